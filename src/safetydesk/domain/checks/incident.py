"""What an incident needs before it is saved, and what it still needs before it can be closed (`ux.md`)."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.checks.capture_card import check_capture_card
from safetydesk.domain.checks.codes import OF_INCIDENT, check_codes
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import DraftPerson, IncidentDraft
from safetydesk.domain.errors import Problem
from safetydesk.domain.happened import BETWEEN, KINDS, UNKNOWN, Happened
from safetydesk.domain.incident import Incident
from safetydesk.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class IncidentTimes:
    """The typed times of a draft, read."""

    happened: Happened
    discovered: Moment | None
    reported: Moment | None


def check_incident(draft: IncidentDraft, now: Moment, vocabulary: Vocabulary) -> Findings:
    """Everything wrong with the draft. Use `read_times` for the times it holds."""
    found = Findings(now)
    found.need("summary", draft.summary)
    found.texts(draft)
    times = read_times(draft, found)
    if not draft.discovered.strip():
        found.say("discovered", "needed")
    _check_order(times, found)
    _check_vocabulary(draft, vocabulary, found)
    check_codes(found, draft, OF_INCIDENT, vocabulary)
    for index, person in enumerate(draft.people):
        check_person(person, f"people[{index}]", vocabulary, found)
    for evidence in draft.evidence:
        check_capture_card(evidence.card, vocabulary, found)
    return found


def check_person(person: DraftPerson, field: str, vocabulary: Vocabulary, found: Findings) -> None:
    """Somebody with a part: who, and which part. Problems stand under `field`."""
    if person.person_id is None and not person.name.strip():
        found.say(field, "needed")
    if person.part not in vocabulary.lists["parts"]:
        found.say(field, "not_in_the_list")
    for text in (person.name, person.known_as, person.year_group, person.note, *person.handles):
        found.text(field, text)


def read_times(draft: IncidentDraft, found: Findings) -> IncidentTimes:
    """The four times but the last: a problem stands in `found` for each that cannot be read."""
    start = found.moment("happened_start", draft.happened_start)
    end = found.moment("happened_end", draft.happened_end)
    if draft.happened_kind not in KINDS:
        found.say("happened_kind", "not_in_the_list")
    elif draft.happened_kind != UNKNOWN and start is None and not draft.happened_start.strip():
        found.say("happened_start", "needed")
    if draft.happened_kind == BETWEEN and end is None and not draft.happened_end.strip():
        found.say("happened_end", "needed")
    happened = Happened(
        draft.happened_kind,
        None if draft.happened_kind == UNKNOWN else start,
        end if draft.happened_kind == BETWEEN else None,
        draft.happened_source,
    )
    discovered = found.moment("discovered", draft.discovered)
    return IncidentTimes(happened, discovered, found.moment("reported", draft.reported))


def _check_order(times: IncidentTimes, found: Findings) -> None:
    happened = times.happened
    if happened.start and happened.end and happened.end.utc < happened.start.utc:
        found.say("happened_end", "end_before_start")
    if happened.earliest is None or found.is_said("happened_start"):
        return
    for name in ("discovered", "reported"):
        known = getattr(times, name)
        if known and known.utc < happened.earliest:
            found.say(name, "before_it_happened")


def _check_vocabulary(draft: IncidentDraft, vocabulary: Vocabulary, found: Findings) -> None:
    if any(
        code not in vocabulary.every_category for code in draft.categories
    ):  # a retired one may be amended
        found.say("categories", "not_in_the_list")
        return
    if draft.severity not in (0, 1, 2, 3, 4):
        found.say("severity", "not_in_the_list")
        return
    least = vocabulary.severity_minimum(draft.categories)
    if draft.severity and draft.severity < least and not draft.severity_reason.strip():
        found.say("severity", "below_category_minimum", least=vocabulary.severity(least).name)


def check_lowering(before: Incident, draft: IncidentDraft, vocabulary: Vocabulary, found: Findings) -> None:
    """A severity that goes below the categories' minimum only now wants its own reason, not one of long ago."""
    least, earlier = (vocabulary.severity_minimum(each.categories) for each in (draft, before))
    was_as_low = before.severity <= draft.severity and least <= earlier
    is_below = 0 < draft.severity < least
    if is_below and not was_as_low and draft.severity_reason.strip() == before.severity_reason.strip():
        found.say("severity", "below_category_minimum", least=vocabulary.severity(least).name)


def problems_of(draft: IncidentDraft, now: Moment, vocabulary: Vocabulary) -> tuple[Problem, ...]:
    return tuple(check_incident(draft, now, vocabulary).problems)
