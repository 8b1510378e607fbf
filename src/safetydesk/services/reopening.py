"""An incident opened again: by a member with a reason, or by what happens to it while it is closed.

What is live again is open again: on Today, with its clocks, its duties and in time a closing of its own.
"""

from __future__ import annotations

from dataclasses import replace

from safetydesk.domain.closure import Closure
from safetydesk.domain.events import Change, Event, IncidentReopened
from safetydesk.domain.incident import CLOSED, OPEN, Incident
from safetydesk.domain.steps import reached
from safetydesk.records.work import Work
from safetydesk.services.office import Office


def reopened_by(
    office: Office, work: Work, incident: Incident, reason: str, cause: Event | None = None
) -> tuple[Incident, tuple[Event, ...]]:
    """The incident opened again inside the caller's transaction, and what is to be committed of it.

    As it was, and nothing, where no closing is in force. `cause` is the act that opened it: everything written in
    `work` so far is told of it, so that the trail says of the opening alone that it was the rule's.
    """
    closure = _in_force(work, incident)
    if closure is None:
        return incident, ()
    if cause is not None:
        work.tell(cause)
    work.replace(
        replace(closure, reopened=office.now(), reopened_by=office.me, reopened_reason=reason.strip())
    )
    reached("reopening.written")
    opened = work.replace(replace(incident, status=OPEN))
    event = IncidentReopened(
        subject=incident.id,
        reference=incident.reference,
        record=closure.id,
        reason=reason.strip(),
        changes=Change.all_between(incident, opened, ("status",)),
    )
    return opened, (work.tell(event),)


def _in_force(work: Work, incident: Incident) -> Closure | None:
    if incident.status != CLOSED:
        return None
    every = (each for each in work.of_incident(Closure, incident.id) if each.reopened is None)
    return max(every, key=lambda each: each.closed.utc, default=None)
