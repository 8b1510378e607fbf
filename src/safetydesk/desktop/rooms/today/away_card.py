"""For when the desk is locked: the day sheet on paper or as a file, and a file for a calendar."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop import paper
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.today.presenter import TodayPresenter
from safetydesk.desktop.school_paper import SchoolPaper
from safetydesk.desktop.surroundings import Surroundings


class AwayCard(Card):
    """What is said of it goes to `banner`, which is the page's."""

    def __init__(self, surroundings: Surroundings, presenter: TodayPresenter, banner: Banner) -> None:
        super().__init__()
        self._presenter = presenter
        self._paper = SchoolPaper(surroundings, self, banner, presenter.needs_passphrase, presenter.confirm)
        self.add(plain_label(wording.label("today_away_why"), "small"))
        for words, icon, act in (
            ("today_sheet_print", "print", self._print),
            ("today_sheet_save", "save", self._save),
            ("today_calendar_save", "save", self._save_calendar),
        ):
            button = quiet(wording.label(words), icon=icon)
            button.clicked.connect(act)
            button.setEnabled(act != self._print or paper.has_printer())
            self.add(button)

    def _print(self) -> None:
        drawing, printed = wording.label("today_sheet_drawing"), wording.label("today_sheet_printed")
        self._paper.print_it(self._presenter.day_sheet, drawing, printed)

    def _save(self) -> None:
        self._paper.save_it(
            self._presenter.save_day_sheet,
            wording.label("today_sheet_save"),
            wording.label("today_sheet_name"),
            wording.label("print_kinds"),
            wording.label("today_sheet_drawing"),
            wording.label("today_sheet_saved"),
        )

    def _save_calendar(self) -> None:
        self._paper.save_it(
            self._presenter.save_calendar,
            wording.label("today_calendar_save"),
            wording.label("today_calendar_name"),
            wording.label("today_calendar_kinds"),
            wording.label("today_sheet_drawing"),
            wording.label("today_calendar_saved"),
        )
