"""The one composition root: a FrontDoor to the store, the OpenStore behind it, and the Desk made of that."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import platformdirs

from safetydesk import wording
from safetydesk.domain.clock import Clock, SystemClock
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import UnclaimedFilesFound
from safetydesk.domain.progress import Progress
from safetydesk.domain.proof.finding import Finding
from safetydesk.domain.viewer import EVERYTHING, Viewer
from safetydesk.intake.preview import PreviewRoom
from safetydesk.records.database import Database
from safetydesk.records.reading import Reading
from safetydesk.records.verifying import Asked, TrailCheck
from safetydesk.records.verifying_keys import OF_THE_HEADER
from safetydesk.records.work import Work
from safetydesk.services.alerts import Alerts
from safetydesk.services.audit_trail import AuditTrail
from safetydesk.services.backups import Backups
from safetydesk.services.backups_there import HeldThere, holding
from safetydesk.services.batches import Batches
from safetydesk.services.bulletin import Bulletin
from safetydesk.services.confirming import Confirming
from safetydesk.services.conversations import Conversations
from safetydesk.services.copies_out import CopiesOut
from safetydesk.services.custody import Custody
from safetydesk.services.custody_papers import CustodyPapers
from safetydesk.services.day_marks import DayMarks
from safetydesk.services.deadline_board import DeadlineBoard
from safetydesk.services.decisions import Decisions
from safetydesk.services.derived_copies import DerivedCopies
from safetydesk.services.desk import Desk
from safetydesk.services.destroying import Destroying
from safetydesk.services.destroying import finish as finish_destroying
from safetydesk.services.drafts import Drafts
from safetydesk.services.drafts_of_forms import FormDrafts
from safetydesk.services.exemptions import Exemptions
from safetydesk.services.exhibits import Exhibits
from safetydesk.services.file_says import FileSays
from safetydesk.services.handing_over import HandingOver
from safetydesk.services.held_items import HeldItems
from safetydesk.services.in_words import RecordsInWords
from safetydesk.services.incident_log import IncidentLog
from safetydesk.services.keychain import Keychain
from safetydesk.services.keychain_door import KeychainDoor
from safetydesk.services.keys import TeamKeys
from safetydesk.services.looking import Looking
from safetydesk.services.looking_back import LookingBack
from safetydesk.services.notices import Notices
from safetydesk.services.office import Office
from safetydesk.services.people import People
from safetydesk.services.preferences import Preferences
from safetydesk.services.printing import PrintShop
from safetydesk.services.proofs import Proofs
from safetydesk.services.recovery import RecoverySheets
from safetydesk.services.referrals import Referrals
from safetydesk.services.rekeying import Rekeying
from safetydesk.services.remembering import Remembering
from safetydesk.services.restoring import Restoring, settle_after_restore
from safetydesk.services.restricting import Restricting
from safetydesk.services.school_profile import SchoolProfile
from safetydesk.services.scrubbing import Scrubbing
from safetydesk.services.sealed_files_check import SealedFilesCheck
from safetydesk.services.search import Search
from safetydesk.services.standing import Standing
from safetydesk.services.team import Team
from safetydesk.services.unlocking import FirstMember, FrontDoor, OpenStore
from safetydesk.services.verifying import Verifying, Wanted
from safetydesk.services.viewing import Viewing
from safetydesk.services.witness import Witness
from safetydesk.strongroom.enrolling import swapped_recipients
from safetydesk.strongroom.exhibit_files import ExhibitFiles
from safetydesk.strongroom.failed_sign_ins import FailedSignIns
from safetydesk.strongroom.held_keys import HeldKeys
from safetydesk.strongroom.kept_keys import KeptKeys
from safetydesk.strongroom.keychain import Keychain as OsKeychain
from safetydesk.strongroom.keys import LEAST_COST, TEST_COST, KdfCost, calibrated, opens
from safetydesk.strongroom.keys_named import KeysNamed, keys_in_header
from safetydesk.strongroom.member_files import MemberFiles
from safetydesk.strongroom.remembered import RememberedCheckpoints
from safetydesk.strongroom.signing import signature_is_good
from safetydesk.strongroom.store_folder import StoreFolder

__all__ = [
    "Desk",
    "FirstMember",
    "FrontDoor",
    "KeychainDoor",
    "OpenStore",
    "default_store",
    "front_door",
    "keychain_door",
    "open_desk",
    "restoring",
]

PROGRAM = "SafetyDesk"
CHEAP_KEYS = "SAFETYDESK_CHEAP_KEYS"
"""Environment variable, for tests alone: at "1", a new store's keys are made in a moment instead of a second.

