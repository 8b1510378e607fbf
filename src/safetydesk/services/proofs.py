"""A proof that leaves: a folder that anybody can check with Python alone, on a machine without SafetyDesk."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from safetydesk import assets
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import ProofExported
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.incident import Incident
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.proof.mark import in_fours, mark_of
from safetydesk.domain.proof.proof_file import EXEMPTION, INCIDENT, TRAIL, Proof
from safetydesk.domain.steps import reached
from safetydesk.records.reading import Reading
from safetydesk.services.audit_trail import mark_in_words
from safetydesk.services.office import Office, needs
from safetydesk.strongroom.disk import PART, make_folder, named_troubles, sync_folder, write_whole
from safetydesk.wording import count_words, label, moment_words

PROOF, READ_ME = "proof.json", "READ ME.txt"
CARRIED = ("safetydesk_verify.py", "mark_words.txt")
"""Files of `resources/verifier` that go with every proof."""
_PLAIN_NAME = re.compile(r"[^A-Za-z0-9 -]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """Where the proof lies, what it is about, and the short mark of its checkpoint."""

    folder: Path
    reference: str
    entries: int
    mark: str


class Proofs:
    """`is_in_store` keeps copies out of the store's folder; `require_passphrase` is asked before anything leaves."""

    def __init__(
        self, office: Office, is_in_store: Callable[[Path], bool], require_passphrase: Callable[[], None]
    ) -> None:
        self._office = office
        self._is_in_store = is_in_store
        self._require_passphrase = require_passphrase

    @needs("export_proof")
    def export(
        self, reference: str, place: Path, progress: Progress = NO_PROGRESS, marks: Collection[str] = ()
    ) -> Exported:
        """Writes a new folder in `place` about one incident or exemption, or the whole trail for no reference.

        `marks` (20 hex digits, from paper) are carried, so that whoever holds the paper can compare it.
        Raises Refusal `no_such_record`, `proof_in_store`, `passphrase_needed`, and `proof_mark_not_found` before
        anything is written; Trouble for the disk's.
        """
        self._require_passphrase()
        folder = self._new_folder(reference, place)
        now = self._office.now()
        progress.step(0, 3, "")
        with self._office.reading() as reading:
            kind, subject, reference = _about(reading, reference)
            proof = reading.proof(self._office.store_id, kind, reference, subject, now, marks)
        _carries(proof, marks)
        progress.step(1, 3, "")
        part = folder.with_name(folder.name + PART)
        try:
            self._write(part, proof, progress)
            reached("proof.complete")
            self._record(proof, subject)
            reached("proof.recorded")
            with named_troubles():
                part.rename(folder)
                sync_folder(folder.parent)
        except BaseException:
            with suppress(OSError):
                shutil.rmtree(part)
            raise
        reached("proof.named")
        progress.step(3, 3, "")
        return Exported(
            folder=folder,
            reference=reference,
            entries=len(proof.entries),
            mark=proof.checkpoint.short,
        )

    def _new_folder(self, reference: str, place: Path) -> Path:
        """A name that nothing has, in a folder that is there and is not the store's."""
        if self._is_in_store(place):
            raise Refusal("proof_in_store")
        if not place.is_dir():
            raise Refusal("proof_no_folder")
        what = _PLAIN_NAME.sub("", reference) or "audit trail"
        name = f"SafetyDesk proof {what} {self._office.now().local:%Y-%m-%d}"
        found = place / name
        number = 2
        while found.exists() or found.with_name(found.name + PART).exists():
            found, number = place / f"{name} {number}", number + 1
        return found

    def _write(self, part: Path, proof: Proof, progress: Progress) -> None:
        make_folder(part)
        write_whole(part / PROOF, proof.written(), "proof")
        progress.step(2, 3, "")
        write_whole(part / READ_ME, _read_me(proof).encode("utf-8"), "proof_words")
        for name in CARRIED:
            write_whole(part / name, assets.read_bytes("verifier", name), "proof_words")

    def _record(self, proof: Proof, subject: UUID | None) -> None:
        with self._office.work() as work:
            work.commit(
                ProofExported(
                    subject=subject or self._office.store_id,
                    reference=proof.reference,
                    entries=len(proof.entries),
                    mark=proof.checkpoint.short,
                )
            )


def _about(reading: Reading, typed: str) -> tuple[str, UUID | None, str]:
    """Kind, id and reference of what is meant. Raises Refusal `no_such_record`."""
    wanted = typed.strip().upper()
    if not wanted:
        return TRAIL, None, ""
    found = reading.incident_by_reference(wanted)
    if found is not None:
        return INCIDENT, found, reading.get(Incident, found).reference
    found = reading.exemption_by_reference(wanted)
    if found is not None:
        return EXEMPTION, found, reading.get(Exemption, found).reference
    raise Refusal("no_such_record")


def _carries(proof: Proof, marks: Collection[str]) -> None:
    """Raises Refusal `proof_mark_not_found` naming the marks that no point of this trail has."""
    had = {mark_of(root) for root in (proof.checkpoint.root, *(each.root for each in proof.earlier))}
    missing = [in_fours(mark) for mark in marks if mark not in had]
    if missing:
        raise Refusal("proof_mark_not_found", marks=", ".join(missing))


def _read_me(proof: Proof) -> str:
    """What lies here and how to check it, for somebody who has never heard of SafetyDesk."""
    words = label(
        "proof_read_me",
        about=proof.reference or label("the_whole_trail"),
        entries=count_words(len(proof.entries), "entry", "entries"),
        exhibits=count_words(len(proof.exhibits), "exhibit"),
        when=moment_words(proof.checkpoint.at, with_zone=True),
        mark=proof.checkpoint.short,
        words=mark_in_words(proof.checkpoint.root),
        earlier=_earlier_words(proof),
    )
    return words.replace("\n", "\r\n") + "\r\n"


def _earlier_words(proof: Proof) -> str:
    """Which marks from paper can be compared with this proof."""
    if proof.kind == TRAIL and not proof.keys:
        return label("proof_marks_every")
    return ", ".join(in_fours(mark_of(each.root)) for each in proof.earlier) or label("proof_marks_none")
