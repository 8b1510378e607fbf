"""The find box. What was looked for is recorded, as every look into the records is."""

from __future__ import annotations

from collections.abc import Sequence

from safetydesk.domain.events import SearchMade
from safetydesk.domain.rows import Found
from safetydesk.services.office import Office, needs

LONGEST = 200


class Search:
    """Over incidents, exemptions and people at once."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("find")
    def find(self, words: str, limit: int = 100) -> Sequence[Found]:
        """Incidents, exemptions and people that hold words beginning as typed, best first."""
        typed = (
            words.strip()[:LONGEST].encode("utf-8", "replace").decode("utf-8")
        )  # half a surrogate pair goes
        if not typed:
            return ()
        with self._office.reading() as reading:
            found = reading.find(typed, limit)
        with self._office.work() as work:
            work.commit(SearchMade(subject=self._office.store_id, words=typed, hits=len(found)))
        return found
