"""The page shows every promise under its kind, in the window and before it, and is saved as a PDF."""

from __future__ import annotations

import pytest

from safetydesk import wording
from safetydesk.desktop import window_door
from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.desktop.rooms.manual import page as manual_room
from safetydesk.desktop.rooms.manual.promises import KindCard
from safetydesk.desktop.window_door import WindowDoor
from safetydesk.services.manual import manual
from scripted_prompts import ScriptedPrompts


@pytest.mark.parametrize("width", [520, 1182])
def test_every_promise_stands_under_its_kind_at_any_width(around, width):
    around.window.resize(width, 680)
    room = around.furnish(manual_room.build)
    around.settle()
    cards = room.findChildren(KindCard)
    assert [card.heading.text() for card in cards] == [kind.name for kind in manual().kinds]
    for card, kind in zip(cards, manual().kinds, strict=True):
        shown = [each.text() for each in card.findChildren(PlainLabel) if each.isVisible()]
        for one in manual().of_kind(kind.code):
            assert {one.words, one.keeps, one.breaks} <= set(shown)
        assert shown.count(wording.label("manual_breaks")) == (
            len(manual().of_kind(kind.code)) if width < 600 else 1
        )
        assert card.width() <= width


def test_it_is_saved_where_one_says_and_the_trail_hears_nothing(around, desk, tmp_path):
    around.furnish(manual_room.build)
    with desk.office.reading() as reading:
        before = reading.checkpoint(desk.clock.now()).root
    around.prompts.answers = [tmp_path / "page.pdf"]
    around.press(wording.label("manual_save"))
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    assert str(tmp_path / "page.pdf") in around.said()
    with desk.office.reading() as reading:
        assert reading.checkpoint(desk.clock.now()).root == before


def test_from_its_end_one_goes_to_an_independent_store(around):
    around.furnish(manual_room.build)
    around.press(wording.label("ind_title"))
    assert around.given.navigator.here().name == "independent"


def test_at_the_sign_in_it_covers_nothing_that_was_typed(desk, store_path, qapp, qtbot, monkeypatch):
    desk.close()
    prompts = ScriptedPrompts()
    monkeypatch.setattr(window_door, "Prompts", lambda *_over: prompts)
    door = WindowDoor(qapp, store_path, lambda: None, lambda _code: None)
    door.start()
    window = door.sign_in
    qtbot.addWidget(window)
    window.manual_wanted.emit()
    page = window.findChild(manual_room.ManualPage)
    assert page.isVisible()
    window.show_first()
    assert not page.isVisible()


def test_another_store_is_signed_in_to_and_no_list_of_them_is_kept(
    desk, store_path, sealed_store, profile, qapp, qtbot, monkeypatch, tmp_path
):
    desk.close()
    prompts = ScriptedPrompts()
    monkeypatch.setattr(window_door, "Prompts", lambda *_over: prompts)
    door = WindowDoor(qapp, store_path, lambda: None, lambda _code: None)
    door.start()
    first = door.sign_in
    kept = sorted(profile.rglob("*")) if profile.exists() else []
    prompts.answers = [tmp_path, sealed_store, None]
    first.other_wanted.emit()
    assert door.store == store_path and prompts.told[0][0] == wording.label("sign_no_store")
    first.other_wanted.emit()
    assert door.store == sealed_store and door.sign_in is not first and door.sign_in.isVisible()
    assert str(sealed_store) in "\n".join(each.text() for each in door.sign_in.findChildren(PlainLabel))
    assert (sorted(profile.rglob("*")) if profile.exists() else []) == kept
    door.sign_in.other_wanted.emit()
    assert door.store == sealed_store
    qtbot.addWidget(door.sign_in)
