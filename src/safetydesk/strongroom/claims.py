"""Which sealed files each member's drafts hold: a list of random names in the member's folder, open to any member.

A draft is sealed to its member, so nobody else can read what it claims; this list says so without telling anything
but which files were put out of sight, since no backup may hold those. It is written before the draft that claims a
file is kept. A plain checksum is enough: whoever can write the list can move the files as well. A list that is damaged
or missing claims, as it were, everything: nothing is set aside.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from safetydesk.strongroom.disk import named_troubles, write_whole
from safetydesk.strongroom.store_folder import StoreFolder

LIST = "claims"
_ISOLATED = " isolated"
_FORM = re.compile(
    rb"SafetyDesk claims 1\n(?P<names>(?:[0-9a-f]{64}(?: isolated)?\n)*)sha256 (?P<sum>[0-9a-f]{64})\n"
)
_SLOT = re.compile(r"[0-9a-f]{32}")
_MOST_BYTES = 8 * 1024 * 1024


def write_claims(folder: StoreFolder, slot_id: str, held: Mapping[str, bool]) -> None:
    """Puts the whole list in the place of the last one: names, and whether out of sight. Raises the disk's Trouble."""
    lines = "".join(f"{name}{_ISOLATED if held[name] else ''}\n" for name in sorted(held)).encode("ascii")
    text = b"SafetyDesk claims 1\n" + lines
    digest = hashlib.sha256(text).hexdigest().encode("ascii")
    write_whole(folder.member(slot_id) / LIST, text + b"sha256 " + digest + b"\n", "claims")


def read_claims(folder: StoreFolder, slot_id: str) -> dict[str, bool] | None:
    """As written; None where the list is damaged or missing. Raises Trouble for the disk's."""
    with named_troubles():
        try:
            with (folder.member(slot_id) / LIST).open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
    found = _FORM.fullmatch(content) if len(content) <= _MOST_BYTES else None
    if found is None:
        return None
    summed = content[: content.rindex(b"sha256 ")]
    if hashlib.sha256(summed).hexdigest().encode("ascii") != found["sum"]:
        return None
    lines = found["names"].decode("ascii").splitlines()
    return {line.removesuffix(_ISOLATED): line.endswith(_ISOLATED) for line in lines}


def claims_of_others(folder: StoreFolder, slot_id: str) -> set[str] | None:
    """What every other member's drafts hold; None where any of them cannot be told."""
    names: set[str] = set()
    for slot in _slots(folder):
        if slot != slot_id:
            found = read_claims(folder, slot)
            if found is None:
                return None
            names |= found.keys()
    return names


def isolated_in_drafts(folder: StoreFolder) -> set[str]:
    """Files put out of sight in anybody's draft, as far as the lists can be read."""
    lists = (read_claims(folder, slot) or {} for slot in _slots(folder))
    return {name for held in lists for name, is_isolated in held.items() if is_isolated}


def _slots(folder: StoreFolder) -> list[str]:
    with named_troubles():
        if not folder.members.is_dir():
            return []
        return [path.name for path in folder.members.iterdir() if _SLOT.fullmatch(path.name)]
