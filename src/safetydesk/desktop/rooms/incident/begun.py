"""Forms of this incident begun and not saved: said over the page, and opened again where they were left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.offers import Offers
from safetydesk.desktop.rooms.incident.forms.agency_sheet import NEEDED_FOR_SHEETS, sheet_making
from safetydesk.desktop.rooms.incident.forms.amend import AmendSheet
from safetydesk.desktop.rooms.incident.forms.batch_card import BatchCardSheet, batch_in
from safetydesk.desktop.rooms.incident.forms.call import CallSheet
from safetydesk.desktop.rooms.incident.forms.capture_card import CaptureCardSheet
from safetydesk.desktop.rooms.incident.forms.circumstances import (
    NEEDED_FOR_CIRCUMSTANCES,
    circumstances_making,
)
from safetydesk.desktop.rooms.incident.forms.conversation import ConversationSheet
from safetydesk.desktop.rooms.incident.forms.copy_out import CopyOutSheet
from safetydesk.desktop.rooms.incident.forms.deadline_change import NEEDED_FOR_CLOCKS, clock_making
from safetydesk.desktop.rooms.incident.forms.decision import DecisionSheet
from safetydesk.desktop.rooms.incident.forms.derive import DeriveSheet
from safetydesk.desktop.rooms.incident.forms.described import DescribedItemSheet
from safetydesk.desktop.rooms.incident.forms.destroying import AskDestroySheet, DeclineDestroySheet
from safetydesk.desktop.rooms.incident.forms.exhibit_state import FreeSheet
from safetydesk.desktop.rooms.incident.forms.note import NoteSheet
from safetydesk.desktop.rooms.incident.forms.notice import AcknowledgeSheet, NoticeSheet
from safetydesk.desktop.rooms.incident.forms.of_closing import NEEDED_FOR_CLOSING, closing_making
from safetydesk.desktop.rooms.incident.forms.of_custody import NEEDED_FOR_CUSTODY, custody_making
from safetydesk.desktop.rooms.incident.forms.of_pathways import NEEDED_FOR_PATHWAYS, pathway_making
from safetydesk.desktop.rooms.incident.forms.of_takedown import NEEDED_FOR_TAKEDOWN, takedown_making
from safetydesk.desktop.rooms.incident.forms.person import PersonSheet
from safetydesk.desktop.rooms.incident.forms.referral import ReferralSheet
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.forms.sheets_of_words import AMENDING, SHEETS
from safetydesk.desktop.rooms.incident.forms.transcript import TranscriptSheet
from safetydesk.desktop.rooms.incident.forms.withdraw import WithdrawSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.drafts import FormDraft

Making = Callable[[Room, Shown], Sheet]
_PLAIN: dict[str, type[AmendSheet | DecisionSheet | DescribedItemSheet | NoteSheet | PersonSheet]] = {
    each.kind: each for each in (AmendSheet, DecisionSheet, DescribedItemSheet, NoteSheet, PersonSheet)
}


_NEEDED = {
    AmendSheet.kind: "amend", DecisionSheet.kind: "decide", DescribedItemSheet.kind: "add_evidence",
    NoteSheet.kind: "note", PersonSheet.kind: "add_people", NoticeSheet.kind: "notice",
    AcknowledgeSheet.kind: "notice", ReferralSheet.kind: "refer", CallSheet.kind: "refer",
    WithdrawSheet.kind: "withdraw",
    CaptureCardSheet.kind: "add_evidence", BatchCardSheet.kind: "add_evidence", FreeSheet.kind: "bring_back",
    CopyOutSheet.kind: "copy_out", AskDestroySheet.kind: "ask_destruction",
    DeclineDestroySheet.kind: "ask_destruction", DeriveSheet.kind: "add_evidence",
    ConversationSheet.kind: "add_evidence", TranscriptSheet.kind: "add_evidence",
}  # fmt: skip
"""What one must be allowed to do to save each form: a role may have changed since it was begun."""
_ELSEWHERE: tuple[tuple[dict[str, str], Callable[[FormDraft, Shown], Making | None]], ...] = (
    (NEEDED_FOR_CLOSING, closing_making),
    (NEEDED_FOR_CIRCUMSTANCES, circumstances_making),
    (NEEDED_FOR_TAKEDOWN, takedown_making),
    (NEEDED_FOR_SHEETS, sheet_making),
    (NEEDED_FOR_CUSTODY, custody_making),
    (NEEDED_FOR_CLOCKS, clock_making),
    (NEEDED_FOR_PATHWAYS, pathway_making),
)
"""Forms whose duty has a module of its own, and how it opens each."""


class BegunBanner(Banner):
    """`acted` when one of them is to be gone on with; `wanted` is that one, the latest where none was chosen."""

    def __init__(self, offers: Offers) -> None:
        super().__init__()
        self._offers = offers
        self.wanted: FormDraft | None = None

    def offer(self, shown: Shown) -> None:
        """Say what lies unfinished here, or nothing where nothing does."""
        here = (draft for draft in self._open(shown) if making(draft, shown) is not None)
        found = sorted(here, key=lambda draft: draft.kept.utc, reverse=True)
        self.wanted = found[0] if found else None
        if not found:
            self.dismiss()
            return
        go_on = say("begun_go_on") if len(found) == 1 else say("begun_go_on_latest")
        self.say(say("begun_title"), "info", _listed(found), go_on)

    def choose(self, shown: Shown, form: str, slot: str) -> None:
        """Want that one; none where it is not there any more."""
        found = (draft for draft in self._open(shown) if (draft.form, draft.slot) == (form, slot))
        self.wanted = next(found, None)

    def _open(self, shown: Shown) -> Iterator[FormDraft]:
        return (draft for draft in shown.begun if self._offers.may(_needed(draft)))


def making(draft: FormDraft, shown: Shown) -> Making | None:
    """How the draft's form is opened; None where what it is about is not here any more."""
    slot = draft.slot
    if draft.form in _PLAIN:
        return _PLAIN[draft.form]
    if draft.form in (NoticeSheet.kind, AcknowledgeSheet.kind):
        return _of_notices(draft, shown)
    if draft.form in (ReferralSheet.kind, CallSheet.kind):
        return _of_outside(draft, shown)
    if draft.form == WithdrawSheet.kind:
        standing = (one for one in shown.case.people if not one[0].is_withdrawn)
        meant = next((one for one in standing if str(one[0].id) == slot), None)
        return (lambda room, now: WithdrawSheet(room, now, *meant)) if meant else None
    if draft.form in SHEETS:
        return _of_words(draft, shown)
    if draft.form in (ConversationSheet.kind, TranscriptSheet.kind):
        return _of_conversations(draft, shown)
    for forms, of_theirs in _ELSEWHERE:
        if draft.form in forms:
            return of_theirs(draft, shown)
    return _of_exhibits(draft, shown)


