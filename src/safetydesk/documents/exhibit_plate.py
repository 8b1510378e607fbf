"""One exhibit on its own page: the picture as large as it may be, and beneath it what it is and how it came."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfutils import readJPEGInfo
from reportlab.platypus.flowables import PageBreak

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, Grid, Heading, notice, paired_facts, para, space
from safetydesk.documents.plate import Plate
from safetydesk.documents.values import Words
from safetydesk.domain.errors import Trouble
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.media_kind import kind_named
from safetydesk.wording import label, load_wording, moment_words, size_words

POINTS_PER_PIXEL = 72 / 150
"""A picture is never enlarged beyond 150 dots to the inch: more would only blur what is there."""
_LEAST = 0.42
"""The share of a page that a picture keeps; a longer caption goes on to the next."""


class _CheckedJpeg(ImageReader):  # type: ignore[misc]  # reportlab has no types
    """JPEG bytes that go into the PDF as they are; reportlab's own reader would decode them first."""

    def __init__(self, jpeg: bytes) -> None:
        self._jpeg = jpeg
        self._dataA = None

    def getRGBData(self) -> bytes:
        return self._jpeg

    def jpeg_fh(self) -> BytesIO:
        return BytesIO(self._jpeg)


class Picture(Block):
    """A picture in the middle of the page in a hairline frame, whole, at most `most` points high."""

    def __init__(self, plate: Plate, most: float) -> None:
        super().__init__()
        assert plate.jpeg is not None  # noqa: S101 - callers ask first; this tells the type checker
        self.jpeg = plate.jpeg
        try:
            info = readJPEGInfo(BytesIO(plate.jpeg))
        except Exception as error:
            raise Trouble("plate_unreadable") from error
        wide, tall = float(info[0]), float(info[1])
        scale = min(POINTS_PER_PIXEL, (theme.FRAME_WIDTH - 2) / wide, (most - 2) / tall)
        self.shown_width, self.shown_height = wide * scale, tall * scale

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self.shown_height + 2
        return self.width, self.height

    def draw(self) -> None:
        left = (self.width - self.shown_width) / 2
        canvas = self.canvas
        canvas.drawImage(_CheckedJpeg(self.jpeg), left, 1, self.shown_width, self.shown_height)
        canvas.setStrokeColor(HexColor(theme.MUTED))
        canvas.setLineWidth(theme.HAIRLINE)
        canvas.rect(left, 1, self.shown_width, self.shown_height)


def exhibit_page(exhibit: Exhibit, plate: Plate | None, words: Words) -> list[Any]:
    """A fresh page with the exhibit's number, picture or reason for none, and caption."""
    title = label("doc_exhibit_title", number=exhibit.number)
    outline = f"{exhibit.number} {exhibit.card.description[:60]}".strip()
    heading = Heading(title, theme.SECTION.but(before=0.0), exhibit_key(exhibit), 1, outline)
    caption = _caption(exhibit, plate, words)
    story: list[Any] = [PageBreak(), heading]
    if exhibit.card.description:
        story.append(
            para(exhibit.card.description, theme.BODY.but(size=10.5, leading=14.5, before=5.0, after=8.0))
        )
    if plate is None or plate.jpeg is None or exhibit.is_isolated:
        return [*story, notice(_why_not(exhibit, plate), warns=_is_alarm(exhibit, plate)), space(10), caption]
    above = heading.spaceAfter + sum(block.wrap(theme.FRAME_WIDTH, 0)[1] for block in story[1:])
    below = caption.wrap(theme.FRAME_WIDTH, 0)[1] + 12
    room = theme.FRAME_HEIGHT - above - 1
    most = (
        room - below
        if room - below >= theme.FRAME_HEIGHT * _LEAST
        else max(room, theme.FRAME_HEIGHT * _LEAST)
    )
    return [*story, Picture(plate, most), space(10), caption]


def exhibit_key(exhibit: Exhibit) -> str:
    """Where the contents point."""
    return f"exhibit-{exhibit.id}"


def _is_alarm(exhibit: Exhibit, plate: Plate | None) -> bool:
    return exhibit.is_isolated or (
        plate is not None and plate.why_not in ("exhibit_damaged", "exhibit_missing")
    )


def _why_not(exhibit: Exhibit, plate: Plate | None) -> str:
    if exhibit.is_isolated:
        return label("doc_why_isolated")
    code = plate.why_not if plate is not None else "not_given"
    if f"doc_why_{code}" in load_wording().codes("label"):
        return label(f"doc_why_{code}")
    return label("doc_why_other", reason=code)


def _caption(exhibit: Exhibit, plate: Plate | None, words: Words) -> Grid:
    card, sealed = exhibit.card, exhibit.sealed
    shown = ""
    if plate is not None and plate.jpeg is not None and plate.is_derivative and not exhibit.is_isolated:
        shown = label("doc_shown_as_copy")
    captured = moment_words(card.captured, with_zone=True) if card.captured else ""
    received = label(
        "doc_when_by",
        when=moment_words(sealed.received, with_zone=True),
        name=words.member(sealed.received_by),
    )
    kind = label(
        "doc_kind_size",
        kind=kind_named(sealed.kind).name,
        size=size_words(sealed.size),
        count=f"{sealed.size:,}",
    )
    return paired_facts(
        [
            (label("doc_captured"), captured),
            (label("doc_captured_by"), card.captured_by),
            (label("doc_supplied_by"), card.supplied_by),
            (label("doc_method"), words.term("capture_methods", card.method)),
            (label("doc_shown_time"), card.shown_time),
            (label("doc_field_platform"), words.term("platforms", card.platform)),
            (label("doc_address"), card.address),
            (label("doc_account"), words.term("accounts_used", card.account)),
            (label("doc_field_device"), words.term("devices", card.device)),
            (label("doc_whole_screen"), words.term("whole_screen", card.whole_screen)),
            (label("doc_live"), words.term("live_states", card.live)),
            (label("doc_received"), received),
            (label("doc_original"), sealed.original_name),
            (label("doc_kind"), kind),
            (label("doc_sha256"), (sealed.sha256, theme.CODE)),
            (
                label("doc_state"),
                words.term("isolation_reasons", exhibit.state_reason) if exhibit.is_isolated else "",
            ),
            (label("doc_print"), shown),
            (label("doc_transcription"), card.transcription),
        ]
    )
