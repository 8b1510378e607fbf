"""The room of the school's own values: the list, the form of one, and the form of terms and holidays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.listed_room import ListedRoom
from safetydesk.desktop.rooms.house.calendar_page import CalendarPage
from safetydesk.desktop.rooms.house.form_page import FormPage
from safetydesk.desktop.rooms.house.list_page import ListPage
from safetydesk.desktop.rooms.house.presenter import CALENDAR, CALENDAR_FORM, HousePresenter
from safetydesk.desktop.rooms.house.value_page import ValuePage
from safetydesk.desktop.surroundings import Surroundings

ACT = "settings"


class HouseRoom(ListedRoom):
    """`show_record(setting=...)` opens one; `setting="calendar"` the terms and holidays."""

    def __init__(self, surroundings: Surroundings, presenter: HousePresenter) -> None:
        listed, title = ListPage(presenter), wording.label("house_title")
        super().__init__(surroundings, title, "house", listed, listed.banner, listed.refresh)
        self._presenter, self.list = presenter, listed
        self.value, self.calendar = ValuePage(presenter), CalendarPage(presenter)
        self.addWidget(self.value)
        self.addWidget(self.calendar)
        self.list.open_wanted.connect(self._open)
        self.list.calendar_wanted.connect(self._open_calendar)
        self.list.left.connect(self.leave)
        for form in (self.value, self.calendar):
            form.left.connect(self.show_list)
            form.save_wanted.connect(self._save)

    def show_record(self, setting: str = "", **_what: str) -> None:
        """A form in which somebody may be typing stays, unless another is asked for."""
        if setting in (CALENDAR_FORM, *CALENDAR):
            self._open_calendar()
        elif setting:
            self._open(setting)
        elif self.is_at_list:
            self.refresh()

    def _may(self) -> bool:
        return self._around.offers.may(ACT)

    def _open(self, name: str) -> None:
        self.setCurrentWidget(self.value)
        self.value.begin(name, self._may())

    def _open_calendar(self) -> None:
        self.setCurrentWidget(self.calendar)
        self.calendar.begin(self._may())

    def _save(self, values: dict[str, str], since: str, source: str) -> None:
        page = self.currentWidget()
        if not isinstance(page, FormPage):
            return
        page.set_busy(True)
        page.banner.dismiss()
        page.form.clear_problems()

        def failed(error: BaseException) -> None:
            page.set_busy(False)
            self._around.errors.show(error, page.banner, page.form, page.names_of())

        def saved(kept: Sequence[object]) -> None:
            self.show_list(wording.label("house_saved", count=wording.count_words(len(kept), "setting")))

        self._around.tasks.run(
            wording.label("house_saving"),
            lambda _progress: self._presenter.save(values, since, source),
            saved,
            failed,
            self,
        )


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return HouseRoom(surroundings, HousePresenter.of(surroundings.desk))
