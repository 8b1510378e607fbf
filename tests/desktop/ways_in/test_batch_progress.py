"""What is said while a batch comes in: the folder being listed, which file of how many, how much of a long one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests import samples
from tests.services.acts import logged
from tests.services.conftest import clock, desk, profile, sealed_store, store_path

from safetydesk.desktop.ways_in.batch_progress import BIG, BatchProgress
from safetydesk.domain.errors import Cancelled
from safetydesk.services.desk import Desk
from safetydesk.services.receiving import Source

__all__ = ["clock", "desk", "profile", "sealed_store", "store_path"]
Step = tuple[int, int, str]


class Told:
    """Keeps every step; from the step of that number on it is asked to stop."""

    def __init__(self, until: int | None = None) -> None:
        self.steps: list[Step] = []
        self._until = until

    def step(self, done: int, total: int, label: str) -> None:
        self.steps.append((done, total, label))
        if self._until is not None and len(self.steps) > self._until:
            raise Cancelled


def told(*steps: Step) -> list[Step]:
    kept = Told()
    batch = BatchProgress(kept)
    for step in steps:
        batch.step(*step)
    return kept.steps


def test_a_folder_being_listed_is_named_and_has_no_end() -> None:
    assert told((0, 0, "IMG_1.PNG")) == [(0, 0, "Looking through IMG_1.PNG …")]


def test_each_file_has_its_place_and_the_bar_is_one_for_all() -> None:
    steps = told((0, 3, ""), (0, 10, "a.png"), (5, 10, "a.png"), (2, 3, ""), (10, 10, "c.png"), (3, 3, ""))
    assert [(done, total) for done, total, _ in steps] == [
        (0, 3000), (0, 3000), (500, 3000), (2000, 3000), (3000, 3000), (3000, 3000)
    ]  # fmt: skip
    assert [label for *_, label in steps] == ["", "1 of 3: a.png", "1 of 3: a.png", "", "3 of 3: c.png", ""]


def test_one_file_alone_is_not_counted() -> None:
    assert told((0, 1, ""), (4, 10, "a.png"))[1] == (400, 1000, "a.png")


@pytest.mark.parametrize(
    ("total", "files", "words"),
    [
        (BIG - 1, 1, "film.mp4"),
        (BIG, 1, "film.mp4, 5.0 MB of 20 MB"),
        (BIG, 4, "1 of 4: film.mp4, 5.0 MB of 20 MB"),
    ],
)
def test_of_a_long_file_the_bytes_are_said_too(total: int, files: int, words: str) -> None:
    assert told((0, files, ""), (5_000_000, total, "film.mp4"))[1][2] == words


def test_a_file_that_grows_or_has_no_length_never_leaves_its_share_of_the_bar() -> None:
    steps = told((1, 2, ""), (30, 20, "grows.txt"), (30, 0, "unknown"))
    assert steps[1:] == [(2000, 2000, "2 of 2: grows.txt"), (1000, 2000, "2 of 2: unknown")]


def test_the_wish_to_stop_goes_through() -> None:
    with pytest.raises(Cancelled):
        BatchProgress(Told(until=0)).step(0, 1, "")


def received(desk: Desk, sources: Sequence[Path | Source]) -> list[Step]:
    kept = Told()
    incident = logged(desk, categories=("BULLY",))
    assert desk.exhibits.receive(incident.id, sources, "no", progress=BatchProgress(kept)).received
    return kept.steps


def test_it_understands_what_the_services_tell(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    samples.png(folder, name="one.png")
    with (folder / "two.mp4").open("wb") as film:
        film.truncate(BIG)
    steps = received(desk, [folder])
    labels = list(dict.fromkeys(label for *_, label in steps))
    listing = [label for label in labels if label.startswith("Looking through")]
    assert listing and labels[: len(listing)] == listing, "the folder first"
    assert "1 of 2: one.png" in labels
    assert any(label.startswith("2 of 2: two.mp4, ") and label.endswith(" of 20 MB") for label in labels)
    far = [done / total for done, total, _ in steps if total]
    assert far == sorted(far) and far[-1] == 1.0
