"""Whoever came in by the keychain shows the passphrase before the first page is drawn, in place, and then goes on."""

from __future__ import annotations

import pytest
from tests.services.conftest import PASSPHRASE

from registers import declared
from safetydesk.desktop.rooms.printing.page import build
from safetydesk.services.confirming import Confirming


@pytest.fixture
def room(around, monkeypatch):
    """The room of a session that came in by the keychain."""
    monkeypatch.setattr(Confirming, "is_needed", property(lambda self: not getattr(self, "_typed", False)))
    real = Confirming.confirm

    def confirm(self, passphrase):
        real(self, passphrase)
        self._typed = True

    monkeypatch.setattr(Confirming, "confirm", confirm)
    exemption = around.given.desk.exemptions.record(declared())
    made = around.furnish(build)
    made.show_record(what="exemption_certificate", id=str(exemption.id))
    around.settle()
    form = made.ask.form
    for key, value in (("recipient", "police"), ("recipient_words", "PC 4411"), ("purpose", "other")):
        form.field(key).set_value(value)
    form.field("purpose_words").set_value("To be talked over")
    made.about = exemption.id
    return made


def test_it_is_asked_once_and_the_pages_follow(around, room):
    around.prompts.answers = ["wrong", PASSPHRASE]
    around.press("Draw the pages")
    assert [bool(problem) for _title, _why, _act, problem in around.prompts.asked] == [False, True]
    assert room.reading.pages.page_count() >= 1


def test_not_now_leaves_what_was_answered_and_no_copy(around, room):
    around.prompts.answers = [None]
    around.press("Draw the pages")
    assert room.ask.isVisible() and room.ask.form.field("recipient_words").value() == "PC 4411"
    assert around.given.desk.exemptions.reread(room.about).disclosures == ()
    around.prompts.answers = [PASSPHRASE]
    around.press("Draw the pages")
    assert room.reading.pages.page_count() >= 1
