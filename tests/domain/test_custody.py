"""The line of custody: its giver is worked out, a mistake is put right beside it, every break is named."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from builders import INCIDENT_ID, MEMBER_ID, NOW, a_record_id
from safetydesk.domain.checks.custody import check_custody, check_goes_on
from safetydesk.domain.clock import Moment
from safetydesk.domain.custody import HELD_ITEM, PASSES_ON, CustodyEntry, Line, line_of, minute
from safetydesk.domain.custody_drafts import CustodyDraft
from safetydesk.domain.held_item import imei_is_sound
from safetydesk.wording import load_vocabulary

WORDS = load_vocabulary()
NAMES = ("Morgan", "Nadia", "PC 1234", "Mrs Okafor")


def an_entry(number: int, kind: str, minutes: int = 0, **changes: Any) -> CustodyEntry:
    at = NOW.plus(timedelta(minutes=minutes - 600))
    given = {
        "id": a_record_id(number),
        "incident_id": INCIDENT_ID,
        "about": a_record_id(500),
        "kind": kind,
        "at": at,
    }
    more = {"about_kind": HELD_ITEM, "recorded": at, "recorded_by": MEMBER_ID}
    return CustodyEntry(**{**given, **more, **changes})


def taken(**changes: Any) -> CustodyEntry:
    return an_entry(1, "received", from_who="Maya", to_who="Morgan", place="Safe", seal="B1", **changes)


def codes(*entries: CustodyEntry) -> set[str]:
    return {each.code for each in line_of(entries, NOW).breaks}


def test_the_line_says_who_has_it_where_and_under_which_seal() -> None:
    police = an_entry(2, "handed_over", 20, from_who="Morgan", to_who="PC 1234", receipt="R7", seal="B2")
    line = line_of((taken(), an_entry(3, "viewed", 5, from_who="Morgan", to_who="The head"), police), NOW)
    assert line.is_unbroken and line.holder == "PC 1234" and line.seal == "B2" and line.place == ""
    assert [step.giver for step in line.steps] == ["Maya", "Morgan", "Morgan"]
    assert holder_at(line, NOW.plus(timedelta(minutes=-590))) == "Morgan"


def test_every_break_is_named() -> None:
    first = taken()
    assert codes(an_entry(2, "moved")) == {"custody_first_is_received"}
    assert codes(first, an_entry(2, "handed_over", 1, from_who="Nadia", to_who="PC 1")) == {
        "custody_not_the_holder"
    }
    assert codes(first, an_entry(2, "handed_over", 1, from_who="Morgan", to_who="mORGAN ")) == {
        "custody_same_holder"
    }
    assert codes(first, an_entry(2, "moved", -1, from_who="Morgan")) == {"custody_before_the_last"}
    assert codes(first, an_entry(2, "moved", 601, from_who="Morgan")) == {"in_the_future"}
    ended = an_entry(2, "disposed", 1, from_who="Morgan")
    assert codes(first, ended, an_entry(3, "moved", 2, from_who="Morgan")) == {"custody_after_disposal"}
    assert codes(first, an_entry(2, "corrected", 1, corrects=UUID(int=9))) == {"custody_corrects_nothing"}
    assert codes(first, an_entry(2, "corrected", 1, corrects=first.id, is_struck=True)) == {
        "custody_first_stays"
    }


def test_a_mistake_is_put_right_by_an_entry_that_points_at_it() -> None:
    wrong = an_entry(2, "handed_over", 5, from_who="Morgan", to_who="PC 1234")
    right = an_entry(
        3, "corrected", 5, corrects=wrong.id, to_who="PC 1243", note="Read wrongly from the badge"
    )
    line = line_of((taken(), wrong, right), NOW)
    assert line.is_unbroken and line.holder == "PC 1243" and len(line.steps) == 2
    assert line.steps[1].entry == wrong and line.steps[1].put_right == (right,)
    never = an_entry(4, "corrected", 5, corrects=wrong.id, is_struck=True)
    struck = line_of((taken(), wrong, right, never), NOW)
    assert struck.is_unbroken and struck.holder == "Morgan" and struck.place == "Safe"
    assert struck.steps[1].now is None


def test_what_would_leave_a_later_entry_without_its_giver_is_named() -> None:
    there = an_entry(2, "handed_over", 5, from_who="Morgan", to_who="Nadia")
    back = an_entry(3, "handed_over", 9, from_who="Nadia", to_who="Morgan")
    never = an_entry(4, "corrected", 5, corrects=there.id, is_struck=True)
    assert codes(taken(), there, back, never) == {"custody_same_holder"}


ACTS = st.tuples(
    st.sampled_from(sorted(WORDS.lists["custody_kinds"])),
    st.integers(-3, 8),
    st.sampled_from(("", *NAMES)),
    st.integers(0, 6),
    st.booleans(),
)


def attempted(entries: tuple[CustodyEntry, ...], number: int, act: tuple[str, int, str, int, bool]) -> Any:
    """What the service does with a draft, without the store: the entry, or None where it is refused."""
    kind, step, to_who, meant, struck = act
    line = line_of(entries)
    assert line.last is not None
    at = line.last.plus(timedelta(minutes=step))
    corrects = entries[min(meant, len(entries) - 1)].id if kind == "corrected" else None
    draft = CustodyDraft(
        kind=kind, at=at.text(), to_who=to_who, purpose="because", place="Safe", seal="B", witness="W", note="n",
        corrects=corrects, is_struck=struck and kind == "corrected",
    )  # fmt: skip
    found = check_custody(draft, line, WORDS, NOW)
    entry = an_entry(
        number, kind, at=at, from_who=line.holder, to_who=to_who, place="Safe", seal="B", corrects=corrects,
        is_struck=draft.is_struck,
    )  # fmt: skip
    return None if found.problems or check_goes_on(found, entries, entry).problems else entry


@given(st.lists(ACTS, max_size=25))
def test_whatever_is_accepted_is_unbroken_with_one_holder_at_every_moment(acts: list[Any]) -> None:
    entries: tuple[CustodyEntry, ...] = (taken(),)
    for number, act in enumerate(acts, start=2):
        new = attempted(entries, number, act)
        entries = entries if new is None else (*entries, new)
        assert_holds(line_of(entries, NOW))


def holder_at(line: Line, moment: Moment) -> str:
    """Who held it then; empty before it came in."""
    standing = (step for step in line.steps if step.now is not None and minute(step.at) <= minute(moment))
    return next((step.holder for step in reversed([*standing])), "")


def assert_holds(line: Line) -> None:
    assert line.is_unbroken
    standing = [step for step in line.steps if step.now is not None]
    held_by = ""
    for step in standing:
        assert (
            step.holder
            and step.holder == holder_at(line, step.at)
            or len({s.at for s in standing}) < len(standing)
        )
        if held_by:
            assert step.giver == held_by
        if step.now is not None and step.now.kind not in PASSES_ON:
            assert step.holder == held_by
        held_by = step.holder
    assert line.holder == held_by
    assert [step.at.utc for step in standing] == sorted(step.at.utc for step in standing)


def test_an_imei_adds_up_or_does_not() -> None:
    assert imei_is_sound("49-015420-323751-8") and imei_is_sound("490154203237518")
    assert not imei_is_sound("490154203237519") and not imei_is_sound("49015420323751")
    assert imei_is_sound("4901542032375181") and not imei_is_sound("49015420323751٨")
