"""What each member must be told of before anything else, until they said that they saw it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from safetydesk.domain.alert import ALERT_KINDS, Alert
from safetydesk.domain.case_file import Done
from safetydesk.domain.events import AlertAcknowledged, MemberEnrolled, RecoverySheetsMade
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.reading import Reading
from safetydesk.services.office import Office

_MOST = 100


class Alerts:
    """Derived from the audit trail; nothing is stored beside it."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def open(self) -> tuple[Alert, ...]:
        """Alerts that the member at the desk has not acknowledged, the oldest first. None from before they joined."""
        with self._office.reading() as reading:
            since = self._seen_up_to(reading)
            acts = reading.latest_acts(self._office.store_id, ALERT_KINDS, _MOST)
            names = {member.id: member.name for member in reading.every(TeamMember)}
        return tuple(
            Alert(kind=act.kind, at=act.at, entry=act.number, details=_details(act, names))
            for act in reversed(acts)
            if act.number > since and not self._is_own(act)
        )

    def acknowledge(self, entry: int) -> None:
        """The member saw the alert about that entry, and whatever came before it. For this member alone."""
        if entry not in {alert.entry for alert in self.open()}:
            return
        me = self._office.me
        with self._office.work() as work:
            work.commit(AlertAcknowledged(subject=me, name=work.get(TeamMember, me).name, entry=entry))

    def _is_own(self, act: Done) -> bool:
        """Whoever makes a set of sheets knows of it."""
        return act.kind == RecoverySheetsMade.__name__ and act.member == self._office.me

    def _seen_up_to(self, reading: Reading) -> int:
        """Only what the member signed themselves says that they saw it, and the first enrolment that they joined:
        a colleague could sign for either in their name."""
        me = self._office.me
        seen = reading.latest_acts(me, (AlertAcknowledged.__name__,), _MOST)
        joined = reading.latest_acts(me, (MemberEnrolled.__name__,), _MOST)
        numbers = [act.number for act in joined[-1:]]
        numbers += [
            act.event.entry
            for act in seen
            if act.member == me and isinstance(act.event, AlertAcknowledged) and act.event.entry < act.number
        ]
        return max(numbers, default=0)


def _details(act: Done, names: Mapping[UUID, str]) -> dict[str, str]:
    said = act.event.values() if act.event is not None else {}
    return said | ({"by": names[act.member]} if act.member in names else {})