Without it such a store is not opened but named as too weak, so that nothing real can come to live in one.
"""


def default_store() -> Path:
    """The platform's data folder for this user; never Documents or Desktop, which sync clients take away."""
    return Path(platformdirs.user_data_dir(PROGRAM, appauthor=False)) / "store"


def profile_folder() -> Path:
    """Where this machine remembers checkpoints: outside any store."""
    return Path(platformdirs.user_state_dir(PROGRAM, appauthor=False))


def front_door(path: Path, clock: Clock | None = None) -> FrontDoor:
    """Where a store is made, or opened with a passphrase."""
    cost = TEST_COST if _are_cheap() else None
    return FrontDoor(path, clock or SystemClock(), FailedSignIns(profile_folder()), cost, _least())


def restoring(clock: Clock | None = None) -> Restoring:
    """Puts a store back from a backup; no store need be there."""

    def verify(
        folder: StoreFolder, keys: HeldKeys, database: Database, size: int, progress: Progress
    ) -> TrailCheck:
        named = keys_in_header(folder, keys.store_key, keys.header)
        asked = Asked(
            store_id=keys.store_id,
            signature_is_good=signature_is_good,
            slots=named.slots,
            pairs=named.pairs,
            sizes=(size,),
        )
        return database.verify(asked, progress)

    profile = profile_folder()
    memory, failed = RememberedCheckpoints(profile), FailedSignIns(profile)
    return Restoring(clock or SystemClock(), memory, failed, verify, _least())


def _are_cheap() -> bool:
    return os.environ.get(CHEAP_KEYS) == "1"


def _least() -> KdfCost:
    """What a store's keys must cost to be opened."""
    return TEST_COST if _are_cheap() else LEAST_COST


def os_keychain() -> OsKeychain:
    """The operating system's keychain, asked for nothing yet."""
    return OsKeychain()


def keychain_door(door: FrontDoor, clock: Clock | None = None) -> KeychainDoor:
    """The same door, by this computer's keychain."""
    return KeychainDoor(door, _kept_keys(clock or SystemClock()))


def _kept_keys(clock: Clock) -> KeptKeys:
    return KeptKeys(profile_folder(), os_keychain(), clock)


