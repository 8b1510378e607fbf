"""What is so of the one record that started a clock, as facts named `this:...`, each since when.

The facts of an incident say that the LADO answered; these say that this referral was answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.own_choices import PREFIX
from safetydesk.domain.pathway_step import DONE, NOT_NEEDED, PathwayStep
from safetydesk.domain.referral import Referral
from safetydesk.domain.takedown import TakedownStep

NAMES = frozenset({
    "this:heard", "this:answered", "this:ended", "this:in_writing", "this:looked", "this:looked_again",
    "this:reported", "this:debriefed",
})  # fmt: skip
IN_WRITING = frozenset({"email", "secure_email", "form", "portal", "letter"})
"""Codes of `methods` by which something written went; a school's own ways are beside them."""
_ANSWERS, _ENDS = (
    frozenset({"answered", "refused", "removed", "given_up"}),
    frozenset({"removed", "given_up"}),
)


def of_referral(referral: Referral, case: CaseFile) -> Mapping[str, Moment]:
    """A referral: heard (they have it), answered (what they decided), ended, put in writing, be it by a later form."""
    own: dict[str, Moment] = {}
    if referral.acknowledged:
        own["this:heard"] = own["this:looked"] = referral.acknowledged
    if referral.decision.strip() or referral.outcome.strip():
        # What they decided has no time of its own: it is not before they had it.
        own["this:answered"] = referral.closed or referral.acknowledged or referral.made
    if referral.closed:
        own["this:ended"] = referral.closed
        for name in ("this:answered", "this:heard", "this:looked", "this:looked_again"):
            own.setdefault(name, referral.closed)
    written = _in_writing(referral, case)
    if written is not None:
        own["this:in_writing"] = written
    return own


def _in_writing(referral: Referral, case: CaseFile) -> Moment | None:
    """By what went with it, or by a later form of that route. One form is for one call, the one that waited longest."""
    if _is_written(referral):
        return referral.made
    of_route = sorted(
        (other for other in case.referrals if other.route == referral.route),
        key=lambda other: (other.made.utc, other.id.int),
    )
    forms = [other for other in of_route if _is_in_writing(other.method)]
    for call in (other for other in of_route if not _is_written(other)):
        form = next((other for other in forms if other.made.utc >= call.made.utc), None)
        if call.id == referral.id or form is None:
            return form.made if form else None
        forms.remove(form)
    return None


def _is_written(referral: Referral) -> bool:
    return bool(_is_in_writing(referral.method) or referral.documents)


def _is_in_writing(method: str) -> bool:
    """Every way to speak with somebody is on the list that ships: what a school adds to it is a portal or a form."""
    return method in IN_WRITING or method.startswith(PREFIX)


def of_closing(case: CaseFile) -> Mapping[str, Moment]:
    """The closing in force: debriefed by what was held before it or after it, but after no earlier closing."""
    opened = [each.reopened.utc for each in case.closures if each.reopened is not None]
    held = [
        each.held or each.recorded
        for each in case.debriefs
        if all(each.recorded.utc >= again for again in opened)
    ]
    return {"this:debriefed": min(held, key=lambda at: at.utc)} if held else {}


def of_asking(asked: PathwayStep, until: PathwayStep | None, case: CaseFile) -> Mapping[str, Moment]:
    """Somebody was asked to remove it: looked at by the step that says so, over once an address is gone."""
    own: dict[str, Moment] = {}
    if until is not None and until.state in (DONE, NOT_NEEDED):
        own["this:looked"] = own["this:looked_again"] = until.at
    gone = [s.at for s in case.takedown_steps if s.kind == "removed" and s.at.utc >= asked.at.utc]
    if gone:
        own["this:ended"] = min(gone, key=lambda at: at.utc)
    return own


def of_report(report: TakedownStep, steps: Sequence[TakedownStep]) -> Mapping[str, Moment]:
    """A step of an address (a report, a chase, "back"), by those after it: looked at, answered, reported, gone.

    `steps` are all of that address, in their order.
    """
    later = steps[steps.index(report) + 1 :]
    answered = next((step.at for step in later if step.kind in _ANSWERS), None)
    ended = next((step.at for step in later if step.kind in _ENDS), None)
    reported = next((step.at for step in later if step.kind == "reported"), None)
    looks = [step.at for step in later if step.kind != "captured"]
    found = {
        "this:answered": answered,
        "this:heard": answered,
        "this:ended": ended,
        "this:reported": reported,
        "this:looked": looks[0] if looks else None,
        "this:looked_again": looks[1] if len(looks) > 1 else ended,
    }
    return {name: at for name, at in found.items() if at is not None}
