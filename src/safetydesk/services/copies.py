"""Copies that leave: each is numbered before it is drawn, and ends as released or as failed."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO
from uuid import UUID

from safetydesk.documents.printing import Drawn, Printing
from safetydesk.domain.checks.printing import check_print
from safetydesk.domain.disclosure import FAILED, RELEASED, Disclosure
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.events import DisclosureFailed, DisclosurePrepared, DisclosureReleased
from safetydesk.domain.identity import new_id
from safetydesk.domain.proof.checkpoint import Checkpoint
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.work import Work
from safetydesk.services.office import Office
from safetydesk.services.out_tray import OutTray


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A copy that has its number and no page yet: what it is told about itself, and what a file of it is called."""

    disclosure: Disclosure
    reference: str
    name: str
    printing: Printing


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A finished document that nobody has yet: `pdf` is in memory only until it is saved or printed.

    `pictured` are the exhibits whose pictures are in it; `told` those that it tells by name or fingerprint.
    """

    disclosure: Disclosure
    reference: str
    name: str
    pdf: bytes
    pictured: tuple[UUID, ...] = ()
    told: tuple[UUID, ...] = ()
    also: tuple[tuple[str, Disclosure], ...] = ()
    """Of other incidents in the same document: each one's reference and disclosure, which end as the first does."""


class Copies:
    """`remember` notes the checkpoint where the store's folder cannot reach."""

    def __init__(self, office: Office, remember: Callable[[], None], out: OutTray) -> None:
        self._office = office
        self._remember = remember
        self._out = out

    def check(self, request: PrintRequest) -> None:
        """Before a number is used. Raises Refusal `draft_has_problems`, `passphrase_needed`."""
        check_print(request, self._office.now()).refuse()
        self._out.require_passphrase()

    def number(
        self,
        about: UUID,
        document: str,
        called: str,
        request: PrintRequest,
        reference: str,
        pictures: str = "",
    ) -> Numbered:
        """The next copy of that document about that record; `called` is what its file is. `pictures` where some of
        them are covered."""
        now = self._office.now()
        with self._office.reading() as reading:
            checkpoint = reading.checkpoint(now)
        with self._office.work() as work:
            disclosure = next_copy(work, about, document, request, checkpoint, self._office.me)
            work.add(disclosure)
            work.commit(
                DisclosurePrepared(
                    subject=about,
                    disclosure=disclosure.id,
                    document=document,
                    reference=reference,
                    recipient=request.recipient,
                    purpose=request.purpose,
                    copy_number=disclosure.copy_number,
                    pictures=pictures,
                )
            )
        name = f"{reference} {called} copy {disclosure.copy_number}.pdf"
        printing = self._printing(disclosure, reference)
        return Numbered(disclosure=disclosure, reference=reference, name=name, printing=printing)

    def _printing(self, disclosure: Disclosure, reference: str) -> Printing:
        with self._office.reading() as reading:
            member = reading.get(TeamMember, disclosure.prepared_by)
        return Printing(
            recipient=disclosure.recipient,
            purpose=disclosure.purpose,
            basis=disclosure.basis,
            copy_number=disclosure.copy_number,
            printed=disclosure.prepared,
            printed_by=member.name,
            checkpoint=Checkpoint(
                disclosure.checkpoint_size, disclosure.checkpoint_root, disclosure.prepared
            ),
            reference=reference,
        )

    def drawn(
        self, copy: Numbered, draw: Callable[[BinaryIO], Drawn], also: Sequence[Numbered] = ()
    ) -> Prepared:
        """Drawn in memory; whatever `draw` raises, the number is used and the copy recorded as failed. `also` are the
        numbers that the same document has for other records."""
        target = io.BytesIO()
        prepared = Prepared(
            disclosure=copy.disclosure,
            reference=copy.reference,
            name=copy.name,
            pdf=b"",
            also=tuple((each.reference, each.disclosure) for each in also),
        )
        try:
            self._remember()  # the checkpoint stands on every page; a copy that cannot be noted is a failed one
            drawn = draw(target)
        except BaseException:
            self.settle(prepared, FAILED, "not drawn")
            raise
        pdf = target.getvalue()
        finished = replace(copy.disclosure, sha256=hashlib.sha256(pdf).hexdigest(), pages=drawn.pages)
        return replace(prepared, disclosure=finished, pdf=pdf)

    def settle(self, prepared: Prepared, state: str, how: str) -> Disclosure:
        """A copy that failed may be tried again, and one may be saved and printed too: each is said."""
        ends = [(prepared.reference, prepared.disclosure), *prepared.also]
        drawn = prepared.disclosure
        with self._office.work() as work:
            saved, events = [], []
            for reference, disclosure in ends:
                now = work.get(Disclosure, disclosure.id)
                kept = RELEASED if now.state == RELEASED else state
                saved.append(
                    work.replace(replace(now, sha256=drawn.sha256, pages=drawn.pages, state=kept, how=how))
                )
                events.append(work.tell(_ended(reference, disclosure, state, how)))
            work.commit(*events)
        return saved[0]


def next_copy(
    work: Work, about: UUID, document: str, request: PrintRequest, checkpoint: Checkpoint, by: UUID
) -> Disclosure:
    """The record of the next copy of that document about that record, which is for the caller to keep."""
    return Disclosure(
        id=new_id(),
        about=about,
        document=document,
        recipient=request.recipient,
        purpose=request.purpose,
        basis=request.basis,
        copy_number=work.copies_of(about, document) + 1,
        prepared=checkpoint.at,
        prepared_by=by,
        checkpoint_size=checkpoint.size,
        checkpoint_root=checkpoint.root,
    )


def _ended(
    reference: str, disclosure: Disclosure, state: str, how: str
) -> DisclosureReleased | DisclosureFailed:
    kind = DisclosureReleased if state == RELEASED else DisclosureFailed
    values = {"recipient": disclosure.recipient} if state == RELEASED else {}
    return kind(
        subject=disclosure.about,
        disclosure=disclosure.id,
        reference=reference,
        copy_number=disclosure.copy_number,
        how=how,
        **values,
    )
