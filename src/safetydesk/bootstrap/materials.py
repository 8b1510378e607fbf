"""What the offices of one open store are made of: its files, its drafts, its keys and its trail."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk import wording
from safetydesk.bootstrap import surroundings
from safetydesk.bootstrap.known_files import identities, recorded_files
from safetydesk.bootstrap.own_keys import confirming_of
from safetydesk.bootstrap.shared_office import shared_office
from safetydesk.bootstrap.the_trail import trail_of
from safetydesk.domain.clock import Clock
from safetydesk.domain.errors import Trouble
from safetydesk.intake.preview import PreviewRoom
from safetydesk.services.audit_trail import AuditTrail
from safetydesk.services.backups import Backups
from safetydesk.services.backups_there import HeldThere, holding
from safetydesk.services.batches import Batches
from safetydesk.services.bulletin import Bulletin
from safetydesk.services.confirming import Confirming
from safetydesk.services.drafts import Drafts
from safetydesk.services.drafts_of_forms import FormDrafts
from safetydesk.services.keychain import Keychain
from safetydesk.services.looking import Looking
from safetydesk.services.office import Office
from safetydesk.services.sealed_files_check import SealedFilesCheck
from safetydesk.services.unlocking import OpenStore
from safetydesk.strongroom.exhibit_files import ExhibitFiles
from safetydesk.strongroom.member_files import MemberFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials:
    """Each stands once for an open store, however many offices use it."""

    store: OpenStore
    bulletin: Bulletin
    office: Office
    exhibit_files: ExhibitFiles
    member_files: MemberFiles
    drafts: Drafts
    forms: FormDrafts
    batches: Batches
    previews: PreviewRoom
    looking: Looking
    confirming: Confirming
    keychain: Keychain
    backups: Backups
    trail: AuditTrail

    def held_in_backups(self, file_name: str) -> HeldThere:
        """Which backups hold this sealed file."""
        return holding(self.backups.place(), file_name)

    def told_in_drafts(self) -> set[str] | None:
        """The sealed files that other members' drafts claim, after the own claims were brought up to date; None where
        that is not known."""
        self.drafts.forget_saved()
        self.member_files.claim_only(self.drafts.claimed_files())
        return self.member_files.claimed_by_others()

    def let_go(self) -> None:
        """The child that decodes ends, and the store is closed."""
        self.previews.close()
        self.store.let_go()


def gather(store: OpenStore, clock: Clock) -> Materials:
    """Makes them; nothing in the store is read or written yet.

    Raises Trouble `vocabulary_damaged` for any file that came with the program; then the store is closed again.
    """
    try:
        wording.read_everything()
    except Trouble:
        store.let_go()
        raise
    bulletin = Bulletin()
    office = shared_office(store, clock, bulletin)
    exhibit_files = ExhibitFiles(store.folder, lambda: identities(store.database, drafts))
    member_files = MemberFiles(store.folder, store.keys)
    drafts = Drafts(office, member_files, exhibit_files, lambda: recorded_files(store.database))
    forms = FormDrafts(member_files)
    previews = PreviewRoom()
    confirming = confirming_of(store)
    backups = Backups(office, store.folder, store.keys, store.database)
    sealed_files = SealedFilesCheck(office, exhibit_files, drafts, forms)
    return Materials(
        store=store,
        bulletin=bulletin,
        office=office,
        exhibit_files=exhibit_files,
        member_files=member_files,
        drafts=drafts,
        forms=forms,
        batches=Batches(office, member_files, drafts),
        previews=previews,
        looking=Looking(office, exhibit_files, drafts, previews),
        confirming=confirming,
        keychain=Keychain(office, store, surroundings.kept_keys(clock), confirming),
        backups=backups,
        trail=trail_of(office, store, sealed_files, member_files, backups),
    )
