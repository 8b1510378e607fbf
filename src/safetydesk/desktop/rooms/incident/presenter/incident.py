"""What the incident's page asks of the services. All but the look-ups read or write the store: run them by `Tasks`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from safetydesk import wording
from safetydesk.desktop.access_acts import AccessAct
from safetydesk.desktop.rooms.incident.presenter.allegations import AllegationsDesk
from safetydesk.desktop.rooms.incident.presenter.calls import CallsDesk
from safetydesk.desktop.rooms.incident.presenter.cards import CardsDesk
from safetydesk.desktop.rooms.incident.presenter.circumstances import BearingsDesk, BearingShown
from safetydesk.desktop.rooms.incident.presenter.closing import ClosingDesk, EndingShown
from safetydesk.desktop.rooms.incident.presenter.conversations import ConversationsDesk
from safetydesk.desktop.rooms.incident.presenter.custody import CustodyDesk
from safetydesk.desktop.rooms.incident.presenter.deadlines import ClocksShown, DeadlinesDesk
from safetydesk.desktop.rooms.incident.presenter.derived import DerivedDesk
from safetydesk.desktop.rooms.incident.presenter.destroying import DestroyingDesk
from safetydesk.desktop.rooms.incident.presenter.links import LinksDesk
from safetydesk.desktop.rooms.incident.presenter.pathways import PathwaysDesk
from safetydesk.desktop.rooms.incident.presenter.sheets import SheetsDesk, SheetsShown
from safetydesk.desktop.rooms.incident.presenter.takedowns import TakedownsDesk
from safetydesk.desktop.rooms.incident.presenter.telling import must_tell, told_of
from safetydesk.desktop.rooms.incident.presenter.viewing import ViewingDesk
from safetydesk.desktop.rooms.incident.presenter.words import WordsDesk
from safetydesk.desktop.ways_in.batch_progress import BatchProgress
from safetydesk.desktop.ways_in.offering import Thing, came_by, card_of, sources_of
from safetydesk.domain.agency import Agency
from safetydesk.domain.case_file import CaseFile, Done
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadline import Deadline
from safetydesk.domain.drafts import (
    DecisionDraft,
    DescribedItemDraft,
    DraftPerson,
    FormDraft,
    IncidentDraft,
    NoteDraft,
    NoticeDraft,
    ReferralDraft,
)
from safetydesk.domain.duty import Duty
from safetydesk.domain.exhibit import CaptureCard, Exhibit
from safetydesk.domain.incident import Involvement
from safetydesk.domain.incident_link_series import LinkedIncident
from safetydesk.domain.must_tell import Telling
from safetydesk.domain.notice import Notice
from safetydesk.domain.pathway import Pathway
from safetydesk.domain.pathways import PathwayView
from safetydesk.domain.person import Person
from safetydesk.domain.posts import members_about
from safetydesk.domain.progress import Progress
from safetydesk.domain.referral import Referral
from safetydesk.domain.restriction import INCIDENT
from safetydesk.domain.rows import HeldFile
from safetydesk.domain.vocabulary import Route, Vocabulary
from safetydesk.intake.preview import NoPreview, Picture
from safetydesk.services.desk import Desk
from safetydesk.services.exhibits import Intake
from safetydesk.services.restricting import Access

LOOK_EDGE = 2000
"""Pixels of the longer edge of a picture on the screen: enough to read small type when enlarged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One reading of the incident, with what the vocabulary says of it. Nothing of it decides.

    `same` gives, by fingerprint, the exhibits here and elsewhere that are one and the same file. `stands_in` is who
    stands in today for whoever answers for it.
    """

    case: CaseFile
    me: str
    now: Moment
    needed: tuple[Duty, ...] = ()
    due: tuple[Deadline, ...] = ()
    first_routes: tuple[Route, ...] = ()
    other_routes: tuple[Route, ...] = ()
    must_ask: tuple[str, ...] = ()
    conditions: tuple[tuple[str, str], ...] = ()
    begun: tuple[FormDraft, ...] = ()
    access: Access
    sheets: SheetsShown = field(default_factory=SheetsShown)
    same: Mapping[str, tuple[HeldFile, ...]] | None = field(default_factory=dict)
    stands_in: str = ""
    ending: EndingShown = field(default_factory=EndingShown)
    bearing: BearingShown = field(default_factory=BearingShown)
    linked: tuple[LinkedIncident, ...] = ()
    must_tell: tuple[Telling, ...] = ()
    agencies: tuple[Agency, ...] = ()
    clocks: ClocksShown = field(default_factory=ClocksShown)
    pathways: tuple[PathwayView, ...] = ()
    pathways_offered: tuple[Pathway, ...] = ()

    def agencies_for(self, route: str, kept: UUID | None = None) -> tuple[Agency, ...]:
        """The school's agencies that a route leads to, and the one that a record names already."""
        return tuple(
            each
            for each in self.agencies
            if each.id == kept or (route in each.routes and each.retired is None)
        )

    def agency_name(self, agency_id: UUID | None) -> str:
        """Its name; "" for none."""
        return next((each.name for each in self.agencies if each.id == agency_id), "")

    def when_to(self, route: str) -> str:
        """The condition under which the category offers a route; empty where there is none."""
        return dict(self.conditions).get(route, "")


