"""Settings: the school, how the window looks, and plainly what this build is and is not."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, TextLine
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Columns, Page, column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.settings.about import AboutCard, faults_card, not_yet_card, terms_card
from safetydesk.desktop.rooms.settings.agencies_card import AgenciesCard
from safetydesk.desktop.rooms.settings.backups_card import BackupsCard
from safetydesk.desktop.rooms.settings.house_card import HouseCard
from safetydesk.desktop.rooms.settings.keychain_card import KeychainCard
from safetydesk.desktop.rooms.settings.policies_card import PoliciesCard
from safetydesk.desktop.rooms.settings.presenter import SLASH, School, SettingsPresenter
from safetydesk.desktop.rooms.settings.sheets_card import SheetsCard
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import SafetyDeskError

THEMES = ("system", "light", "dark", "contrast")
SCALES = (100, 110, 125, 150, 175, 200)


class SettingsPage(Page):
    """What is typed about the school waits for its button; the look changes at once and is kept."""

    def __init__(self, surroundings: Surroundings, presenter: SettingsPresenter) -> None:
        super().__init__(wording.label("set_title"), wording.label("set_subtitle"))
        self._around = surroundings
        self._presenter = presenter
        self._school: School | None = None
        self.banner = Banner()
        self.banners.addWidget(self.banner)
        self.school = Form(columns=2)
        self.look = Form(columns=2)
        self.keychain = KeychainCard(surroundings, presenter)
        self.sheets = SheetsCard(surroundings, presenter)
        self.backups = BackupsCard(surroundings, presenter)
        self.house = HouseCard(surroundings, presenter)
        self.agencies = AgenciesCard(surroundings, presenter)
        self.policies = PoliciesCard(surroundings, presenter)
        left = column(
            self._school_card(),
            self.house,
            self.agencies,
            self.policies,
            self.backups,
            self._look_card(),
            self.keychain,
            AboutCard(presenter),
        )
        self.add(Columns(left, column(self.sheets, not_yet_card(), faults_card()), share=(3, 2)))
        self.add(terms_card(presenter))
        manual = quiet(wording.label("manual_room"), icon="help")
        manual.clicked.connect(lambda: surroundings.navigator.go("manual"))
        self.add_act(manual)
        team = secondary(wording.label("set_team"), icon="people")
        team.clicked.connect(lambda: surroundings.navigator.go("team"))
        self.add_act(team)
        self._suit_role()
        surroundings.offers.changed.connect(self._suit_role)
        self._show_look()
        self.look.changed.connect(lambda _key: self._change_look())

    def refresh(self) -> None:
        """Read the school afresh, unless something is being typed about it."""
        self.keychain.refresh()
        self.sheets.refresh()
        self.backups.refresh()
        self.house.refresh()
        self.agencies.refresh()
        self.policies.refresh()
        if self._school is not None and self._typed() != _values(self._school):
            return
        try:
            self._show_school(self._presenter.school())
        except SafetyDeskError as error:
            self._around.errors.show(error, self.banner)

    def save(self) -> None:
        """Save what was typed about the school."""
        typed = self._typed()
        self.banner.dismiss()
        self._save.setEnabled(False)

        def work(_progress: object) -> tuple[School, bool]:
            return self._presenter.amend(
                typed["name"],
                typed["town"],
                typed["marking"],
                int(typed["idle_minutes"] or 0),
                typed["pc_keeper"],
                typed["exhibit_separator"],
            )

        self._around.tasks.run(wording.label("set_saving"), work, self._saved, self._not_saved, self)

    def _suit_role(self) -> None:
        """Whoever may not change the school reads it."""
        self.school.setEnabled(self._around.offers.may("settings"))

    def _school_card(self) -> Card:
        card = Card(wording.label("set_school"))
        card.add(plain_label(wording.label("set_school_why"), "small"))
        self.school.add(TextLine("name", wording.label("set_name"), needed=True))
        self.school.add(TextLine("town", wording.label("set_town")))
        self.school.add(TextLine("marking", wording.label("set_marking"), needed=True), 2)
        hint = wording.label("set_idle_hint")
        self.school.add(Choice("idle_minutes", wording.label("set_idle_minutes"), hint=hint, empty=None), 2)
        keeper = TextLine("pc_keeper", wording.label("set_pc_keeper"), wording.label("set_pc_keeper_hint"))
        self.school.add(keeper, 2)
        number, hint = wording.label("set_numbers"), wording.label("set_numbers_hint")
        self.school.add(
            Choice("exhibit_separator", number, self._presenter.numbers(), hint=hint, empty=None), 2
        )
        card.add(self.school)
        self._save = self._around.offers.only(primary(wording.label("set_save")), "settings")
        self._save.clicked.connect(self.save)
        card.add(row(self._save))
        return card

    def _look_card(self) -> Card:
        card = Card(wording.label("set_look"))
        card.add(plain_label(wording.label("set_look_why"), "small"))
        themes = [(name, wording.label(f"set_theme_{name}")) for name in THEMES]
        scales = [(str(size), wording.label("set_percent", count=str(size))) for size in SCALES]
        self.look.add(Choice("theme", wording.label("set_theme"), themes, empty=None))
        self.look.add(Choice("scale", wording.label("set_scale"), scales, empty=None))
        card.add(self.look)
        return card

    def _show_school(self, school: School) -> None:
        self._school = school
        minutes = self.school.field("idle_minutes")
        if isinstance(minutes, Choice):
            minutes.set_choices(self._presenter.minutes(school.idle_minutes))
        self.school.set_values(_values(school))
        self.school.clear_problems()

    def _typed(self) -> dict[str, str]:
        return {key: str(value or "") for key, value in self.school.values().items()}

    def _saved(self, outcome: tuple[School, bool]) -> None:
        school, changed = outcome
        self._save.setEnabled(True)
        self._show_school(school)
        self.banner.say(wording.label("set_saved" if changed else "set_unchanged"))

    def _not_saved(self, error: BaseException) -> None:
        self._save.setEnabled(True)
        self._around.errors.show(error, self.banner, self.school)

    def _show_look(self) -> None:
        look = theme.current()
        nearest = min(SCALES, key=lambda size: abs(size - look.scale * 100))
        self.look.set_values({"theme": look.asked, "scale": str(nearest)})

    def _change_look(self) -> None:
        """Show it at once; keep it behind."""
        name, scale = (
            str(self.look.field("theme").value()),
            int(self.look.field("scale").value() or 100) / 100,
        )
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, name, scale)
        self._around.tasks.run(
            wording.label("set_keeping"),
            lambda _progress: self._presenter.keep(name, scale),
            lambda _nothing: None,
            self._around.errors.for_room(self.banner),
            self,
        )


def _values(school: School) -> dict[str, str]:
    return {
        "name": school.name,
        "town": school.town,
        "marking": school.marking,
        "idle_minutes": str(school.idle_minutes),
        "pc_keeper": school.pc_keeper,
        "exhibit_separator": school.exhibit_separator or SLASH,
    }


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return SettingsPage(surroundings, SettingsPresenter.of(surroundings.desk))
