"""Passphrase forgotten: from the sign-in, over two codes, to a member with a new passphrase."""

from __future__ import annotations

import pytest
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.sheets import made

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.over_the_sign_in import show_recovery
from safetydesk.desktop.rooms.recovery.door_page import ComeInWithSheets
from safetydesk.desktop.sign_in_window import SignInWindow
from safetydesk.desktop.tasks import Tasks
from scripted_prompts import ScriptedPrompts


@pytest.fixture
def codes(desk, tmp_path):
    found = made(desk, tmp_path / "out")
    desk.close()
    return found


@pytest.fixture
def page(qtbot, codes, store_path, clock):
    window, came = SignInWindow(""), []
    qtbot.addWidget(window)
    tasks, prompts = Tasks(window), ScriptedPrompts()
    show_recovery(window, front_door(store_path, clock), tasks, ErrorDesk(prompts), came.append)
    window.show()
    one = window.findChild(ComeInWithSheets)
    one.came, one.settle, one.window = came, lambda: tasks.drain(20_000), window
    yield one
    tasks.drain(20_000)
    tasks.close()
    for desk in came:
        desk.close()


def opened(page, one, two):
    page._one.set_value(one)
    page._two.set_value(two)
    page.open_store()
    page.settle()


def test_two_sheets_then_a_member_then_in(page, codes, store_path, clock):
    opened(page, codes[2].lower(), codes[0])
    form = page.member.form
    assert page.member.isVisible() and page._one.value() == page._two.value() == ""
    form.field("login").set_value("morgan")
    page.take_over()
    assert form.field("again").problem()
    words = page.member.secret.words
    form.field("again").set_value(words)
    page.take_over()
    page.settle()
    (desk,) = page.came
    assert desk.me.name == "Morgan Okafor" and len(desk.alerts.open()) == 1
    assert words not in (page.member.secret.words, form.field("again").value())
    desk.close()
    open_desk(front_door(store_path, clock).unlock("morgan", words), clock).close()


def test_of_several_members_none_is_chosen_beforehand(page):
    page.member.offer([("1", "Ada Lark, Headteacher"), ("2", "Morgan Okafor, Deputy DSL")])
    assert page.member.chosen()[0] == "" and "member" in dict(page.member.problems())
    page.member.offer([("1", "Ada Lark, Headteacher")])
    assert page.member.chosen()[0] == "1" and "member" not in dict(page.member.problems())


def test_what_is_wrong_stands_beside_its_sheet(page, codes):
    opened(page, codes[0], "")
    assert "No code was typed." in page._two.problem()
    opened(page, codes[1], codes[1])
    assert "Both codes are of sheet 2." in page.banner.text() and not page.member.isVisible()
    wrong = ("Z" if codes[1][71] != "Z" else "Y").join((codes[1][:71], codes[1][72:]))
    opened(page, codes[0], wrong)
    assert "There is a mistake in group 11." in page._two.problem() and page._one.problem() is None


def test_left_alone_or_left_the_store_is_closed_again(page, codes, store_path, clock):
    opened(page, codes[0], codes[1])
    assert page._idle.isActive()
    page._idle.timeout.emit()
    assert not page._presenter.is_open and page.came == []
    front_door(store_path, clock).unlock(
        LOGIN, PASSPHRASE
    ).let_go()  # nothing was changed, and nobody holds it
