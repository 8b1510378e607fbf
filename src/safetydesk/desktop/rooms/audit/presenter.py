"""What the room of the audit trail asks of the services: acts in words, verifying, proofs, marks, and looking back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.case_file import Done
from safetydesk.domain.events import SearchMade
from safetydesk.domain.progress import Progress
from safetydesk.domain.proof.day_mark import DayMark
from safetydesk.domain.reference import is_of_exemption
from safetydesk.domain.rows import ExemptionRow
from safetydesk.services.audit_trail import Verification, mark_typed
from safetydesk.services.desk import Desk
from safetydesk.services.proofs import Exported
from safetydesk.services.scrubbing import EvidenceState, evidence_words
from safetydesk.services.scrubbing_drafts import draft_file_words

__all__ = ["Act", "AuditPresenter", "DayMark", "Exported", "Verdict", "verdict_of"]

MOST_FINDINGS = 50
EVERYTHING, LOOKED, PERSON, MEMBER, SCHOOL = "everything", "looked", "person", "member", "school"
EXEMPTION = "exemption"
MOST_OFFERED = 8


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the trail in words. `changes` says old and new, a line a field; `place` is the room that shows its
    record ("" for none), `about` its id."""

    number: int
    when: str
    who: str
    words: str
    place: str = ""
    about: str = ""
    done: Done | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a verification in words. `remembered`: an earlier checkpoint was there to compare with; `aside`:
    what is said of sealed files that nobody claims, or nothing; `marks`: when each mark from paper stood."""

    ok: bool
    title: str
    findings: tuple[str, ...]
    checkpoint: str
    remembered: bool
    aside: str = ""
    anomalies: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotAsSealed:
    """One exhibit whose file is not as it was sealed, and in which way, in words."""

    incident_id: str
    number: str
    reference: str
    state: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the check of all evidence stands. `tone` is "ok" or "warning"; `unnamed` tells of those not named here,
    `in_drafts` of files in the member's own drafts."""

    words: str
    tone: str
    damaged: tuple[NotAsSealed, ...] = ()
    unnamed: str = ""
    in_drafts: tuple[str, ...] = ()


class AuditPresenter:
    """What takes a Progress is slow; the pages are quick."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._names: dict[UUID, str] = {}

    @classmethod
    def of(cls, desk: object) -> AuditPresenter:
        """For the desk that every room is handed."""
        return cls(Desk.of(desk))

    def count(self) -> int:
        """How many acts there are to page through; who acted is read afresh with it."""
        self._names = self._desk.audit_trail.names()
        return self._desk.audit_trail.count()

    def page(self, offset: int, limit: int) -> list[Act]:
        """Acts in words, the newest first."""
        return [self._act(done) for done in self._desk.audit_trail.page(offset, limit)]

    def acts(self, what: str, about: str) -> list[Act]:
        """Those of one look back, the newest first: who `looked` at a person, or the history of a record."""
        self._names = self._desk.audit_trail.names()
        back = self._desk.looking_back
        if what == LOOKED:
            return [self._act(done) for done in back.looked_at(UUID(about))]
        histories: dict[str, Callable[[], tuple[Done, ...]]] = {
            PERSON: lambda: back.of_person(UUID(about)),
            MEMBER: lambda: back.of_member(UUID(about)),
            SCHOOL: back.of_school,
            EXEMPTION: lambda: back.of_case(UUID(about)),
        }
        return [self._act(done) for done in reversed(histories[what]())]

    def changes(self, act: Act) -> list[str]:
        """ "Summary: old → new" for each field that the act changed."""
        nothing = wording.label("audit_nothing_there")
        told = self._desk.looking_back.changes(act.done.event if act.done else None)
        return [f"{each.field}: {each.old or nothing} → {each.new or nothing}" for each in told]

    def people(self, words: str) -> list[tuple[str, str, str]]:
        """Whom a few letters may mean."""
        vocabulary = self._desk.vocabulary
        return [
            (str(person.id), person.name, vocabulary.term("person_kinds", person.kind).label)
            for person in self._desk.people.type_ahead(words)
        ]

    def person_name(self, person: str) -> str:
        return self._desk.people.get(UUID(person)).name

    def exemptions(self, words: str) -> list[tuple[str, str, str]]:
        """Which of the register a few letters may mean, by reference, member of staff or other party."""
        wanted = words.casefold().split()
        rows = [
            each
            for each in self._desk.exemptions.rows()
            if all(word in f"{each.reference} {each.staff} {each.other_party}".casefold() for word in wanted)
        ]
        return [
            (str(each.id), exemption_title(each), each.other_party)
            for each in sorted(rows, key=lambda each: each.reference, reverse=True)[:MOST_OFFERED]
        ]

    def exemption_name(self, exemption: str) -> str:
        """Of one on the register; empty where it is not there for this member."""
        rows = self._desk.exemptions.rows()
        return next((exemption_title(each) for each in rows if str(each.id) == exemption), "")

    def members(self) -> list[tuple[str, str]]:
        """The team, by id and name."""
        return [(str(member), name) for member, name in self._desk.audit_trail.names().items()]

    def day_mark(self) -> DayMark:
        """Today's, as it stands."""
        return self._desk.day_marks.now()

    def day_mark_pages(self) -> bytes:
        """Today's mark on a page, for paper."""
        return self._desk.day_marks.drawn(self._desk.day_marks.now())

    def save_day_mark(self, path: Path) -> None:
        """The same as a PDF. Raises Refusal, Trouble."""
        self._desk.day_marks.save(self._desk.day_marks.now(), path)

    def mark_typed(self, typed: str) -> str | None:
        """The mark meant, or None for no mark."""
        return mark_typed(typed)

    def verify(self, progress: Progress, marks: Sequence[str] = ()) -> Verdict:
        """Everything recomputed. Where all fits, the present checkpoint is remembered outside the store."""
        found = self._desk.audit_trail.verify(progress, marks)
        if found.ok:
            self._desk.audit_trail.remember()
        return verdict_of(found)

    def last_verdict(self) -> Verdict | None:
        """Of this session, the background's own too."""
        found = self._desk.audit_trail.last_verified()
        return verdict_of(found) if found is not None else None

    def evidence(self) -> Evidence:
        """How the check of all evidence stands, among what this member may see."""
        return _evidence(self._desk.scrubbing.state())

    def check_evidence(self, progress: Progress) -> Evidence:
        """Every sealed file read now. Raises Cancelled, after which it goes on where it was when nobody works."""
        return _evidence(self._desk.scrubbing.check_all(progress))

    def export(self, reference: str, place: Path, progress: Progress, marks: Sequence[str] = ()) -> Exported:
        """A proof of one record, or of the whole trail for no reference, in a new folder there, with `marks`."""
        return self._desk.proofs.export(reference, place, progress, marks)

    def needs_passphrase(self) -> bool:
        """Whether the passphrase must be shown before a proof or a day mark may leave."""
        return self._desk.confirming.is_needed

    def confirm(self, passphrase: str) -> None:
        self._desk.confirming.confirm(passphrase)

    def _act(self, done: Done) -> Act:
        words = wording.label("audit_destroyed", kind=done.kind)
        if done.event is not None:
            words = wording.event_words(done.event, self._desk.vocabulary)
        place, about = _place_of(done)
        who = self._names.get(done.member, wording.label("audit_unknown_member"))
        return Act(done.number, wording.moment_words(done.at), who, words, place, about, done)


