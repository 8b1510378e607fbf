"""A new set of recovery sheets that waits beside the header, so that one cut short between trail and header is ended.

First the set is laid down here; then the trail says it, in one transaction; then the header holds it. Whoever opens the
store next and finds a set here that the trail speaks of puts it into the header; one that it does not goes away.
Nothing in the file is secret, and none of it counts unless a holder of the store key wrote it.
"""

from __future__ import annotations

import hmac
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import rfc8785

from safetydesk.strongroom.disk import named_troubles, read_at_most, sync_folder, write_whole
from safetydesk.strongroom.header import Header, write_header
from safetydesk.strongroom.recovery_sheets import pairs_told
from safetydesk.strongroom.slots import Recovery, SheetMark
from safetydesk.strongroom.store_folder import StoreFolder
from safetydesk.strongroom.store_key import StoreKey
from safetydesk.strongroom.untrusted import Damaged, Fields, octets_text

_MOST_BYTES = 64 * 1024


def stage(folder: StoreFolder, header: Header, store_key: StoreKey) -> None:
    """Lays down the sheets of `header`, which is not written yet. Raises Trouble for the disk's."""
    recovery = [one.plain() for one in header.recovery]
    sheets = [one.plain() for one in header.sheets]
    mac = octets_text(_mac(header, store_key))
    content = rfc8785.dumps({"recovery": recovery, "sheets": sheets, "mac": mac})
    write_whole(_path(folder), content, "sheets")


def staged(folder: StoreFolder, header: Header, store_key: StoreKey | None = None) -> Header | None:
    """`header` with the sheets that wait; None where none do, or no holder of `store_key` laid them down.

    Without a store key they are not proved: only to try codes on.
    """
    content = _content(folder)
    if content is None:
        return None
    with suppress(Damaged):
        fields = Fields.of(content)
        found = replace(
            header,
            recovery=tuple(Recovery.read(one) for one in fields.each("recovery")),
            sheets=tuple(SheetMark.read(one) for one in fields.each("sheets")),
        )
        mac = fields.octets("mac", 32)
        if store_key is None or hmac.compare_digest(mac, _mac(found, store_key)):
            return found
    return None


def finish(folder: StoreFolder, header: Header, store_key: StoreKey, said: tuple[str, ...]) -> Header:
    """The header with the set that the trail last spoke of (`said`), written where it was not; nothing waits any more.

    Returns the header that now stands.
    """
    waiting = staged(folder, header, store_key)
    if waiting is not None and pairs_told(waiting) == said != pairs_told(header):
        header = write_header(folder, waiting, store_key)
    unstage(folder)
    return header


def unstage(folder: StoreFolder) -> None:
    """Nothing happens if nothing waits."""
    with named_troubles():
        if _path(folder).exists():
            _path(folder).unlink(missing_ok=True)
            sync_folder(folder.path)


def _mac(header: Header, store_key: StoreKey) -> bytes:
    said = rfc8785.dumps(
        {
            "store": str(header.store_id),
            "recovery": [one.plain() for one in header.recovery],
            "sheets": [one.plain() for one in header.sheets],
        }
    )
    return hmac.digest(store_key.derived("staged sheets"), said, "sha256")


def _path(folder: StoreFolder) -> Path:
    return folder.path / "sheets.new"


def _content(folder: StoreFolder) -> bytes | None:
    with named_troubles():
        try:
            content = read_at_most(_path(folder), _MOST_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
    return content if len(content) <= _MOST_BYTES else None
