"""The room of the policies: the list with the school's own clauses, and what a change would change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.listed_room import ListedRoom
from safetydesk.desktop.rooms.policies.change_page import ChangePage
from safetydesk.desktop.rooms.policies.list_page import ListPage
from safetydesk.desktop.rooms.policies.presenter import PoliciesPresenter
from safetydesk.desktop.surroundings import Surroundings

ACT = "settings"


class PoliciesRoom(ListedRoom):
    """`show_record(code=...)` opens what adopting one would change, or giving it up where it is adopted."""

    def __init__(self, surroundings: Surroundings, presenter: PoliciesPresenter) -> None:
        listed, title = ListPage(presenter), wording.label("policies_title")

        def read() -> None:
            listed.refresh(surroundings.offers.may(ACT))

        super().__init__(surroundings, title, "house", listed, listed.banner, read)
        self._presenter, self.list = presenter, listed
        self.change = ChangePage(presenter)
        self.addWidget(self.change)
        self.list.change_wanted.connect(self._open)
        self.list.own_wanted.connect(self._write_own)
        self.list.left.connect(self.leave)
        self.change.left.connect(self.show_list)
        self.change.confirmed.connect(self._confirmed)

    def show_record(self, code: str = "", **_what: str) -> None:
        """What is open stays, unless another is asked for."""
        if code:
            self._open(code, bool(self._presenter.line(code).since))
        elif self.is_at_list:
            self.refresh()

    def _open(self, code: str, giving_up: bool) -> None:
        self.change.begin(code, giving_up)
        self.setCurrentWidget(self.change)

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
            lambda _nothing: self.show_list(said),
            not_saved,
            self,
        )


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return PoliciesRoom(surroundings, PoliciesPresenter.of(surroundings.desk))
