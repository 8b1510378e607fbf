"""What people are found by, held folded in memory: a key press reads what has changed since, not everybody."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from uuid import UUID

from safetydesk.domain.rows import PersonWords
from safetydesk.domain.word_search import Folded, folded, plain_words, ranked_words
from safetydesk.records.reading import Reading


class PeopleIndex:
    """One for an open store. Every record changes under an event, so an unchanged trail means unchanged people."""

    def __init__(self, reading: Callable[[], Reading]) -> None:
        self._reading = reading
        self._lock = Lock()
        self._size = -1
        self._versions: dict[str, int] = {}
        self._words: dict[str, tuple[UUID, Folded]] = {}

    def best(self, typed: str, limit: int) -> tuple[UUID, ...]:
        """Ids of at most `limit` people, best first; none where no word was typed."""
        if not plain_words(typed):
            return ()
        return ranked_words(self._current(), typed)[:limit]

    def warm(self) -> None:
        """Read what there is, so that the first key need not."""
        self._current()

    def _current(self) -> list[tuple[UUID, Folded]]:
        with self._lock:
            with self._reading() as reading:
                size = reading.trail_size()
                if size != self._size:
                    changed, gone = reading.people_words(self._versions)
                    for one in gone:
                        del self._versions[one], self._words[one]
                    for person in changed:
                        self._versions[str(person.id)] = person.row_version
                        self._words[str(person.id)] = (person.id, _folded(person))
                    self._size = size
            return list(self._words.values())


def _folded(person: PersonWords) -> Folded:
    return folded(person.name, (person.known_as, person.year_group, person.job, *person.handles))
