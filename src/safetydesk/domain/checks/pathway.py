"""What saying something of a step needs, and what a ban needs."""

from __future__ import annotations

from safetydesk.domain.checks.codes import check_codes
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.pathway_drafts import BanDraft, StepDraft
from safetydesk.domain.pathway_step import DONE, PATHWAY_STATES, SET_ASIDE, STEP_STATES, TAKEN_UP
from safetydesk.domain.vocabulary import Vocabulary

OF_BAN = {"what": "ban_kinds"}


def check_step(
    draft: StepDraft, now: Moment, *, of_whole: bool, is_frozen: bool, by_records: bool
) -> Findings:
    """Whatever is not plainly done needs its reason; so does a step that records would show, said without them."""
    found = Findings(now)
    states = PATHWAY_STATES if of_whole else STEP_STATES
    if draft.state not in states:
        found.say("state", "not_in_the_list" if draft.state.strip() else "needed")
    found.texts(draft)
    found.moment("at", draft.at)
    plain = draft.state == TAKEN_UP or (draft.state == DONE and not by_records)
    if is_frozen and draft.state == DONE:
        found.need("note", draft.note, "frozen_needs_reason")
    elif not plain and not found.is_said("state"):
        found.need("note", draft.note, "set_aside_needs_reason" if draft.state == SET_ASIDE else "needed")
    return found


def check_ban(draft: BanDraft, now: Moment, vocabulary: Vocabulary) -> Findings:
    """Who, of what, from when, why, and who decided. An end before the beginning is none."""
    found = Findings(now)
    for field in ("person_id", "what", "starts", "reason", "decided_by"):
        found.need(field, getattr(draft, field))
    found.texts(draft)
    check_codes(found, draft, OF_BAN, vocabulary)
    starts = found.day("starts", draft.starts)
    for field, typed in (("until", draft.until), ("review", draft.review)):
        day = found.day(field, typed)
        if day is not None and starts is not None and day < starts:
            found.say(field, "ban_ends_before_it_starts")
    found.moment("decided", draft.decided)
    return found


def check_lifting(reason: str, now: Moment) -> Findings:
    found = Findings(now)
    found.need("reason", reason)
    found.text("reason", reason)
    return found
