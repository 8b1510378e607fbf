"""The offices joined round an open store."""

from __future__ import annotations

from safetydesk.bootstrap import surroundings
from safetydesk.bootstrap.materials import Materials, gather
from safetydesk.bootstrap.own_keys import team_keys
from safetydesk.bootstrap.sweeping import sweep
from safetydesk.domain.clock import Clock
from safetydesk.services.actions import Actions
from safetydesk.services.agencies import Agencies
from safetydesk.services.agency_sheets import AgencySheets
from safetydesk.services.alerts import Alerts
from safetydesk.services.allegations import Allegations
from safetydesk.services.calls import Calls
from safetydesk.services.circumstances import Bearings
from safetydesk.services.closing import Closing
from safetydesk.services.conversations import Conversations
from safetydesk.services.copies import Copies
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
from safetydesk.services.desk import Desk
from safetydesk.services.destroying import Destroying
from safetydesk.services.exemptions import Exemptions
from safetydesk.services.exhibits import Exhibits
from safetydesk.services.file_says import FileSays
from safetydesk.services.handing_over import HandingOver
from safetydesk.services.held_items import HeldItems
from safetydesk.services.house_values import HouseValues
from safetydesk.services.in_words import RecordsInWords
from safetydesk.services.incident_log import IncidentLog
from safetydesk.services.left_behind import settle_after_restore
from safetydesk.services.links import Links
from safetydesk.services.looking_back import LookingBack
from safetydesk.services.notices import Notices
from safetydesk.services.out_tray import OutTray
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
from safetydesk.services.unlocking import OpenStore
from safetydesk.services.viewing import Viewing


def open_desk(store: OpenStore, clock: Clock | None = None) -> Desk:
    """Joins the offices round an open store, and sweeps what a crash left behind."""
    made = gather(store, surroundings.clock_or_own(clock))
    made.keychain.signed_in()
    made.bulletin.subscribe(made.keychain.heard)
    settle_after_restore(made.office, surroundings.checkpoints())
    return _joined(made, sweep(made))


def _joined(made: Materials, unclaimed: tuple[str, ...]) -> Desk:
    """The table of offices, each handed what it works with."""
    office, files, require = made.office, made.exhibit_files, made.confirming.require
    board = DeadlineBoard(office, made.drafts, made.forms)
    out = OutTray(files.is_in_store, require)
    copies = Copies(office, made.trail.remember, out)
    return Desk(
        office=office,
        store_path=made.store.folder.path,
        incident_log=IncidentLog(office, made.drafts),
        people=People(office),
        exhibits=Exhibits(office, files, made.drafts, made.previews, made.batches),
        viewing=Viewing(office, made.looking, made.previews),
        file_says=FileSays(office, made.looking, made.previews),
        copies_out=CopiesOut(office, files, require),
        destroying=_destroying(made),
        scrubbing=Scrubbing(office, files, made.member_files, made.drafts),
        derived_copies=DerivedCopies(office, files, made.previews, made.drafts.put_away_among),
        conversations=Conversations(office, files, made.previews),
        batches=made.batches,
        in_words=RecordsInWords(office),
        notices=Notices(office),
        referrals=Referrals(office),
        agency_sheets=AgencySheets(office),
        calls=Calls(office),
        agencies=Agencies(office),
        decisions=Decisions(office),
        pathways=Pathways(office),
        allegations=Allegations(office),
        patterns=Patterns(office),
        closing=Closing(office),
        sign_offs=SignOffs(office),
        debriefs=Debriefs(office),
        actions=Actions(office),
        takedowns=Takedowns(office),
        links=Links(office),
        deadline_board=board,
        deadlines=Deadlines(office),
        day_sheets=DaySheets(office, board.today, out),
        held_items=HeldItems(office),
        custody=Custody(office),
        custody_papers=CustodyPapers(office, out),
        exemptions=Exemptions(office),
        restricting=Restricting(office),
        handing_over=HandingOver(office),
        printing=PrintShop(office, files, made.previews, copies, out),
        papers=Papers(office, copies, out),
        audit_trail=made.trail,
        looking_back=LookingBack(office),
        proofs=Proofs(office, files.is_in_store, require),
        day_marks=DayMarks(office, out, made.trail.remember),
        alerts=Alerts(office),
        recovery_sheets=RecoverySheets(office, made.store, made.confirming.confirm),
        backups=made.backups,
        search=Search(office),
        school_profile=SchoolProfile(office),
        house_values=HouseValues(office),
        profiles=Profiles(office, HouseValues(office)),
        circumstances=Bearings(office),
        team=Team(office, require),
        confirming=made.confirming,
        keychain=made.keychain,
        team_keys=team_keys(
            office, made.store, made.confirming, made.trail.remember, made.let_go, made.backups
        ),
        preferences=Preferences(made.member_files),
        form_drafts=made.forms,
        bulletin=made.bulletin,
        unclaimed=unclaimed,
        has_test_keys=made.store.has_test_keys,
        let_go=made.let_go,
        is_open=lambda: made.store.database.is_open,
    )


def _destroying(made: Materials) -> Destroying:
    return Destroying(
        made.office,
        made.exhibit_files,
        made.store.database,
        made.confirming.confirm,
        made.held_in_backups,
        made.told_in_drafts,
    )
