"""Whether the keys that somebody came in by are theirs today: what the records say of them decides, not the header."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import (
    KeysTookEffect,
    MemberEnrolled,
    MemberKeysReset,
    MemberLeft,
    MemberSignedIn,
    StoreRekeyed,
)
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.database import Database
from safetydesk.records.reading import Reading
from safetydesk.strongroom.held_keys import HeldKeys
from safetydesk.strongroom.keys import OpenKeys
from safetydesk.strongroom.records_files import RecordsFiles
from safetydesk.strongroom.store_folder import StoreFolder

_OF_KEYS = ("MemberEnrolled", "MemberKeysReset", "MemberLeft")
_OF_HEADERS = ("KeysTookEffect", "StoreRekeyed")
_SAYS_GENERATION = (KeysTookEffect, StoreRekeyed, MemberSignedIn)


def open_records(folder: StoreFolder, keys: HeldKeys) -> Database:
    """The database, with a header of before its last change of key told from damage.

    Raises Trouble `header_older_than_records` (`header_of_records_set_aside` where the records of before that change
    still stand beside it: nothing puts them back, for that would undo it), `records_missing`,
    `records_damaged`, `store_newer` and the disk's.
    """
    try:
        return Database.open(folder.records, keys.database_key())
    except Trouble as fault:
        files = RecordsFiles(folder)
        if fault.code == "records_damaged" and files.has_another_salt(keys.header):
            is_kept = files.fits(files.old, keys.header)
            code = "header_of_records_set_aside" if is_kept else "header_older_than_records"
            raise Trouble(code) from fault
        raise


def check_standing(database: Database, keys: OpenKeys) -> None:
    """Raises Refusal `member_left`, `keys_were_reset`; Trouble `records_not_of_this_header`, `key_swapped`,
    `header_older_than_records`."""
    try:
        with database.reading() as reading:
            _check_member(reading, keys)
            _check_generation(reading, keys)
    except Trouble as fault:
        if fault.code != "records_damaged":
            raise
        # It opens to be read and verified: what is damaged in the trail is named there.


def _check_member(reading: Reading, keys: OpenKeys) -> None:
    if not reading.has(TeamMember, keys.member_id):
        raise Trouble("records_not_of_this_header")
    member = reading.get(TeamMember, keys.member_id)
    acts = reading.latest_acts(keys.member_id, _OF_KEYS)
    last = acts[0].event if acts else None
    if member.ended is not None or isinstance(last, MemberLeft):
        raise Refusal("member_left")
    mine = keys.signer().public_key.hex()
    if isinstance(last, MemberKeysReset) and last.public_key != mine:
        raise Refusal("keys_were_reset")
    if isinstance(last, MemberEnrolled) and last.public_key != mine:
        raise Trouble("key_swapped", name=member.name)


def _check_generation(reading: Reading, keys: OpenKeys) -> None:
    """The records remember the newest header that was seen: passphrases changed since must not open again."""
    if newest_generation(reading, keys.store_id) > keys.header.generation:
        raise Trouble("header_older_than_records")


def newest_generation(reading: Reading, store_id: UUID) -> int:
    """The highest number of a header that any act says was in force."""
    members = (member.id for member in reading.every(TeamMember))
    acts = [
        *reading.latest_acts(store_id, _OF_HEADERS),
        *(act for member in members for act in reading.latest_acts(member, ("MemberSignedIn",))),
    ]
    said = (act.event for act in acts)
    return max((event.generation for event in said if isinstance(event, _SAYS_GENERATION)), default=0)
