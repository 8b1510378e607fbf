"""The room of the school's agencies: the list, and the form of one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.listed_room import ListedRoom
from safetydesk.desktop.rooms.agencies.form_page import FormPage
from safetydesk.desktop.rooms.agencies.list_page import ListPage
from safetydesk.desktop.rooms.agencies.presenter import AgenciesPresenter, Agency, AgencyDraft
from safetydesk.desktop.surroundings import Surroundings


class AgenciesRoom(ListedRoom):
    """`show_record(id=...)` opens one; `act="add"` the form of a new one."""

    def __init__(self, surroundings: Surroundings, presenter: AgenciesPresenter) -> None:
        listed, title = ListPage(presenter, surroundings.offers), wording.label("agencies_title")
        super().__init__(surroundings, title, "agencies", listed, listed.banner, listed.refresh)
        self._presenter, self.list = presenter, listed
        self.form = FormPage(presenter)
        self.addWidget(self.form)
        self.list.open_wanted.connect(self._open)
        self.list.add_wanted.connect(lambda: self._begin(None))
        self.list.left.connect(self.leave)
        self.form.left.connect(self.show_list)
        self.form.save_wanted.connect(self._save)
        self.form.retire_wanted.connect(self._retire)

    def show_record(self, act: str = "", **what: str) -> None:
        """A form in which somebody may be typing stays, unless another is asked for."""
        if "id" in what:
            self._open(what["id"])
        elif act == "add" and self._may():
            self._begin(None)
        elif self.is_at_list:
            self.refresh()

    def _may(self) -> bool:
        return self._around.offers.may("settings")

    def _open(self, agency_id: str) -> None:
        agency = self._presenter.get(agency_id)
        if agency is not None:
            self._begin(agency)

    def _begin(self, agency: Agency | None) -> None:
        self.setCurrentWidget(self.form)
        self.form.begin(agency, self._may() and (agency is None or agency.retired is None))

    def _save(self, before: Agency | None, draft: AgencyDraft) -> None:
        self._run(lambda: self._presenter.save(before, draft), "agencies_saved")

    def _retire(self, agency: Agency) -> None:
        asked = wording.label("agencies_retire_question", name=agency.name)
        yes, no = wording.label("agencies_retire"), wording.label("agencies_leave")
        if self._around.prompts.ask(asked, yes, no):
            self._run(lambda: self._presenter.retire(agency), "agencies_gone")

    def _run(self, work: Callable[[], Agency], said: str) -> None:
        form = self.form
        form.set_busy(True)
        form.banner.dismiss()

        def failed(error: BaseException) -> None:
            form.set_busy(False)
            self._around.errors.show(error, form.banner, form.form)

        def done(agency: Agency) -> None:
            form.set_busy(False)
            self.show_list(wording.label(said, name=agency.name))

        self._around.tasks.run(wording.label("agencies_saving"), lambda _progress: work(), done, failed, self)


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return AgenciesRoom(surroundings, AgenciesPresenter.of(surroundings.desk))
