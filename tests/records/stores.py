"""A small encrypted database for tests of the records: a real key, a real signature, one member."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.clocks import StoppedClock
from tests.forging import forge, keyed

import builders
from safetydesk import wording
from safetydesk.domain.events import Change, Event, IncidentAmended, IncidentLogged
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.incident import Incident
from safetydesk.domain.progress import NO_PROGRESS
from safetydesk.records.database import Database
from safetydesk.records.reading import Reading
from safetydesk.records.verifying import Asked, TrailCheck
from safetydesk.records.work import Work
from safetydesk.strongroom.signing import MemberSigner, signature_is_good

KEY = "0123456789abcdef" * 6
STORE = UUID("01936b00-0000-7000-8000-00000000f001")
SIGNER = MemberSigner(builders.MEMBER_ID, bytes(range(32)))


@dataclass
class Records:
    """An open database and what it announced."""

    path: Path
    database: Database
    clock: StoppedClock = field(default_factory=StoppedClock)
    heard: list[Event] = field(default_factory=list)

    def reopened(self) -> Records:
        """As in the next session: nothing of what was read before is remembered."""
        self.database.close()
        self.database = Database.open(self.path, KEY)
        return self

    def work(self) -> Work:
        return self.database.work(SIGNER, STORE, self.clock, self.heard.append)

    def reading(self) -> Reading:
        return self.database.reading()

    def verify(
        self, *sizes: int, keys: dict[UUID, bytes] | None = None, store: UUID = STORE, **more: Any
    ) -> TrailCheck:
        slots = {SIGNER.member_id: SIGNER.public_key} if keys is None else keys
        asked = Asked(store_id=store, signature_is_good=signature_is_good, slots=slots, sizes=sizes, **more)
        check = self.database.verify(asked, NO_PROGRESS)
        for found in (
            *check.findings,
            *check.anomalies,
        ):  # whatever can be found can be said, with nothing left open in it
            assert "{" not in wording.words("label", f"finding.{found.code}", found.values)
        return check

    def codes(self) -> set[str]:
        return {finding.code for finding in self.verify().findings}

    def log(self, *records: Any, **changes: Any) -> Incident:
        """An incident with what belongs to it, saved with its event."""
        incident = builders.an_incident(**changes)
        with self.work() as work:
            for record in (incident, *records):
                work.add(record)
                self._number(work, record)
            work.commit(an_event(incident))
        return incident

    def _number(self, work: Work, record: Any) -> None:
        """Moves the record's series on, as a service does that gives it its name."""
        series, _, number = (
            (f"exhibits:{record.number.split('/')[0]}", "", record.number.split("/")[1])
            if isinstance(record, Exhibit | HeldItem)
            else record.reference.rpartition("-")
            if isinstance(record, Incident | Exemption)
            else ("", "", "")
        )
        while number and work.next_number(series) < int(number):
            pass

    def tamper(self, *statements: str) -> None:
        """As somebody with the key and a SQL shell would; the guards of the trail stand."""
        with raw(self.path) as connection:
            for statement in statements:
                connection.execute(statement)

    def forge(self, *statements: str | tuple[str, Sequence[Any]]) -> None:
        """The same by somebody clever: the guards are lifted for it, and put back exactly as they were."""
        forge(self.path, KEY, statements)


def an_event(incident: Incident) -> IncidentLogged:
    return IncidentLogged(subject=incident.id, reference=incident.reference)


def amend(work: Work, incident: Incident, **fields: Any) -> Incident:
    """Saves the incident with other fields, and says truly which; this is the work's commit."""
    changes = tuple(Change.between(name, getattr(incident, name), new) for name, new in fields.items())
    saved = work.replace(replace(incident, **fields))
    work.commit(
        IncidentAmended(subject=incident.id, reference=incident.reference, reason="misheard", changes=changes)
    )
    return saved


def raw(path: Path, key: str = KEY) -> Any:
    """A connection that knows the key and nothing of our rules."""
    return closing(keyed(path, key))
