"""Looking at an exhibit as long as it is uncovered: a picture, the pages of a PDF one by one, or the words of a text.

One opening is one event. Turning a page is no event of its own while the opening lasts; once it was covered, the next
look is a new opening, whoever asks and whatever they remember.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.identity import new_id
from safetydesk.domain.media_kind import PAGES, PICTURE, kind_named
from safetydesk.intake.pdf_pages import PdfPage, pdf_page
from safetydesk.intake.plain_text import PlainText, plain_text
from safetydesk.intake.preview import NoPreview, Picture, PreviewRoom
from safetydesk.services.looking import Looking, why_not_shown
from safetydesk.services.office import Office, needs


@dataclass(frozen=True, slots=True)
class Sight:
    """What an opening shows. `opening` is the token by which its pages are turned and it is covered again."""

    opening: UUID
    shows: Picture | PdfPage | PlainText | NoPreview


class Viewing:
    """Openings are remembered in memory alone; what is shown is never kept."""

    def __init__(self, office: Office, looking: Looking, previews: PreviewRoom) -> None:
        self._office = office
        self._looking = looking
        self._previews = previews
        self._openings: dict[UUID, Exhibit] = {}
        self._turn = Lock()

    @needs("open_exhibit")
    def open(self, exhibit_id: UUID, longest_edge: int = 1600) -> Sight:
        """Uncovers it: the picture, the first page or the words, the opening recorded before a byte is read.

        Raises Refusal `exhibit_isolated`, `exhibit_withdrawn`, `exhibit_destroyed`; Trouble `exhibit_damaged` and such.
        """
        return self._anew(exhibit_id, 1, longest_edge)

    @needs("open_exhibit")
    def turn(self, opening: UUID, exhibit_id: UUID, page: int, longest_edge: int = 1600) -> Sight:
        """Page `page` (from 1) of a PDF that is open; where it was covered meanwhile, a new opening. As `open`."""
        with self._turn:
            exhibit = self._openings.get(opening)
        if exhibit is None or exhibit.id != exhibit_id:
            return self._anew(exhibit_id, page, longest_edge)
        return Sight(opening, self._shown(exhibit, page, longest_edge))

    def cover(self, opening: UUID) -> None:
        """The opening is over. Nothing happens if it is already."""
        with self._turn:
            self._openings.pop(opening, None)

    def _anew(self, exhibit_id: UUID, page: int, longest_edge: int) -> Sight:
        exhibit = self._looking.recorded(exhibit_id)
        opening = new_id()
        with self._turn:
            self._openings[opening] = exhibit
        try:
            return Sight(opening, self._shown(exhibit, page, longest_edge))
        except BaseException:
            self.cover(opening)
            raise

    def _shown(self, exhibit: Exhibit, page: int, edge: int) -> Picture | PdfPage | PlainText | NoPreview:
        kind, room = kind_named(exhibit.sealed.kind), self._previews
        unseen = why_not_shown(exhibit.sealed, kind.view)
        if unseen:
            return unseen
        if kind.view == PICTURE:
            return self._looking.seen(exhibit, lambda content: room.look(content, kind, edge))
        if kind.view == PAGES:
            return self._looking.seen(exhibit, lambda content: pdf_page(room, content, kind, page, edge))
        return self._looking.seen(exhibit, lambda content: plain_text(room, content, kind))
