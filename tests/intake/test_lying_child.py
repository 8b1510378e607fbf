"""A child that was taken over says whatever it likes: each wrapper believes it or does not, and never falls over it."""

from __future__ import annotations

import dataclasses
import io
import json
import struct
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from safetydesk.domain import media_kind as kinds
from safetydesk.domain.derivation import CROP, Area
from safetydesk.intake.asked import LARGEST
from safetydesk.intake.child_acts import ACTS
from safetydesk.intake.derived_picture import derived_picture
from safetydesk.intake.file_says import file_claims
from safetydesk.intake.pdf_pages import pdf_page
from safetydesk.intake.picture_rows import picture_rows
from safetydesk.intake.plain_text import plain_text
from safetydesk.intake.preview import NoPreview, PreviewRoom

ASKS: tuple[Callable[[PreviewRoom], Any], ...] = (
    lambda room: room.look(b"x", kinds.PNG, 100),
    lambda room: room.for_print(b"x", kinds.PNG, 100),
    lambda room: pdf_page(room, b"x", kinds.PDF, 1, 100),
    lambda room: plain_text(room, b"x", kinds.EML),
    lambda room: file_claims(room, b"x", kinds.PNG, with_place=True),
    lambda room: derived_picture(room, b"x", kinds.PNG, CROP, (Area(left=0, top=0, width=5, height=5),)),
    lambda room: picture_rows(room, b"x", kinds.PNG),
)
SOUND: dict[str, Any] = {
    "width": 5, "height": 5, "source_width": 5, "source_height": 5, "pages": 1, "fields": True, "attached": 0,
    "has_place": True, "left_out": 0, "damaged": [], "rows": 1, "more": 0, "head": [], "encoding": "", "rest": "",
}  # fmt: skip
HUGE = 10**4000
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from([HUGE, -HUGE, 5]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
FIELDS = st.sampled_from([*SOUND, "no", "cut", "broken", "part", "off", "black"])
BODIES = st.sampled_from(
    [bytes(75), b"", b"[]", b"\xff\xd8\xff", b'[["comment","\\ud800"]]', b"[[[],1]]"]
) | st.binary(max_size=80)


class Liar:
    """In the place of the child's process: its one answer is ready."""

    def __init__(self, head: bytes, body: bytes) -> None:
        self.jobs = io.BytesIO()
        self.answers = io.BytesIO(struct.pack(">IQ", len(head), len(body)) + head + body)
        self.killed = False

    def is_alive(self) -> bool:
        return True

    def kill(self) -> None:
        self.killed = True

    def end(self) -> None:
        self.kill()

    def why_it_ended(self) -> str:
        assert self.killed, "it is there, and somebody waits for it"
        return "stopped"


class RoomOfLiars(PreviewRoom):
    """Each job is answered alike, by another child."""

    def __init__(self, head: bytes, body: bytes) -> None:
        super().__init__()
        self._said = head, body

    def _ready(self) -> Any:
        return Liar(*self._said)


@settings(max_examples=300, deadline=None)
@given(said=st.dictionaries(FIELDS, JSON, max_size=4), keep=st.booleans(), body=BODIES)
@example(said={"no": []}, keep=True, body=b"")
@example(said={"damaged": [[]]}, keep=True, body=b"[]")
@example(said={"source_width": HUGE}, keep=True, body=bytes(75))
@example(said={"pages": HUGE, "attached": HUGE}, keep=True, body=bytes(75))
@example(said={"more": HUGE, "left_out": HUGE}, keep=True, body=b"[]")
def test_whatever_it_says_is_believed_or_not(said: dict[str, Any], keep: bool, body: bytes) -> None:
    head = json.dumps((SOUND if keep else {}) | said).encode()
    for ask in ASKS:
        _check(ask(RoomOfLiars(head, body)))


@pytest.mark.parametrize("head", [b"x" * 70_000, b"{", b"[]", b"[" * 60_000])
def test_what_is_no_head_ends_it_at_once(head: bytes) -> None:
    for ask in ASKS:
        assert ask(RoomOfLiars(head, b"")) == NoPreview("stopped")


def _check(answer: Any) -> None:
    """What came back is of the types it says, small, and can be written."""
    if isinstance(answer, NoPreview):
        assert isinstance(answer.reason, str)
    parts = [getattr(answer, each.name) for each in dataclasses.fields(answer)] if answer is not None else []
    while parts:
        part = parts.pop()
        if isinstance(part, tuple):
            parts += part
        elif dataclasses.is_dataclass(part):
            parts += [getattr(part, each.name) for each in dataclasses.fields(part)]
        elif isinstance(part, str):
            part.encode()
        else:
            assert isinstance(part, bytes | bool | int)
            assert isinstance(part, bytes) or abs(part) <= LARGEST


def test_these_are_all_the_acts_there_are() -> None:
    """`measure` is asked by `derived_picture`."""
    assert set(ACTS) == {"look", "print", "page", "text", "claims", "derive", "measure", "rows"}
