"""The large view: the chosen exhibit, covered until it is asked for, and covered again on leaving it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QImage

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.image_view import ImageView
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.errors import Trouble
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.media_kind import kind_named
from safetydesk.intake.preview import NoPreview, Picture

COVERED_HEIGHT, SHOWN_HEIGHT = 250, 430
"""The way to the picture is in sight without scrolling; the picture itself takes the height of a small screen."""


class Looking(ImageView):
    """`shown_now` once a picture is uncovered; `found_damaged` when the file is not as it was sealed."""

    shown_now = Signal()
    found_damaged = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._exhibit: Exhibit | None = None
        self.damaged: dict[UUID, str] = {}
        self.show_wanted.connect(self._look)
        self.cover_wanted.connect(self.cover_again)

    def choose(self, exhibit: Exhibit | None) -> None:
        """Stand for this exhibit, covered."""
        self._exhibit = exhibit
        self.cover_again()

    def cover_again(self) -> None:
        """Hide the picture, and say of the exhibit what can be said."""
        self.setMinimumHeight(theme.scaled(COVERED_HEIGHT))
        exhibit = self._exhibit
        if exhibit is None:
            self.clear()
        elif exhibit.id in self.damaged:
            self.cover(say("damaged_title"), self.damaged[exhibit.id], "")
        elif exhibit.is_isolated:
            self.cover(say("isolated_title", number=exhibit.number), say("isolated_why"), "")
        elif not kind_named(exhibit.sealed.kind).is_decodable:
            name = kind_named(exhibit.sealed.kind).name
            self.cover(say("not_shown_title"), say("not_shown_why", kind=name), "")
        else:
            self.cover(say("covered_title"), say("covered_why"), say("show_exhibit", number=exhibit.number))

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page covers what was looked at."""
        self.cover_again()
        super().hideEvent(event)

    def _look(self) -> None:
        exhibit = self._exhibit
        if exhibit is None:
            return
        identity, number = exhibit.id, exhibit.number
        self.cover(say("opening", number=number), "", "")
        self._room.surroundings.tasks.run(
            say("opening", number=number),
            lambda _progress: self._room.presenter.look(identity),
            lambda seen: self._seen(identity, seen),
            lambda error: self._not_seen(identity, error),
            owner=self,
        )

    def _seen(self, identity: UUID, seen: Picture | NoPreview) -> None:
        exhibit = self._exhibit
        if exhibit is None or exhibit.id != identity or not self.isVisible():
            self.cover_again()
        elif isinstance(seen, NoPreview):
            self.cover(say("not_shown_title"), wording.words("no_preview", seen.reason), "")
        else:
            wide = seen.width * 3
            held = QImage(seen.rgb, seen.width, seen.height, wide, QImage.Format.Format_RGB888).copy()
            described = exhibit.card.description or say("no_description")
            self.setMinimumHeight(theme.scaled(SHOWN_HEIGHT))
            self.show_picture(held, say("picture_of", number=exhibit.number, text=described))
            self.shown_now.emit()

    def _not_seen(self, identity: UUID, error: BaseException) -> None:
        if isinstance(error, Trouble) and error.code.startswith("exhibit"):
            self.damaged[identity] = wording.sentence(error).whole()
            self.found_damaged.emit()
            self.cover_again()
            return
        self.cover_again()
        self._room.surroundings.errors.show(error)