def _evidence(state: EvidenceState) -> Evidence:
    words, tone = evidence_words(state)
    return Evidence(
        words,
        tone,
        tuple(
            NotAsSealed(str(each.incident_id), each.number, each.reference, wording.state_words(each.state))
            for each in state.damaged
        ),
        wording.label("evidence_unnamed") if state.unnamed else "",
        tuple(draft_file_words(each) for each in state.in_drafts),
    )


def exemption_title(row: ExemptionRow) -> str:
    """Its reference, and whose it is."""
    return f"{row.reference} · {row.staff}"


def _place_of(done: Done) -> tuple[str, str]:
    if done.event is None or isinstance(done.event, SearchMade):
        return "", ""
    reference = str(getattr(done.event, "reference", ""))
    if is_of_exemption(reference):
        return "exemptions", str(done.subject)
    is_incident = "incidents" in done.event.touches or ("disclosures" in done.event.touches and reference)
    about = getattr(done.event, "incident", done.subject)  # a link is about two: the first of them
    return ("incident", str(about)) if is_incident else ("", "")


def verdict_of(found: Verification) -> Verdict:
    """In words, and without telling how much there is."""
    said = [_said(one.code, one.values) for one in found.findings[:MOST_FINDINGS]]
    more = len(found.findings) - len(said)
    if more > 0:
        said.append(wording.label("audit_more_findings", count=str(more)))
    kept = "audit_kept" if found.is_whole else "audit_kept_lately"
    broken = wording.count_words(len(found.findings), "promise was", "promises were")
    title = wording.label(kept) if found.ok else wording.label("audit_broken", findings=broken)
    aside = wording.label("audit_aside", count=str(len(found.unclaimed))) if found.unclaimed else ""
    return Verdict(
        ok=found.ok,
        title=title,
        findings=tuple(said),
        checkpoint=found.checkpoint.short,
        remembered=found.remembered,
        aside=aside,
        anomalies=tuple(_said(one.code, one.values) for one in found.anomalies),
        marks=tuple(
            wording.label("audit_mark_stood", at=wording.moment_words(at))
            for at in found.marks.values()
            if at
        ),
    )


def _said(code: str, values: object) -> str:
    return wording.words("label", f"finding.{code}", values if isinstance(values, dict) else {})