class IncidentPresenter:
    """The only file of this room that knows the services."""

    def __init__(self, desk: object) -> None:
        self._desk = Desk.of(desk)
        self.viewing = ViewingDesk(self._desk)
        self.cards = CardsDesk(self._desk)
        self.custody = CustodyDesk(self._desk)
        self.words = WordsDesk(self._desk)
        self.destroying = DestroyingDesk(self._desk)
        self.derived = DerivedDesk(self._desk)
        self.conversations = ConversationsDesk(self._desk)
        self.ending = ClosingDesk(self._desk)
        self.bearings = BearingsDesk(self._desk)
        self.takedowns = TakedownsDesk(self._desk)
        self.sheets = SheetsDesk(self._desk)
        self.links = LinksDesk(self._desk)
        self.calls = CallsDesk(self._desk)
        self.deadlines = DeadlinesDesk(self._desk)
        self.pathways = PathwaysDesk(self._desk)
        self.allegations = AllegationsDesk(self._desk)

    @property
    def vocabulary(self) -> Vocabulary:
        """As the school has it today."""
        return self._desk.vocabulary

    def open(self, incident_id: UUID) -> Shown:
        """Opens it, which is recorded. Raises Refusal `no_such_record`, Trouble `record_altered`."""
        return self._shown(self._desk.incident_log.open(incident_id))

    def reread(self, incident_id: UUID) -> Shown:
        """What stands there now; not recorded."""
        return self._shown(self._desk.incident_log.reread(incident_id))

    def changes(self, done: Done) -> list[str]:
        """ "What is said to have happened: old → new" for each field that an act changed."""
        nothing = wording.label("audit_nothing_there")
        told = self._desk.looking_back.changes(done.event)
        return [f"{each.field}: {each.old or nothing} → {each.new or nothing}" for each in told]

    def moment(self) -> Moment:
        return self._desk.clock.now()

    def people_offers(self, words: str) -> list[tuple[str, str, str]]:
        """People already known, as (id, name, detail)."""
        return [(str(p.id), p.name, self._person_detail(p)) for p in self._desk.people.type_ahead(words)]

    def may_be_somebody_else(self, incident_id: UUID, draft: DraftPerson) -> bool:
        """Whether the draft is refused for a name like a team member's, and saying it is another would let it in."""
        return self._is_let_in_by(incident_id, draft, replace(draft, is_somebody_else=True))

    def may_take_off_list(self, incident_id: UUID, draft: DraftPerson) -> bool:
        """Whether the draft is refused because that member may open the incident, and let in once they may not."""
        return self._is_let_in_by(incident_id, draft, replace(draft, takes_off_list=True))

    def is_for_elsewhere(self, draft: DraftPerson) -> bool:
        """Whether an independent store is to be offered first."""
        return self._desk.restricting.is_for_elsewhere([draft])

    def _is_let_in_by(self, incident_id: UUID, draft: DraftPerson, said: DraftPerson) -> bool:
        refused = self._desk.people.subject_refused
        return refused(draft, incident_id) is not None and refused(said, incident_id) is None

    def change_access(self, incident_id: UUID, asked: AccessAct) -> None:
        """One of the acts of the card "Who may open this"."""
        asked.do(self._desk.restricting, self._desk.handing_over, INCIDENT, incident_id)

    def amendment_draft(self, case: CaseFile) -> IncidentDraft:
        return self._desk.incident_log.amendment_draft(case)

    def amend(self, incident_id: UUID, version: int, draft: IncidentDraft, reason: str) -> None:
        self._desk.incident_log.amend(incident_id, version, draft, reason)

    def add_note(self, incident_id: UUID, draft: NoteDraft) -> None:
        self._desk.incident_log.add_note(incident_id, draft)

    def add_person(self, incident_id: UUID, draft: DraftPerson) -> None:
        self._desk.incident_log.add_person(incident_id, draft)

    def withdraw_person(self, part: Involvement, reason: str) -> None:
        self._desk.incident_log.withdraw_person(part.id, part.row_version, reason)

    def receive(self, case: CaseFile, things: Sequence[Thing], answer: str, progress: Progress) -> Intake:
        """Seals what was offered onto the incident. Raises Refusal for any answer but "no", and where locked.

        No file is opened here: paths are handed on, and the service asks the guard before it reads.
        """
        incident = case.incident
        known = CaptureCard(platform=incident.platform, address=incident.address)
        return self._desk.exhibits.receive(
            incident.id,
            sources_of(things, answer, len(case.exhibits)),
            answer,
            card_of(things, known, self._desk.me.name),
            BatchProgress(progress),
            came_by(things),
        )

    def describe(self, incident_id: UUID, draft: DescribedItemDraft) -> None:
        self._desk.exhibits.describe(incident_id, draft)

    def look(self, exhibit_id: UUID) -> Picture | NoPreview:
        """The picture, its opening recorded. Raises Refusal `exhibit_isolated`, Trouble where damaged or missing."""
        return self._desk.exhibits.look(exhibit_id, LOOK_EDGE)

    def amend_card(self, exhibit_id: UUID, version: int, card: CaptureCard) -> Exhibit:
        return self._desk.exhibits.amend_card(exhibit_id, version, card)

    def isolate(self, exhibit_id: UUID, reason: str) -> Exhibit:
        return self._desk.exhibits.isolate(exhibit_id, reason)

    def free(self, exhibit_id: UUID, reason: str) -> Exhibit:
        return self._desk.exhibits.free(exhibit_id, reason)

    def tell(self, incident_id: UUID, draft: NoticeDraft) -> Notice:
        return self._desk.notices.tell(incident_id, draft)

    def acknowledge(self, notice_id: UUID, version: int, at: str, by: str, response: str) -> Notice:
        return self._desk.notices.acknowledge(notice_id, version, at, by, response)

    def refer(self, incident_id: UUID, draft: ReferralDraft) -> Referral:
        return self._desk.referrals.refer(incident_id, draft)

    def update_referral(self, referral_id: UUID, version: int, draft: ReferralDraft) -> Referral:
        return self._desk.referrals.update(referral_id, version, draft)

    def referral_draft(self, referral: Referral) -> ReferralDraft:
        return self._desk.referrals.draft_of(referral)

    def decide(self, incident_id: UUID, draft: DecisionDraft) -> None:
        self._desk.decisions.decide(incident_id, draft)

    def keep_form(self, draft: FormDraft) -> FormDraft:
        return self._desk.form_drafts.keep(draft)

    def forget_form(self, form: str, about: str, slot: str) -> None:
        self._desk.form_drafts.forget(form, about, slot)

    def begun(self, form: str, about: str, slot: str) -> FormDraft | None:
        """What this member typed into that form and did not save. Raises Trouble `member_file_damaged`."""
        return self._desk.form_drafts.get(form, about, slot)

    def _shown(self, case: CaseFile) -> Shown:
        desk, words = self._desk, self.vocabulary
        codes = case.incident.categories
        first = told_of(words.first_routes_for(codes), case, words)
        every = told_of(words.routes_for(codes), case, words)
        clocks = self.deadlines.shown(case)
        stands_in = desk.team.standing_in().get(case.incident.owner)
        pathways = self.pathways.of_case(case)
        return Shown(
            pathways=pathways,
            pathways_offered=self.pathways.offered(pathways),
            case=case,
            stands_in=stands_in.name if stands_in and stands_in.id not in members_about(case) else "",
            me=desk.me.name,
            now=desk.clock.now(),
            needed=desk.incident_log.still_needed(case),
            ending=self.ending.shown(case),
            bearing=self.bearings.shown(case),
            due=self.deadlines.in_sight(clocks, desk.clock.now()),
            clocks=clocks,
            first_routes=first,
            other_routes=tuple(route for route in every if route not in first),
            must_ask=words.must_ask(codes),
            conditions=tuple(
                (route.route, route.when)
                for code in codes
                if code in words.every_category
                for route in words.category(code).routes
                if route.when
            ),
            begun=desk.form_drafts.about(str(case.incident.id)),
            access=desk.restricting.access(INCIDENT, case.incident.id),
            sheets=self.sheets.shown(case),
            same=desk.exhibits.same_as(case.exhibits),
            must_tell=must_tell(desk, case),
            linked=self.links.linked(case.incident.id) if case.links else (),
            agencies=self.calls.agencies(),
        )

    def _person_detail(self, person: Person) -> str:
        kind = self.vocabulary.term("person_kinds", person.kind).label if person.kind else ""
        year = self.vocabulary.term("year_groups", person.year_group).label if person.year_group else ""
        return " · ".join(part for part in (kind, year, person.known_as, *person.handles) if part)
