"""The same file met again: told by its fingerprint, of what the member may see, and never a reason to drop it.

Two people may bring the same screenshot, and that they did is evidence. So it is sealed as an exhibit of its own, and
said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from safetydesk.domain.came_in import CameIn
from safetydesk.domain.drafts import DraftEvidence
from safetydesk.domain.errors import Trouble
from safetydesk.domain.exhibit import Exhibit, SealedEvidence
from safetydesk.domain.rows import HeldFile
from safetydesk.services.office import Office


class SameFiles:
    def __init__(self, office: Office) -> None:
        self._office = office

    def of_exhibits(self, exhibits: Iterable[Exhibit]) -> dict[str, tuple[HeldFile, ...]] | None:
        """For each fingerprint of these that more than one exhibit has: all of those that may be seen; None where the
        records could not be looked through."""
        found = self._held(each.sealed for each in exhibits)
        if found is None:
            return None
        return {fingerprint: held for fingerprint, held in found.items() if len(held) > 1}

    def of_received(self, received: Sequence[tuple[str, SealedEvidence]]) -> tuple[CameIn, ...]:
        """Exhibits just made, by number, each with every other exhibit that is the same file."""
        found = self._held(sealed for _, sealed in received)
        return tuple(
            CameIn(
                name=number,
                sealed=sealed,
                held=tuple(each for each in (found or {}).get(sealed.sha256, ()) if each.number != number),
                is_compared=found is not None,
            )
            for number, sealed in received
        )

    def of_draft(
        self, new: Sequence[DraftEvidence], all_of_it: Sequence[DraftEvidence]
    ) -> tuple[CameIn, ...]:
        """Files just sealed into a draft, with the exhibits, and the draft's other files, that are the same."""
        found = self._held(each.sealed for each in new)
        return tuple(
            CameIn(
                name=each.sealed.original_name,
                sealed=each.sealed,
                held=(found or {}).get(each.sealed.sha256, ()),
                is_compared=found is not None,
                beside=tuple(
                    other.sealed.original_name
                    for other in all_of_it
                    if other.sealed.sha256 == each.sealed.sha256
                    and other.sealed.file_name != each.sealed.file_name
                ),
            )
            for each in new
        )

    def _held(self, files: Iterable[SealedEvidence]) -> dict[str, tuple[HeldFile, ...]] | None:
        try:
            with self._office.reading() as reading:
                rows = reading.with_fingerprints(each.sha256 for each in files)
        except Trouble:  # the files are sealed, which must be said whatever has become of the records since
            return None
        found: dict[str, tuple[HeldFile, ...]] = {}
        for row in rows:
            found[row.fingerprint] = (*found.get(row.fingerprint, ()), row)
        return found
