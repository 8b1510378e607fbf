"""Starting an independent store: said plainly first, then a folder elsewhere, then a SafetyDesk of its own.

The folder typed here is forgotten when the page is left; no dialog, list or file of this program keeps it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import link, primary, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.fields import TextLine, Tick
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Columns, Page, column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.independent.presenter import Begun, IndependentPresenter
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import Refusal, SafetyDeskError

WHEN, NOT = 3, 4
WHO = ("head", "dsl", "lado", "danger", "not")
_LOG = "log_incident"
_ABOUT_THE_FOLDER = frozenset(
    {
        "independent_needs_folder", "independent_too_near", "folder_is_a_file", "folder_not_empty",
        "place_is_network", "place_is_synced",
    }
)  # fmt: skip


class IndependentPage(Page):
    """`show_record(draft_id=...)`: what was being typed when this was offered, which may be taken along."""

    def __init__(self, surroundings: Surroundings, presenter: IndependentPresenter) -> None:
        super().__init__(wording.label("ind_title"), wording.label("ind_subtitle"))
        self._around, self._presenter = surroundings, presenter
        self._begun: Begun | None = None
        self.banner = Banner()
        self.banner.acted.connect(self._to_draft)
        self.banners.addWidget(self.banner)
        self.form = Form()
        self._files = plain_label(wording.label("ind_carry_files"), "small")
        self._act = primary(wording.label("ind_act"))
        self._act.clicked.connect(self.start)
        self._again = Card(wording.label("ind_again"), tone="accent")
        self._folder = Facts()
        said = column(_lines("ind_when", WHEN), _who_card())
        not_that = _lines("ind_not", NOT, tone="moderate")
        self.add(Columns(column(self._where_card(), self._again_card(), not_that), said, share=(1, 1)))
        leave = secondary(wording.label("ind_leave"))
        leave.clicked.connect(self._leave)
        self.add_act(leave)
        self.leave_by_escape(self._leave)
        self.show_record()

    def show_record(self, draft_id: str = "") -> None:
        """Fresh: nothing of an earlier visit is to be read here."""
        self._forget()
        try:
            self._begun = self._presenter.begun(draft_id)
        except SafetyDeskError as error:
            self._around.errors.show(error, self.banner)
        self.form.set_field_visible("carry", self._begun is not None)
        self._files.setVisible(self._begun is not None and self._begun.files > 0)

    def start(self) -> None:
        """Judge the folder and start the other SafetyDesk there, in the background."""
        if not self._act.isEnabled():
            return
        self.banner.dismiss()
        self.form.clear_problems()
        place = Path(str(self.form.field("folder").value()).strip())
        begun = self._begun if self.form.field("carry").value() else None
        self._act.setEnabled(False)

        def work(_progress: object) -> tuple[Path, bool]:
            self._presenter.check(place)
            words = self._presenter.words(begun.draft_id) if begun else b""
            self._around.start_elsewhere(place, words)
            return place, bool(words)

        self._around.tasks.run(wording.label("ind_working"), work, self._started, self._failed, self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever comes by later finds no folder here."""
        self._forget()
        super().hideEvent(event)

    def _where_card(self) -> Card:
        card = Card(wording.label("ind_where"))
        self.form.add(
            TextLine("folder", wording.label("ind_folder"), wording.label("ind_folder_hint"), longest=4000)
        )
        choose = link(wording.label("ind_choose"))
        choose.clicked.connect(self._choose)
        self.form.add_widget(row(choose))
        self.form.add(Tick("carry", wording.label("ind_carry"), wording.label("ind_carry_why")))
        card.add(self.form)
        card.add(self._files)
        card.add(row(self._act))
        return card

    def _again_card(self) -> Card:
        self._again.add(plain_label(wording.label("ind_again_why")))
        self._again.add(self._folder)
        self._again.hide()
        return self._again

    def _choose(self) -> None:
        chosen = self._around.prompts.choose_folder(wording.label("ind_choose_title"), remembered=False)
        if chosen is not None:
            self.form.field("folder").set_value(str(chosen))

    def _started(self, outcome: tuple[Path, bool]) -> None:
        place, is_carried = outcome
        self._act.setEnabled(True)
        if is_carried:
            self.banner.say(
                wording.label("ind_started_carried"), button=wording.label("ind_to_draft"), can_dismiss=False
            )
        else:
            self.banner.say(wording.label("ind_started"))
        self._folder.set([])
        self._folder.add(wording.label("ind_again_folder"), str(place), mono=True)
        command = f'safetydesk --store "{place}"'
        self._folder.add(wording.label("ind_again_command"), command, mono=True)
        self._again.show()

    def _failed(self, error: BaseException) -> None:
        self._act.setEnabled(True)
        if isinstance(error, Refusal) and error.code in _ABOUT_THE_FOLDER:
            self.form.show_problems([("folder", wording.sentence(error).whole())])
            return
        self._around.errors.show(error, self.banner, self.form)

    def _to_draft(self) -> None:
        draft_id = self._begun.draft_id if self._begun else ""
        self._around.navigator.go(_LOG, draft_id=draft_id)

    def _leave(self) -> None:
        self._around.navigator.back()

    def _forget(self) -> None:
        self.form.set_values({"folder": "", "carry": False})
        self.form.clear_problems()
        self._folder.set([])
        self._again.hide()
        self.banner.dismiss()


def _lines(key: str, count: int, tone: str = "") -> Card:
    card = Card(wording.label(key), tone=tone)
    for number in range(1, count + 1):
        card.add(plain_label(wording.label(f"{key}_{number}")))
    return card


def _who_card() -> Card:
    card = Card(wording.label("ind_who"))
    said = [(wording.label(f"ind_who_{who}"), wording.label(f"ind_who_{who}_is")) for who in WHO]
    card.add(Facts(said))
    return card


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return IndependentPage(surroundings, IndependentPresenter.of(surroundings.desk))
