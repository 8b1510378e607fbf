"""What closing, opening again, signing off, a debrief and an action need."""

from __future__ import annotations

from collections.abc import Iterable

from safetydesk.domain.checks.codes import check_codes
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.closing_drafts import (
    ActionDraft,
    ClosingDraft,
    DebriefDraft,
    SettlingDraft,
    SignOffDraft,
)
from safetydesk.domain.duty import Duty
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.incident import CLOSED, Incident
from safetydesk.domain.vocabulary import Vocabulary

BLOCKS = ("summary", "follow_up", "actions", "outcome")
"""The four that a record has to have when it is closed; a reason why there is none counts."""
OF_THE_LOCK = ("categories", "sexual_image", "severity", "severity_reason")
"""Fields by which an incident comes to be locked, and which a form asks for with them."""
OF_CLOSING = {"outcomes": "incident_outcomes"}
OF_SIGN_OFF = {"answer": "sign_off_answers"}
OF_DEBRIEF = {"early_review": "policies"}
OF_ACTION = {"arisen_from": "action_origins"}


def check_closing(draft: ClosingDraft, now: Moment, vocabulary: Vocabulary) -> Findings:
    """The four blocks; the duties are `check_duties`'."""
    found = Findings(now)
    found.texts(draft)
    for block in BLOCKS:
        text, why_none = getattr(draft, block), getattr(draft, f"no_{block}")
        is_there = bool(text.strip()) or (block == "outcome" and bool(draft.outcomes))
        if not is_there and not why_none.strip():
            found.say(block, "block_needed")
        elif is_there and why_none.strip():
            found.say(f"no_{block}", "block_and_reason")
    for code, reason in draft.set_aside.items():
        found.text(f"aside_{code}", reason)
    return check_codes(found, draft, OF_CLOSING, vocabulary)


def check_duties(draft: ClosingDraft, left: Iterable[Duty]) -> tuple[Problem, ...]:
    """A problem for each open duty that holds back closing and is not set aside with a reason, or cannot be."""
    return tuple(
        Problem(
            f"aside_{duty.code}", "duty_open" if duty.can_set_aside else "duty_must_be_done", _named(duty)
        )
        for duty in left
        if duty.holds_back and not (duty.can_set_aside and draft.set_aside.get(duty.code, "").strip())
    )


def check_reopening(reason: str, now: Moment) -> Findings:
    found = Findings(now)
    found.need("reason", reason)
    found.text("reason", reason)
    return found


def check_sign_off(draft: SignOffDraft, now: Moment, vocabulary: Vocabulary) -> Findings:
    """Whoever does not agree says why."""
    found = Findings(now)
    found.need("answer", draft.answer)
    found.texts(draft)
    if draft.answer == "disagreed":
        found.need("note", draft.note)
    return check_codes(found, draft, OF_SIGN_OFF, vocabulary)


def check_debrief(draft: DebriefDraft, now: Moment, vocabulary: Vocabulary) -> Findings:
    """Held with who was there and what was learnt, or waived with its reason: one of the two."""
    found = Findings(now)
    found.texts(draft)
    held = found.moment("held", draft.held)
    is_waived = bool(draft.waived_reason.strip())
    if is_waived and (held or draft.lessons.strip() or draft.present.strip()):
        found.say("waived_reason", "held_and_waived")
    elif not is_waived:
        if not draft.held.strip():
            found.say("held", "held_or_waived")
        found.need("present", draft.present)
        found.need("lessons", draft.lessons)
    if draft.early_review:
        found.need("review_owner", draft.review_owner)
    found.day("review_due", draft.review_due)
    return check_codes(found, draft, OF_DEBRIEF, vocabulary)


def check_action(draft: ActionDraft, now: Moment, vocabulary: Vocabulary) -> Findings:
    found = Findings(now)
    found.need("what", draft.what)
    found.need("owner", draft.owner)
    found.texts(draft)
    found.day("due", draft.due)
    return check_codes(found, draft, OF_ACTION, vocabulary)


def check_settling(draft: SettlingDraft, now: Moment) -> Findings:
    """Done, or not to be done with its reason: one of the two."""
    found = Findings(now)
    found.texts(draft)
    done = found.moment("done", draft.done)
    if draft.not_done_reason.strip():
        if done or draft.done_note.strip():
            found.say("not_done_reason", "done_and_not_done")
    elif not draft.done.strip():
        found.say("done", "done_or_not_done")
    return found


def check_may_amend(before: Incident, after: Incident, changed: Iterable[str], locks: bool) -> None:
    """What was closed is opened again before it is amended. To shut it to files is never delayed: what does that, and
    the higher severity that goes with it, is amended of a closed one, and nothing else beside it.

    Raises Refusal `closed_is_not_amended`, `closed_takes_the_lock_alone` with a problem for each other field.
    """
    if before.status != CLOSED:
        return
    if not locks:
        raise Refusal("closed_is_not_amended", reference=before.reference)
    grown = {
        "categories": set(before.categories) <= set(after.categories),
        "severity": before.severity <= after.severity,
    }
    other = [field for field in changed if field not in OF_THE_LOCK or not grown.get(field, True)]
    if other:
        problems = [Problem(field, "opened_again_first") for field in other]
        raise Refusal("closed_takes_the_lock_alone", problems, reference=before.reference)


def _named(duty: Duty) -> dict[str, str]:
    return {"duty": duty.label, "words": duty.words}
