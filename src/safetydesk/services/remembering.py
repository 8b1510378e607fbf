"""Checkpoints kept where the trail's writer cannot reach them all: this machine, the member's own files, backups.

None is ever overwritten by a trail that does not lead on from it: a trail cut or put back must not cover its tracks
by growing past what is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from threading import Lock

from safetydesk.domain.proof.finding import Finding
from safetydesk.records.reading import Reading
from safetydesk.services.office import Office
from safetydesk.services.witness import Seen, Witness
from safetydesk.strongroom.remembered import Remembered, RememberedCheckpoints
from safetydesk.wording import moment_text_words

MACHINE, WITNESS, BACKUP = "checkpoint", "witness", "backup"
KeysNamed = Callable[[], Mapping[str, str]]
"""The public keys that the header names now: hex, by member or pair of sheets."""


@dataclass(frozen=True, slots=True)
class Known:
    """One checkpoint remembered; `source` begins the codes of what is found wrong with it."""

    source: str
    size: int
    root: str
    at: str

    def judged(self, reached: int, root: str | None) -> Finding | None:
        """What is wrong where the trail has `reached` entries in all and `root` at this size."""
        if root == self.root:
            return None
        code = f"{self.source}_beyond_end" if reached < self.size else f"{self.source}_differs"
        return Finding(code, {"at": moment_text_words(self.at)})


class Remembering:
    """`backups` gives the checkpoints of the manifests within reach."""

    def __init__(
        self,
        office: Office,
        machine: RememberedCheckpoints,
        witness: Witness,
        keys_named: KeysNamed,
        backups: Callable[[], Iterable[Remembered]] = tuple,
    ) -> None:
        self._office = office
        self._machine = machine
        self._witness = witness
        self._keys_named = keys_named
        self._backups = backups
        self._leads_on: set[str] = set()
        self._writing = Lock()
        """Verifying beside the work and closing may both have something to keep."""

    def known(self) -> tuple[Known, ...]:
        """All that can be compared with here."""
        found = [Known(BACKUP, each.size, each.root_hex, each.at) for each in self._backups()]
        machine = self._machine.last(self._office.store_id)
        if machine is not None:
            found.append(Known(MACHINE, machine.size, machine.root_hex, machine.at))
        seen, _is_damaged = self.seen()
        if seen is not None:
            found.append(Known(WITNESS, seen.size, seen.root, seen.at))
        return tuple(found)

    def seen(self) -> tuple[Seen | None, bool]:
        """What this member saw last, and whether the file that should say it is damaged."""
        return self._witness.last_or_damaged()

    def trust(self, findings: Iterable[Finding]) -> None:
        """A verification compared everything: what it found no fault with may be built upon for this session."""
        faulty = {found.code.partition("_")[0] for found in findings}
        self._leads_on |= {MACHINE, WITNESS} - faulty

    def remember(self) -> None:
        """Keeps the present checkpoint outside. Asked of the trail once, since from then on only this process
        writes. Raises Trouble `checkpoint_not_noted`, or the store's disk's."""
        office = self._office
        with office.reading() as reading:
            may = {source for source in (MACHINE, WITNESS) if self._may(source, reading)}
            checkpoint = reading.checkpoint(office.now())
        self._leads_on |= may
        if WITNESS in may:
            with self._writing:
                seen, _is_damaged = self.seen()
                told = Seen(
                    size=checkpoint.size,
                    root=checkpoint.root,
                    at=checkpoint.at.text(),
                    keys=self._keys_named(),
                    verified=seen.verified if seen else None,
                )
                self._witness.keep(told)
        if MACHINE in may:
            self._machine.remember(office.store_id, checkpoint.size, checkpoint.root, checkpoint.at.text())

    def verified(self, size: int, root: str) -> None:
        """From here on this member's verifications need to judge only what comes after."""
        with self._writing:
            seen, _is_damaged = self.seen()
            if seen is None:
                seen = Seen(size=size, root=root, at=self._office.now().text(), keys=self._keys_named())
            self._witness.keep(replace(seen, verified=(size, root)))

    def _may(self, source: str, reading: Reading) -> bool:
        if source in self._leads_on:
            return True
        if source == WITNESS:
            seen, _is_damaged = self.seen()
            return seen is None or reading.root_at(seen.size) == seen.root
        machine = self._machine.last(self._office.store_id)
        return machine is None or reading.root_at(machine.size) == machine.root_hex
