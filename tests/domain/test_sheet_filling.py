"""What stands on a sheet: the record's words, a member's over them, and never a name that has no business there."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import (
    INCIDENT_ID,
    NOW,
    PERSON_ID,
    STAFF_ID,
    a_case_file,
    a_person,
    a_record_id,
    a_referral,
    a_staff_member,
    an_exhibit,
    an_incident,
    an_involvement,
)
from escalation_builders import an_agency_sheet, circumstances
from safetydesk import assets
from safetydesk.domain.agency_sheet import ANSWER_STATES, NOT_ASKED, NOT_KNOWN, SAID, SheetAnswer
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.sheet import check_about, check_answers
from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Refusal
from safetydesk.domain.person import Person
from safetydesk.domain.sheet_filling import BLANK, OTHER_SHEET, RECORD, TYPED, FilledSheet, people_for
from safetydesk.domain.sheet_kinds import offered_first
from safetydesk.domain.sheet_reading import read_sheets
from safetydesk.domain.sheet_sources import SOURCES
from safetydesk.domain.vocabulary_reading import VocabularyFault
from sheet_builders import SHEETS, V, a_sheet

BEN_ID = a_record_id(900)
BEN = a_person(id=BEN_ID, name="Ben Carter", known_as="", year_group="year_9", handles=("@ben.c",))
TOLD = "Maya says BEN did it with his account @ben.c. Carter laughed at her; Ben\nCarter always does."


def a_case(**changes: Any) -> CaseFile:
    """Maya was affected, Ben is alleged, a member of staff is an adult of concern."""
    incident = changes.pop("incident", an_incident(summary=TOLD))
    people = (
        (an_involvement(), a_person()),
        (an_involvement(id=a_record_id(12), person_id=BEN_ID, part="alleged"), BEN),
        (an_involvement(id=a_record_id(13), person_id=STAFF_ID, part="subject_adult"), a_staff_member()),
    )
    return a_case_file(**{"incident": incident, "people": people, **changes})


def sheet(case: CaseFile, code: str, person: Any = PERSON_ID, now: Moment = NOW) -> FilledSheet:
    kind = SHEETS[code]
    about = None if kind.about == "incident" else person
    return a_sheet(case, kind, about, now=now)


def answered(code: str, *answers: SheetAnswer, person: Any = PERSON_ID, **changes: Any) -> CaseFile:
    saved = an_agency_sheet(sheet=code, person_id=person, answers=answers)
    return a_case(agency_sheets=(saved,), **changes)


def as_text(found: FilledSheet) -> str:
    lines = [f"{found.kind.name}: {len(found.missing)} missing, {len(found.to_ask)} to ask"]
    for block in found.kind.blocks:
        lines.append(f"\n## {block.title}")
        for field in block.fields:
            answer = found.answer(field.code)
            mark = "!" if answer.is_missing else "?" if answer.is_to_ask else " "
            said = answer.text or answer.state or "-"
            lines.append(f"{mark} {field.label}: {said!r} {answer.place}".rstrip())
    return "\n".join(lines) + "\n"


def test_another_child_is_named_on_no_sheet_that_has_no_business_with_them() -> None:
    for code in ("social_care", "prevent", "ceop", "platform", "report_harmful_content"):
        whole = as_text(sheet(a_case(), code)).casefold()
        assert "carter" not in whole and " ben" not in whole, code
        assert ("@ben.c" in whole) == (SHEETS[code].names == "nobody"), code
    assert "another pupil (Year 9)" in sheet(a_case(), "social_care").answer("worried").text
    assert "Maya" in as_text(sheet(a_case(), "social_care"))
    assert "Maya" not in as_text(sheet(a_case(), "platform"))
    lado = sheet(a_case(), "lado", STAFF_ID)
    assert (
        lado.answer("adult_name").text == "Daniel O'Neill"
        and "Maya Okafor" in lado.answer("child_names").text
    )
    assert "Carter" not in as_text(lado)
    assert "Ben Carter" in sheet(a_case(), "police").answer("suspects").text


def test_a_name_that_is_a_word_is_masked_only_where_it_is_written_as_a_name() -> None:
    will = replace(BEN, name="Will Okafor")
    people = ((an_involvement(), a_person()), (an_involvement(person_id=BEN_ID, part="alleged"), will))
    told = an_incident(summary="Will sent it. She will tell. Maya Okafor will come; will okafor too.")
    text = sheet(a_case(incident=told, people=people), "social_care").answer("worried").text
    assert text == (
        "Another pupil (Year 9) sent it. She will tell. Maya Okafor will come; another pupil (Year 9) too."
    )


def test_what_the_member_types_stands_over_all_and_may_name_whom_they_say() -> None:
    case = answered("social_care", SheetAnswer(code="household", text="Ben Carter, stepbrother, 14"))
    found = sheet(case, "social_care").answer("household")
    assert (found.text, found.origin, found.state) == ("Ben Carter, stepbrother, 14", TYPED, SAID)


def test_not_known_is_an_answer_where_the_form_takes_it_and_a_blank_never_is() -> None:
    before = {each.field.code for each in sheet(a_case(), "social_care").missing}
    assert {"child_born", "wanted", "child_religion"} <= before  # needed; needed; this form takes no blank
    case = answered(
        "social_care",
        *(SheetAnswer(code=code, state=NOT_KNOWN) for code in ("child_born", "wanted", "child_religion")),
    )
    after = {each.field.code for each in sheet(case, "social_care").missing}
    assert before - after == {"child_born", "child_religion"}  # what do you want to happen? somebody knows
    asked = answered("social_care", SheetAnswer(code="child_born", state=NOT_ASKED))
    assert "child_born" in {each.field.code for each in sheet(asked, "social_care").missing}
    emptied = answered("social_care", SheetAnswer(code="worried", text="  "))
    found = sheet(emptied, "social_care").answer("worried")
    assert (found.state, found.is_missing) == (BLANK, True) and found.on_record


def test_a_sheet_about_one_adult_says_nothing_of_what_was_referred_of_another() -> None:
    told = [
        a_referral(
            id=a_record_id(60 + day), route="lado", about=about, made=Moment.london(2026, 11, day, 9, 0)
        )
        for day, about in ((17, (STAFF_ID,)), (18, (a_record_id(77),)))
    ]
    found = sheet(a_case(referrals=tuple(told)), "lado", STAFF_ID)
    assert "17 Nov" in found.answer("referred").text and "18 Nov" not in as_text(found)


def test_somebody_withdrawn_is_filled_in_nowhere_and_named_nowhere() -> None:
    gone = an_involvement(withdrawn=NOW, withdrawn_reason="Somebody else of that name")
    case = a_case(people=((gone, a_person()), *a_case().people[1:]))
    found = sheet(case, "social_care")
    assert found.is_withdrawn and found.person is None
    assert "Okafor" not in as_text(found) and not found.answer("child_name").text
    assert PERSON_ID not in {each.id for each in people_for(SHEETS["social_care"], case)}
    with pytest.raises(Refusal) as raised:
        check_about(case, SHEETS["social_care"], PERSON_ID, V)
    assert raised.value.code == "sheet_person_withdrawn"


def test_of_a_locked_incident_no_image_is_held_and_every_sheet_that_asks_says_so() -> None:
    case = a_case(is_locked=True, exhibits=(an_exhibit(),))
    for code, field in (("lado", "documents"), ("police", "held"), ("platform", "captured")):
        text = sheet(case, code, STAFF_ID).answer(field).text
        assert text.startswith("No image is held in this file.") and "JSM/1" not in text
    isolated = a_case(exhibits=(an_exhibit(state="isolated"),))
    assert "JSM/1" not in as_text(sheet(isolated, "police"))


def test_what_was_answered_once_need_not_be_typed_again_but_stays_with_its_person() -> None:
    answers = (
        SheetAnswer(code="child_born", text="4 May 2013"),
        SheetAnswer(code="referrer_phone", text="01632 1"),
    )
    case = answered("social_care", *answers)
    other = sheet(case, "ceop")
    assert (other.answer("child_born").text, other.answer("child_born").origin) == ("4 May 2013", OTHER_SHEET)
    bens = sheet(case, "ceop", BEN_ID)
    assert not bens.answer("child_born").text and bens.answer("referrer_phone").text == "01632 1"
    assert not sheet(case, "lado", STAFF_ID).answer("child_born").text


def test_a_week_without_an_answer_is_said_only_once_it_is_over() -> None:
    made = Moment.london(2026, 11, 14, 14, 20)
    case = a_case(referrals=(a_referral(route="platform", made=made, acknowledged=None, advice=""),))
    assert not sheet(case, "report_harmful_content").answer("platform_answer").text
    later = Moment.london(2026, 11, 21, 14, 21)
    text = sheet(case, "report_harmful_content", now=later).answer("platform_answer").text
    assert text.startswith("No answer since it was reported on 14 Nov 2026")


def test_whom_a_sheet_may_be_about_and_which_are_offered_first() -> None:
    case = a_case()
    assert [each.id for each in people_for(SHEETS["lado"], case)] == [STAFF_ID]
    assert [each.id for each in people_for(SHEETS["social_care"], case)] == [PERSON_ID, BEN_ID]
    assert not people_for(SHEETS["police"], case)
    for code, person, refusal in (
        ("lado", None, "sheet_needs_person"),
        ("lado", PERSON_ID, "sheet_takes_nobody"),
        ("police", PERSON_ID, "sheet_takes_nobody"),
    ):
        with pytest.raises(Refusal) as raised:
            check_about(case, SHEETS[code], person, V)
        assert raised.value.code == refusal
    assert [kind.code for kind in offered_first(SHEETS, ("EXTREMISM",), V)][:2] == ["prevent", "police"]


def test_a_way_that_is_no_longer_used_takes_no_new_sheet_and_an_old_one_stays() -> None:
    lado = replace(V.every_route["lado"], retired=NOW.london_date)
    later = replace(V, every_route={**V.every_route, "lado": lado})
    assert "lado" not in [kind.code for kind in offered_first(SHEETS, (), later)]
    assert "lado" in [kind.code for kind in offered_first(SHEETS, (), later, begun=("lado",))]
    with pytest.raises(Refusal) as raised:
        check_about(a_case(), SHEETS["lado"], STAFF_ID, later)
    assert raised.value.code == "sheet_retired"
    begun = answered("lado", SheetAnswer(code="nature", text="Conduct"), person=STAFF_ID)
    assert check_about(begun, SHEETS["lado"], STAFF_ID, later) is not None


def test_answers_are_checked_field_by_field() -> None:
    answers = (
        SheetAnswer(code="wanted", text="x" * 20_000),
        SheetAnswer(code="worried", text="half \ud800"),
        SheetAnswer(code="no_such_field", text="x"),
        SheetAnswer(code="level", state="perhaps"),
        SheetAnswer(code="wanted", text="again"),
    )
    found = check_answers(SHEETS["social_care"], answers, ("nor_this",), NOW)
    assert [(each.field, each.code) for each in found.problems] == [
        ("nor_this", "not_in_the_list"),
        ("worried", "broken_character"),
        ("no_such_field", "not_in_the_list"),
        ("level", "not_in_the_list"),
        ("wanted", "answered_twice"),
    ]


FILES = {name: assets.read_toml("sheets", name) for name in assets.names("sheets", suffix=".toml")}


FIRST = "block[referrer].fields[referrer_name]"


def _broken(change: Any) -> VocabularyFault:
    files = copy.deepcopy(FILES)
    change(files["ceop.toml"])
    with pytest.raises(VocabularyFault) as raised:
        read_sheets(files, V.every_route, SOURCES)
    assert raised.value.file == "ceop.toml"
    return raised.value


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda file: file.update(colour="red"), "colour"),
        (lambda file: file.pop("names"), "names"),
        (lambda file: file.update(routes=["pigeon"]), "routes"),
        (lambda file: file.update(routes=[]), "routes"),
        (lambda file: file.update(code=" "), "code"),
        (lambda file: file.update(block=[]), "block"),
        (lambda file: file["block"].append(file["block"][0]), "block[referrer].code"),
        (lambda file: file["block"][0]["fields"][0].update(needed="maybe"), f"{FIRST}.needed"),
        (lambda file: file["block"][0]["fields"][0].update({"from": "air"}), f"{FIRST}.from"),
        (lambda file: file["block"][0]["fields"][0].update(carried="far"), f"{FIRST}.carried"),
        (lambda file: file["block"][0]["fields"][0].update(not_know=True), f"{FIRST}.not_know"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_named_with_its_key(change: Any, key: str) -> None:
    assert _broken(change).key == key


def test_every_source_is_asked_for_somewhere_and_every_list_says_where_it_is_from() -> None:
    assert {field.source for kind in SHEETS.values() for field in kind.fields} == {"", *SOURCES}
    for kind in SHEETS.values():
        assert kind.source and kind.dated
        assert kind.confirmed or "own list" in kind.source


TEXT = st.text(max_size=40)
NAMES = st.one_of(
    TEXT, st.sampled_from(["Ben", "Will Young", "O'Neill", "(", "[a-", "José", "@x", "Ann-Marie\tLee"])
)
PEOPLE = st.builds(
    Person,
    id=st.integers(1, 5).map(a_record_id),
    name=NAMES,
    kind=st.sampled_from(["pupil", "staff", "parent", "unknown_account", "former_pupil"]),
    known_as=NAMES,
    year_group=st.sampled_from(["", "year_8", "year_13", "nonsense"]),
    handles=st.lists(NAMES, max_size=2).map(tuple),
)
PARTS = st.sampled_from(["affected", "alleged", "witness", "subject_adult", "parent", "unknown_account"])


@given(
    people=st.lists(st.tuples(PEOPLE, PARTS, st.booleans()), max_size=4),
    summary=TEXT,
    code=st.sampled_from(sorted(SHEETS)),
    about=st.integers(1, 6).map(a_record_id),
    typed=st.dictionaries(st.integers(0, 12), st.tuples(TEXT, st.sampled_from(ANSWER_STATES)), max_size=4),
    locked=st.booleans(),
)
def test_nothing_makes_a_sheet_fail_and_an_answer_always_wins(
    people: Any, summary: str, code: str, about: Any, typed: Any, locked: bool
) -> None:
    kind = SHEETS[code]
    whom = None if kind.about == "incident" else about
    fields = list(kind.fields)
    answers = {fields[place % len(fields)].code: given for place, given in typed.items()}
    saved = an_agency_sheet(
        sheet=code,
        person_id=whom,
        answers=tuple(
            SheetAnswer(code=key, text=text, state=state) for key, (text, state) in answers.items()
        ),
    )
    parts = tuple(
        (
            an_involvement(
                id=a_record_id(50 + place), person_id=person.id, part=part, withdrawn=NOW if out else None
            ),
            person,
        )
        for place, (person, part, out) in enumerate(people)
    )
    case = a_case_file(
        incident=an_incident(summary=summary), people=parts, agency_sheets=(saved,), is_locked=locked
    )
    found = a_sheet(case, kind, whom)
    assert [each.field for each in found.answers] == fields
    for answer in found.answers:
        assert not (answer.state == NOT_KNOWN and (answer.text or answer.origin != TYPED))
        assert (answer.state == BLANK) == (
            not answer.text.strip() and answer.state not in (NOT_KNOWN, NOT_ASKED)
        )
        assert not (answer.is_missing and answer.is_to_ask)
        if answer.field.code in answers:
            text, state = answers[answer.field.code]
            assert answer.origin == TYPED and answer.text == (text if state == SAID else "")
        else:
            assert answer.origin in ("", RECORD, OTHER_SHEET)
    if whom is not None and all(out for person, _part, out in people if person.id == whom):
        assert found.is_withdrawn and found.person is None


def test_the_incident_of_a_sheet_is_the_one_it_was_made_for() -> None:
    assert sheet(a_case(), "police").kind.about == "incident" and an_agency_sheet().incident_id == INCIDENT_ID


def test_the_persons_wish_about_police_is_in_words() -> None:
    wish = V.term("police_wishes", "does_not_want")
    found = as_text(sheet(a_case(circumstances=(circumstances(police_wish=wish.code),)), "police", None))
    assert wish.label in found and wish.code not in found
