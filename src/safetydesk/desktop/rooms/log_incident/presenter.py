"""What the page for logging asks of the services: look-ups, drafts kept, evidence sealed, the incident saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from safetydesk import wording
from safetydesk.desktop.ways_in.batch_progress import BatchProgress
from safetydesk.desktop.ways_in.offering import Thing, came_by, card_of, sources_of
from safetydesk.domain.checks.capture_card import check_capture_card, read_card
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import LONDON, Moment
from safetydesk.domain.deadline import Deadline
from safetydesk.domain.drafts import DescribedItemDraft, DraftEvidence, DraftPerson, IncidentDraft
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.identity import new_id
from safetydesk.domain.image_guard import MUST_NOT_BE_HERE
from safetydesk.domain.incident import Incident
from safetydesk.domain.media_kind import kind_named
from safetydesk.domain.person import Person
from safetydesk.domain.progress import Progress
from safetydesk.domain.restriction import INCIDENT
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.intake.preview import NoPreview, Picture
from safetydesk.services.desk import Desk
from safetydesk.services.exhibits import Intake
from safetydesk.services.if_logged import Foreseen
from safetydesk.services.raising import because

Offer = tuple[str, str, str]
"""A suggestion: code, title, detail."""
LOOK_EDGE = 600
"""Pixels of the longer side of a picture among the lines: enough for a dense screen."""
MOST_ASKED = 3
"""Questions that each category puts beside the form; the incident's page has them all."""
Received = Intake
"""How an act of adding ended, for the page."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What is said of a draft, in words. `least` is 0 until a category is chosen; `raised` the level that a rule will
    raise it to, 0 where none does, and `raised_words` why. `begins`: the pathways that will, in a line."""

    least: int = 0
    least_words: str = ""
    raised: int = 0
    raised_words: str = ""
    is_locked: bool = False
    first: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    begins: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """One file of the draft, as its line in the list."""

    file_name: str
    title: str
    detail: str
    is_isolated: bool
    may_be_shown: bool = False


