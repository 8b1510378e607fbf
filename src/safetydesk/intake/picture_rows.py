"""A screenshot's rows as a few greys each, made by the child: what pictures are put in order by."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.media_kind import MediaKind
from safetydesk.domain.screen_rows import BINS, ScreenRows
from safetydesk.intake.asked import number
from safetydesk.intake.preview import NoPreview, PreviewRoom

_MOST_ROWS = 24_000


@dataclass(frozen=True, slots=True)
class PictureRows:
    """`width` and `height` are the picture's own, upright, in pixels."""

    width: int
    height: int
    rows: ScreenRows


def picture_rows(
    room: PreviewRoom, content: bytes, kind: MediaKind, width: int = 0
) -> PictureRows | NoPreview:
    """Its rows, as if it were `width` pixels wide where that is given: screenshots of one telephone are as wide."""
    if not kind.is_decodable:
        return NoPreview("not_shown")
    answer = room.ask("rows", content, kind=kind.code, width=width)
    if isinstance(answer, NoPreview):
        return answer
    wide, high, rows = (number(answer.head, name) for name in ("width", "height", "rows"))
    if min(wide, high) < 1 or not 1 <= rows <= _MOST_ROWS or len(answer.body) != rows * BINS:
        return room.distrusted()
    return PictureRows(wide, high, ScreenRows(rows, answer.body))
