"""The cards that only say something: what is not there yet, known limits, versions and licences, the categories."""

from __future__ import annotations

from safetydesk import __version__, wording
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.record_table import Cell, Column, RecordTable, Row
from safetydesk.desktop.rooms.settings.parts import parts
from safetydesk.desktop.rooms.settings.presenter import SettingsPresenter

NOT_YET, FAULTS = 6, 5
TONES = {1: "low", 2: "moderate", 3: "serious", 4: "critical"}


def not_yet_card() -> Card:
    """Said plainly, before anybody relies on it."""
    card = Card(wording.label("set_not_yet"), tone="moderate")
    for number in range(1, NOT_YET + 1):
        card.add(plain_label(wording.label(f"set_not_yet_{number}")))
    return card


def faults_card() -> Card:
    card = Card(wording.label("set_faults"))
    for number in range(1, FAULTS + 1):
        card.add(plain_label(wording.label(f"set_fault_{number}")))
    return card


class AboutCard(Card):
    """Versions and licences, shown when asked for."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(wording.label("set_about"))
        self.add(
            Facts(
                [
                    (wording.label("set_version"), __version__),
                    (wording.label("set_store"), str(presenter.store())),
                ]
            )
        )
        self.add(plain_label(wording.label("set_network"), "small"))
        self._show = secondary(wording.label("set_show_licences"))
        self._show.clicked.connect(self._turn)
        self.add(row(self._show))
        self._parts: Facts | None = None

    def _turn(self) -> None:
        if self._parts is None:
            self._parts = Facts(parts())
            self._parts.hide()
            self.add(self._parts)
        shown = self._parts.isHidden()
        self._parts.setVisible(shown)
        self._show.set_words(wording.label("set_hide_licences" if shown else "set_show_licences"))


def terms_card(presenter: SettingsPresenter) -> Card:
    """The shipped categories, to be read."""
    card = Card(wording.label("set_terms"))
    card.add(plain_label(wording.label("set_terms_why"), "small"))
    columns = [
        Column("category", wording.label("set_col_category"), 420, True),
        Column("severity", wording.label("set_col_severity"), 120),
        Column("images", wording.label("set_col_images"), 170),
    ]
    table = RecordTable(columns, wording.label("set_terms"), tall=True)
    rows = [
        Row(
            one.code,
            (
                Cell(one.name, detail=one.description),
                Cell(one.least, badge=TONES[one.level]),
                Cell(one.images, badge="critical" if one.is_locked else None),
            ),
        )
        for one in presenter.categories()
    ]
    table.set_rows(rows)
    table.fit_height(8)
    card.add(table)
    return card