class LogPresenter:
    """Everything slow here takes a Progress and is to be run by `Tasks`; the look-ups are quick."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def vocabulary(self) -> Vocabulary:
        """As the school has it today."""
        return self._desk.vocabulary

    @property
    def _terms(self) -> Vocabulary:
        return self._desk.vocabulary

    @classmethod
    def of(cls, desk: object) -> LogPresenter:
        """For the desk that every room is handed."""
        return cls(Desk.of(desk))

    def now(self) -> datetime:
        """The school's wall-clock time."""
        return self._desk.clock.now().utc.astimezone(LONDON).replace(tzinfo=None)

    def clock_now(self) -> Moment:
        return self._desk.clock.now()

    def fresh(self) -> IncidentDraft:
        """A new draft; its "came to notice" is the present minute."""
        return self._desk.incident_log.new_draft()

    def kept(self, draft_id: str) -> IncidentDraft | None:
        """A draft kept earlier, by its id as text; None when it is gone."""
        return self._desk.incident_log.draft(UUID(draft_id))

    def unfinished(self) -> tuple[IncidentDraft, ...]:
        """Every draft this member has kept, the oldest first."""
        return self._desk.incident_log.drafts()

    def choices(self, list_name: str) -> list[tuple[str, str]]:
        return [(term.code, term.label) for term in self._terms.terms(list_name)]

    def severities(self) -> list[tuple[str, str]]:
        return [(str(level.level), level.label) for level in self._terms.severities]

    def severity_meaning(self, level: int) -> str:
        """The level and what it stands for; "" for one that is not judged yet."""
        if not level:
            return ""
        severity = self._terms.severity(level)
        return wording.label("severity_means", severity=severity.label, meaning=severity.meaning)

    def term_offers(self, list_name: str, words: str) -> list[Offer]:
        return [
            (term.code, term.label, term.explanation) for term in self._terms.search_terms(list_name, words)
        ]

    def term_title(self, list_name: str, code: str) -> str:
        return self._terms.term(list_name, code).label

    def category_offers(self, words: str) -> list[Offer]:
        return [(c.code, c.name, c.description) for c in self._terms.search_categories(words)]

    def category_title(self, code: str) -> str:
        return self._terms.category(code).name if code in self._terms.every_category else code

    def people_offers(self, words: str) -> list[Offer]:
        """People already known whose name, handle, class or job begins like this."""
        return [
            (str(p.id), self.person_title(p), self._person_detail(p))
            for p in self._desk.people.type_ahead(words)
        ]

    def person(self, person_id: UUID) -> Person | None:
        """The person, or None when there is none of that id any more."""
        try:
            return self._desk.people.get(person_id)
        except Refusal:
            return None

    def subject_trouble(self, draft: DraftPerson, may_open: Sequence[UUID] | None = None) -> str:
        """Why somebody new may not have that part, in words; "" where they may.

        `may_open`: whom the author named beside themselves, where the incident is to be restricted.
        """
        openers = None if may_open is None else {self._desk.office.me, *may_open}
        refusal = self._desk.people.subject_refused(draft, openers=openers)
        return wording.sentence(refusal).text if refusal else ""

    def may_name(self) -> bool:
        """Whether the author says who may open what they restrict; else whoever leads may."""
        return self._desk.office.may("restrict")

    def names_of_leading(self, people: Sequence[DraftPerson]) -> str:
        """Who may open what an author restricts who may name nobody, in a sentence, and what that means."""
        roles = wording.load_roles()
        found = self._desk.restricting.leading(people)
        names = ", ".join(f"{one.name} ({roles.role(one.role).short})" for one in found)
        said = (
            wording.label("restrict_leads", names=names) if names else wording.label("restrict_leads_nobody")
        )
        return f"{said} {wording.label('restrict_tick_hint')}"

    def could_open(self, people: Sequence[DraftPerson]) -> list[Offer]:
        """Whom the author may name beside themselves."""
        found = self._desk.restricting.could_open(INCIDENT, people)
        return [(str(one.id), one.name, wording.load_roles().role(one.role).name) for one in found]

    def member_meant(self, people: Sequence[DraftPerson]) -> str:
        """The member of the team whom it may be about, by name; "" for nobody."""
        found = self._desk.restricting.meant(people)
        return found[0].member.name if found else ""

    def is_for_elsewhere(self, people: Sequence[DraftPerson]) -> bool:
        """Whether an independent store is to be offered first."""
        return self._desk.restricting.is_for_elsewhere(people)

    def person_title(self, person: Person) -> str:
        year = self.term_title("year_groups", person.year_group)
        return f"{person.name}, {year}" if year else person.name

    def _person_detail(self, person: Person) -> str:
        kind = self.term_title("person_kinds", person.kind)
        parts = (kind, person.known_as, person.job, *person.handles)
        return " · ".join(part for part in parts if part)

    def advice(self, draft: IncidentDraft) -> Advice:
        """What to remind of; nothing of it decides."""
        said = self._desk.incident_log.suggest(draft)
        will = said.foreseen
        pathways = wording.label("log_next_joint").join(each.name for each in will.pathways)
        foreseen = Advice(
            raised=will.raised_to,
            raised_words=self._raised_words(will),
            is_locked=said.is_locked,
            clocks=tuple(self._clock(each) for each in will.clocks),
            begins=wording.label("log_next_pathways", pathways=pathways) if pathways else "",
            source="; ".join(dict.fromkeys(each.source for each in will.clocks)),
        )
        if not draft.categories:
            return foreseen
        first = self._terms.first_routes_for(draft.categories) or said.routes[:3]
        known = [code for code in draft.categories if code in self._terms.every_category]
        asked = [question for code in known for question in self._terms.must_ask([code])[:MOST_ASKED]]
        sources = [*(self._terms.category(code).source for code in known), foreseen.source]
        return replace(
            foreseen,
            least=said.severity_minimum,
            least_words=self._terms.severity(said.severity_minimum).label,
            first=tuple(route.name for route in first),
            questions=tuple(dict.fromkeys(asked)),
            source="; ".join(dict.fromkeys(filter(None, sources))),
        )

    def _raised_words(self, will: Foreseen) -> str:
        """What saving will make of the severity, and why; "" where nothing raises it."""
        if not will.raised_to:
            return ""
        level = self._terms.severity(will.raised_to).label
        key = "log_kept_lower" if will.is_kept_lower else "log_will_be_raised"
        return wording.label(key, to=level, because=because(will.raising))

    def _clock(self, clock: Deadline) -> str:
        when = wording.due_words(clock.due, self.clock_now())
        return wording.label("log_next_clock", label=wording.clock_words(clock, self._terms), when=when)

    def problems(self, draft: IncidentDraft) -> list[tuple[str, str]]:
        """What is wrong, as (form key, words)."""
        return words_of(self._desk.incident_log.check(draft))

    def keep(self, draft: IncidentDraft) -> IncidentDraft:
        """Seals the draft as it stands; gives it back as kept (files isolated where the guard says so)."""
        return self._desk.incident_log.keep_draft(draft)

    def receive(
        self, draft: IncidentDraft, things: Sequence[Thing], answer: str, progress: Progress
    ) -> Intake:
        """Seals what was offered. Raises Refusal for any answer but "no", and for a locked draft."""
        known = CaptureCard(platform=draft.platform, address=draft.address, device=draft.device)
        return self._desk.exhibits.receive_into_draft(
            draft,
            sources_of(things, answer, len(draft.evidence)),
            answer,
            card_of(things, known, self.me()),
            BatchProgress(progress),
            came_by(things),
        )

    def remove(self, draft: IncidentDraft, file_name: str) -> IncidentDraft:
        return self._desk.exhibits.remove_from_draft(draft, file_name)

    def look(self, evidence: DraftEvidence) -> Picture | NoPreview:
        """One of the draft's pictures, small, its being looked at recorded. Raises Refusal `exhibit_isolated`."""
        return self._desk.exhibits.look_at_draft(evidence, LOOK_EDGE)

    def isolate(self, draft: IncidentDraft, file_name: str) -> IncidentDraft:
        """That file out of sight, at once and for good in this draft; where an incident was made of it meanwhile,
        there."""
        try:
            return self._desk.exhibits.isolate_in_draft(draft, file_name)
        except Refusal as refused:
            if refused.code != "draft_already_saved":
                raise
        for exhibit in self._desk.incident_log.reread(draft.id).exhibits:
            if exhibit.sealed.file_name == file_name and not exhibit.is_isolated:
                self._desk.exhibits.isolate(exhibit.id, MUST_NOT_BE_HERE)
        return draft

    def what_now(self) -> str:
        """What to do with something that must not be here, with the numbers to call as the vocabulary has them."""
        said = [wording.label("log_now_stop")]
        for code, condition in (("police_101", ""), ("police_999", wording.label("incident.now_at_once"))):
            if route := self._terms.every_route.get(code):
                said.append(f"{condition} {route.how}".strip())
        return "\n".join((*said, wording.label("incident.now_head")))

    def discard(self, draft: IncidentDraft, sure: bool) -> None:
        """Raises Refusal `draft_holds_files` unless `sure`."""
        self._desk.incident_log.discard_draft(draft.id, sure=sure)

    def log(self, draft: IncidentDraft) -> Incident:
        """Saves the incident; the draft is gone afterwards."""
        return self._desk.incident_log.log(draft)

    def describe(self, incident_id: UUID, item: DescribedItemDraft) -> None:
        self._desk.exhibits.describe(incident_id, item)

    def sealed(self, evidence: Iterable[DraftEvidence]) -> list[Sealed]:
        """The draft's files as lines: what came, how big, sealed when."""
        return [self._line(each) for each in evidence]

    def _line(self, each: DraftEvidence) -> Sealed:
        sealed = each.sealed
        when = wording.time_words(sealed.received)
        detail = wording.label("log_sealed_line", size=wording.size_words(sealed.size), time=when)
        may_be_shown = not each.isolated and kind_named(sealed.kind).is_decodable
        return Sealed(sealed.file_name, sealed.original_name, detail, each.isolated, may_be_shown)

    def with_card(self, draft: IncidentDraft, names: Iterable[str], typed: dict[str, str]) -> IncidentDraft:
        """The draft with what was typed on the capture card of each file named. What cannot be read yet waits."""
        wanted, found = set(names), Findings(self.clock_now())
        return _recarded(draft, lambda name, card: read_card(typed, card, found) if name in wanted else card)

    def numbered(self, draft: IncidentDraft, names: Sequence[str]) -> IncidentDraft:
        """The draft with the files named numbered as one series, in that order."""
        places = {name: place for place, name in enumerate(names, start=1)}

        def one(name: str, card: CaptureCard) -> CaptureCard:
            if name not in places:
                return card
            return replace(card, whole_screen="series", series_number=places[name], series_of=len(places))

        return _recarded(draft, one)

    def card_in_trouble(self, draft: IncidentDraft) -> str:
        """The name in the store of the first file whose card cannot be so; "" where there is none."""
        for each in draft.evidence:
            if check_capture_card(each.card, self.vocabulary, Findings(self.clock_now())).problems:
                return each.sealed.file_name
        return ""

    def me(self) -> str:
        return self._desk.me.name

    @staticmethod
    def new_code() -> str:
        """A code for somebody who is not in the records yet."""
        return f"new:{new_id()}"


def words_of(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """Problems as (form key, words); anything about a person belongs to the field of people."""
    return [(problem.field.split("[")[0], wording.problem(problem)) for problem in problems]


def _recarded(draft: IncidentDraft, card_of: Callable[[str, CaptureCard], CaptureCard]) -> IncidentDraft:
    evidence = (replace(each, card=card_of(each.sealed.file_name, each.card)) for each in draft.evidence)
    return replace(draft, evidence=tuple(evidence))


def _london(when: datetime) -> Moment:
    return Moment.london(when.year, when.month, when.day, when.hour, when.minute)
