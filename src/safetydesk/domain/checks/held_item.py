"""What a held item needs, and what is pointed out about it without keeping anybody from saving it."""

from __future__ import annotations

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.custody import same_name
from safetydesk.domain.custody_drafts import HeldItemDraft
from safetydesk.domain.errors import Problem
from safetydesk.domain.held_item import imei_is_sound
from safetydesk.domain.vocabulary import Vocabulary

ON = "on"


def check_held_item(draft: HeldItemDraft, vocabulary: Vocabulary, now: Moment) -> Findings:
    """What it is, from whom, when, who has it now and where it is locked away: without these there is no line."""
    found = Findings(now)
    for field in ("description", "taken_from", "custodian_one", "place"):
        found.need(field, getattr(draft, field))
    found.need("taken", draft.taken)
    found.moment("taken", draft.taken)
    found.texts(draft)
    if draft.power.strip() and draft.power not in vocabulary.lists["held_power"]:
        found.say("power", "not_in_the_list")
    if draft.custodian_one.strip() and same_name(draft.taken_from, draft.custodian_one):
        found.say("custodian_one", "custody_same_holder")
    if draft.custodian_one.strip() and same_name(draft.custodian_one, draft.custodian_two):
        found.say("custodian_two", "custody_two_people")
    return found


def pointed_out(imei: str, power: str, custodian_two: str) -> tuple[Problem, ...]:
    """What may be wrong, or is better done: said beside the field, and never in the way of saving."""
    found = []
    if imei.strip() and not imei_is_sound(imei):
        found.append(Problem("imei", "imei_not_sound", {}))
    if power == ON:
        found.append(Problem("power", "held_is_on", {}))
    if not custodian_two.strip():
        found.append(Problem("custodian_two", "held_by_one", {}))
    return tuple(found)
