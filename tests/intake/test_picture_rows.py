"""Real screenshots of one chat, shuffled, as PNG and as JPEG, whole and made smaller on their way: in order again."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from safetydesk.domain.media_kind import JPEG, PDF, PNG
from safetydesk.domain.overlaps import Placed, put_in_order
from safetydesk.domain.screen_rows import BINS, ScreenRows, fixed_edges
from safetydesk.intake.picture_rows import PictureRows, picture_rows
from safetydesk.intake.preview import Answer, NoPreview, PreviewRoom
from samples import picture_bytes

CHAT = sorted((Path(__file__).parent / "chat").glob("*.png"))
OVERLAPS = (0, 375, 174, 525, 0, 274, 0, 112, 625, 75, 416, 966, 38, 225)
"""In rows; 4 shares a sender's name with 3 and no words, 6 was taken after a gap, 11 is 10 once more."""
GAPS = {4, 6}


@pytest.fixture(scope="module")
def room() -> Any:
    with PreviewRoom() as made:
        yield made


def screens(room: PreviewRoom, order: list[int], form: str, scale: float) -> list[ScreenRows]:
    found = []
    for at in order:
        image = Image.open(CHAT[at]).convert("RGB")
        if scale != 1:
            image = image.resize(
                (round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS
            )
        written = io.BytesIO()
        image.save(written, form, quality=80)
        told = picture_rows(room, written.getvalue(), PNG if form == "PNG" else JPEG)
        assert isinstance(told, PictureRows) and told.rows.height == told.height == image.height
        found.append(told.rows)
    return found


@pytest.mark.parametrize(("form", "scale", "seed"), [("PNG", 1, 1), ("JPEG", 1, 2), ("JPEG", 0.77, 3)])
def test_fourteen_screenshots_of_one_chat(form: str, scale: float, seed: int, room: PreviewRoom) -> None:
    order = list(range(14))
    random.Random(seed).shuffle(order)
    placed = put_in_order(screens(room, order, form, scale), taken=order)
    assert [order[each.index] for each in placed] == list(range(14))
    assert {order[each.index] for each in placed if each.is_gap} == GAPS
    assert [(order[each.index], order[each.same_as]) for each in placed if each.same_as is not None] == [
        (11, 10)
    ]
    for each, overlap in zip(placed, OVERLAPS, strict=True):
        assert abs(each.overlap - overlap * scale) <= 4 and (each.is_gap or each.certainty >= 80)


def test_the_bars_stand_still(room: PreviewRoom) -> None:
    top, bottom = fixed_edges(screens(room, list(range(14)), "PNG", 1))
    assert abs(top - 105) <= 1 and abs(bottom - 73) <= 1


def test_two_alone_and_what_has_nothing_to_do_with_it(room: PreviewRoom) -> None:
    one, other = screens(room, [8, 7], "PNG", 1)
    assert [each.index for each in put_in_order([one, other])] == [1, 0]
    stranger = picture_rows(room, picture_bytes(515, 1144, "Another chat"), PNG)
    assert isinstance(stranger, PictureRows)
    placed = put_in_order([one, stranger.rows, other])
    assert [(each.index, each.is_gap) for each in placed] == [(2, False), (0, False), (1, True)]
    assert put_in_order([one]) == (Placed(0),) and put_in_order([]) == ()


def test_a_width_asked_for_is_the_width_it_is_told_by(room: PreviewRoom) -> None:
    told = picture_rows(room, picture_bytes(400, 800), PNG, width=200)
    assert isinstance(told, PictureRows) and (told.width, told.height, told.rows.height) == (400, 800, 400)


@pytest.mark.parametrize("head", [{"rows": 3}, {"rows": 0}, {"width": 0}, {"rows": 10**9}, {"height": "1"}])
def test_a_child_that_lies_is_not_believed(head: dict[str, object], room: PreviewRoom) -> None:
    class Lying:
        def ask(self, *_given: object, **_asked: object) -> Answer:
            return Answer({"width": 9, "height": 2, "rows": 2, **head}, bytes(2 * BINS))

        def distrusted(self) -> NoPreview:
            return NoPreview("stopped")

    lying: Any = Lying()
    assert picture_rows(lying, b"", PNG) == NoPreview("stopped")
    assert picture_rows(room, b"%PDF", PDF) == NoPreview("not_shown")
