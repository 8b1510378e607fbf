"""The room of the policies: the list with the school's own clauses, and what a change would change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.rooms.policies.change_page import ChangePage
from safetydesk.desktop.rooms.policies.list_page import ListPage
from safetydesk.desktop.rooms.policies.presenter import PoliciesPresenter
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import SafetyDeskError

ACT = "settings"


class PoliciesRoom(QStackedWidget):
    """`show_record(code=...)` opens what adopting one would change, or giving it up where it is adopted."""

    def __init__(self, surroundings: Surroundings, presenter: PoliciesPresenter) -> None:
        super().__init__()
        self.setAccessibleName(wording.label("policies_title"))
        self._around, self._presenter = surroundings, presenter
        self.list, self.change = ListPage(presenter), ChangePage(presenter)
        self.addWidget(self.list)
        self.addWidget(self.change)
        self.list.change_wanted.connect(self._open)
        self.list.own_wanted.connect(self._write_own)
        self.list.left.connect(lambda: surroundings.navigator.go("settings"))
        self.change.left.connect(self._show_list)
        self.change.confirmed.connect(self._confirmed)
        surroundings.announcements.heard.connect(self._heard)

    def show_record(self, code: str = "", **_what: str) -> None:
        """What is open stays, unless another is asked for."""
        if code:
            self._open(code, bool(self._presenter.line(code).since))
        elif self.currentWidget() is self.list:
            self.refresh()

    def refresh(self) -> None:
        """Read the list afresh; a change being looked at stays."""
        try:
            self.list.refresh(self._around.offers.may(ACT))
        except SafetyDeskError as error:
            self._around.errors.show(error, self.list.banner)

    def _open(self, code: str, giving_up: bool) -> None:
        self.change.begin(code, giving_up)
        self.setCurrentWidget(self.change)

    def _show_list(self, said: str = "") -> None:
        self.setCurrentWidget(self.list)
        self.list.banner.dismiss()
        self.refresh()
        if said:
            self.list.banner.say(said)

    def _confirmed(self, day: str, source: str) -> None:
        page, code = self.change, self.change.code
        act = self._presenter.give_up if page.giving_up else self._presenter.adopt
        said = wording.label("policy_given_up" if page.giving_up else "policy_is_adopted")
        page.set_busy(True)

        def failed() -> None:
            page.set_busy(False)

        self._run(lambda: act(code, day, source), said, page.banner, page.form, failed)

    def _write_own(self, text: str) -> None:
        said = wording.label("policy_own_saved")
        self._run(
            lambda: self._presenter.write_own(text), said, self.list.banner, self.list.own, lambda: None
        )

    def _run(
        self, work: Callable[[], None], said: str, banner: Banner, form: Form, failed: Callable[[], None]
    ) -> None:
        banner.dismiss()
        form.clear_problems()

        def not_saved(error: BaseException) -> None:
            failed()
            self._around.errors.show(error, banner, form, {"value": "own"})

        self._around.tasks.run(
            wording.label("house_saving"),
            lambda _progress: work(),
            lambda _nothing: self._show_list(said),
            not_saved,
            self,
        )

    def _heard(self, event: object) -> None:
        is_list = self.isVisible() and self.currentWidget() is self.list
        if "house" in getattr(event, "touches", ()) and is_list:
            self.refresh()


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return PoliciesRoom(surroundings, PoliciesPresenter.of(surroundings.desk))
