"""What a draft is told before it is saved: two things needed, four times in order, a severity with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import INCIDENT_ID, NOW, a_capture_card, an_incident, sealed_evidence
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.checks.incident import (
    check_incident,
    check_lowering,
    problems_of,
    read_times,
)
from safetydesk.domain.drafts import DraftEvidence, DraftPerson, IncidentDraft
from safetydesk.domain.happened import BETWEEN
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording import load_vocabulary

DRAFT = IncidentDraft(id=INCIDENT_ID, started=NOW, summary="Words")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def said(draft: IncidentDraft, vocabulary: Vocabulary) -> dict[str, str]:
    return {problem.field: problem.code for problem in problems_of(draft, NOW, vocabulary)}


def test_two_things_are_needed_and_no_more(vocabulary: Vocabulary) -> None:
    assert said(DRAFT, vocabulary) == {}
    bare = replace(DRAFT, summary="  ", discovered=" ")
    assert said(bare, vocabulary) == {"summary": "needed", "discovered": "needed"}


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"discovered": "22 Nov 2026 10:00"}, "discovered", "in_the_future"),
        ({"reported": "today 14:21"}, "reported", "in_the_future"),
        ({"happened_kind": "about", "happened_start": "1 Jan 2027 10:00"}, "happened_start", "in_the_future"),
        ({"happened_kind": "exact", "happened_start": "30 February 2026"}, "happened_start", "no_such_day"),
        ({"happened_kind": "about", "happened_start": "20 Nov"}, "happened_start", "time_of_day_needed"),
        ({"happened_kind": "about"}, "happened_start", "needed"),
        ({"happened_kind": BETWEEN, "happened_start": "yesterday 10:00"}, "happened_end", "needed"),
        (
            {
                "happened_kind": BETWEEN,
                "happened_start": "yesterday 10:00",
                "happened_end": "yesterday 09:59",
            },
            "happened_end",
            "end_before_start",
        ),
        (
            {"happened_kind": "exact", "happened_start": "today 12:00", "discovered": "today 11:59"},
            "discovered",
            "before_it_happened",
        ),
        (
            {
                "happened_kind": BETWEEN,
                "happened_start": "today 12:00",
                "happened_end": "today 13:00",
                "discovered": "today 11:00",
            },
            "discovered",
            "before_it_happened",
        ),
        ({"happened_kind": "someday"}, "happened_kind", "not_in_the_list"),
        ({"categories": ("NO-SUCH",)}, "categories", "not_in_the_list"),
        ({"severity": 5}, "severity", "not_in_the_list"),
        ({"categories": ("NUDES",), "severity": 2}, "severity", "below_category_minimum"),
        ({"people": (DraftPerson(part="affected", name=" "),)}, "people[0]", "needed"),
        ({"people": (DraftPerson(part="no such part", name="Ada"),)}, "people[0]", "not_in_the_list"),
        ({"people": (DraftPerson(part="affected", name="\udcff"),)}, "people[0]", "broken_character"),
        ({"platform": "x" * 200_001}, "platform", "too_long"),
        ({"told_how": "\ud83d"}, "told_how", "broken_character"),
        ({"told_how": "smoke signals"}, "told_how", "not_in_the_list"),
        ({"device": "a phone"}, "device", "not_in_the_list"),
        ({"place": "School"}, "place", "not_in_the_list"),
        (
            {
                "happened_kind": "about",
                "happened_start": "20 Nov 2026 10:00",
                "discovered": "1 Jan 2020 10:00",
            },
            "discovered",
            "before_it_happened",
        ),
        (
            {"happened_kind": "exact", "happened_start": "20 Nov 2026 10:00", "reported": "1 Jan 2020 10:00"},
            "reported",
            "before_it_happened",
        ),
        ({"wishes": "a\udfffb"}, "wishes", "broken_character"),
    ],
)
def test_a_problem_stands_beside_its_field(
    changes: dict[str, object], field: str, code: str, vocabulary: Vocabulary
) -> None:
    assert said(replace(DRAFT, **changes), vocabulary) == {field: code}  # type: ignore[arg-type]  # by name


def test_the_card_of_a_drafts_file_is_checked_too(vocabulary: Vocabulary) -> None:
    card = a_capture_card(transcription="\ud800", account="pupil")
    draft = replace(DRAFT, evidence=(DraftEvidence(sealed=sealed_evidence(), card=card),))
    assert said(draft, vocabulary) == {"transcription": "broken_character"}
    later = a_capture_card(captured=NOW.plus(timedelta(minutes=1)), method="by magic", account="pupil")
    draft = replace(DRAFT, evidence=(DraftEvidence(sealed=sealed_evidence(), card=later),))
    assert said(draft, vocabulary) == {"captured": "in_the_future", "method": "not_in_the_list"}


def test_a_lower_severity_passes_with_its_reason(vocabulary: Vocabulary) -> None:
    low = replace(DRAFT, categories=("NUDES",), severity=2, severity_reason="An old drawing")
    assert said(low, vocabulary) == {}
    assert check_incident(replace(low, severity_reason=" "), NOW, vocabulary).problems[0].values["least"]


@pytest.mark.parametrize(
    ("before", "after", "is_asked"),
    [
        ((3, "NUDES"), (2, "NUDES", "Old words"), True),
        ((3, "NUDES"), (2, "NUDES", "An old drawing, seen by police"), False),
        ((2, "NUDES"), (2, "NUDES", "Old words"), False),  # as low as it was, for what was given then
        ((1, "BULLY"), (1, "NUDES", "Old words"), True),  # it is the category that asks for more now
        ((3, "NUDES"), (4, "NUDES", "Old words"), False),
        ((3, "NUDES"), (0, "NUDES", "Old words"), False),
    ],
)
def test_a_reason_of_long_ago_lowers_nothing_now(
    before: tuple[int, str], after: tuple[int, str, str], is_asked: bool, vocabulary: Vocabulary
) -> None:
    was = an_incident(severity=before[0], categories=before[1:], severity_reason="Old words")
    draft = replace(DRAFT, severity=after[0], categories=after[1:2], severity_reason=after[2])
    found = Findings(NOW)
    check_lowering(was, draft, vocabulary, found)
    assert [problem.code for problem in found.problems] == ["below_category_minimum"] * is_asked


def test_hostile_text_is_only_text(vocabulary: Vocabulary) -> None:
    nasty = "<b>\x00\u202e=cmd O'Neill ../ \U0001f600 مرحبا" * 100
    assert said(replace(DRAFT, summary=nasty, child_words=nasty, address=nasty), vocabulary) == {}


def test_about_may_be_a_little_late(vocabulary: Vocabulary) -> None:
    about = {"happened_kind": "about", "happened_start": "today 12:00", "discovered": "today 11:50"}
    assert said(replace(DRAFT, **about), vocabulary) == {}  # type: ignore[arg-type]  # by name


def test_a_kind_decides_which_times_are_kept(vocabulary: Vocabulary) -> None:
    typed = replace(DRAFT, happened_start="yesterday 10:00", happened_end="today 10:00")
    kept = {}
    for kind in ("unknown", "exact", BETWEEN):
        draft = replace(typed, happened_kind=kind)
        happened = read_times(draft, check_incident(draft, NOW, vocabulary)).happened
        kept[kind] = (happened.start is not None, happened.end is not None)
    assert kept == {"unknown": (False, False), "exact": (True, False), BETWEEN: (True, True)}
