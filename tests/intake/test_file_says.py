"""What files say of themselves is read in the child, in short lines; a place only where it was asked for."""

from __future__ import annotations

import io
import json
import random
import struct
import zlib

import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.intake import notes_in_files as notes

from safetydesk.domain import media_kind as kinds
from safetydesk.domain.media_kind import MediaKind
from safetydesk.intake.claims.found import LONGEST, MOST
from safetydesk.intake.file_says import OF_PLACE, READABLE, FileClaims, file_claims
from safetydesk.intake.preview import Answer, NoPreview, PreviewRoom
from safetydesk.wording import label


@pytest.fixture(scope="module")
def room():
    with PreviewRoom() as made:
        yield made


def said(room: PreviewRoom, content: bytes, kind: MediaKind, **how: bool) -> dict[str, list[str]]:
    found = file_claims(room, content, kind, **how)
    assert isinstance(found, FileClaims), found
    values: dict[str, list[str]] = {}
    for claim in found.claims:
        values.setdefault(claim.name, []).append(claim.value)
        assert label(f"claim.{claim.name}")
    return values


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (notes.jpeg_with(notes.WHOLE), kinds.JPEG),
        (notes.png_with(notes.chunk(b"eXIf", notes.WHOLE)), kinds.PNG),
        (notes.webp_with(b"EXIF", notes.WHOLE), kinds.WEBP),
    ],
)
def test_a_place_is_told_of_and_named_only_where_it_was_asked_for(room, content, kind):
    without = said(room, content, kind)
    assert without["camera_make"] == ["Larkphone"] and without["taken"] == ["2026:11:19 21:34:02"]
    assert without["turned"] == ["6"] and without["comment"] == ["hello"]
    assert not OF_PLACE & set(without) and "51.5" not in str(without)
    assert file_claims(room, content, kind).has_place
    assert said(room, content, kind, with_place=True)["gps_position"] == ["51.500000, -0.125000"]


def test_a_plain_picture_says_nothing(room):
    assert said(room, notes.PNG, kinds.PNG) == {}


ENDLESS = 0xFFFFFFF0
HOSTILE = {
    "a directory that names itself": notes.exif([(0x8769, 4, 1, struct.pack("<I", 8))]),
    "two that name each other": notes.exif(
        [(0x8769, 4, 1, struct.pack("<I", 8)), (0x8825, 4, 1, struct.pack("<I", 8))]
    ),
    "a text four gigabytes away": notes.exif([(0x010F, 2, 40, struct.pack("<I", ENDLESS))]),
    "a text of four gigabytes": notes.exif([(0x010F, 2, ENDLESS, struct.pack("<I", 8))]),
    "a directory four gigabytes away": b"II*\0" + struct.pack("<I", ENDLESS),
    "more entries than there are": b"II*\0" + struct.pack("<IH", 8, 0xFFFF),
    "a pointer that is a text": notes.exif([notes.text(0x8769, "no")]),
    "a share of nothing": notes.exif([], None, [notes.shares(2, (1, 0)), notes.shares(4, (1, 0))]),
    "no order": b"XX*\0" + bytes(40),
    "nothing": b"",
}


@pytest.mark.parametrize("block", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_block_is_damaged_and_the_rest_is_read(room, block):
    content = notes.png_with(notes.chunk(b"eXIf", block), notes.chunk(b"tEXt", b"Software\0Larkshot"))
    found = file_claims(room, content, kinds.PNG, with_place=True)
    assert isinstance(found, FileClaims)
    assert found.damaged == ("exif",)
    assert ("png_text", "Software: Larkshot") in [(each.name, each.value) for each in found.claims]


def test_texts_of_a_png_are_short_visible_and_not_blown_up(room):
    bomb = zlib.compress(b"a" * 40_000_000)
    content = notes.png_with(
        notes.chunk(b"tEXt", b"Title\0one\ntwo\x1b[31m"),
        notes.chunk(b"zTXt", b"Bomb\0\0" + bomb),
        notes.chunk(b"iTXt", b"Other\0\0\0en\0\0" + "\u202eexe".encode()),
        notes.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x:gps>51.5</x:gps>"),
        notes.chunk(b"tEXt", b"exif:GPSLatitude\x0051/1"),
        notes.chunk(b"tEXt", b"Raw profile type exif\0" + b"00" * 200),
        notes.chunk(b"tEXt", b"no key word"),
    )
    found = said(room, content, kinds.PNG)
    assert found["png_text"][0] == "Title: one two[U+001B][31m"
    assert all(len(value) <= LONGEST for value in found["png_text"])
    assert found["png_text"][2] == "Other: [U+202E]exe"
    assert "51" not in str(found) and found["xmp"] == ["41 bytes"]
    assert file_claims(room, content, kinds.PNG).damaged == ("text",)
    assert said(room, content, kinds.PNG, with_place=True)["gps_text"] == ["exif:GPSLatitude: 51/1"]


def test_no_more_than_so_many_are_told(room):
    many = [notes.chunk(b"tEXt", f"Key{number}\0value".encode()) for number in range(2000)]
    found = file_claims(room, notes.png_with(*many), kinds.PNG)
    assert isinstance(found, FileClaims)
    assert len(found.claims) <= MOST and found.left_out + len(found.claims) == 2000


def test_the_head_of_a_message(room):
    found = said(room, notes.MESSAGE, kinds.EML)
    assert found["from"] == ["Kit Wren <kit@mail.example>"] and found["subject"] == ["Fwd: what was said"]
    assert [value.split()[1] for value in found["received"]] == ["b.example", "a.example"]
    assert found["message_id"] == ["<1@mail.example>"]
    assert len(found["attached"]) == 1 and "\u202e" not in found["attached"][0]


def test_a_message_of_ten_thousand_parts_within_each_other_ends(room):
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (number, number)
        for number in range(10_000)
    )
    found = file_claims(room, b"From: a@b.example\r\n" + deep, kinds.EML)
    assert isinstance(found, FileClaims | NoPreview)
    assert not isinstance(found, NoPreview) or found.reason in (
        "damaged",
        "took_too_long",
        "too_much_memory",
        "stopped",
    )