def _of_notices(draft: FormDraft, shown: Shown) -> Making | None:
    slot = draft.slot
    if draft.form == NoticeSheet.kind:
        return lambda room, now: NoticeSheet(room, now, slot)
    notice = next((one for one in shown.case.notices if str(one.id) == slot), None)
    return (lambda room, now: AcknowledgeSheet(room, now, notice)) if notice else None


def _of_outside(draft: FormDraft, shown: Shown) -> Making | None:
    slot = draft.slot
    if draft.form == CallSheet.kind:
        call = next((one for one in shown.case.call_attempts if str(one.id) == slot), None)
        return (lambda room, now: CallSheet(room, now, call)) if call or not slot else None
    referral = next((one for one in shown.case.referrals if str(one.id) == slot), None)
    route = "" if referral else slot
    return lambda room, now: ReferralSheet(room, now, referral, route)


def _of_conversations(draft: FormDraft, shown: Shown) -> Making | None:
    if draft.form == ConversationSheet.kind and not draft.slot:
        return ConversationSheet
    meant = next((one for one in shown.case.conversations if str(one.id) == draft.slot), None)
    sheet = ConversationSheet if draft.form == ConversationSheet.kind else TranscriptSheet
    return (lambda room, now: sheet(room, now, meant)) if meant else None


def _of_exhibits(draft: FormDraft, shown: Shown) -> Making | None:
    slot = draft.slot
    if draft.form == BatchCardSheet.kind:
        batch = batch_in(shown, slot)
        return (lambda room, now: BatchCardSheet(room, now, batch)) if batch else None
    exhibit = next((one for one in shown.case.exhibits if str(one.id) == slot), None)
    sheets: dict[str, type[CaptureCardSheet | FreeSheet | CopyOutSheet | AskDestroySheet | DeriveSheet]] = {
        each.kind: each for each in (CaptureCardSheet, FreeSheet, CopyOutSheet, AskDestroySheet, DeriveSheet)
    }
    if draft.form == DeclineDestroySheet.kind and exhibit:
        asked = next(
            (one for one in shown.case.destructions if one.is_waiting and one.exhibit_id == exhibit.id), None
        )
        return (lambda room, now: DeclineDestroySheet(room, now, exhibit, asked)) if asked else None
    sheet = sheets.get(draft.form)
    return (lambda room, now: sheet(room, now, exhibit)) if sheet and exhibit else None


def _of_words(draft: FormDraft, shown: Shown) -> Making | None:
    sheet = SHEETS[draft.form]
    if not draft.slot:
        return sheet
    records = getattr(shown.case, sheet.of.case_field)
    record = next((one for one in records if str(one.id) == draft.slot), None)
    return (lambda room, now: sheet(room, now, record)) if record else None


def _needed(draft: FormDraft) -> str:
    if draft.form in SHEETS:
        return AMENDING if draft.slot else SHEETS[draft.form].needs
    needed = (
        NEEDED_FOR_CIRCUMSTANCES
        | NEEDED_FOR_CUSTODY
        | NEEDED_FOR_TAKEDOWN
        | NEEDED_FOR_SHEETS
        | NEEDED_FOR_CLOSING
        | NEEDED_FOR_CLOCKS
    )
    return needed.get(draft.form) or _NEEDED.get(draft.form, "")


def _listed(drafts: Iterable[FormDraft]) -> str:
    return "; ".join(
        say("begun_one", form=say(f"begun_{draft.form}"), at=wording.moment_words(draft.begun))
        for draft in drafts
    )
