"""The room of the team: the list, its forms, and the words handed over; each act of keys asks for one's passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from safetydesk import wording
from safetydesk.desktop.asking_passphrase import AskPassphrase
from safetydesk.desktop.rooms.team.cover_page import CoverPage
from safetydesk.desktop.rooms.team.form_page import FormPage
from safetydesk.desktop.rooms.team.key_pages import HandOverPage, PassphrasePage, ResetPage
from safetydesk.desktop.rooms.team.member_page import AddPage, AmendPage
from safetydesk.desktop.rooms.team.overview import OverviewPage
from safetydesk.desktop.rooms.team.presenter import (
    CoverDraft,
    Line,
    MemberDraft,
    Standby,
    TeamMember,
    TeamPresenter,
)
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import SafetyDeskError


class TeamRoom(QStackedWidget):
    """`show_record()` shows the list; with `act="add"` the form for somebody new."""

    def __init__(self, surroundings: Surroundings, presenter: TeamPresenter) -> None:
        super().__init__()
        self.setAccessibleName(wording.label("team_title"))
        self._around, self._presenter = surroundings, presenter
        self.overview = OverviewPage(presenter, surroundings.offers)
        self.amending, self.adding = AmendPage(presenter), AddPage(presenter)
        self.resetting, self.own = ResetPage(presenter), PassphrasePage(presenter)
        self.covering, self.handing_over = CoverPage(presenter), HandOverPage()
        forms: tuple[FormPage, ...] = (self.amending, self.adding, self.resetting, self.own, self.covering)
        for page in (self.overview, *forms, self.handing_over):
            self.addWidget(page)
        for form in forms:
            form.left.connect(self._show_overview)
        self.handing_over.left.connect(self._show_overview)
        self.overview.act_wanted.connect(self._begin)
        self.overview.add_wanted.connect(self._begin_adding)
        self.overview.cover_wanted.connect(lambda: self._show(self.covering, self.covering.begin))
        self.overview.withdraw_wanted.connect(self._withdraw)
        self.overview.passphrase_wanted.connect(self._begin_own)
        self.amending.save_wanted.connect(self._amend)
        self.adding.save_wanted.connect(self._enrol)
        self.resetting.save_wanted.connect(self._reset)
        self.own.save_wanted.connect(self._change_own)
        self.covering.save_wanted.connect(self._arrange)
        surroundings.announcements.heard.connect(self._heard)

    def show_record(self, act: str = "", **_what: str) -> None:
        """A form in which somebody is typing stays."""
        if act == "add" and self._around.offers.may("team"):
            self._begin_adding()
        elif self.currentWidget() is self.overview:
            self.refresh()

    def refresh(self) -> None:
        """Read the list afresh; a form stays as it is."""
        try:
            self.overview.refresh()
        except SafetyDeskError as error:
            self._around.errors.show(error, self.overview.banner)

    def _show_overview(self, said: str = "") -> None:
        for page in (self.adding.secret, self.resetting.secret, self.own, self.handing_over):
            page.forget()
        self.setCurrentWidget(self.overview)
        self.overview.banner.dismiss()
        self.refresh()
        if said:
            self.overview.banner.say(said)

    def _show(self, page: QWidget, begin: Callable[[], None]) -> None:
        self.setCurrentWidget(page)
        begin()

    def _begin_adding(self) -> None:
        today = self._presenter.moment().london_date.isoformat()
        self._show(self.adding, lambda: self.adding.begin(today))

    def _begin_own(self) -> None:
        lines = self._presenter.lines()
        mine = next((one.member.name for one in lines if one.member.id == self._presenter.me), "")
        self._show(self.own, lambda: self.own.begin(mine))

    def _begin(self, act: str, line: Line) -> None:
        if act == "amend":
            self._show(self.amending, lambda: self.amending.begin(line.member))
        elif act == "reset":
            self._show(self.resetting, lambda: self.resetting.begin(line.member))
        else:
            self._remove(line.member)

    def _amend(self, member: TeamMember, draft: MemberDraft) -> None:
        self._shown(
            lambda: self._save(
                self.amending,
                lambda: self._presenter.amend(member, draft),
                wording.label("team_amended", name=draft.name),
            ),
            lambda error: self._failed(self.amending, error),
        )

    def _arrange(self, draft: CoverDraft) -> None:
        self._shown(
            lambda: self._save(
                self.covering, lambda: self._presenter.arrange_cover(draft), wording.label("team_arranged")
            ),
            lambda error: self._failed(self.covering, error),
        )

    def _withdraw(self, standby: Standby) -> None:
        asked = wording.label(
            "team_withdraw_ask", stands_in=standby.stands_in.name, absent=standby.absent.name
        )
        if not self._around.prompts.ask(asked, wording.label("team_withdraw"), wording.label("team_keep")):
            return
        failed = self._around.errors.for_room(self.overview.banner)
        self._shown(
            lambda: self._around.tasks.run(
                wording.label("team_saving"),
                lambda _progress: self._presenter.withdraw_cover(standby),
                lambda _nothing: self._show_overview(wording.label("team_withdrawn")),
                failed,
                self,
            ),
            failed,
        )

    def _shown(self, go_on: Callable[[], None], failed: Callable[[BaseException], None]) -> None:
        """Whoever came in by the keychain shows the passphrase once; then the change goes on."""
        if not self._presenter.needs_passphrase():
            go_on()
            return
        self._ask(wording.label("team_change_ask"), wording.label("team_change_act")).run(
            lambda mine, _progress: self._presenter.confirm(mine),
            lambda _nothing: go_on(),
            failed,
            lambda: None,
        )

    def _save(self, page: FormPage, work: Callable[[], object], said: str) -> None:
        """What changes records and no key."""
        page.set_busy(True)
        self._around.tasks.run(
            wording.label("team_saving"),
            lambda _progress: work(),
            lambda _saved: self._show_overview(said),
            lambda error: self._failed(page, error),
            self,
        )

    def _failed(self, page: FormPage, error: BaseException) -> None:
        page.set_busy(False)
        self._around.errors.show(error, page.banner, page.form)

    def _ask(self, why: str, act: str) -> AskPassphrase:
        return AskPassphrase(self._around, self, why, act, wording.label("team_working"))

    def _enrol(self, draft: MemberDraft, person_id: str, login: str, passphrase: str) -> None:
        page = self.adding
        about = self._presenter.subject_of(person_id)
        if about and not self._is_sure(draft.name, about):
            return
        page.set_busy(True)
        self._ask(wording.label("team_add_ask", name=draft.name), wording.label("team_add_act")).run(
            lambda mine, _progress: self._presenter.enrol(draft, person_id, login, passphrase, mine),
            lambda _member: self._hand_over(draft.name, login, passphrase, page.secret.is_offered()),
            lambda error: self._failed(page, error),
            lambda: page.set_busy(False),
        )

    def _is_sure(self, name: str, about: tuple[str, ...]) -> bool:
        """Whoever joins opens what is not restricted: incidents about them are to be restricted first."""
        return self._around.prompts.ask(
            wording.label("team_subject_ask", name=name),
            wording.label("team_subject_yes"),
            wording.label("team_subject_no"),
            wording.label("team_subject_why", name=name, references=", ".join(about)),
            danger=True,
        )

    def _reset(self, member: TeamMember, login: str, passphrase: str) -> None:
        page = self.resetting
        page.set_busy(True)
        self._ask(wording.label("team_reset_ask", name=member.name), wording.label("team_reset_act")).run(
            lambda mine, _progress: self._presenter.reset(member, login, passphrase, mine),
            lambda done: self._hand_over(member.name, login, passphrase, page.secret.is_offered(), done.lost),
            lambda error: self._failed(page, error),
            lambda: page.set_busy(False),
        )

    def _hand_over(self, name: str, login: str, passphrase: str, was_offered: bool, lost: int = 0) -> None:
        """Words drawn here are shown this once more; those somebody chose are known to them."""
        shown = passphrase if was_offered else wording.label("team_chosen_by_you")
        self._show(self.handing_over, lambda: self.handing_over.begin(name, login, shown, lost))

    def _change_own(self, old: str, new: str) -> None:
        self._save(
            self.own,
            lambda: self._presenter.change_passphrase(old, new),
            wording.label("team_passphrase_changed"),
        )

    def _remove(self, member: TeamMember) -> None:
        why = wording.label("team_remove_why", name=member.name)
        owns = self._presenter.heirs(member)
        sure = self._around.prompts.ask(
            wording.label("team_remove_title", name=member.name),
            wording.label("team_remove_act"),
            wording.label("team_keep"),
            f"{owns} {why}" if owns else why,
            danger=True,
        )
        if not sure:
            return
        self._ask(wording.label("team_remove_ask", name=member.name), wording.label("team_remove_act")).run(
            lambda mine, progress: self._presenter.remove(member, mine, progress),
            lambda _nothing: self._around.sign_in_again(),
            self._not_removed,
            lambda: None,
        )

    def _not_removed(self, error: BaseException) -> None:
        """Where the desk was closed on the way, only a fresh sign-in goes on."""
        self._around.errors.show(error, self.overview.banner)
        if not self._presenter.is_open():
            self._around.sign_in_again()
        else:
            self.refresh()

    def _heard(self, event: object) -> None:
        if "team" in getattr(event, "touches", ()) and self.isVisible() and self._presenter.is_open():
            self.refresh()


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return TeamRoom(surroundings, TeamPresenter(surroundings.desk))
