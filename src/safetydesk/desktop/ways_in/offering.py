"""The things offered as evidence, whichever way they came, and what the services are handed for them.

Nothing here reads a byte of a file. A picture's bytes are in memory already; they go no further before the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtGui import QImage

from safetydesk import wording
from safetydesk.desktop.kit.offered import DRAGGED, OfferedPicture, png_of
from safetydesk.domain.clock import Moment
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.image_guard import NO
from safetydesk.intake.file_name import name_of
from safetydesk.intake.pictures_from_bytes import PastedPicture
from safetydesk.intake.source import PHONE, SCREEN
from safetydesk.visible import visible_line

WHOLE, PART = "whole", "part"
"""Codes of the vocabulary's `whole_screen`."""
REGION, WINDOW = "region", "window"
"""What else than the whole of a screen may be wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedFile:
    """A file or folder of which more is known than its path: an address kept for it, or that a phone holds it."""

    path: Path
    address: str = ""
    is_of_phone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenWanted:
    """A picture of the screen that is to be taken once the question is answered; there is no pixel yet.

    `what` is REGION, WINDOW or WHOLE. `screen` is the place of a monitor, or None for all. `delay` in seconds; `hides`
    whether our own windows go first.
    """

    what: str = REGION
    screen: int | None = None
    delay: int = 0
    hides: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenPicture:
    """What was taken of one monitor, and when."""

    image: QImage = field(repr=False)
    is_whole: bool
    taken: Moment


Thing = Path | OfferedFile | OfferedPicture | ScreenWanted | ScreenPicture


def words_of(thing: Thing) -> str:
    """What it is called in the question."""
    if isinstance(thing, Path):
        return visible_line(name_of(thing))
    if isinstance(thing, OfferedFile):
        return visible_line(name_of(thing.path))
    if isinstance(thing, OfferedPicture):
        return wording.label("way_dragged_picture" if thing.came_by == DRAGGED else "way_pasted_picture")
    return wording.label("way_screen_picture")


def count_words(things: Sequence[Thing]) -> str:
    """ "3 files", "1 picture"."""
    pictures = all(not isinstance(one, Path | OfferedFile) for one in things)
    return wording.count_words(len(things), wording.label("way_picture" if pictures else "way_file"))


def screen_wanted(things: Sequence[Thing]) -> ScreenWanted | None:
    """The picture of the screen that has to be taken first, if there is one among them."""
    return next((one for one in things if isinstance(one, ScreenWanted)), None)


def is_on_clipboard(things: Sequence[Thing]) -> bool:
    """Whether any of them lies on the clipboard, where other programs can read it."""
    return any(isinstance(one, OfferedPicture) and one.came_by != DRAGGED for one in things)


def have_originals(things: Sequence[Thing]) -> bool:
    """Whether copies of them lie somewhere outside the store."""
    return any(isinstance(one, Path | OfferedFile) for one in things)


def sources_of(things: Sequence[Thing], answer: str, began: int) -> list[Path | PastedPicture]:
    """What the services are handed. Where the answer is no plain "no", nothing of a picture goes with it.

    `began` is how many exhibits there are already: what has no name is called by the next number. Run by `Tasks`: a
    large picture takes a moment to encode.
    """
    return [_source(one, answer, str(began + place)) for place, one in enumerate(things, start=1)]


def _source(thing: Thing, answer: str, number: str) -> Path | PastedPicture:
    if isinstance(thing, Path):
        return thing
    if isinstance(thing, OfferedFile):
        return thing.path
    if isinstance(thing, ScreenWanted):
        return PastedPicture(b"-", wording.label("way_screen_name", number=number), SCREEN)
    if isinstance(thing, ScreenPicture):
        content = png_of(thing.image) if answer == NO else b"-"
        return PastedPicture(content, wording.label("way_screen_name", number=number), SCREEN)
    key = "way_dragged_name" if thing.came_by == DRAGGED else "way_pasted_name"
    name = wording.label(key, number=number, extension=thing.extension)
    return PastedPicture(thing.encoded() if answer == NO else b"-", name, thing.came_by)


def came_by(things: Sequence[Thing]) -> str:
    """Which way they came, where their sources do not say it themselves."""
    phone = [one for one in things if isinstance(one, OfferedFile) and one.is_of_phone]
    return PHONE if phone and len(phone) == len(things) else ""


def with_address(things: Sequence[Thing], address: str) -> list[Thing]:
    """The same with a web address kept for them, where they did not bring one."""
    return [_addressed(one, address) for one in things] if address else list(things)


def _addressed(thing: Thing, address: str) -> Thing:
    if isinstance(thing, Path):
        return OfferedFile(path=thing, address=address)
    if isinstance(thing, OfferedPicture | OfferedFile):
        return replace(thing, address=thing.address or address)
    return thing


def card_of(things: Sequence[Thing], known: CaptureCard, me: str) -> CaptureCard:
    """The capture card as far as the way in tells it. `known` is what the incident says of it already."""
    addresses = {one.address if isinstance(one, OfferedPicture | OfferedFile) else "" for one in things}
    if len(addresses) == 1:
        known = replace(known, address=addresses.pop() or known.address)
    taken = [one for one in things if isinstance(one, ScreenPicture)]
    if not taken or len(taken) < len(things):
        return known
    return replace(
        known,
        method="screenshot",
        captured=taken[0].taken,
        captured_by=me,
        device="staff_school",
        whole_screen=WHOLE if all(one.is_whole for one in taken) else PART,
    )
