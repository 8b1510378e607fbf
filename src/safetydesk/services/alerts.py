"""What each member must be told of before anything else, until they said that they saw it."""

from __future__ import annotations

from safetydesk.domain.alert import ALERT_KINDS, Alert
from safetydesk.domain.events import AlertAcknowledged, MemberEnrolled
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
        return tuple(
            Alert(
                kind=act.kind,
                at=act.at,
                entry=act.number,
                details=act.event.values() if act.event is not None else {},
            )
            for act in reversed(acts)
            if act.number > since
        )

    def acknowledge(self, entry: int) -> None:
        """The member saw the alert about that entry, and whatever came before it. For this member alone."""
        if entry not in {alert.entry for alert in self.open()}:
            return
        me = self._office.me
        with self._office.work() as work:
            work.commit(AlertAcknowledged(subject=me, name=work.get(TeamMember, me).name, entry=entry))

    def _seen_up_to(self, reading: Reading) -> int:
        me = self._office.me
        seen = reading.latest_acts(me, (AlertAcknowledged.__name__,), 1)
        joined = reading.latest_acts(me, (MemberEnrolled.__name__,), 1)
        numbers = [act.number for act in joined]
        numbers += [act.event.entry for act in seen if isinstance(act.event, AlertAcknowledged)]
        return max(numbers, default=0)
