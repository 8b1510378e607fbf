"""The incident's page: the header, its tabs, and the form that stands in their place while one is filled."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.plain_label import plain_caption
from safetydesk.desktop.rooms.incident.begun import BegunBanner, making
from safetydesk.desktop.rooms.incident.chronology_view import ChronologyView
from safetydesk.desktop.rooms.incident.copies_view import CopiesView
from safetydesk.desktop.rooms.incident.escalation.call_strip import CallStrip
from safetydesk.desktop.rooms.incident.escalation.view import EscalationView
from safetydesk.desktop.rooms.incident.evidence.adding import Adding
from safetydesk.desktop.rooms.incident.evidence.view import EvidenceView
from safetydesk.desktop.rooms.incident.forms.amend import AmendSheet
from safetydesk.desktop.rooms.incident.forms.closing import ClosingSheet, ReopenSheet
from safetydesk.desktop.rooms.incident.forms.decision import DecisionSheet
from safetydesk.desktop.rooms.incident.forms.described import DescribedItemSheet
from safetydesk.desktop.rooms.incident.forms.link import LinkSheet
from safetydesk.desktop.rooms.incident.forms.note import NoteSheet
from safetydesk.desktop.rooms.incident.forms.notice import NoticeSheet
from safetydesk.desktop.rooms.incident.forms.person import PersonSheet
from safetydesk.desktop.rooms.incident.forms.referral import ReferralSheet
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.forms.withdraw import WithdrawSheet
from safetydesk.desktop.rooms.incident.furniture import EDGE, Room
from safetydesk.desktop.rooms.incident.header import MORE, NEEDED, Header
from safetydesk.desktop.rooms.incident.history_view import HistoryView
from safetydesk.desktop.rooms.incident.open_form import OpenForm
from safetydesk.desktop.rooms.incident.overview import Overview
from safetydesk.desktop.rooms.incident.presenter import IncidentPresenter, Shown
from safetydesk.desktop.rooms.incident.said import Said
from safetydesk.desktop.rooms.incident.when_seen import Tab
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.desktop.ways_in.offering import Thing
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.events import DescribedItemRecorded, ExhibitIsolated, IncidentAmended, IncidentReopened
from safetydesk.domain.incident import Involvement
from safetydesk.domain.person import Person

SETTLE_MS = 80
"""Several announcements of one act make one fresh reading."""
_SAID_AT_ONCE = (ExhibitIsolated, IncidentAmended, DescribedItemRecorded)
"""What may put a file out of sight, or shut the incident to files, is seen though others are still coming in."""
_TABS = ("overview", "chronology", "evidence", "escalation", "copies", "history")


def build(surroundings: Surroundings) -> QWidget:
    """The room. `show_record(id=...)` opens an incident, which is recorded; `refresh()` reads it again."""
    return IncidentPage(surroundings)


class IncidentPage(QWidget):
    """`shown` is the last reading, None until one has arrived."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        presenter = IncidentPresenter(surroundings.desk)
        self._room = Room(
            surroundings, presenter, Said(lambda: presenter.vocabulary), self._open, self._show_tab
        )
        self.shown: Shown | None = None
        self._id: UUID | None = None
        self.setAccessibleName(say("page"))
        column = QVBoxLayout(self)
        edge = theme.scaled(EDGE)
        column.setContentsMargins(edge, theme.scaled(16), 0, theme.scaled(10))
        column.setSpacing(theme.scaled(8))
        self.header = Header(self._room.said)
        self.header.act_wanted.connect(self._act)
        for act, needed in NEEDED.items():
            surroundings.offers.only(self.header.button(act), needed)
        for act, needed in MORE.items():
            surroundings.offers.only(self.header.more.act(act), needed)
        self.banner = Banner()
        self.outcome = Banner()
        self.begun = BegunBanner(surroundings.offers)
        self.begun.acted.connect(self._go_on)
        holder = QWidget()
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, edge, 0)
        head.setSpacing(column.spacing())
        self.calls = CallStrip(self._room)
        self.calls.answered.connect(self._answered)
        for widget in (self.header, self.banner, self.outcome, self.begun, self.calls):
            head.addWidget(widget)
        column.addLayout(head)
        column.addWidget(holder, 1)
        self.overview = Overview(self._room, lambda: self._open(PersonSheet), self._refer, self._withdraw)
        self.chronology = ChronologyView(self._room)
        self.evidence = EvidenceView(self._room)
        self.escalation = EscalationView(self._room)
        self.copies = CopiesView(self._room, lambda: self._act("print"))
        self.history = HistoryView(self._room)
        self._views: dict[str, Tab] = {
            "overview": self.overview, "chronology": self.chronology, "evidence": self.evidence,
            "escalation": self.escalation, "copies": self.copies, "history": self.history,
        }  # fmt: skip
        self.tabs = self._make_tabs()
        self._form = OpenForm(self._room, holder, self.tabs)
        self._adding = Adding(self._room, self.evidence, self._form.show, self._form.close, self._added)
        self._connect()
        self._about_to_read: UUID | None = None
        self._is_about_to_read_at_once = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._form.changed.connect(self._form_changed)
        self._form.done.connect(self._settle.start)
        self._form.stale.connect(self._reload_sheet)
        self._form.told.connect(self.outcome.say)
        surroundings.announcements.heard.connect(self._heard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.suit_height(self.height())
        self.calls.suit_height(self.height())
        self._suit_header()

    def show_record(self, **what: str) -> None:
        """Open the incident `id`, which is recorded; `exhibit`, `tab` and `part` (a page of the
        escalation) say what to bring forward.

        `go_on` and `slot` open a form that was begun here. A form that is open on another incident is kept as a draft.
        """
        wanted = UUID(what["id"])
        left = ""
        if wanted != self._id:
            reference = self.shown.case.incident.reference if self.shown else ""
            left = reference if self._form.put_by() else ""
            self.begun.dismiss()
            self.shown = None
            self.tabs.hide()
            self.tabs.setCurrentIndex(0)
        self._id = wanted
        if not self._has_focus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # not wherever Qt puts it as the last page goes
        self.banner.dismiss()
        self.outcome.dismiss()
        if left:
            self.banner.say(say("kept_there", reference=left), "info")

        def arrived(shown: Shown) -> None:
            self._arrived(shown)
            if "go_on" in what and self._form.sheet is None:
                self.begun.choose(shown, what["go_on"], what.get("slot", ""))
                self._go_on()
            if what.get("tab") in _TABS:
                self.tabs.setCurrentIndex(_TABS.index(what["tab"]))
            if self.escalation.has_page(what.get("part", "")):
                self.tabs.setCurrentWidget(self.escalation)
                self.escalation.page(what["part"])
            if "exhibit" in what:
                self.tabs.setCurrentWidget(self.evidence)
                self.evidence.choose_number(what["exhibit"])

        self._run(lambda: self._room.presenter.open(wanted), arrived)

    def refresh(self) -> None:
        """Read it again; not recorded. One reading that has not begun stands for all that are asked for meanwhile.

        Five hundred files are five hundred announcements, and every reading waits behind their sealing.
        """
        wanted = self._id
        if wanted is None or self._about_to_read == wanted:
            return
        self._about_to_read = wanted

        def read() -> Shown:
            self._about_to_read = None
            return self._room.presenter.reread(wanted)

        self._run(read, self._arrived)

    def keep_drafts(self) -> None:
        """Seal what is typed at once: the window is about to go. Raises Trouble for the disk's."""
        self._form.keep()

    def sheet(self) -> QWidget | None:
        """The form that is open, if any."""
        return self._form.sheet

    def _run(self, read: Callable[[], Shown], then: Callable[[Shown], None]) -> None:
        surroundings = self._room.surroundings
        told = surroundings.errors.for_room(self.banner)

        def failed(error: BaseException) -> None:
            self._about_to_read = None  # it may have been cancelled before it began
            told(error)

        surroundings.tasks.run(say("reading"), lambda _progress: read(), then, failed, owner=self)

    def _arrived(self, shown: Shown) -> None:
        if shown.case.incident.id != self._id:
            return  # somebody has gone on to another incident meanwhile
        self.shown = shown
        for view in self._views.values():
            view.show_when_seen(shown)
        if self._form.sheet is None:
            self.tabs.show()  # a form stands in their place: shown, they would be seen behind it
        if self.hasFocus() and self._form.sheet is None:
            self.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)
        self.header.show_case(shown)
        self.calls.show_case(shown)
        self._suit_header()
        case = shown.case
        counts = {
            "evidence": self.evidence.count(shown),
            "escalation": self.escalation.count(shown),
            "copies": len(case.disclosures),
        }
        for place, key in enumerate(_TABS):
            count = counts.get(key, 0)
            name = say(f"tab_{key}")
            self.tabs.setTabText(place, plain_caption(f"{name} {count}" if count else name))
        self._tell_lock(shown)
        self._offer_begun()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _offer_begun(self) -> None:
        """What was begun here and not saved, unless a form is open."""
        if self.shown is None or self._form.sheet is not None:
            self.begun.dismiss()
        else:
            self.begun.offer(self.shown)

    def _go_on(self) -> None:
        draft, shown = self.begun.wanted, self.shown
        if draft is not None and shown is not None and (make := making(draft, shown)) is not None:
            self._open(make)

    def _tell_lock(self, shown: Shown) -> None:
        """In sight on every page but that of evidence, which says it itself."""
        wanted = (
            shown.case.is_locked
            and self._form.sheet is None
            and self.tabs.currentWidget() is not self.evidence
        )
        if wanted:
            self.banner.say(say("locked_banner"), "warning", self.header.why_locked(), can_dismiss=False)
        elif self.banner.text() == say("locked_banner"):
            self.banner.dismiss()

    def _heard(self, event: object) -> None:
        about = getattr(event, "subject", None)
        linked = (getattr(event, "incident", None), getattr(event, "other", None))  # a link is about two
        if (
            self._id in (about, *linked)
            and not getattr(event, "is_reading", False)
            and self.shown is not None
        ):
            self._settle.start()
            if isinstance(event, IncidentReopened):
                self.banner.say(say("open_again"), "info", event.reason)
            if isinstance(event, _SAID_AT_ONCE) and self._room.surroundings.tasks.would_wait:
                self._read_at_once(self.shown.case.incident.id)

    def _read_at_once(self, wanted: UUID) -> None:
        """What is out of sight, and what to do about it, is said though files come in for minutes."""
        if self._is_about_to_read_at_once:
            return
        self._is_about_to_read_at_once = True

        def read() -> Shown:
            self._is_about_to_read_at_once = False
            return self._room.presenter.reread(wanted)

        surroundings = self._room.surroundings
        surroundings.tasks.run_at_once(read, self._arrived, surroundings.errors.for_room(self.banner), self)

    def _act(self, act: str) -> None:
        if self.shown is None:
            return
        if act == "print":
            identity = str(self.shown.case.incident.id)
            self._room.surroundings.navigator.go("printing", what="case_file", id=identity)
        elif act == "evidence":
            self._add_evidence()
        else:
            sheets: dict[str, type[Sheet]] = {
                "amend": AmendSheet, "decide": DecisionSheet, "refer": ReferralSheet, "tell": NoticeSheet,
                "note": NoteSheet, "close": ClosingSheet, "reopen": ReopenSheet,
                "link": LinkSheet,
            }  # fmt: skip
            self._open(sheets[act])

    def _show_tab(self, tab: str) -> None:
        """A page of the incident, or one of the escalation's, by its key."""
        if self.escalation.has_page(tab):
            self.tabs.setCurrentWidget(self.escalation)
            self.escalation.page(tab)
        elif tab == "evidence":
            self._add_evidence()  # the cursor is there, so that Ctrl+V is heard
        else:
            self.tabs.setCurrentIndex(_TABS.index(tab))

    def _add_evidence(self) -> None:
        if self.shown is not None and self.shown.case.is_locked:
            self._open(DescribedItemSheet)
        elif self._form.sheet is None:
            self.tabs.setCurrentWidget(self.evidence)
            self.evidence.focus_ways_in()

    def _open(self, make: Callable[[Room, Shown], QWidget]) -> None:
        if self.shown is not None and not self._form.open(make, self.shown):
            self.banner.say(say("sheet_open"), "info")

    def _suit_header(self) -> None:
        self.header.set_small(self._form.sheet is not None or self.calls.takes_the_room)

    def _form_changed(self) -> None:
        """A form was opened or taken away."""
        self._suit_header()
        self.outcome.dismiss()  # it was of the form before
        if self.shown is not None:
            self._tell_lock(self.shown)
        self._offer_begun()
        if self._form.sheet is None and self.banner.text() == say("sheet_open"):
            self.banner.dismiss()

    def _added(self) -> None:
        self._settle.start()

    def _reload_sheet(self) -> None:
        """Somebody saved first: read again, and let the form take over what nobody typed into."""
        wanted, sheet = self._id, self._form.sheet
        if wanted is None or not isinstance(sheet, Sheet):
            return

        def then(shown: Shown) -> None:
            self._arrived(shown)
            if self._form.sheet is sheet:
                sheet.rebase(shown)

        self._run(lambda: self._room.presenter.reread(wanted), then)

    def _refer(self, route: str) -> None:
        """A route outside is a referral; one inside the school is telling somebody."""
        kind = self._room.said.notice_kind(route)
        if kind:
            self._open(lambda room, shown: NoticeSheet(room, shown, kind))
        else:
            self._open(lambda room, shown: ReferralSheet(room, shown, route=route))

    def _answered(self, call: CallAttempt) -> None:
        """Somebody was reached: the referral's form, with what the call tells of it."""
        sheet, now = self._form.sheet, self.shown
        if now is None or (isinstance(sheet, ReferralSheet) and sheet.take_call(call, now)):
            return
        referral = next((each for each in now.case.referrals if each.id == call.referral_id), None)
        self._open(lambda room, shown: ReferralSheet(room, shown, referral, call.route, call))

    def _withdraw(self, part: Involvement, person: Person) -> None:
        self._open(lambda room, shown: WithdrawSheet(room, shown, part, person))

    def _offered(self, offered: list[Thing]) -> None:
        if self.shown is not None and self._form.sheet is None:
            self.tabs.setCurrentWidget(self.evidence)
            self._adding.ask(self.shown, offered)

    def _stopped(self) -> None:
        """The answer was yes or not sure: nothing was added, and it is to be described."""
        self._open(lambda room, shown: DescribedItemSheet(room, shown, advice=True))

    def _paste(self) -> None:
        if self._form.sheet is None and self.shown is not None:
            self.tabs.setCurrentWidget(self.evidence)
            self.evidence.paste()

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setAccessibleName(say("pages"))
        tabs.tabBar().setElideMode(Qt.TextElideMode.ElideNone)
        tabs.tabBar().setUsesScrollButtons(True)
        tabs.tabBar().setExpanding(False)
        tabs.tabBar().setDrawBase(False)
        tabs.tabBar().setAccessibleName(say("pages"))
        for key in _TABS:
            tabs.addTab(self._views[key], plain_caption(say(f"tab_{key}")))
        return tabs

    def _connect(self) -> None:
        self.evidence.offered.connect(self._offered)
        self._adding.stopped.connect(self._stopped)
        self.tabs.currentChanged.connect(lambda _place: self._tell_lock(self.shown) if self.shown else None)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste)
