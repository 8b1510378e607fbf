""" "This must not be here": out of sight at once, with everything here that may show the same; and back, with a reason.

At once means one act: nobody is asked anything first. What goes with it is what was made of the exhibit here, what it
was made of, and the same bytes wherever else whoever says it may see them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.destruction import Destruction
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import (
    Event,
    ExhibitFreed,
    ExhibitIsolated,
    ExhibitReinstated,
    ExhibitWithdrawn,
)
from safetydesk.domain.exhibit import HELD, ISOLATED, WITHDRAWN, Exhibit, family_of
from safetydesk.domain.image_guard import MUST_NOT_BE_HERE, SAME_FILE
from safetydesk.domain.incident import Incident
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services.alike import alike
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
        also = [each for each in _showing_the_same(work, before) if each.has_file and not each.is_isolated]
        elsewhere = [
            work.tell(_isolated(work, each, reason)[1])
            for each in also
            if each.incident_id != before.incident_id
        ]
        saved, first = _isolated(work, before, reason)
        more = [_isolated(work, each, reason)[1] for each in also if each.incident_id == before.incident_id]
        work.commit(first, *more, *elsewhere)
    return saved


def free(office: Office, exhibit_id: UUID, reason: str) -> Exhibit:
    """Brings one back, judged from its capture card alone. What was isolated with it stays so, each to be judged.

    It comes back as it was before: what had been withdrawn is withdrawn still, for the reason that was given then.

    Raises Refusal `draft_has_problems`, `nothing_changed`, `exhibit_destroyed`, `destroy_waits`,
    `destroy_waits_same`.
    """
    reason = _reason(office, reason)
    withdrawn = _withdrawn_for(office, exhibit_id)
    with office.work() as work:
        before = work.get(Exhibit, exhibit_id)
        _refuse_destroyed(before)
        if not before.is_isolated:
            raise Refusal("nothing_changed")
        incident = work.get(Incident, before.incident_id)
        asked = work.of_incident(Destruction, incident.id)
        if any(each.exhibit_id == exhibit_id and each.is_waiting for each in asked):
            raise Refusal("destroy_waits", number=before.number)
        alike(work, before).refuse_waiting(before)
        if withdrawn:
            saved = work.replace(replace(before, state=WITHDRAWN, state_reason=withdrawn))
        else:
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


def isolate_twins(office: Office) -> int:
    """At sign-in: what the member may see, and is the same file as something that was set aside meanwhile where they
    or whoever did it may not look, goes out of sight too, before they see it. Gives how many.

    Done now and not by whoever set the other aside: their own trail would tell them that it is held elsewhere. What was
    judged and brought back stays in sight.
    """
    with office.reading() as reading:
        if not reading.has_held_twins():
            return 0
        judged = judged_in(reading)
    with office.work() as work:
        meant: dict[UUID, Exhibit] = {}
        for twin in work.held_twins():
            if twin.id not in judged:
                family = family_of(work.exhibits_of(twin.incident_id), twin.id)
                shown = [each for each in family if each.has_file and not each.is_isolated]
                meant |= {each.id: each for each in (twin, *shown) if each.id not in judged}
        events = [work.tell(_isolated(work, each, SAME_FILE)[1]) for each in meant.values()]
        if events:
            work.commit(*events)
    return len(events)


def isolate_alike(
    work: Work, fingerprints: Iterable[str], reason: str, judged: Container[UUID] = ()
) -> list[Event]:
    """What a file of a draft is the same as (SHA-256 in hex), or hangs together with that, goes out of sight with it.

    Gives what is to be said in the same work; what was `judged` and brought back stays.
    """
    meant: dict[UUID, Exhibit] = {}
    for fingerprint in sorted(set(fingerprints)):
        for one in work.with_fingerprint(fingerprint):
            if work.has(Exhibit, one.id) and one.id not in judged:
                meant |= {each.id: each for each in (one, *_showing_the_same(work, one))}
    shown = [each for each in meant.values() if each.has_file and not each.is_isolated]
    return [work.tell(_isolated(work, each, reason)[1]) for each in shown if each.id not in judged]


def judged_in(reading: Reading) -> set[UUID]:
    """Exhibits that somebody judged and brought back: they stay so until somebody says of them what they are."""
    acts = reading.acts_of((ExhibitFreed.__name__,))
    return {act.event.record for act in acts if isinstance(act.event, ExhibitFreed)}


def _showing_the_same(work: Work, exhibit: Exhibit) -> list[Exhibit]:
    """Others, in order: of the same family, with the same bytes in any incident that may be seen, or hanging together
    with those."""
    shown, left = {exhibit.id: exhibit}, [exhibit]
    while left:
        one = left.pop()
        same = (each for each in work.with_fingerprint(one.sealed.sha256) if work.has(Exhibit, each.id))
        for each in (*family_of(work.exhibits_of(one.incident_id), one.id), *same):
            if each.id not in shown:
                shown[each.id] = each
                left.append(each)
    del shown[exhibit.id]
    return sorted(shown.values(), key=lambda each: each.id.int)  # ids rise


def _isolated(work: Work, exhibit: Exhibit, reason: str) -> tuple[Exhibit, ExhibitIsolated]:
    incident = work.get(Incident, exhibit.incident_id)
    saved = work.replace(replace(exhibit, state=ISOLATED, state_reason=reason))
    return saved, isolated_event(incident, saved)


def isolated_event(incident: Incident, exhibit: Exhibit) -> ExhibitIsolated:
    """What is said of an exhibit that is out of sight now, for the reason it bears."""
    return ExhibitIsolated(
        subject=incident.id,
        reference=incident.reference,
        record=exhibit.id,
        number=exhibit.number,
        reason=exhibit.state_reason,
    )


def _withdrawn_for(office: Office, exhibit_id: UUID) -> str:
    """Why it was withdrawn, where nobody has brought it back since; else ""."""
    reason = ""
    with office.reading() as reading:
        exhibit = reading.get(Exhibit, exhibit_id)
        for done in reading.history_of(exhibit.incident_id):
            if isinstance(done.event, ExhibitWithdrawn) and done.event.record == exhibit_id:
                reason = done.event.reason
            elif isinstance(done.event, ExhibitReinstated) and done.event.record == exhibit_id:
                reason = ""
    return reason


def _refuse_destroyed(exhibit: Exhibit) -> None:
    if not exhibit.has_file:
        raise Refusal("exhibit_destroyed", number=exhibit.number)


def _reason(office: Office, reason: str) -> str:
    found = Findings(office.now())
    found.need("reason", reason)
    found.text("reason", reason)
    found.refuse()
    return reason.strip()
