"""What a file says of itself, asked of the child: claims that stand in the file, never facts.

The answer is distrusted like any other: names that are not known, values that are not short lines and places that
nobody asked for end the child and show nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from safetydesk.domain.media_kind import MediaKind
from safetydesk.intake.asked import number
from safetydesk.intake.claims.found import LONGEST, MOST
from safetydesk.intake.preview import NoPreview, PreviewRoom
from safetydesk.visible import visible_line

READABLE: Final = frozenset({"jpeg", "png", "webp", "pdf", "eml", "msg"})
"""Kinds whose claims are read. Of any other no byte is opened."""
OF_PLACE: Final = frozenset({"gps_position", "gps_height", "gps_direction", "gps_time", "gps_text"})
NAMES: Final = OF_PLACE | {
    "description", "camera_make", "camera_model", "turned", "software", "changed", "author", "computer", "copyright",
    "taken", "taken_zone", "digitised", "comment", "picture_id", "camera_owner", "camera_serial", "lens", "xmp", "iptc",
    "png_text", "title", "subject", "keywords", "made_with", "created", "locked", "pages", "attached", "from",
    "sender", "reply_to", "return_path", "to", "cc", "sent", "message_id", "in_reply_to", "sent_from", "received",
    "checked",
}  # fmt: skip
PARTS: Final = frozenset({"exif", "text", "attached"})
_LONGEST_BODY: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Claim:
    """`name` is one of `NAMES`; `value` one short line, hidden characters written out."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class FileClaims:
    """In the order of the file. `left_out` counts what was too much; `damaged` names parts that could not be read.

    `has_place`: the file names a place; what it names is among the claims only where it was asked for.
    """

    claims: tuple[Claim, ...]
    left_out: int
    has_place: bool
    damaged: tuple[str, ...]


def file_claims(
    room: PreviewRoom, content: bytes, kind: MediaKind, *, with_place: bool = False
) -> FileClaims | NoPreview:
    """What the file says; places in it only where `with_place`. NoPreview `not_read` for kinds that are not read."""
    if kind.code not in READABLE:
        return NoPreview("not_read")
    answer = room.ask("claims", content, kind=kind.code, place="yes" if with_place else "no")
    if isinstance(answer, NoPreview):
        return answer
    head = answer.head
    claims, has_place, damaged = _claims(answer.body, with_place), head.get("has_place"), head.get("damaged")
    left_out = number(head, "left_out")
    if claims is None or not isinstance(has_place, bool) or not isinstance(damaged, list) or left_out < 0:
        return room.distrusted()
    if len(damaged) > len(PARTS) or not all(isinstance(part, str) and part in PARTS for part in damaged):
        return room.distrusted()
    return FileClaims(claims, left_out, has_place, tuple(damaged))


def _claims(body: bytes, with_place: bool) -> tuple[Claim, ...] | None:
    if len(body) > _LONGEST_BODY:
        return None
    try:
        pairs = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(pairs, list) or len(pairs) > MOST:
        return None
    wanted = NAMES if with_place else NAMES - OF_PLACE
    if not all(_is_claim(pair, wanted) for pair in pairs):
        return None
    return tuple(Claim(name, value) for name, value in pairs)


def _is_claim(pair: object, wanted: frozenset[str]) -> bool:
    if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(each, str) for each in pair):
        return False
    name, value = pair
    return name in wanted and 0 < len(value) <= LONGEST and value == visible_line(value)
