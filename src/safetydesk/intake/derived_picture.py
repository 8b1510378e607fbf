"""A crop or a redaction of a picture, made by a child and believed only once another child has proved it."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.derivation import CROP, Area
from safetydesk.domain.media_kind import PNG, MediaKind
from safetydesk.intake.asked import number
from safetydesk.intake.bare_png import is_bare
from safetydesk.intake.preview import NoPreview, PreviewRoom

Boxes = list[list[int]]


@dataclass(frozen=True, slots=True)
class DerivedPicture:
    """A PNG of nothing but its pixels: `width` x `height`."""

    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class OffThePicture:
    """An area reaches beyond the picture, which has this size, upright."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class NotProved:
    """A copy was made, and it is not what it was to be: it must not be kept."""


Derived = DerivedPicture | OffThePicture | NotProved | NoPreview


def derived_picture(
    room: PreviewRoom, content: bytes, kind: MediaKind, how: str, areas: tuple[Area, ...]
) -> Derived:
    """`how` is "crop" (one area is kept) or "redaction" (each area is covered). Nothing but a proved copy comes back."""
    if not kind.is_decodable:
        return NoPreview("not_shown")
    boxes: Boxes = [list(area.box) for area in areas]
    covered, kept = ([], boxes[:1]) if how == CROP else (boxes, [])
    answer = room.ask("derive", content, kind=kind.code, areas=covered, keep=kept)
    if isinstance(answer, NoPreview):
        return answer
    width, height = number(answer.head, "width"), number(answer.head, "height")
    if answer.head.get("off") is True:
        return OffThePicture(width, height)
    if kept:
        width, height = areas[0].width, areas[0].height
    if not is_bare(answer.body, width, height):
        return NotProved()
    room.close()  # what the original may have done to the child that opened it has no say in the proof
    made = room.ask("measure", answer.body, kind=PNG.code, areas=covered, keep=[])
    before = room.ask("measure", content, kind=kind.code, areas=covered, keep=kept)
    if isinstance(made, NoPreview):
        return made
    if isinstance(before, NoPreview):
        return before
    is_proved = (
        made.head.get("black") is True
        and (number(made.head, "width"), number(made.head, "height")) == (width, height)
        and isinstance(made.head.get("rest"), str)
        and made.head.get("rest") == before.head.get("rest")
        and (bool(kept) or (number(before.head, "width"), number(before.head, "height")) == (width, height))
    )
    return DerivedPicture(answer.body, width, height) if is_proved else NotProved()
