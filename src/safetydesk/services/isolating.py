""" "This must not be here": out of sight at once, with everything here that may show the same; and back, with a reason.

At once means one act: nobody is asked anything first. What goes with it is what was made of the exhibit here, what it
was made of, and the same bytes kept twice in the incident.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.destruction import Destruction
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import Event, ExhibitFreed, ExhibitIsolated
from safetydesk.domain.exhibit import HELD, ISOLATED, Exhibit, family_of
from safetydesk.domain.image_guard import MUST_NOT_BE_HERE
from safetydesk.domain.incident import Incident
from safetydesk.records.work import Work
from safetydesk.services.office import Office


def isolate(office: Office, exhibit_id: UUID, reason: str) -> Exhibit:
    """Puts it out of sight with its family, in one act. Raises Refusal `draft_has_problems`, `nothing_changed`,
    `exhibit_destroyed`."""
    reason = _reason(office, reason)
    with office.work() as work:
        before = work.get(Exhibit, exhibit_id)
        _refuse_destroyed(before)
        if before.is_isolated:
            raise Refusal("nothing_changed")
        incident = work.get(Incident, before.incident_id)
        also = [each for each in _showing_the_same(work, before) if each.has_file and not each.is_isolated]
        saved = [work.replace(replace(each, state=ISOLATED, state_reason=reason)) for each in (before, *also)]
        first, *more = (
            ExhibitIsolated(
                subject=incident.id,
                reference=incident.reference,
                record=each.id,
                number=each.number,
                reason=reason,
            )
            for each in saved
        )
        work.commit(first, *more)
    return saved[0]


def free(office: Office, exhibit_id: UUID, reason: str) -> Exhibit:
    """Brings one back, judged from its capture card alone. What was isolated with it stays so, each to be judged.

    Raises Refusal `draft_has_problems`, `nothing_changed`, `exhibit_destroyed`, `destroy_waits`.
    """
    reason = _reason(office, reason)
    with office.work() as work:
        before = work.get(Exhibit, exhibit_id)
        _refuse_destroyed(before)
        if not before.is_isolated:
            raise Refusal("nothing_changed")
        incident = work.get(Incident, before.incident_id)
        asked = work.of_incident(Destruction, incident.id)
        if any(each.exhibit_id == exhibit_id and each.is_waiting for each in asked):
            raise Refusal("destroy_waits", number=before.number)
        saved = work.replace(replace(before, state=HELD, state_reason=reason))
        work.commit(
            ExhibitFreed(
                subject=incident.id,
                reference=incident.reference,
                record=exhibit_id,
                number=before.number,
                reason=reason,
            )
        )
    return saved


def put_away_again(work: Work, since: Mapping[str, str]) -> list[Event]:
    """In a store just put back from a backup: what a newer one knows to be isolated or destroyed (by sealed file's
    name) is out of sight here too. Gives what is to be said; two people destroy it anew."""
    said: list[Event] = []
    for exhibit in work.every(Exhibit):
        if exhibit.sealed.file_name in since and exhibit.has_file and not exhibit.is_isolated:
            saved = work.replace(replace(exhibit, state=ISOLATED, state_reason=MUST_NOT_BE_HERE))
            event = ExhibitIsolated(
                subject=saved.incident_id,
                reference=work.get(Incident, saved.incident_id).reference,
                record=saved.id,
                number=saved.number,
                reason=MUST_NOT_BE_HERE,
            )
            said.append(work.tell(event))
    return said


def _showing_the_same(work: Work, exhibit: Exhibit) -> list[Exhibit]:
    """Others of the incident, in order: of the same family, or with the same bytes, or hanging together with those."""
    every = work.exhibits_of(exhibit.incident_id)
    shown, left = {exhibit.id}, [exhibit]
    while left:
        one = left.pop()
        same = [each for each in every if one.has_file and each.sealed.sha256 == one.sealed.sha256]
        for each in (*family_of(every, one.id), *same):
            if each.id not in shown:
                shown.add(each.id)
                left.append(each)
    return [each for each in every if each.id in shown and each.id != exhibit.id]


def _refuse_destroyed(exhibit: Exhibit) -> None:
    if not exhibit.has_file:
        raise Refusal("exhibit_destroyed", number=exhibit.number)


def _reason(office: Office, reason: str) -> str:
    found = Findings(office.now())
    found.need("reason", reason)
    found.text("reason", reason)
    found.refuse()
    return reason.strip()
