"""Sheets for agencies on a real store: answered, amended with the old beside the new, copied with an event for each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import a_draft

from safetydesk.domain.agency_sheet import NOT_KNOWN, SheetAnswer
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.drafts import DraftPerson, PrintRequest
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.events import SheetAmended, SheetFieldCopied, SheetRecorded
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.services.desk import Desk
from safetydesk.wording import event_words

MASH, LONG = "social_care", "é" * 20_000


def a_case(desk: Desk) -> CaseFile:
    people = (
        DraftPerson(part="affected", name="Maya Okafor", year_group="year_8"),
        DraftPerson(part="alleged", name="Ben <b>Carter</b> " + "n" * 3000, year_group="year_9"),
    )
    incident = desk.incident_log.log(a_draft(desk, people=people, summary="Ben sent her this"))
    return desk.incident_log.reread(incident.id)


def answer(code: str, text: str = "", state: str = "said") -> SheetAnswer:
    return SheetAnswer(code=code, text=text, state=state)


def test_answered_amended_and_followed_again(desk: Desk) -> None:
    case = a_case(desk)
    incident, maya = case.incident.id, case.people[0][1].id
    before = desk.agency_sheets.prepare(incident, MASH, maya)
    assert before.answer("worried").text == "Another pupil (Year 9) sent her this" and before.saved is None
    answers = [answer("wanted", f" {LONG} "), answer("child_born", "ignored", NOT_KNOWN)]
    saved = desk.agency_sheets.save(incident, MASH, maya, 0, answers)
    assert saved.answers == (answer("child_born", state=NOT_KNOWN), answer("wanted", LONG))
    after = desk.agency_sheets.prepare(incident, MASH, maya)
    assert len(before.missing) - len(after.missing) == 2 and after.saved == saved
    with pytest.raises(StaleRecord):
        desk.agency_sheets.save(incident, MASH, maya, 0, [answer("level", "4")])
    with pytest.raises(Refusal) as raised:
        desk.agency_sheets.save(incident, MASH, maya, saved.row_version, [answer("wanted", LONG)])
    assert raised.value.code == "nothing_changed"
    last = desk.agency_sheets.save(
        incident, MASH, maya, saved.row_version, [answer("child_born", "4 May 2013")], ["wanted"]
    )
    assert last.answers == (answer("child_born", "4 May 2013"),)
    history = [done.event for done in desk.incident_log.reread(incident).history]
    begun, amended = (each for each in history if isinstance(each, SheetRecorded | SheetAmended))
    assert isinstance(begun, SheetRecorded) and isinstance(amended, SheetAmended)
    changes = {change.field: change for change in amended.changes}
    assert set(changes) == {"child_born", "wanted"}
    assert changes["child_born"].old_value(SheetAnswer) == answer("child_born", state=NOT_KNOWN)
    assert changes["child_born"].new_value(SheetAnswer) == answer("child_born", "4 May 2013")
    told = {each.field: (each.old, each.new) for each in desk.looking_back.changes(amended)}
    assert told["Date of birth or age"] == ("Not known", "4 May 2013")
    assert event_words(begun, desk.vocabulary).startswith(f"{case.incident.reference}: MASH sheet begun (")
    assert desk.audit_trail.verify().ok


def test_each_field_copied_is_an_event_of_one_disclosure_that_does_not_say_what_it_says(desk: Desk) -> None:
    case = a_case(desk)
    incident, maya = case.incident.id, case.people[0][1].id
    desk.agency_sheets.save(
        incident, MASH, maya, 0, [answer("wanted", "xylophone"), answer("level", state=NOT_KNOWN)]
    )
    first = desk.agency_sheets.copied(incident, MASH, maya, "wanted")
    session = first.disclosure.id
    second = desk.agency_sheets.copied(incident, MASH, maya, "level", session)
    assert (first.text, second.text) == ("xylophone", "Not known")
    again = desk.agency_sheets.copied(incident, MASH, maya, "wanted")  # another sitting is another copy
    now = desk.incident_log.reread(incident)
    assert [(each.document, each.copy_number, each.state, each.how) for each in now.disclosures] == [
        ("copied_social_care", 1, "released", "copied"),
        ("copied_social_care", 2, "released", "copied"),
    ]
    copied = [done.event for done in now.history if isinstance(done.event, SheetFieldCopied)]
    assert [(each.field, each.disclosure) for each in copied] == [
        ("wanted", session), ("level", session), ("wanted", again.disclosure.id),
    ]  # fmt: skip
    said = event_words(copied[0], desk.vocabulary)
    assert "“What do you want to happen?” of the MASH sheet copied for Children's social care" in said
    assert not any("xylophone" in str(each) for each in (*copied, *now.disclosures))
    for field in ("child_gp", "no_such_field"):
        with pytest.raises(Refusal) as raised:
            desk.agency_sheets.copied(incident, MASH, maya, field, session)
        assert raised.value.code == "nothing_to_copy"
    with pytest.raises(Refusal) as raised:
        desk.agency_sheets.copied(incident, "police", None, "description", session)
    assert raised.value.code == "no_such_record"  # a sitting is at one sheet


def test_a_person_withdrawn_meanwhile_stops_the_sheet_but_not_the_reading(desk: Desk) -> None:
    case = a_case(desk)
    incident, (part, maya) = case.incident.id, case.people[0]
    saved = desk.agency_sheets.save(incident, MASH, maya.id, 0, [answer("wanted", "Help at home")])
    desk.incident_log.withdraw_person(part.id, part.row_version, "Another Maya")
    shown = desk.agency_sheets.prepare(incident, MASH, maya.id)
    assert shown.is_withdrawn and not shown.answer("child_name").text
    assert shown.answer("wanted").text == "Help at home"
    for act in (
        lambda: desk.agency_sheets.save(incident, MASH, maya.id, saved.row_version, [answer("level", "3")]),
        lambda: desk.agency_sheets.copied(incident, MASH, maya.id, "wanted"),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert raised.value.code == "sheet_person_withdrawn"


def test_what_cannot_be_is_refused_in_words(desk: Desk) -> None:
    case = a_case(desk)
    for sheet, person, code in (
        ("pigeon", None, "no_such_sheet"),
        ("lado", None, "sheet_needs_person"),
        ("lado", case.people[0][1].id, "sheet_takes_nobody"),
    ):
        with pytest.raises(Refusal) as raised:
            desk.agency_sheets.save(
                case.incident.id, sheet, person, 0, [answer("nature", "x")] if sheet == "lado" else []
            )
        assert raised.value.code == code
    with pytest.raises(Refusal) as refused:
        desk.agency_sheets.save(case.incident.id, "police", None, 0, [replace(answer("wish"), state="maybe")])
    assert refused.value.problems[0].field == "wish"


def test_the_sheet_waits_for_the_platform_as_long_as_the_clock_does(desk: Desk, clock: StoppedClock) -> None:
    ten = HouseValueDraft(name="deadline.platform_answer.amount", value="10", source="Our own number")
    desk.house_values.set([ten])
    incident = desk.incident_log.log(a_draft(desk, categories=("BULLY",)))
    takedown = desk.takedowns.begin(incident.id, TakedownDraft(address="https://x.example/1", what="a post"))
    desk.takedowns.step(takedown.id, TakedownStepDraft(kind="reported", at="now", route="platform"))
    for days, is_late in ((8, False), (3, True)):
        clock.move(days=days)
        clocks = desk.deadlines.of_case(desk.incident_log.reread(incident.id))
        late = [each.is_overdue(clock.now()) for each in clocks if each.rule_code == "platform_answer"]
        said = (
            desk.agency_sheets.prepare(incident.id, "report_harmful_content").answer("platform_answer").text
        )
        assert (late, said.startswith("No answer")) == ([is_late], is_late)


def test_a_sheet_is_a_numbered_copy_that_is_released_or_not(desk: Desk, tmp_path: Path) -> None:
    case = a_case(desk)
    incident, (part, maya) = case.incident.id, case.people[0]
    request = PrintRequest(recipient="social_care", purpose="referral", basis="safeguarding")
    prepared = desk.papers.prepare_sheet(incident, MASH, maya.id, request)
    assert prepared.name.endswith("MASH sheet copy 1.pdf") and prepared.pdf.startswith(b"%PDF")
    disclosure = desk.printing.save(prepared, tmp_path / "mash.pdf")
    assert (disclosure.document, disclosure.state) == ("sheet_social_care", "released")
    assert desk.papers.prepare_sheet(incident, MASH, None, request).disclosure.copy_number == 2
    assert desk.papers.prepare_sheet(incident, "police", None, request).disclosure.copy_number == 1
    desk.incident_log.withdraw_person(part.id, part.row_version, "Another Maya")
    before = len(desk.incident_log.reread(incident).disclosures)
    with pytest.raises(Refusal) as raised:
        desk.papers.prepare_sheet(incident, MASH, maya.id, request)
    assert raised.value.code == "sheet_person_withdrawn"
    assert len(desk.incident_log.reread(incident).disclosures) == before  # no number was used up
