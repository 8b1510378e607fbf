"""A draft that was saved or thrown away stays gone, whatever was still waiting to be written."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from safetydesk.desktop.form_keeping import FormKeeping
from safetydesk.desktop.tasks import Tasks
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import FormDraft
from safetydesk.domain.errors import Trouble

NOW = Moment.london(2026, 11, 21, 14, 20)


class Shelf:
    def __init__(self) -> None:
        self.kept: dict[tuple[str, str, str], FormDraft] = {}
        self.fault: Trouble | None = None

    def keep_form(self, draft: FormDraft) -> FormDraft:
        if self.fault is not None:
            raise self.fault
        self.kept[(draft.form, draft.about, draft.slot)] = draft
        return draft

    def forget_form(self, form: str, about: str, slot: str) -> None:
        if self.fault is not None:
            raise self.fault
        self.kept.pop((form, about, slot), None)


class Desk:
    """A form with one line, and what was told of its keeping."""

    def __init__(self, window: QWidget) -> None:
        self.shelf, self.tasks, self.words = Shelf(), Tasks(window), ""
        self.told: list[object] = []
        self.keeping = FormKeeping(
            window, self.tasks, self.shelf, self.gather, lambda draft, error: self.told.append(error or draft)
        )

    def gather(self) -> FormDraft | None:
        return (
            FormDraft(form="note", begun=NOW, kept=NOW, values={"text": self.words}) if self.words else None
        )

    def types(self, words: str) -> None:
        self.words = words
        self.keeping.changed()


@pytest.fixture
def form(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    desk = Desk(window)
    desk.keeping.begin("note", "", "")
    yield desk
    desk.tasks.drain()
    desk.tasks.close()


def test_nothing_typed_is_nothing_kept(form):
    form.keeping.keep_now()
    form.keeping.changed()
    form.keeping.keep_now()
    assert form.shelf.kept == {}


def test_words_taken_back_take_the_draft_with_them(form):
    form.types("one")
    form.keeping.keep_now()
    form.types("")
    form.keeping.keep_now()
    assert form.shelf.kept == {}


def test_what_waits_to_be_written_is_not_written_once_it_was_thrown_away(form):
    form.types("one")
    form.keeping.keep()
    form.keeping.forget()
    form.keeping.begin("note", "", "")
    assert form.tasks.drain()
    assert form.shelf.kept == {}


def test_what_waits_to_be_written_is_written_though_the_form_was_left(form):
    form.types("one")
    form.keeping.keep()
    form.keeping.end()
    form.types("")
    assert form.tasks.drain()
    assert [draft.values["text"] for draft in form.shelf.kept.values()] == ["one"]


def test_while_it_is_saved_nothing_is_kept_and_after_a_refusal_it_goes_on(form):
    form.keeping.hold()
    form.types("one")
    form.keeping.keep_now()
    assert form.shelf.kept == {}
    form.keeping.resume()
    form.keeping.keep_now()
    assert len(form.shelf.kept) == 1


def test_a_full_disk_is_told_and_tried_again(form):
    form.shelf.fault = Trouble("disk_full")
    form.types("one")
    form.keeping.keep()
    assert form.tasks.drain()
    assert form.told == [form.shelf.fault]
    with pytest.raises(Trouble):
        form.keeping.keep_now()
    form.shelf.fault = None
    form.keeping.keep_now()
    assert len(form.shelf.kept) == 1
