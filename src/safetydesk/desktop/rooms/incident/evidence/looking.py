"""The large view: the chosen exhibit, covered until it is asked for, and covered again on leaving it.

While the page is open it remembers small pictures of what was uncovered on this visit, and nothing after it.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QImage

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.image_view import ImageView
from safetydesk.desktop.rooms.incident.evidence.seen_words import page_note, text_note
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter.viewing import Sight
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.errors import Trouble
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.media_kind import kind_named
from safetydesk.intake.pdf_pages import PdfPage
from safetydesk.intake.plain_text import PlainText
from safetydesk.intake.preview import NoPreview, Picture

COVERED_HEIGHT, SHOWN_HEIGHT = 250, 430
"""The way to the picture is in sight without scrolling; the picture itself takes the height of a small screen."""
_THUMBNAIL = 240


class Looking(ImageView):
    """`shown_now` once something is uncovered; `found_damaged` when the file is not as it was sealed;
    `thumbnails_changed` when there is one more or none any longer."""

    shown_now = Signal()
    found_damaged = Signal()
    thumbnails_changed = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._desk = room.presenter.viewing
        self._exhibit: Exhibit | None = None
        self._opening: UUID | None = None
        self._covered_times = 0
        self.damaged: dict[UUID, str] = {}
        self.thumbnails: dict[UUID, QImage] = {}
        self.show_wanted.connect(self._look)
        self.cover_wanted.connect(self.cover_again)
        self.page_wanted.connect(self._look)

    def choose(self, exhibit: Exhibit | None) -> None:
        """Stand for this exhibit, covered."""
        self._exhibit = exhibit
        self.cover_again()

    def cover_again(self) -> None:
        """Hide what is shown, and say of the exhibit what can be said."""
        self._end_opening()
        self.setMinimumHeight(theme.scaled(COVERED_HEIGHT))
        exhibit = self._exhibit
        if exhibit is None:
            self.clear()
        elif exhibit.id in self.damaged:
            self.cover(say("damaged_title"), self.damaged[exhibit.id], "")
        elif not exhibit.may_be_seen:
            state = exhibit.state
            self.cover(say(f"{state}_title", number=exhibit.number), say(f"{state}_why"), "")
        elif not kind_named(exhibit.sealed.kind).may_be_viewed:
            name = kind_named(exhibit.sealed.kind).name
            self.cover(say("not_shown_title"), say("not_shown_why", kind=name), "")
        else:
            self.cover(say("covered_title"), say("covered_why"), say("show_exhibit", number=exhibit.number))

    def cover_all(self) -> None:
        """Cover what is shown, and take the small pictures away; what is on its way here does not come."""
        self._covered_times += 1
        self.cover_again()
        if self.thumbnails:
            self.thumbnails.clear()
            self.thumbnails_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page covers what was looked at."""
        self.cover_all()
        super().hideEvent(event)

    def _look(self, page: int = 1) -> None:
        """Uncover it, or turn to another page of what is uncovered."""
        exhibit = self._exhibit
        if exhibit is None:
            return
        identity, opening = exhibit.id, self._opening
        doing, covered = say("opening", number=exhibit.number), self._covered_times
        if opening is None:
            self.cover(doing, "", "")
        self._room.surroundings.tasks.run(
            doing,
            lambda _progress: (
                self._desk.open(identity) if opening is None else self._desk.turn(opening, identity, page)
            ),
            lambda sight: self._seen(identity, opening, sight, covered),
            lambda error: self._not_seen(identity, error),
            owner=self,
        )

    def _seen(self, identity: UUID, opening: UUID | None, sight: Sight, covered: int) -> None:
        exhibit, was_covered = self._exhibit, covered != self._covered_times
        is_other = exhibit is None or exhibit.id != identity or self._opening != opening
        if exhibit is None or is_other or was_covered or not self.isVisible():
            self._desk.cover(sight.opening)
            self.cover_again()
            return
        self._opening = sight.opening
        is_first = opening is None
        described = say(
            "picture_of", number=exhibit.number, text=exhibit.card.description or say("no_description")
        )
        match sight.shows:
            case NoPreview(reason=reason):
                self._end_opening()
                self.cover(say("not_shown_title"), wording.words("no_preview", reason), "")
                return
            case PlainText() as words:
                self.setMinimumHeight(theme.scaled(SHOWN_HEIGHT))
                self.show_text(words.text, described, text_note(words))
            case PdfPage() as page:
                self._show_pixels(page.picture, described, page)
            case Picture() as picture:
                self._show_pixels(picture, described, None)
        if is_first:
            self.shown_now.emit()

    def _show_pixels(self, picture: Picture, described: str, page: PdfPage | None) -> None:
        held = _image(picture)
        self.setMinimumHeight(theme.scaled(SHOWN_HEIGHT))
        if page is None:
            self.show_picture(held, described)
        else:
            self.show_picture(held, described, page.number, page.pages, page_note(page))
        if self._exhibit is not None and (page is None or page.number == 1):
            size = theme.scaled(_THUMBNAIL)
            self.thumbnails[self._exhibit.id] = held.scaled(
                size, size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self.thumbnails_changed.emit()

    def _end_opening(self) -> None:
        if self._opening is not None:
            self._desk.cover(self._opening)
            self._opening = None

    def _not_seen(self, identity: UUID, error: BaseException) -> None:
        if isinstance(error, Trouble) and error.code.startswith("exhibit"):
            self.damaged[identity] = wording.sentence(error).whole()
            self.found_damaged.emit()
            self.cover_again()
            return
        self.cover_again()
        self._room.surroundings.errors.show(error)


def _image(picture: Picture) -> QImage:
    wide = picture.width * 3
    return QImage(picture.rgb, picture.width, picture.height, wide, QImage.Format.Format_RGB888).copy()
