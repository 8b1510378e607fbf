"""The find box: words spread over a whole incident, whatever they are made of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.stores import Records, an_event

import builders
from safetydesk.records.search_words import match_expressions


@pytest.fixture
def full(records: Records) -> Records:
    records.log(
        builders.a_person(name="Maya O'Néill"),
        builders.an_involvement(),
        builders.a_note(text="The grandmother telephoned about Tuesday"),
        builders.an_exhibit(card=builders.a_capture_card(transcription="see you behind the gymnasium")),
    )
    records.log(id=builders.a_record_id(600), reference="OS-2026-0002", summary="Another thing on Tuesday")
    with records.work() as work:
        work.next_number("EX-2026")
        work.add(builders.a_staff_member(name="Daniel Hart"))
        work.add(builders.an_exemption())
        work.commit(an_event(builders.an_incident()))
    return records


def found(records: Records, typed: str) -> list[str]:
    with records.reading() as reading:
        return [each.reference or each.title for each in reading.find(typed)]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("insults", ["OS-2026-0001"]),
        ("tuesday grandmother", ["OS-2026-0001"]),
        ("maya tuesday gymnasium", ["OS-2026-0001"]),  # a person, a note and an exhibit's card
        ("o'neill", ["Maya O'Néill", "OS-2026-0001"]),
        ("ONEILL insults", []),  # two words in the index, as an apostrophe parts them
        ("neill ins", ["OS-2026-0001"]),
        # A beginning, as typed: no stem of an English word.
        ("may", ["Maya O'Néill", "OS-2026-0001", "OS-2026-0002"]),
        ("hart", ["Daniel Hart", "EX-2026-001"]),
        ("hart neighbours", ["EX-2026-001"]),
        ("ex-2026-001", ["EX-2026-001"]),
        ("OS-2026-0002", ["OS-2026-0002"]),
        ("tuesday", ["OS-2026-0001", "OS-2026-0002"]),
        ("th", ["OS-2026-0001", "OS-2026-0002", "EX-2026-001"]),
        ("grandmother nowhere", []),
        ("", []),
        ("  \x00 ", []),
        ('"" * : ^ ( )', []),
    ],
)
def test_what_is_found(typed: str, wanted: list[str], full: Records) -> None:
    assert sorted(found(full, typed)) == sorted(wanted)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("0417", ["OS-2026-0001"]),
        ("417", ["OS-2026-0001"]),  # no word begins so
        ("/0417-2", ["OS-2026-0001"]),
        ("cad/04", ["OS-2026-0001"]),
        ("B 7 of", ["OS-2026-0001"]),  # a reference with spaces, from within
        (
            "17 grandmother",
            ["OS-2026-0001"],
        ),  # too short for a part of a reference, but a beginning of "17/SYS"
        ("417 grandmother", ["OS-2026-0001"]),
        ("417 nowhere", []),
        ("21", ["OS-2026-0001"]),  # two letters are enough where one is a digit
        ("cad0417", ["OS-2026-0001"]),  # as if nothing stood between
        ("04 17/21", ["OS-2026-0001"]),
        ("17SYS", ["OS-2026-0001"]),
        ("04171", []),  # it is nobody's number
        ("9%9", ["OS-2026-0002"]),
        ("9_9", []),
        ('q "9" of', ["OS-2026-0002"]),
        ("!", []),
    ],
)
def test_a_reference_is_found_by_any_part_of_it(typed: str, wanted: list[str], full: Records) -> None:
    other = builders.a_record_id(600)
    with full.work() as work:
        work.add(builders.a_referral(references=("CAD/0417-21", "17/SYS and B 7 of 20 Nov")))
        work.add(
            builders.a_referral(
                id=builders.a_record_id(601), incident_id=other, references=("x9%9", 'zq "9" of them')
            )
        )
        work.commit(an_event(builders.an_incident()))
    assert sorted(found(full, typed)) == wanted
    assert full.verify().findings == []


@pytest.mark.parametrize(
    "typed",
    [
        'insults"', '"insults', "insults*", "^insults", "summary:insults", "insults AND threat", "NEAR(insults threat)",
        "insults NOT threat", "insults OR", "{words}: insults", "-insults", "insults\x00threat", "(insults",
        "' OR 1=1 --",
        "\u202einsults", "insults \U0001f600", "'; DROP TABLE search_words; --",
    ],
)  # fmt: skip
def test_hostile_words_are_only_words(typed: str, full: Records) -> None:
    assert set(found(full, typed)) <= {"OS-2026-0001", "OS-2026-0002", "EX-2026-001"}
    assert full.verify().findings == []


@given(st.text(max_size=40))
def test_no_text_is_syntax(records: Records, typed: str) -> None:
    text = typed.encode("utf-8", "replace").decode()
    with records.reading() as reading:
        assert isinstance(reading.find(text), list)


def test_an_operator_is_a_word_like_any_other(full: Records) -> None:
    assert match_expressions('NEAR a"b a"b *') == ['"NEAR"*', '"a""b"*']
    assert found(full, "insults AND drawing") == ["OS-2026-0001"]  # "and" stands in the summary


def test_an_amended_record_is_found_by_its_new_words_only(full: Records) -> None:
    with full.work() as work:
        note = work.get(type(builders.a_note()), builders.a_note().id)
        work.replace(replace(note, text="The uncle called"))
        work.commit(an_event(builders.an_incident()))
    assert found(full, "grandmother") == [] and found(full, "uncle") == ["OS-2026-0001"]


def test_best_first_and_no_more_than_asked_for(full: Records) -> None:
    with full.reading() as reading:
        assert len(reading.find("tuesday", 1)) == 1
        assert reading.find("grandmother")[0].where == "CaseNote"
