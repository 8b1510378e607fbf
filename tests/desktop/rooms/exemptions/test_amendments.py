from __future__ import annotations

from datetime import date

import pytest

from safetydesk.desktop.rooms.exemptions.amendments import change_words
from safetydesk.domain.events import Change
from safetydesk.domain.exemption import Discussion
from safetydesk.wording import load_vocabulary


@pytest.mark.parametrize(
    ("field", "old", "new", "words"),
    [
        ("decision", "pending", "agreed", "Decision: Not decided yet → Agreed"),
        ("review_on", None, date(2027, 9, 1), "Review on: nothing → 1 Sep 2027"),
        (
            "dsl_discussion",
            Discussion(),
            Discussion(on=date(2026, 9, 5), by="Morgan Okafor"),
            "With the DSL: nothing → 5 Sep 2026, Morgan Okafor",
        ),
        ("conditions", "<b>old</b>", "{new}", "Conditions: <b>old</b> → {new}"),
        ("standing", "staff", "dsl", "This person is: a member of staff → the Designated Safeguarding Lead"),
    ],
)
def test_a_change_is_said_old_and_new(field, old, new, words):
    assert change_words(Change.between(field, old, new), load_vocabulary()) == words


def test_every_field_that_can_change_has_a_label():
    from safetydesk import wording
    from safetydesk.services.exemptions import AMENDABLE

    assert {f"ex_{name}" for name in AMENDABLE} <= wording.load_wording().codes("label")
