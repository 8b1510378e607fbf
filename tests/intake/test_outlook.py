"""An Outlook message is told from other OLE files by what its directory holds, never by its name."""

from __future__ import annotations

import io
import random
import struct

from safetydesk.intake.outlook import is_outlook_message

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def entry(name: str, of_class: bytes = bytes(16)) -> bytes:
    written = name.encode("utf-16-le").ljust(64, b"\0")
    return (written + struct.pack("<H", len(name) * 2 + 2)).ljust(80, b"\0") + of_class + bytes(32)


def compound(names: list[str], of_class: bytes = bytes(16), chain: list[int] | None = None) -> bytes:
    """An OLE file whose directory, four entries a sector, lies in the sectors `chain`; its table in sector 0."""
    entries = [entry("Root Entry", of_class), *map(entry, names)]
    needed = -(-len(entries) // 4)
    chain = chain or list(range(1, needed + 1))
    sectors = {0: bytearray(b"\xff" * SECTOR)}
    struct.pack_into("<I", sectors[0], 0, TABLE)
    for place, sector in enumerate(chain):
        sectors[sector] = bytearray(b"".join(entries[place * 4 : place * 4 + 4]).ljust(SECTOR, b"\0"))
        following = chain[place + 1] if place + 1 < len(chain) else END
        struct.pack_into("<I", sectors[0], sector * 4, following)
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(SECTOR, b"\0"))
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, chain[0])
    struct.pack_into("<109I", header, 76, 0, *([FREE] * 108))
    return bytes(header) + b"".join(bytes(sectors.get(n, bytes(SECTOR))) for n in range(max(sectors) + 1))


MESSAGE = ["__nameid_version1.0", "__substg1.0_00020102", "__substg1.0_0037001F", "__properties_version1.0"]
PADDING = ["WordDocument", "1Table", "\x05SummaryInformation"]


def is_one(content: bytes) -> bool:
    return is_outlook_message(io.BytesIO(content))


def test_a_message_is_one_wherever_its_directory_lies() -> None:
    assert is_one(compound(MESSAGE))
    assert is_one(compound(PADDING * 3 + MESSAGE, chain=[9, 2, 7, 4]))
    assert is_one(compound([], of_class=bytes.fromhex("0b0d020000000000c000000000000046")))


def test_other_documents_are_none() -> None:
    assert not is_one(compound(PADDING))
    assert not is_one(compound([*PADDING, "__substg1.0_0037001F"]))  # half of it can be chance
    assert not is_one(b"__nameid_version1.0__substg1.0_".ljust(4096, b"\0"))
    assert not is_one(b"")


def test_a_chain_that_goes_round_or_nowhere_comes_to_an_end() -> None:
    round_and_round = bytearray(compound(PADDING))
    struct.pack_into("<I", round_and_round, SECTOR + 4, 1)
    assert not is_one(bytes(round_and_round))
    chance = random.Random(7)
    whole = compound(PADDING * 3 + MESSAGE)
    for _ in range(2_000):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        is_one(bytes(broken[: chance.randrange(len(broken))]))
