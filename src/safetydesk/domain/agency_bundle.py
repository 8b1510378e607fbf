"""What is handed to an agency with its sheet: the chronology, the decisions and the list of exhibits, masked as it is.

Whoever has no business on the sheet is named nowhere in the bundle, and what was recorded of them alone is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from safetydesk.domain.allegation import AllegationOutcome, ThresholdDecision
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.chronology import ChronologyLine, chronology
from safetydesk.domain.decision import Decision
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.exhibit import DescribedItem, Exhibit
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.sheet_filling import FilledSheet
from safetydesk.domain.sheet_masking import Masking

BUNDLED = ("lado", "police")
"""Sheets that a bundle can be made for."""
_OF_DECISION = ("answer", "reason", "options", "advice", "decided_by", "person_wish", "overrides_wish")
_OF_THRESHOLD = (
    "evidence", "reason", "lado_advice", "case_manager", "case_manager_reason", "may_be_told", "decided_by",
)  # fmt: skip
_OF_OUTCOME = ("reason", "decided_by")
_OF_EXEMPTION = ("other_party", "relationship", "begun", "known_to", "platforms", "reason", "decided_by")
Judged = TypeVar("Judged", Decision, ThresholdDecision, AllegationOutcome, Exemption)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyBundle:
    """`lines` are not masked: what is said of them is masked as it is drawn. All else is masked already.

    `exhibits`, `held` and `described` are the evidence that may be told of: of a locked incident no exhibit.
    `exemptions` are the adult's own: what was declared of a relationship, and what was decided.
    """

    sheet: FilledSheet
    case: CaseFile
    masking: Masking
    lines: tuple[ChronologyLine, ...]
    decisions: tuple[Decision, ...]
    thresholds: tuple[ThresholdDecision, ...]
    outcomes: tuple[AllegationOutcome, ...]
    exhibits: tuple[Exhibit, ...]
    held: tuple[HeldItem, ...]
    described: tuple[DescribedItem, ...]
    exemptions: tuple[Exemption, ...] = ()


def bundle_of(
    sheet: FilledSheet, case: CaseFile, masking: Masking, exemptions: Iterable[Exemption] = ()
) -> AgencyBundle:
    """Of a sheet about one adult, what was judged of that adult alone."""
    about = sheet.person.id if sheet.person is not None else None

    def is_of_it(person: UUID) -> bool:
        return person == about if about is not None else person not in masking.hidden

    left_out = set(_of_the_hidden(case, masking, about))
    return AgencyBundle(
        sheet=sheet,
        case=case,
        masking=masking,
        lines=tuple(line for line in chronology(case) if line.record is None or line.record not in left_out),
        decisions=tuple(_masked(each, _OF_DECISION, masking) for each in case.decisions),
        thresholds=tuple(
            _masked(each, _OF_THRESHOLD, masking)
            for each in case.threshold_decisions
            if is_of_it(each.person_id)
        ),
        outcomes=tuple(
            _masked(each, _OF_OUTCOME, masking)
            for each in case.allegation_outcomes
            if is_of_it(each.person_id)
        ),
        exhibits=() if case.is_locked else case.exhibits,
        held=case.held,
        described=case.described,
        exemptions=tuple(
            _masked(each, _OF_EXEMPTION, masking) for each in exemptions if each.staff_id == about
        ),
    )


def _of_the_hidden(case: CaseFile, masking: Masking, about: UUID | None) -> Iterator[UUID]:
    """Records that are of somebody alone who is not to be named, or that judge another adult than the one asked of."""
    of_somebody: list[Any] = [*case.notes, *case.bans, *(part for part, _person in case.people)]
    for record in of_somebody:
        if record.person_id in masking.hidden:
            yield record.id
    judged: list[Any] = [*case.threshold_decisions, *case.allegation_outcomes]
    for record in judged:
        if record.person_id in masking.hidden or (about is not None and record.person_id != about):
            yield record.id


def _masked(record: Judged, texts: tuple[str, ...], masking: Masking) -> Judged:
    said: dict[str, Any] = {name: masking.masked(getattr(record, name)) for name in texts}
    return replace(record, **said)
