"""The room of the school's own values: the list, the form of one, and the form of terms and holidays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from safetydesk import wording
from safetydesk.desktop.rooms.house.calendar_page import CalendarPage
from safetydesk.desktop.rooms.house.form_page import FormPage
from safetydesk.desktop.rooms.house.list_page import ListPage
from safetydesk.desktop.rooms.house.presenter import CALENDAR, CALENDAR_FORM, HousePresenter
from safetydesk.desktop.rooms.house.value_page import ValuePage
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import SafetyDeskError

ACT = "settings"


class HouseRoom(QStackedWidget):
    """`show_record(setting=...)` opens one; `setting="calendar"` the terms and holidays."""

    def __init__(self, surroundings: Surroundings, presenter: HousePresenter) -> None:
        super().__init__()
        self.setAccessibleName(wording.label("house_title"))
        self._around, self._presenter = surroundings, presenter
        self.list = ListPage(presenter)
        self.value, self.calendar = ValuePage(presenter), CalendarPage(presenter)
        for page in (self.list, self.value, self.calendar):
            self.addWidget(page)
        self.list.open_wanted.connect(self._open)
        self.list.calendar_wanted.connect(self._open_calendar)
        self.list.left.connect(lambda: surroundings.navigator.go("settings"))
        for form in (self.value, self.calendar):
            form.left.connect(self._show_list)
            form.save_wanted.connect(self._save)
        surroundings.announcements.heard.connect(self._heard)

    def show_record(self, setting: str = "", **_what: str) -> None:
        """A form in which somebody may be typing stays, unless another is asked for."""
        if setting in (CALENDAR_FORM, *CALENDAR):
            self._open_calendar()
        elif setting:
            self._open(setting)
        elif self.currentWidget() is self.list:
            self.refresh()

    def refresh(self) -> None:
        """Read the list afresh; a form stays as it is."""
        try:
            self.list.refresh()
        except SafetyDeskError as error:
            self._around.errors.show(error, self.list.banner)

    def _may(self) -> bool:
        return self._around.offers.may(ACT)

    def _open(self, name: str) -> None:
        self.setCurrentWidget(self.value)
        self.value.begin(name, self._may())

    def _open_calendar(self) -> None:
        self.setCurrentWidget(self.calendar)
        self.calendar.begin(self._may())

    def _show_list(self, said: str = "") -> None:
        self.setCurrentWidget(self.list)
        self.list.banner.dismiss()
        self.refresh()
        if said:
            self.list.banner.say(said)

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
            self._show_list(wording.label("house_saved", count=wording.count_words(len(kept), "setting")))

        self._around.tasks.run(
            wording.label("house_saving"),
            lambda _progress: self._presenter.save(values, since, source),
            saved,
            failed,
            self,
        )

    def _heard(self, event: object) -> None:
        if (
            "house" in getattr(event, "touches", ())
            and self.isVisible()
            and self.currentWidget() is self.list
        ):
            self.refresh()


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return HouseRoom(surroundings, HousePresenter.of(surroundings.desk))