def open_desk(store: OpenStore, clock: Clock | None = None) -> Desk:
    """Joins the offices round an open store, and sweeps what a crash left behind."""
    bulletin = Bulletin()
    office = _office(store, clock or SystemClock(), bulletin)
    exhibit_files = ExhibitFiles(store.folder, lambda: _identities(store.database, drafts))
    member_files = MemberFiles(store.folder, store.keys)
    drafts = Drafts(office, member_files, exhibit_files, lambda: _recorded(store.database))
    forms = FormDrafts(member_files)
    batches = Batches(office, member_files, drafts)
    previews = PreviewRoom()
    confirming = _confirming(store)
    keychain = Keychain(office, store, _kept_keys(office.clock), confirming)
    keychain.signed_in()
    bulletin.subscribe(keychain.heard)
    sealed_files = SealedFilesCheck(office, exhibit_files, drafts, forms)
    settle_after_restore(office, RememberedCheckpoints(profile_folder()))
    backups = Backups(office, store.folder, store.keys, store.database)
    trail = _trail(office, store, sealed_files, member_files, backups)

    def held_in_backups(file_name: str) -> HeldThere:
        return holding(backups.place(), file_name)

    def told_in_drafts() -> set[str] | None:
        drafts.forget_saved()
        member_files.claim_only(drafts.claimed_files())
        return member_files.claimed_by_others()

    def let_go() -> None:
        previews.close()
        store.let_go()

    return Desk(
        office=office,
        store_path=store.folder.path,
        incident_log=IncidentLog(office, drafts),
        people=People(office),
        exhibits=Exhibits(office, exhibit_files, drafts, previews, batches),
        viewing=Viewing(office, Looking(office, exhibit_files, drafts, previews), previews),
        file_says=FileSays(office, Looking(office, exhibit_files, drafts, previews), previews),
        copies_out=CopiesOut(office, exhibit_files, confirming.require),
        destroying=Destroying(
            office, exhibit_files, store.database, confirming.confirm, held_in_backups, told_in_drafts
        ),
        scrubbing=Scrubbing(office, exhibit_files, member_files),
        derived_copies=DerivedCopies(office, exhibit_files, previews),
        conversations=Conversations(office, exhibit_files, previews),
        batches=batches,
        in_words=RecordsInWords(office),
        notices=Notices(office),
        referrals=Referrals(office),
        decisions=Decisions(office),
        deadline_board=DeadlineBoard(office, drafts, forms),
        held_items=HeldItems(office),
        custody=Custody(office),
        custody_papers=CustodyPapers(office, exhibit_files.is_in_store, confirming.require),
        exemptions=Exemptions(office),
        restricting=Restricting(office),
        handing_over=HandingOver(office),
        printing=PrintShop(office, exhibit_files, previews, trail.remember, confirming.require),
        audit_trail=trail,
        looking_back=LookingBack(office),
        proofs=Proofs(office, exhibit_files.is_in_store, confirming.require),
        day_marks=DayMarks(office, exhibit_files.is_in_store, trail.remember, confirming.require),
        alerts=Alerts(office),
        recovery_sheets=RecoverySheets(office, store, confirming.confirm),
        backups=backups,
        search=Search(office),
        school_profile=SchoolProfile(office),
        team=Team(office, confirming.require),
        confirming=confirming,
        keychain=keychain,
        team_keys=_team_keys(office, store, confirming, trail.remember, let_go, backups),
        preferences=Preferences(member_files),
        form_drafts=forms,
        bulletin=bulletin,
        unclaimed=_sweep(office, store.database, drafts, exhibit_files, member_files),
        has_test_keys=store.has_test_keys,
        let_go=let_go,
        is_open=lambda: store.database.is_open,
    )


def _office(store: OpenStore, clock: Clock, bulletin: Bulletin) -> Office:
    """What the offices share. Who reads and writes is the member at the desk, as the team stands at that moment."""
    signer = store.keys.signer()
    roles = wording.load_roles()
    standing = Standing(roles, store.me, lambda: store.database.reading(EVERYTHING))

    def viewer() -> Viewer:
        return Viewer(store.me, standing.role().sees)

    def work() -> Work:
        return store.database.work(signer, store.keys.store_id, clock, bulletin.announce, viewer())

    def reading() -> Reading:
        return store.database.reading(viewer())

    bulletin.subscribe(standing.heard)
    return Office(
        store_id=store.keys.store_id,
        me=store.me,
        clock=clock,
        vocabulary=wording.load_vocabulary(),
        calendars=wording.load_calendars(),
        roles=roles,
        standing=standing,
        work=work,
        reading=reading,
    )


def _confirming(store: OpenStore) -> Confirming:
    failed = FailedSignIns(profile_folder())

    def opens_mine(passphrase: str) -> bool:
        return opens(store.header, store.keys.slot_id, passphrase)

    return Confirming(store.came_by, opens_mine, lambda: failed.one_more(store.keys.store_id))