def test_the_head_of_an_outlook_message(room):
    found = said(room, notes.compound(notes.OUTLOOK), kinds.MSG)
    assert found["from"] == ["Kit Wren <kit@mail.example>"] and found["subject"] == ["What was said"]
    assert found["sent"] == ["2026-11-19 21:40:09 UTC"] and found["attached"] == ["chat[U+202E]gnp.exe"]
    kept = notes.MESSAGE.split(b"MIME-Version")[0].decode().replace("Fwd: ", "As it came: ")
    found = said(
        room, notes.compound({**notes.OUTLOOK, **dict([notes.outlook_text("007D", kept)])}), kinds.MSG
    )
    assert found["subject"] == ["As it came: what was said"] and len(found["received"]) == 2


def test_an_outlook_message_that_leads_nowhere_comes_to_an_end(room):
    whole = notes.compound(notes.OUTLOOK)
    itself = bytearray(whole)
    struct.pack_into("<I", itself, 1024 + 128 + 72, 1)  # an entry that is its own neighbour
    assert file_claims(room, bytes(itself), kinds.MSG) == NoPreview("damaged")
    chance = random.Random(7)
    for _ in range(300):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        found = file_claims(room, bytes(broken[: chance.randrange(600, len(broken) + 1)]), kinds.MSG)
        assert isinstance(found, FileClaims) or found.reason in ("damaged", "too_much_memory")


def test_the_properties_of_a_pdf(room):
    written = io.BytesIO()
    canvas = Canvas(written)
    canvas.setTitle("Letter")
    canvas.setAuthor("Kit Wren")
    canvas.drawString(100, 100, "x")
    canvas.save()
    found = said(room, written.getvalue(), kinds.PDF)
    assert found["title"] == ["Letter"] and found["author"] == ["Kit Wren"] and found["pages"] == ["1"]
    assert file_claims(room, b"%PDF-1.7\nnothing", kinds.PDF) == NoPreview("damaged")


@pytest.mark.parametrize(
    "kind", [each for each in kinds.ALL_KINDS if each.code not in READABLE], ids=lambda each: each.code
)
def test_of_any_other_kind_nothing_is_asked(kind):
    class Unasked(PreviewRoom):
        def ask(self, act, content, **asked):
            raise AssertionError(act)

    assert file_claims(Unasked(), b"x", kind) == NoPreview("not_read")


SOUND = {"left_out": 0, "has_place": True, "damaged": []}
LIES = {
    "a place nobody asked for": (SOUND, [["gps_position", "51, 0"]]),
    "a name nobody knows": (SOUND, [["password", "x"]]),
    "two lines": (SOUND, [["title", "a\nb"]]),
    "too long": (SOUND, [["title", "a" * (LONGEST + 1)]]),
    "too many": (SOUND, [["title", "a"]] * (MOST + 1)),
    "no pair": (SOUND, [["title"]]),
    "no list": (SOUND, {}),
    "a number": (SOUND, [["title", 1]]),
    "a part nobody knows": ({**SOUND, "damaged": ["all"]}, []),
    "no word of a place": ({**SOUND, "has_place": 1}, []),
    "less than none": ({**SOUND, "left_out": -1}, []),
}


@pytest.mark.parametrize(("head", "claims"), LIES.values(), ids=LIES)
def test_a_child_that_lies_is_ended(head, claims):
    class Lying(PreviewRoom):
        def ask(self, act, content, **asked):
            return Answer(head, json.dumps(claims).encode())

    assert file_claims(Lying(), b"x", kinds.PNG) == NoPreview("stopped")
