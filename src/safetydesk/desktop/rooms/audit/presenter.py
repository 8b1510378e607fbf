"""What the room of the audit trail asks of the services: acts in words, a page at a time, and the verification."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.case_file import Done
from safetydesk.domain.progress import Progress
from safetydesk.domain.reference import EXEMPTION
from safetydesk.services.audit_trail import Verification
from safetydesk.services.desk import Desk

__all__ = ["Act", "AuditPresenter", "Verdict"]

MOST_FINDINGS = 50


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the trail in words. `place` is the room that shows its record ("" for none), `about` its id."""

    number: int
    when: str
    who: str
    words: str
    place: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a verification in words. `remembered`: an earlier checkpoint was there to compare with; `aside`:
    what is said of sealed files that nobody claims, or nothing."""

    ok: bool
    title: str
    findings: tuple[str, ...]
    checkpoint: str
    remembered: bool
    aside: str = ""


class AuditPresenter:
    """`verify` is slow and takes a Progress; the pages are quick."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._names: dict[UUID, str] = {}

    @classmethod
    def of(cls, desk: object) -> AuditPresenter:
        """For the desk that every room is handed."""
        return cls(Desk.of(desk))

    def count(self) -> int:
        """How many acts there are; who acted is read afresh with it."""
        self._names = self._desk.audit_trail.names()
        return self._desk.audit_trail.count()

    def page(self, offset: int, limit: int) -> list[Act]:
        """Acts in words, the newest first."""
        return [self._act(done) for done in self._desk.audit_trail.page(offset, limit)]

    def checkpoint(self) -> str:
        """The present checkpoint, as a printed page carries it."""
        return self._desk.audit_trail.checkpoint().short

    def verify(self, progress: Progress) -> Verdict:
        """Everything recomputed. Where all fits, the present checkpoint is remembered outside the store."""
        found = self._desk.audit_trail.verify(progress)
        if found.ok:
            self._desk.audit_trail.remember()
        return verdict_of(found)

    def _act(self, done: Done) -> Act:
        event = done.event
        words = (
            wording.event_words(event, self._desk.vocabulary)
            if event is not None
            else wording.label("audit_destroyed", kind=done.kind)
        )
        place, about = _place_of(done)
        who = self._names.get(done.member, wording.label("audit_unknown_member"))
        return Act(done.number, wording.moment_words(done.at), who, words, place, about)


def _place_of(done: Done) -> tuple[str, str]:
    if done.event is None:
        return "", ""
    reference = str(getattr(done.event, "reference", ""))
    if "exemptions" in done.event.touches or reference.startswith(f"{EXEMPTION}-"):
        return "exemptions", str(done.subject)
    is_incident = "incidents" in done.event.touches or "disclosures" in done.event.touches
    return ("incident", str(done.subject)) if is_incident else ("", "")


def verdict_of(found: Verification) -> Verdict:
    said = [wording.label(f"finding.{one.code}", **one.values) for one in found.findings[:MOST_FINDINGS]]
    more = len(found.findings) - len(said)
    if more > 0:
        said.append(wording.label("audit_more_findings", count=str(more)))
    title = wording.label(
        "audit_kept" if found.ok else "audit_broken",
        entries=wording.count_words(found.entries, "act"),
        exhibits=wording.count_words(found.exhibits + found.draft_files, "sealed file"),
        findings=wording.count_words(len(found.findings), "promise was", "promises were"),
    )
    aside = wording.label("audit_aside", count=str(len(found.unclaimed))) if found.unclaimed else ""
    return Verdict(found.ok, title, tuple(said), found.checkpoint.short, found.remembered, aside)
