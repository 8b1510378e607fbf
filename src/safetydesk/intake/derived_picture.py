"""A crop or a redaction of a picture, made by a child and believed only once another child has proved it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from safetydesk.domain.derivation import CROP, Area
from safetydesk.domain.media_kind import PNG, MediaKind
from safetydesk.intake.asked import number
from safetydesk.intake.bare_png import is_bare
from safetydesk.intake.preview import Answer, NoPreview, PreviewRoom

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
    """`how` is "crop" (one area is kept) or "redaction" (each area is covered). Only a proved copy comes back."""
    boxes: Boxes = [list(area.box) for area in areas]
    covered, kept = ([], boxes[:1]) if how == CROP else (boxes, [])
    asked: dict[str, Any] = {"kind": kind.code, "areas": covered, "keep": kept}
    answer = room.ask("derive", content, **asked) if kind.is_decodable else NoPreview("not_shown")
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
    proof = _proof(room, answer.body, content, asked, (width, height))
    return DerivedPicture(answer.body, width, height) if proof is None else proof


def _proof(
    room: PreviewRoom, png: bytes, content: bytes, asked: dict[str, Any], size: tuple[int, int]
) -> NotProved | NoPreview | None:
    """None where the copy is black in its areas, of this size, and the very original everywhere else."""
    made = room.ask("measure", png, kind=PNG.code, areas=asked["areas"], keep=[])
    if isinstance(made, NoPreview):
        return made
    before = room.ask("measure", content, **asked)
    if isinstance(before, NoPreview):
        return before
    is_as_large = _size(made) == size and (bool(asked["keep"]) or _size(before) == size)
    rest = made.head.get("rest")
    is_the_rest = isinstance(rest, str) and rest == before.head.get("rest")
    return None if made.head.get("black") is True and is_as_large and is_the_rest else NotProved()


def _size(answer: Answer) -> tuple[int, int]:
    return number(answer.head, "width"), number(answer.head, "height")
