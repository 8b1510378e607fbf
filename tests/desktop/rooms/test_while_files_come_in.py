"""The form for logging while a batch of files comes in: what is typed, chosen and put out of sight meanwhile."""

from __future__ import annotations

import threading

import pytest
from tests import samples
from tests.desktop.rooms.logging_page import fill, page, press, saved

from safetydesk import wording
from safetydesk.services.receiving import Receiving

__all__ = ["page"]


@pytest.fixture
def batch(page, around, tmp_path, monkeypatch, qtbot):
    """A draft with one file, `old.png`, and four on their way in; they go on once `go` is set."""
    fill(page, summary="A post")
    page._evidence.offer([samples.png(tmp_path, name="old.png")])
    press(page, "No")
    assert around.tasks.drain()
    seal, go, begun = Receiving._seal, threading.Event(), threading.Event()

    def slow(self, *given, **more):
        sealed = seal(self, *given, **more)
        begun.set()
        assert go.wait(20)
        return sealed

    monkeypatch.setattr(Receiving, "_seal", slow)
    page._evidence.offer([samples.png(tmp_path, 50 + n, 50, name=f"{n}.png") for n in range(4)])
    press(page, "No")
    qtbot.waitUntil(begun.is_set)
    yield go
    go.set()


def kept(desk):
    (draft,) = desk.incident_log.drafts()
    return draft


def said(page) -> str:
    return page._evidence._said.text()


def test_words_typed_meanwhile_are_kept_before_the_batch_ends(page, around, desk, batch, qtbot):
    fill(page, summary="A post. The child is afraid")
    qtbot.waitUntil(lambda: kept(desk).summary == "A post. The child is afraid", timeout=8000)
    fill(page, summary="A post. The child is afraid of tonight")
    page.keep_drafts()  # the lock, at once
    assert kept(desk).summary == "A post. The child is afraid of tonight"
    assert len(kept(desk).evidence) == 1, "nothing but the words"
    batch.set()
    assert around.tasks.drain(20_000)
    assert len(page._keeping.draft.evidence) == len(kept(desk).evidence) == 5
    assert kept(desk).summary == "A post. The child is afraid of tonight"


def test_a_capture_card_filled_in_meanwhile_keeps_its_words(page, around, desk, batch, qtbot):
    page._evidence.capture.form.field("description").set_value("Seen on a friend's phone")
    page.keep_drafts()
    assert kept(desk).evidence[0].card.description == "Seen on a friend's phone"
    batch.set()
    assert around.tasks.drain(20_000)
    assert page._keeping.draft.evidence[0].card.description == "Seen on a friend's phone"


def test_a_file_goes_out_of_sight_at_once_and_nothing_takes_that_back(page, around, desk, batch, qtbot):
    press(page, wording.label("log_must_not_be_here_of", name="old.png"))
    assert said(page) == wording.label("log_isolating_now")
    around.tasks.cancel_all()  # "Stop and close", or the lock, in the same moment
    qtbot.waitUntil(lambda: said(page) == wording.label("log_now_title"), timeout=8000)
    assert around.tasks.is_busy and [each.isolated for each in kept(desk).evidence] == [True]
    batch.set()
    assert around.tasks.drain(20_000)
    held = page._keeping.draft.evidence
    assert [each.isolated for each in held] == [True] + [False] * (len(held) - 1)
    assert [each.isolated for each in kept(desk).evidence] == [each.isolated for each in held]
    assert said(page) == wording.label("log_now_title"), "what to do stays said when the batch has ended"
    page.save()
    assert around.tasks.drain(20_000)
    (row,) = saved(desk)
    exhibits = desk.incident_log.reread(row.id).exhibits
    assert exhibits[0].state_reason == "must_not_be_here" and not exhibits[-1].is_isolated


@pytest.mark.parametrize("chosen", [{"categories": ("NUDES",)}, {"sexual_image": True}])
def test_what_allows_no_image_stops_the_batch_and_isolates_at_once(page, around, desk, batch, qtbot, chosen):
    fill(page, **chosen)
    assert said(page) == wording.label("log_locked_meanwhile")
    qtbot.waitUntil(lambda: [each.isolated for each in kept(desk).evidence] == [True], timeout=8000)
    assert around.tasks.is_busy, "before the batch has ended"
    batch.set()
    assert around.tasks.drain(20_000)
    assert [each.sealed.original_name for each in kept(desk).evidence] == ["old.png"], "no other came in"
    assert page._keeping.draft.evidence == kept(desk).evidence and kept(desk).evidence[0].isolated
    assert said(page) == wording.label("log_locked_isolated")


def test_a_save_asked_for_in_the_same_moment_brings_nothing_back_into_sight(page, around, desk, batch):
    batch.set()
    assert around.tasks.drain(20_000)
    draft = page._keeping.gathered()
    incident = desk.incident_log.log(draft)  # it was saved while the press was on its way
    page._presenter.isolate(draft, draft.evidence[0].sealed.file_name)
    exhibits = desk.incident_log.reread(incident.id).exhibits
    assert [each.is_isolated for each in exhibits] == [True, False, False, False, False]
