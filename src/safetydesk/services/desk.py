"""The Desk: the services handed to whichever door was opened, once a store is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from safetydesk.domain.clock import Clock
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import DeskLocked
from safetydesk.domain.school import School
from safetydesk.domain.team_member import TeamMember
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.services.actions import Actions
from safetydesk.services.agencies import Agencies
from safetydesk.services.agency_sheets import AgencySheets
from safetydesk.services.alerts import Alerts
from safetydesk.services.allegations import Allegations
from safetydesk.services.audit_trail import AuditTrail
from safetydesk.services.backups import Backups
from safetydesk.services.batches import Batches
from safetydesk.services.bulletin import Bulletin, Listener
from safetydesk.services.calls import Calls
from safetydesk.services.circumstances import Bearings
from safetydesk.services.closing import Closing
from safetydesk.services.confirming import Confirming
from safetydesk.services.conversations import Conversations
from safetydesk.services.copies_out import CopiesOut
from safetydesk.services.custody import Custody
from safetydesk.services.custody_papers import CustodyPapers
from safetydesk.services.day_marks import DayMarks
from safetydesk.services.day_sheets import DaySheets
from safetydesk.services.deadline_board import DeadlineBoard
from safetydesk.services.deadlines import Deadlines
from safetydesk.services.debriefs import Debriefs
from safetydesk.services.decisions import Decisions
from safetydesk.services.derived_copies import DerivedCopies
from safetydesk.services.destroying import Destroying
from safetydesk.services.drafts_of_forms import FormDrafts
from safetydesk.services.exemptions import Exemptions
from safetydesk.services.exhibits import Exhibits
from safetydesk.services.file_says import FileSays
from safetydesk.services.handing_over import HandingOver
from safetydesk.services.held_items import HeldItems
from safetydesk.services.house_values import HouseValues
from safetydesk.services.in_words import RecordsInWords
from safetydesk.services.incident_log import IncidentLog
from safetydesk.services.keychain import Keychain
from safetydesk.services.keys import TeamKeys
from safetydesk.services.links import Links
from safetydesk.services.looking_back import LookingBack
from safetydesk.services.notices import Notices
from safetydesk.services.office import Office
from safetydesk.services.papers import Papers
from safetydesk.services.pathways import Pathways
from safetydesk.services.patterns import Patterns
from safetydesk.services.people import People
from safetydesk.services.preferences import Preferences
from safetydesk.services.printing import PrintShop
from safetydesk.services.profiles import Profiles
from safetydesk.services.proofs import Proofs
from safetydesk.services.recovery import RecoverySheets
from safetydesk.services.referrals import Referrals
from safetydesk.services.restricting import Restricting
from safetydesk.services.school_profile import SchoolProfile
from safetydesk.services.scrubbing import Scrubbing
from safetydesk.services.search import Search
from safetydesk.services.sign_offs import SignOffs
from safetydesk.services.takedowns import Takedowns
from safetydesk.services.team import Team
from safetydesk.services.viewing import Viewing


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """`unclaimed` names sealed files that the start-up sweep found nobody claims."""

    office: Office
    store_path: Path
    incident_log: IncidentLog
    people: People
    exhibits: Exhibits
    viewing: Viewing
    file_says: FileSays
    copies_out: CopiesOut
    derived_copies: DerivedCopies
    conversations: Conversations
    destroying: Destroying
    scrubbing: Scrubbing
    batches: Batches
    in_words: RecordsInWords
    notices: Notices
    referrals: Referrals
    agency_sheets: AgencySheets
    calls: Calls
    agencies: Agencies
    decisions: Decisions
    pathways: Pathways
    allegations: Allegations
    patterns: Patterns
    closing: Closing
    sign_offs: SignOffs
    debriefs: Debriefs
    actions: Actions
    takedowns: Takedowns
    links: Links
    deadline_board: DeadlineBoard
    deadlines: Deadlines
    day_sheets: DaySheets
    held_items: HeldItems
    custody: Custody
    custody_papers: CustodyPapers
    exemptions: Exemptions
    restricting: Restricting
    handing_over: HandingOver
    printing: PrintShop
    papers: Papers
    audit_trail: AuditTrail
    looking_back: LookingBack
    proofs: Proofs
    day_marks: DayMarks
    alerts: Alerts
    recovery_sheets: RecoverySheets
    backups: Backups
    search: Search
    school_profile: SchoolProfile
    house_values: HouseValues
    profiles: Profiles
    circumstances: Bearings
    team: Team
    confirming: Confirming
    team_keys: TeamKeys
    keychain: Keychain
    preferences: Preferences
    form_drafts: FormDrafts
    bulletin: Bulletin
    unclaimed: tuple[str, ...]
    has_test_keys: bool
    let_go: Callable[[], None]
    is_open: Callable[[], bool]

    @classmethod
    def of(cls, given: object) -> Desk:
        """The desk that rooms of the window are handed. Raises TypeError for anything else: our own mistake.

        It is handed to them as a mere object, so that no page reaches a service but through its presenter.
        """
        if not isinstance(given, cls):
            raise TypeError("this is no desk")
        return given

    @property
    def me(self) -> TeamMember:
        """The member at the desk, read afresh."""
        with self.office.reading() as reading:
            return reading.get(TeamMember, self.office.me)

    @property
    def vocabulary(self) -> Vocabulary:
        return self.office.vocabulary

    @property
    def clock(self) -> Clock:
        return self.office.clock

    def school(self) -> School:
        """As it stands now."""
        return self.school_profile.read()

    def subscribe(self, listener: Listener) -> None:
        self.bulletin.subscribe(listener)

    def lock(self) -> None:
        """Records the lock, remembers the checkpoint outside the store, lets everything go, even where one fails."""
        try:
            with _damage_left_to_verify():
                if self.is_open():  # an act that takes the store's key away has closed it
                    name = self.me.name
                    with self.office.work() as work:
                        work.commit(DeskLocked(subject=self.office.me, name=name))
        finally:
            self.close()

    def close(self) -> None:
        """Remembers the checkpoint and closes the store; nothing happens if it is closed already."""
        if not self.is_open():
            return
        try:
            with _damage_left_to_verify():
                self.audit_trail.remember()
        finally:
            self.let_go()


@contextmanager
def _damage_left_to_verify() -> Iterator[None]:
    """A damaged store takes no entry and leads to no checkpoint: what was remembered stays, and nobody is kept from
    leaving. Every act before said so, and verifying names it."""
    try:
        yield
    except Trouble as fault:
        if fault.code not in ("trail_broken", "records_damaged"):
            raise
