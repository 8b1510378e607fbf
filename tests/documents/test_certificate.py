"""The exemption certificate."""

from __future__ import annotations

import io
from datetime import date

from builders import MEMBER_ID, a_member, a_school, a_staff_member, an_amendment, an_exemption
from documents.reading import a_printing, words_of
from safetydesk.documents.certificate import draw_certificate
from safetydesk.domain.events import Change
from safetydesk.domain.exemption import Discussion
from safetydesk.wording import load_vocabulary


def certificate(exemption, amendments=()):
    target = io.BytesIO()
    printing = a_printing(reference=exemption.reference)
    members = {MEMBER_ID: a_member()}
    args = (exemption, a_staff_member(), a_school(), printing, load_vocabulary(), target, amendments, members)
    return draw_certificate(*args).pages, target.getvalue()


def test_everything_the_policy_asks_for_is_on_it():
    pages, pdf = certificate(an_exemption())
    words = words_of(pdf)
    assert pages <= 2
    for expected in (
        "EX-2026-001",
        "Daniel O'Neill, Teacher of music",
        "Family friend from before employment",
        "Isla and Rory Brand",
        "7 Sep 2026, Jane S. Merrow",
        "9 Sep 2026, Mr Castellan",
        "Agreed with conditions",
        "The family group only.",
        "Say so in the group if somebody raises one.",
        "1 Sep 2027",
        "Designated Safeguarding Lead",
        "Headteacher",
        "Signature",
    ):
        assert expected in words
    assert "Chair of governors" not in words


def test_where_the_dsl_is_the_member_of_staff_the_chair_signs():
    exemption = an_exemption(
        standing="dsl",
        dsl_discussion=Discussion(),
        chair_discussion=Discussion(on=date(2026, 9, 10), by="Mrs Ferreira"),
    )
    words = words_of(certificate(exemption)[1])
    assert "the headteacher and the chair of governors decide" in words
    assert "10 Sep 2026, Mrs Ferreira" in words
    assert words.count("Designated Safeguarding Lead") == 0


def test_a_discussion_that_was_not_held_shows_as_a_gap():
    words = words_of(certificate(an_exemption(head_discussion=Discussion()))[1])
    assert "With the headteacher not recorded" in words


def test_changes_stand_with_what_was_before():
    change = Change.between("conditions", "None.", "The family group only.")
    words = words_of(certificate(an_exemption(), (an_amendment(changes=(change,), reason="new_facts"),))[1])
    assert "Changes since it was first recorded" in words
    assert "New facts came in" in words
    assert "None." in words


def test_same_values_same_bytes():
    assert certificate(an_exemption()) == certificate(an_exemption())
