"""Whether an act of custody goes on with the line that stands."""

from __future__ import annotations

from collections.abc import Sequence

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.custody import (
    COPIED,
    CORRECTED,
    DISPOSED,
    EXAMINED,
    HANDED_OVER,
    MOVED,
    RESEALED,
    RETURNED,
    VIEWED,
    CustodyEntry,
    Line,
    Step,
    line_of,
    minute,
    same_name,
)
from safetydesk.domain.custody_drafts import CustodyDraft
from safetydesk.domain.vocabulary import Vocabulary

NEEDS = {
    HANDED_OVER: ("to_who", "purpose"), RETURNED: ("to_who",), "received": ("to_who",), VIEWED: ("to_who", "purpose"),
    COPIED: ("to_who", "purpose"), EXAMINED: ("to_who", "purpose"), MOVED: ("place",), RESEALED: ("seal",),
    DISPOSED: ("purpose", "witness"),
}  # fmt: skip
"""What each act cannot be told without."""


def check_custody(draft: CustodyDraft, line: Line, vocabulary: Vocabulary, now: Moment) -> Findings:
    """What was typed, before it is an entry; `check_goes_on` then asks whether the line would hold."""
    found = Findings(now)
    corrected = next((step for step in line.steps if step.entry.id == draft.corrects), None)
    if draft.kind not in vocabulary.lists["custody_kinds"]:
        found.say("kind", "needed" if not draft.kind.strip() else "not_in_the_list")
    found.need("at", draft.at)
    at = found.moment("at", draft.at)
    if draft.kind == CORRECTED:
        found.need("note", draft.note)
        if corrected is None:
            found.say("corrects", "custody_corrects_nothing")
    elif draft.corrects is not None or draft.is_struck:
        found.say("kind", "custody_only_corrections_point")
    meant = corrected.entry.kind if corrected is not None and draft.kind == CORRECTED else draft.kind
    if corrected is not None and draft.kind == CORRECTED and corrected.entry.is_programs_own:
        _check_programs_own(found, draft, at, corrected)
    elif not draft.is_struck:
        for field in NEEDS.get(meant, ()):
            found.need(field, getattr(draft, field))
    if draft.holder.strip() and not same_name(draft.holder, line.holder):
        found.say("from_who", "custody_holder_changed", name=line.holder)
    found.texts(draft)
    return found


def _check_programs_own(found: Findings, draft: CustodyDraft, at: Moment | None, seen: Step) -> None:
    """When it came in and to whom, the program saw: whoever corrects it may say who gave it, and a note; and when it
    was, where the clock that it was seen by was ahead."""
    if at is not None and minute(at) not in (minute(seen.entry.at), minute(seen.at)):
        is_moved_back = seen.clock_was_ahead and minute(at) < minute(seen.entry.at)
        if not is_moved_back and not found.is_said("at"):
            found.say("at", "custody_programs_own")
    if draft.to_who.strip() and not same_name(draft.to_who, seen.entry.to_who):
        found.say("to_who", "custody_programs_own")
    for field in ("purpose", "place", "seal", "receipt", "witness"):
        if getattr(draft, field).strip():
            found.say(field, "custody_programs_own")


def check_goes_on(found: Findings, entries: Sequence[CustodyEntry], new: CustodyEntry) -> Findings:
    """Adds a problem for each break that the new entry would make."""
    before = {(each.field, each.code) for each in line_of(entries, found.now).breaks}
    for each in line_of((*entries, new), found.now).breaks:
        if (each.field, each.code) not in before and not found.is_said(each.field):
            found.say(each.field, each.code)
    return found
