"""Drafts of forms: sealed, one for each form and what it is about, and gone when let go."""

from __future__ import annotations

from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.drafts import FormDraft

CANARY = "canary-words-in-a-form"


def _draft(desk, **values) -> FormDraft:
    now = desk.clock.now()
    return FormDraft(
        **{"form": "note", "about": "one", "begun": now, "kept": now, "values": {"text": CANARY}, **values}
    )


def test_it_is_there_after_the_store_was_closed_and_sealed_meanwhile(desk, store_path, clock):
    kept = desk.form_drafts.keep(_draft(desk, titles={"who": "Zed"}, before={"text": ""}))
    desk.close()
    for path in store_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert CANARY.encode() not in content and CANARY.encode("utf-16-le") not in content
    again = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    try:
        assert again.form_drafts.get("note", "one") == kept
    finally:
        again.close()


def test_each_form_subject_and_slot_has_its_own_and_keeping_again_replaces(desk):
    shelf = desk.form_drafts
    for values in ({}, {"form": "referral"}, {"slot": "lado"}, {"about": "two"}):
        shelf.keep(_draft(desk, **values))
    shelf.keep(_draft(desk, values={"text": "newer"}))
    assert len(shelf.all()) == 4
    assert [one.values["text"] for one in shelf.about("one") if one.form == "note" and not one.slot] == [
        "newer"
    ]
    shelf.forget("note", "one")
    shelf.forget("note", "one")
    assert shelf.get("note", "one") is None and len(shelf.all()) == 3


def test_keeping_writes_nothing_to_the_trail(desk):
    before = desk.deadline_board.today().health.entries
    desk.form_drafts.keep(_draft(desk))
    desk.form_drafts.forget("note", "one")
    assert desk.deadline_board.today().health.entries == before


def test_one_that_is_damaged_is_counted_and_costs_no_other(desk, store_path):
    desk.form_drafts.keep(_draft(desk))
    [path] = (store_path / "members").rglob("*.age")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    desk.form_drafts.keep(_draft(desk, about="two"))
    assert [one.about for one in desk.form_drafts.all()] == ["two"]
    assert desk.form_drafts.damaged() == 1


def test_one_that_cannot_be_read_is_discarded_and_the_others_stay(desk, store_path):
    desk.form_drafts.keep(_draft(desk))
    (path,) = (store_path / "members").rglob("*.age")
    other = desk.form_drafts.keep(_draft(desk, about="two"))
    path.write_bytes(b"not age at all")
    assert desk.form_drafts.damaged() == 1
    assert desk.form_drafts.discard_damaged() == 1
    assert desk.form_drafts.damaged() == 0 and desk.form_drafts.all() == (other,)
    assert desk.form_drafts.get("note", "one") is None
