"""Looking at pictures from outside without opening them here: a child process decodes, this asks and waits.

Whatever happens in there (a crash, a hang, a bomb) comes back as `NoPreview` within the time limit.
"""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

from safetydesk.domain.media_kind import MediaKind
from safetydesk.intake import wire
from safetydesk.intake.asked import number
from safetydesk.intake.paper_jpeg import paper_jpeg
from safetydesk.intake.preview_process import PreviewProcess

TIME_LIMIT: Final = 10.0
"""Seconds that one picture may take."""
LARGEST_PICTURE: Final = 128 * 1024 * 1024
"""Bytes; a larger file is kept but not shown."""
LONGEST_EDGE: Final = 4096
PRINT_EDGE: Final = 2400
"""Of a square on paper: a picture of another shape may have as many pixels, and be longer."""
_LONGEST_ON_PAPER: Final = 16_000
_ROUNDED: Final = 1.02
_JOBS_A_CHILD: Final = 64  # what a hostile picture may have done to the child does not outlive it long
_REASONS: Final = frozenset(
    {"damaged", "too_many_pixels", "too_much_memory", "needs_password", "too_many_pages", "no_such_page"}
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the child says, not to be trusted: a head of small values, and bytes."""

    head: dict[str, object]
    body: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """Upright pixels on white: `width` x `height` x 3 bytes of RGB. `source_*` is the whole size, upright."""

    width: int
    height: int
    rgb: bytes
    source_width: int
    source_height: int


@dataclass(frozen=True, slots=True)
class PrintPicture:
    """A JPEG for paper, made here of the exhibit's pixels: never a byte of the exhibit itself."""

    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class NoPreview:
    """Nothing to show. `[no_preview.<reason>]` has the words. `reason` is one of not_shown, damaged,
    too_large, too_many_pixels, too_much_memory, took_too_long, stopped, unavailable, needs_password,
    too_many_pages, no_such_page."""

    reason: str


class PreviewRoom:
    """One child for several pictures, started when first needed and again whenever it has died.

    Safe from several threads, one job at a time. Use in a `with`, or call `close`.
    """

    def __init__(self, time_limit: float = TIME_LIMIT) -> None:
        self._time_limit = time_limit
        self._turn = threading.Lock()
        self._process: PreviewProcess | None = None
        self._jobs = 0

    def look(self, content: bytes, kind: MediaKind, longest_edge: int) -> Picture | NoPreview:
        """The first frame, upright, no longer than `longest_edge` (1 to 4096 pixels) and never enlarged."""
        _check_edge(longest_edge)
        if not kind.is_decodable:
            return NoPreview("not_shown")
        answer = self.ask("look", content, kind=kind.code, edge=longest_edge)
        if isinstance(answer, NoPreview):
            return answer
        head, rgb = answer.head, answer.body
        width, height = number(head, "width"), number(head, "height")
        source_width, source_height = number(head, "source_width"), number(head, "source_height")
        sound = min(width, height, source_width, source_height) > 0 and max(width, height) <= longest_edge
        if not sound or len(rgb) != width * height * 3:
            return self.distrusted()
        return Picture(width, height, rgb, source_width, source_height)

    def for_print(
        self, content: bytes, kind: MediaKind, longest_edge: int = PRINT_EDGE
    ) -> PrintPicture | NoPreview:
        """A JPEG for paper, of as many pixels as a square of `longest_edge` has, and never enlarged."""
        _check_edge(longest_edge)
        if not kind.is_decodable:
            return NoPreview("not_shown")
        answer = self.ask("print", content, kind=kind.code, edge=longest_edge)
        if isinstance(answer, NoPreview):
            return answer
        head, pixels = answer.head, answer.body
        width, height, grey = number(head, "width"), number(head, "height"), head.get("grey")
        fits = width * height <= longest_edge**2 * _ROUNDED and max(width, height) <= _LONGEST_ON_PAPER
        if not (fits and min(width, height) > 0 and isinstance(grey, bool)):
            return self.distrusted()
        if len(pixels) != width * height * (1 if grey else 3):
            return self.distrusted()
        return PrintPicture(paper_jpeg(width, height, pixels, grey=grey), width, height)

    def ask(self, act: str, content: bytes, **asked: str | int | list[list[int]]) -> Answer | NoPreview:
        """Hands the bytes to the child for one act of `child_acts.ACTS`. Safe whatever the bytes are."""
        if len(content) > LARGEST_PICTURE:
            return NoPreview("too_large")
        with self._turn:
            try:
                process = self._ready()
            except OSError:
                return NoPreview("unavailable")
            self._jobs += 1
            answer = _ask_within(self._time_limit, process, {"act": act, **asked}, content)
            if isinstance(answer, NoPreview):
                self._end()
                return answer
            reason = answer.head.get("no")
            if reason is None:
                return answer
            if reason == "too_much_memory":  # what it could not get, the next picture might not get either
                self._end()
            return NoPreview(reason if isinstance(reason, str) and reason in _REASONS else "stopped")

    def close(self) -> None:
        """End the child. The room can be used again; it starts another."""
        with self._turn:
            self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ready(self) -> PreviewProcess:
        if self._process is not None and (not self._process.is_alive() or self._jobs >= _JOBS_A_CHILD):
            self._end()
        if self._process is None:
            self._process, self._jobs = PreviewProcess(), 0
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None

    def distrusted(self) -> NoPreview:
        """It answered what no sound child answers: it goes."""
        self.close()
        return NoPreview("stopped")


def _ask_within(
    seconds: float, process: PreviewProcess, head: dict[str, object], content: bytes
) -> Answer | NoPreview:
    late = threading.Event()

    def kill() -> None:
        late.set()
        process.kill()

    # A timer that kills, not a read that gives up: it works for pipes everywhere, and frees both directions.
    timer = threading.Timer(seconds, kill)
    timer.daemon = True
    timer.start()
    answer = None
    try:
        with contextlib.suppress(OSError, wire.BrokenTalk):
            answer = _talk(process, head, content)
    finally:
        timer.cancel()
        timer.join()
    if late.is_set():
        return NoPreview("took_too_long")
    return Answer(*answer) if answer else NoPreview(process.why_it_ended())


def _talk(
    process: PreviewProcess, head: dict[str, object], content: bytes
) -> tuple[dict[str, object], bytes] | None:
    """Raises OSError, BrokenTalk."""
    wire.send(process.jobs, head, content)
    try:
        return wire.receive(process.answers)
    except wire.Misspoken:  # it would go on for as long as anybody waits
        process.kill()
        raise


def _check_edge(longest_edge: int) -> None:
    if not 1 <= longest_edge <= LONGEST_EDGE:
        raise ValueError("longest_edge")
