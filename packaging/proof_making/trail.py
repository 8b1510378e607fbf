"""An invented trail: fixed keys, salts and times, so that the same vectors come out each time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from safetydesk.domain.clock import Moment
from safetydesk.domain.proof.canonical import canonical, fingerprint
from safetydesk.domain.proof.checkpoint import Checkpoint
from safetydesk.domain.proof.entry import Entry, commitment, to_sign
from safetydesk.domain.proof.keys_in_force import FOUNDING_ENTRIES, KEY_KINDS
from safetydesk.domain.proof.merkle import leaf_hash
from safetydesk.domain.proof.proof_file import Earlier, Proof, ProvedEntry, ProvedExhibit
from safetydesk.domain.proof.tree import Tree
from safetydesk.strongroom.signing import MemberSigner

STORE = UUID("01936b00-0000-7000-8000-000000000001")
JANE, AMIR, EVE = (UUID(f"01936b00-0000-7000-8000-0000000000a{number}") for number in (1, 2, 3))
PAIR = UUID("01936b00-0000-7000-8000-0000000000b1")
INCIDENT, OTHER = (UUID(f"01936b00-0000-7000-8000-0000000000c{number}") for number in (1, 2))
REFERENCE = "OS-2026-0001"
BEGUN = Moment.london(2026, 3, 3, 15, 2)
EXHIBIT = hashlib.sha256(b"a picture").hexdigest()


def signer(member: UUID, turn: int = 0) -> MemberSigner:
    """A member's key; another for each turn."""
    return MemberSigner(member, hashlib.sha256(f"{member} {turn}".encode()).digest())


@dataclass
class Trail:
    """Entries in order, each signed by whoever is said to do it."""

    stored: list[ProvedEntry] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    subjects: list[UUID] = field(default_factory=list)

    def say(
        self,
        kind: str,
        by: MemberSigner,
        subject: UUID = STORE,
        texts: dict[str, str] | None = None,
        at: Moment | None = None,
        **event: Any,
    ) -> Trail:
        """One more act; `texts` maps records to fingerprints."""
        number = len(self.stored) + 1
        payload = canonical({"event": {"subject": str(subject), **event}, "texts": texts or {}})
        salt = hashlib.sha256(f"salt {number}".encode()).digest()
        entry = Entry(
            store=STORE,
            number=number,
            at=at or BEGUN.plus(timedelta(minutes=number)),
            member=by.member_id,
            kind=kind,
            subject=subject,
            commitment=commitment(salt, payload),
        )
        text = entry.text()
        made = ProvedEntry(
            number=number, text=text, signature=by.sign(to_sign(text)), payload=payload, salt=salt
        )
        self.stored.append(made)
        self.kinds.append(kind)
        self.subjects.append(subject)
        return self

    def enrol(self, whom: MemberSigner, by: MemberSigner, name: str = "Jane S. Merrow") -> Trail:
        return self.say("MemberEnrolled", by, whom.member_id, name=name, public_key=whom.public_key.hex())

    def opened(self, by: MemberSigner, times: int = 1, subject: UUID = INCIDENT) -> Trail:
        for _ in range(times):
            self.say(
                "IncidentOpened", by, subject, reference=REFERENCE if subject == INCIDENT else "OS-2026-0002"
            )
        return self

    def proof(
        self,
        subject: UUID | None = INCIDENT,
        reference: str = REFERENCE,
        earlier: Iterable[int] = (),
        **more: Any,
    ) -> Proof:
        """Of the entries about one subject, or of the whole trail."""
        tree = Tree([leaf_hash(each.text) for each in self.stored])
        checkpoint = Checkpoint(tree.size, tree.root().hex(), BEGUN.plus(timedelta(days=30)))
        before = tuple(
            Earlier(size=size, root=tree.root(size).hex(), consistency=tuple(tree.consistency(size)))
            for size in earlier
        )
        if subject is None:
            return Proof(
                store=str(STORE), kind="trail", reference="", checkpoint=checkpoint, earlier=before,
                entries=tuple(self.stored), **more,
            )  # fmt: skip

        def with_path(each: ProvedEntry) -> ProvedEntry:
            return replace(each, path=tuple(tree.path(each.number - 1)))

        places = range(len(self.stored))
        keys = [at for at in places if at < FOUNDING_ENTRIES or self.kinds[at] in KEY_KINDS]
        return Proof(
            store=str(STORE),
            kind=more.pop("kind", "incident"),
            reference=reference,
            checkpoint=checkpoint,
            entries=tuple(with_path(self.stored[at]) for at in places if self.subjects[at] == subject),
            keys=tuple(with_path(self.stored[at]) for at in keys),
            earlier=before,
            **more,
        )


def founded() -> Trail:
    """A store just made, by Jane."""
    jane = signer(JANE)
    return Trail().say("StoreCreated", jane, school="Whitlow Bay School", program="1").enrol(jane, jane)


def full() -> Trail:
    """Two members, an incident with a record and an exhibit, printed once."""
    jane, amir = signer(JANE), signer(AMIR)
    trail = founded().enrol(amir, jane, "Amir Shah")
    trail.say("IncidentLogged", jane, INCIDENT, {NAME: fingerprint(RECORD)}, reference=REFERENCE, people=1)
    trail.say(
        "ExhibitReceived", jane, INCIDENT, reference=REFERENCE, record=str(OTHER), number="JSM/1",
        sha256=EXHIBIT, declared="no",
    )  # fmt: skip
    return trail.opened(amir, 2).opened(amir, 1, OTHER).opened(jane)


RECORD = {
    "id": str(INCIDENT),
    "reference": REFERENCE,
    "summary": "Insults in a group chat, “as told” – naïve 😀",
}
NAME = f"incidents:{INCIDENT}"
RECORDS = {NAME: canonical(RECORD)}
EXHIBITS = (ProvedExhibit(number="JSM/1", sha256=EXHIBIT, size=9),)


def written(proof: Proof) -> bytes:
    return proof.written()
