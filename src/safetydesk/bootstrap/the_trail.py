"""The audit trail's office: what verifying is asked against, and where its checkpoints are remembered."""

from __future__ import annotations

from safetydesk.bootstrap import surroundings
from safetydesk.domain.progress import Progress
from safetydesk.domain.proof.finding import Finding
from safetydesk.records.verifying import Asked, TrailCheck
from safetydesk.records.verifying_keys import OF_THE_HEADER
from safetydesk.services.audit_trail import AuditTrail
from safetydesk.services.backups import Backups
from safetydesk.services.office import Office
from safetydesk.services.remembering import Remembering
from safetydesk.services.sealed_files_check import SealedFilesCheck
from safetydesk.services.unlocking import OpenStore
from safetydesk.services.verifying import Verifying, Wanted
from safetydesk.services.witness import Witness
from safetydesk.strongroom.enrolling import swapped_recipients
from safetydesk.strongroom.keys_named import KeysNamed, keys_in_header
from safetydesk.strongroom.member_files import MemberFiles
from safetydesk.strongroom.signing import signature_is_good


def trail_of(
    office: Office,
    store: OpenStore,
    sealed_files: SealedFilesCheck,
    member_files: MemberFiles,
    backups: Backups,
) -> AuditTrail:
    """Remembered on this machine, with the member's witness, and in the backups' place."""
    header = _Header(store)
    remembering = Remembering(
        office,
        surroundings.checkpoints(),
        Witness(member_files),
        lambda: header.keys_named().told(),
        backups.remembered_in_place,
    )
    verifying = Verifying(office, sealed_files, remembering, header.verify_records, header.findings)
    return AuditTrail(office, verifying, remembering)


class _Header:
    """The records verified against the keys that the store's header names."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store

    def keys_named(self) -> KeysNamed:
        store = self._store
        return keys_in_header(store.folder, store.keys.store_key, store.header)

    def verify_records(self, wanted: Wanted, progress: Progress) -> TrailCheck:
        named = self.keys_named()
        check = self._verify_against(named, wanted, progress)
        if not any(found.code in OF_THE_HEADER for found in check.findings):
            return check
        with self._store.changing:  # a change of keys may have been under way: once done, the header says so
            now = self.keys_named()
        return check if now == named else self._verify_against(now, wanted, progress)

    def findings(self) -> tuple[Finding, ...]:
        bad = self._store.bad_copy
        damaged = (Finding("header_copy_damaged", {"copy": bad}),) if bad else ()
        swapped = (
            Finding("recipient_swapped", {"member": str(one)})
            for one in swapped_recipients(self._store.header)
        )
        return (*damaged, *swapped)

    def _verify_against(self, named: KeysNamed, wanted: Wanted, progress: Progress) -> TrailCheck:
        asked = Asked(
            store_id=self._store.keys.store_id,
            signature_is_good=signature_is_good,
            slots=named.slots,
            pairs=named.pairs,
            sizes=wanted.sizes,
            marks=wanted.marks,
            verified=wanted.verified,
            with_records=wanted.with_records,
        )
        return self._store.database.verify(asked, progress)
