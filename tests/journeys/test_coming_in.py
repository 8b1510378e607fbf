"""Signing in and leaving: each way it can fail has its own sentence; Ctrl+L and idleness leave without keys."""

from __future__ import annotations

import hashlib
import time

from tests.journeys.at_the_desk import LOG_BUTTON

CHECKED_EVERY = 5.0
"""Seconds between two looks at idleness; the clock below runs eleven times as fast as the wall's."""


def test_each_way_of_not_coming_in_has_its_own_sentence(school):
    school.begins()
    said = [refused(school)]
    school.closes()

    said += [refused(school, "not the words at all"), damaged(school), newer(school)]
    assert len(set(said)) == 4
    school.comes_back()


def refused(school, words: str = "") -> str:
    """Tries to sign in in a window of its own and gives the sentence it says."""
    person = school.person
    leaving = school.leaving
    school.opens()
    # The main window of a store in use stays open beside it: the sign-in window is the newer one.
    person.waits(lambda: person.sees("Login name"), "the sign-in")
    school.signs_in(words)
    sentences = {
        "store_in_use": "This store is open already",
        "passphrase_wrong": "That login name and passphrase do not open this store.",
        "header_damaged": "Both copies of the store's key file are damaged",
        "store_newer": "last opened by a newer version of SafetyDesk",
    }
    found = person.waits(
        lambda: [code for code, words in sentences.items() if words in person.text()], "a sentence"
    )
    assert len(found) == 1
    assert not (person.sees(LOG_BUTTON) and found != ["store_in_use"])
    person.finds("Login name").window().close()
    school.leaving = leaving
    return str(found[0])


def damaged(school) -> str:
    """Both copies of the header with one bit turned."""
    paths = [school.store / "header.a", school.store / "header.b"]
    sound = [path.read_bytes() for path in paths]
    for path, content in zip(paths, sound, strict=True):
        path.write_bytes(content[:200] + bytes([content[200] ^ 1]) + content[201:])
    said = refused(school)
    for path, content in zip(paths, sound, strict=True):
        path.write_bytes(content)
    return said


def newer(school) -> str:
    """A header as a later version of the program would write it."""
    paths = [school.store / "header.a", school.store / "header.b"]
    sound = [path.read_bytes() for path in paths]
    for path, content in zip(paths, sound, strict=True):
        later = content.replace(b'"min_reader":1', b'"min_reader":7')
        assert later != content
        summed = later[: later.rindex(b"sha256 ")]
        path.write_bytes(summed + b"sha256 " + hashlib.sha256(summed).hexdigest().encode() + b"\n")
    said = refused(school)
    for path, content in zip(paths, sound, strict=True):
        path.write_bytes(content)
    return said


def test_ctrl_l_keeps_the_draft_and_leaves_without_keys(school):
    school.begins()
    person = school.person
    assert "Test keys: quick to make and quick to break. Invented children only." in person.text()
    school.starts_log("Half a sentence, then the phone")
    school.locks()
    school.closes()

    school.comes_back()
    person.waits_for_words("Half a sentence, then the phone")


def test_idleness_locks_after_the_minutes_that_the_school_chose(school):
    school.begins()
    person = school.person
    person.presses("Settings")
    person.chooses("Lock after this long without a key or the mouse", "1 min")
    person.presses("Save school")
    person.waits_for_words("Saved.")
    school.closes()

    began = time.monotonic()
    school.opens(seconds=lambda: (time.monotonic() - began) * 11)
    school.signs_in()
    school.is_in()
    assert not school.leaving.left
    school.is_left()
    assert (time.monotonic() - began) * 11 >= 60
