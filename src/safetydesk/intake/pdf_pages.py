"""One page of a PDF, asked of the child."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.media_kind import PAGES, MediaKind
from safetydesk.intake.asked import number
from safetydesk.intake.preview import LONGEST_EDGE, NoPreview, Picture, PreviewRoom


@dataclass(frozen=True, slots=True)
class PdfPage:
    """`picture` is page `number` (from 1) of `pages`. `has_fields`: what was typed into its form is not drawn;
    `attached` counts files inside the PDF, none of which is opened."""

    picture: Picture
    number: int
    pages: int
    has_fields: bool
    attached: int


def pdf_page(
    room: PreviewRoom, content: bytes, kind: MediaKind, page: int, longest_edge: int
) -> PdfPage | NoPreview:
    """Page `page` (from 1), no longer than `longest_edge` (2 to 4096 pixels)."""
    if not (2 <= longest_edge <= LONGEST_EDGE and page >= 1):
        raise ValueError("page or longest_edge")
    if kind.view != PAGES:
        return NoPreview("not_shown")
    answer = room.ask("page", content, page=page, edge=longest_edge)
    if isinstance(answer, NoPreview):
        return answer
    head, rgb = answer.head, answer.body
    width, height, pages = number(head, "width"), number(head, "height"), number(head, "pages")
    has_fields = head.get("fields")
    sound = min(width, height) > 0 and max(width, height) <= longest_edge and page <= pages
    if not (sound and len(rgb) == width * height * 3 and isinstance(has_fields, bool)):
        return room.distrusted()
    picture = Picture(width, height, rgb, width, height)
    return PdfPage(picture, page, pages, has_fields, max(0, number(head, "attached")))