def _team_keys(
    office: Office,
    store: OpenStore,
    confirming: Confirming,
    remember: Callable[[], None],
    leave: Callable[[], None],
    backups: Backups,
) -> TeamKeys:
    def cost() -> KdfCost:
        return TEST_COST if _are_cheap() else calibrated()

    rekeying = Rekeying(store, office.clock, office.roles, remember, leave, backups.stand_still)
    return TeamKeys(office, store, confirming, cost, rekeying)


def _trail(
    office: Office,
    store: OpenStore,
    sealed_files: SealedFilesCheck,
    member_files: MemberFiles,
    backups: Backups,
) -> AuditTrail:
    def keys_named() -> KeysNamed:
        return keys_in_header(store.folder, store.keys.store_key, store.header)

    def verify_records(wanted: Wanted, progress: Progress) -> TrailCheck:
        named = keys_named()
        check = verify_against(named, wanted, progress)
        if not any(found.code in OF_THE_HEADER for found in check.findings):
            return check
        with store.changing:  # a change of keys may have been under way: once it is done, the header says so
            now = keys_named()
        return check if now == named else verify_against(now, wanted, progress)

    def verify_against(named: KeysNamed, wanted: Wanted, progress: Progress) -> TrailCheck:
        asked = Asked(
            store_id=store.keys.store_id,
            signature_is_good=signature_is_good,
            slots=named.slots,
            pairs=named.pairs,
            sizes=wanted.sizes,
            marks=wanted.marks,
            verified=wanted.verified,
            with_records=wanted.with_records,
        )
        return store.database.verify(asked, progress)

    def header_findings() -> tuple[Finding, ...]:
        bad = store.bad_copy
        damaged = (Finding("header_copy_damaged", {"copy": bad}),) if bad else ()
        swapped = (
            Finding("recipient_swapped", {"member": str(one)}) for one in swapped_recipients(store.header)
        )
        return (*damaged, *swapped)

    machine = RememberedCheckpoints(profile_folder())
    remembering = Remembering(
        office, machine, Witness(member_files), lambda: keys_named().told(), backups.remembered_in_place
    )
    verifying = Verifying(office, sealed_files, remembering, verify_records, header_findings)
    return AuditTrail(office, verifying, remembering)


def _identities(database: Database, drafts: Drafts) -> set[str]:
    """What opens any sealed file that is known here: to tell whose file lies in another's place."""
    with database.reading() as reading:
        recorded = {sealed.identity for _number, sealed in reading.sealed_files()}
    return recorded | {sealed.identity for sealed in drafts.evidence()}


def _recorded(database: Database) -> set[str]:
    """The sealed files that the records claim, whoever may see them: none of them may be moved or destroyed."""
    with database.reading() as reading:
        return {sealed.file_name for _number, sealed in reading.sealed_files()}


def _sweep(
    office: Office,
    database: Database,
    drafts: Drafts,
    exhibit_files: ExhibitFiles,
    member_files: MemberFiles,
) -> tuple[str, ...]:
    """Part-files go; a sealed file nobody claims is set aside and listed, never destroyed."""
    try:
        drafts.forget_saved()
        with database.reading() as reading:
            destroyed = reading.destroyed_files()
        finish_destroying(database, exhibit_files, destroyed)
        claimed = _recorded(database)
        mine = drafts.claimed_files()
    except Trouble as fault:
        if fault.code != "records_damaged":
            raise
        return ()  # the store opens, so that verify can name what is damaged; nothing is moved on its word
    with suppress(Trouble):  # a disk that takes no list keeps nobody out: the old one claims no less
        member_files.claim_only(mine)
    others = member_files.claimed_by_others()
    report = exhibit_files.sweep(claimed | mine.keys() | (others or set()), all_known=others is not None)
    member_files.sweep()
    if report.unclaimed:
        try:
            with office.work() as work:
                work.commit(UnclaimedFilesFound(subject=office.store_id, names=report.unclaimed))
        except Trouble as fault:
            if fault.code != "trail_broken":  # verify names that one; the desk says which files stand aside
                raise
    return report.unclaimed
