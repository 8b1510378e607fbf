"""The school's own values by the hatch."""

from __future__ import annotations

from tests.cli.conftest import Hatch

NAME = "deadline.social_care_form.amount"


def test_a_setting_is_listed_set_shown_and_taken_back(hatch: Hatch):
    listed = hatch("house", "written", "form", "how")
    assert listed.out.startswith(f"{NAME}  Send the written form to children's social care: how long: 24")
    done = hatch("house", "--name", NAME, "--value", "48", "--source", "Whitlow", "--from", "2026-09-01")
    assert done.code == 0 and "48 (as shipped: 24). On the word of: Whitlow" in done.out
    assert "2026-09-01  48  Whitlow" in hatch("house", "--name", NAME).out
    assert [each["value"] for each in hatch("--json", "house", "--own").json["settings"]] == ["48"]
    assert hatch("house", "--name", NAME, "--shipped", "--source", "Whitlow").code == 0
    assert hatch("house", "--own").out == ""


def test_a_wrong_one_is_refused_in_words(hatch: Hatch):
    done = hatch("house", "--name", NAME, "--value", "soon")
    assert done.code == 1 and "The school's own value: This should be a whole number, such as 2." in done.err
    assert "On whose word" in done.err
    assert hatch("house", "--value", "3").code == 2
    assert hatch("house", "--name", "category.NUDES.images", "--value", "ask", "--source", "x").code == 1
    assert hatch("house", "--name", "nonsense").code == 1


def test_terms_come_from_standard_input_and_are_said_as_they_are_read(hatch: Hatch):
    lines = b"Autumn: 2 Sep 2026 to 18 Dec 2026 closed 26 Oct 2026..30 Oct 2026\n"
    done = hatch("school-terms", "--terms", "-", "--day-ends", "15:10", "--source", "Governors", stdin=lines)
    assert done.code == 0 and "Autumn: 2 Sep to 18 Dec 2026, closed 26 to 30 Oct" in done.out
    assert "The school day ends at 15:10." in hatch("school-terms").out
    wrong = hatch("school-terms", "--bank-holidays", "5 Dec 2026 A Saturday", "--source", "x")
    assert wrong.code == 1 and "Line 1 is a Saturday or Sunday" in wrong.err


def test_own_choices_are_added_at_the_hatch_and_chosen_by_their_words(hatch: Hatch):
    lines = b"Phase leader\nPastoral board\n"
    name = "choices.notice_kinds"
    done = hatch("house", "--name", name, "--value", "-", "--source", "Governors", stdin=lines)
    assert done.code == 0 and "Phase leader; Pastoral board" in done.out
    (setting,) = hatch("--json", "house", "--own").json["settings"]
    assert setting["value"].splitlines()[0] == "own.phase_leader Phase leader"
    gone = hatch("house", "--name", name, "--value", "own.phase_leader Phase leader", "--source", "x")
    assert gone.code == 1 and "“Pastoral board” (own.pastoral_board) has gone." in gone.err
    reference = hatch("--json", "log", "--summary", "A post").json["reference"]
    assert hatch("notice", reference, "--to", "Phase leader").code == 0
    assert "Phase leader" in hatch("show", reference).out
