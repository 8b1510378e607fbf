"""From a draft to an incident and its amendments; drafts survive, and are saved once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import a_draft, logged, logged_with_files, with_files
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk import wording
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.drafts import DraftPerson, NoteDraft
from safetydesk.domain.errors import Refusal, StaleRecord, Trouble
from safetydesk.domain.events import DraftDiscarded, DraftFileRemoved
from safetydesk.intake.preview import Picture
from safetydesk.services.desk import Desk


def kinds(desk: Desk) -> list[str]:
    return [done.kind for done in reversed(desk.audit_trail.page(0, 100))]


def sealed(desk: Desk) -> int:
    return len(list((desk.store_path / "exhibits").glob("??/*.age")))


def reopened(desk: Desk, clock: StoppedClock) -> Desk:
    desk.close()
    return open_desk(front_door(desk.store_path, clock).unlock(LOGIN, PASSPHRASE), clock)


def test_a_draft_becomes_an_incident_with_its_people_and_files(desk: Desk, tmp_path: Path) -> None:
    people = (
        DraftPerson(part="affected", name="Ada O'Neill", year_group="8"),
        DraftPerson(part="alleged", name="Sam"),
    )
    draft = with_files(desk, tmp_path, 2, people=people, categories=("BULLY",), told_by="Ms L")
    incident = desk.incident_log.log(draft)
    case = desk.incident_log.open(incident.id)
    assert (incident.reference, incident.severity, incident.recorded) == ("OS-2026-0001", 2, desk.clock.now())
    assert [exhibit.number for exhibit in case.exhibits] == ["MO/1", "MO/2"]
    assert {exhibit.sealed.declaration.answer for exhibit in case.exhibits} == {"no"}
    assert [person.name for _, person in case.people] == ["Ada O'Neill", "Sam"]
    assert case.first_account == case.incident == incident and not case.is_locked
    assert desk.incident_log.drafts() == ()
    assert kinds(desk)[3:] == ["IncidentLogged", "ExhibitReceived", "ExhibitReceived", "IncidentOpened"]
    assert desk.audit_trail.verify().ok


def test_two_things_are_needed(desk: Desk) -> None:
    with pytest.raises(Refusal) as raised:
        desk.incident_log.log(a_draft(desk, summary=" ", discovered=""))
    assert {problem.field for problem in raised.value.problems} == {"summary", "discovered"}
    assert logged(desk).reference == "OS-2026-0001"


def test_a_draft_survives_with_its_files(desk: Desk, clock: StoppedClock, tmp_path: Path) -> None:
    draft = with_files(desk, tmp_path, 1, child_words="O\x00 \u202e مرحبا \U0001f600 \ud800")
    again = reopened(desk, clock)
    assert again.incident_log.drafts() == (draft,) and again.unclaimed == ()
    seen = again.exhibits.look_at_draft(draft.evidence[0])
    assert isinstance(seen, Picture) and seen.width == 60
    again.close()


def test_a_forms_older_draft_loses_no_file(desk: Desk, tmp_path: Path) -> None:
    """The form keeps typing on a draft from before the files came in."""
    older = a_draft(desk)
    draft = with_files(desk, tmp_path, 2, id=older.id)
    kept = desk.incident_log.keep_draft(replace(older, summary="More words"))
    assert (kept.summary, kept.evidence) == ("More words", draft.evidence)
    incident = desk.incident_log.log(replace(older, summary="Saved by the older form"))
    assert len(desk.incident_log.reread(incident.id).exhibits) == 2


def test_a_draft_is_saved_once(desk: Desk, tmp_path: Path) -> None:
    draft = with_files(desk, tmp_path, 1)
    incident = desk.incident_log.log(draft)
    with pytest.raises(Refusal) as raised:
        desk.incident_log.log(draft)
    assert raised.value.code == "draft_already_saved"
    desk.incident_log.keep_draft(draft)  # the form's timer fires late
    assert desk.incident_log.drafts() == ()
    desk.incident_log.discard_draft(draft.id, sure=True)
    assert sealed(desk) == 1 and desk.exhibits.look(desk.incident_log.reread(incident.id).exhibits[0].id)


def test_discarding_files_is_asked_twice_and_recorded(desk: Desk, tmp_path: Path) -> None:
    empty, full = a_draft(desk), with_files(desk, tmp_path, 2)
    desk.incident_log.keep_draft(empty)
    desk.incident_log.discard_draft(empty.id)
    with pytest.raises(Refusal) as raised:
        desk.incident_log.discard_draft(full.id)
    assert (raised.value.code, raised.value.values) == ("draft_holds_files", {"count": "2"})
    assert sealed(desk) == 2 and len(desk.incident_log.drafts()) == 1
    desk.incident_log.discard_draft(full.id, sure=True)
    assert sealed(desk) == 0 and desk.incident_log.drafts() == ()
    (done,) = desk.audit_trail.history(full.id)
    assert isinstance(done.event, DraftDiscarded) and done.event.files == 2


def test_one_file_can_be_taken_out_of_a_draft(desk: Desk, tmp_path: Path) -> None:
    draft = with_files(desk, tmp_path, 2)
    changed = desk.exhibits.remove_from_draft(draft, draft.evidence[0].sealed.file_name)
    assert changed.evidence == draft.evidence[1:] and sealed(desk) == 1
    assert desk.incident_log.keep_draft(changed).evidence == draft.evidence[1:]


def test_a_damaged_draft_is_counted_and_its_files_are_kept_aside(
    desk: Desk, clock: StoppedClock, tmp_path: Path
) -> None:
    with_files(desk, tmp_path, 1)
    (kept,) = desk.store_path.glob("members/*/*/*.age")
    desk.close()
    sealed_draft = kept.read_bytes()
    kept.write_bytes(sealed_draft[:-1] + bytes([sealed_draft[-1] ^ 1]))  # "!" might be what stood there
    again = open_desk(front_door(desk.store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    assert again.incident_log.drafts() == () and len(again.unclaimed) == 1
    assert again.deadline_board.today().health.damaged_drafts == 1
    assert len(list((desk.store_path / "exhibits" / "unclaimed").iterdir())) == 1
    again.close()


def test_damaged_drafts_are_discarded_and_their_files_stand_aside(desk: Desk, tmp_path: Path) -> None:
    """Damaged while its form stands open: until it is discarded, the draft can be neither kept nor saved."""
    damaged = with_files(desk, tmp_path, 1)
    (kept,) = desk.store_path.glob("members/*/*/*.age")
    whole = with_files(desk, tmp_path, 1)
    sealed_draft = kept.read_bytes()
    kept.write_bytes(sealed_draft[:-1] + bytes([sealed_draft[-1] ^ 1]))  # "!" might be what stood there
    for refused in (desk.incident_log.keep_draft, desk.incident_log.log):
        with pytest.raises(Trouble) as raised:
            refused(damaged)
        assert raised.value.code == "member_file_damaged"
    assert desk.incident_log.discard_damaged_drafts() == 1
    assert desk.deadline_board.today().health.damaged_drafts == 0 and not kept.exists()
    (exhibit,) = damaged.evidence
    assert sealed(desk) == 1 and desk.incident_log.drafts() == (whole,)
    assert kinds(desk)[-2:] == ["DamagedDraftsDiscarded", "UnclaimedFilesFound"]
    (discarded,) = desk.audit_trail.history(desk.office.me)[-1:]
    assert wording.event_words(discarded.event, desk.vocabulary) == "Discarded 1 draft that could not be read"
    verdict = desk.audit_trail.verify()
    assert verdict.ok and verdict.unclaimed == (exhibit.sealed.file_name,)
    incident = desk.incident_log.log(desk.incident_log.keep_draft(damaged))
    assert incident.summary == damaged.summary and not desk.incident_log.reread(incident.id).exhibits


def test_where_no_draft_is_damaged_discarding_does_nothing(desk: Desk, tmp_path: Path) -> None:
    draft, before = with_files(desk, tmp_path, 1), kinds(desk)
    assert desk.incident_log.discard_damaged_drafts() == 0
    assert desk.incident_log.drafts() == (draft,) and kinds(desk) == before


def test_an_amendment_keeps_the_first_account(desk: Desk) -> None:
    first = logged(desk, child_words="As told", happened_kind="exact", happened_start="yesterday 21:00")
    case = desk.incident_log.reread(first.id)
    draft = replace(
        desk.incident_log.amendment_draft(case), summary="Corrected", happened_start="yesterday 20:00"
    )
    amended = desk.incident_log.amend(first.id, first.row_version, draft, " typing slip ")
    after = desk.incident_log.reread(first.id)
    assert after.incident == amended and amended.summary == "Corrected"
    assert replace(after.first_account, row_version=1) == first
    assert [change.field for change in after.amendments[0].changes] == ["summary", "happened"]
    assert after.amendments[0].reason == "typing slip"


def test_an_amendment_needs_a_reason_a_change_and_the_newest_version(desk: Desk) -> None:
    first = logged(desk)
    draft = desk.incident_log.amendment_draft(desk.incident_log.reread(first.id))
    attempts: tuple[tuple[dict[str, Any], str, str], ...] = (
        ({"summary": "x"}, " ", "draft_has_problems"),
        ({}, "r", "nothing_changed"),
    )
    for changes, reason, code in attempts:
        with pytest.raises(Refusal) as raised:
            desk.incident_log.amend(first.id, first.row_version, replace(draft, **changes), reason)
        assert raised.value.code == code
    desk.incident_log.amend(first.id, first.row_version, replace(draft, summary="One"), "r")
    with pytest.raises(StaleRecord):
        desk.incident_log.amend(first.id, first.row_version, replace(draft, summary="Two"), "r")
    assert desk.incident_log.reread(first.id).incident.summary == "One"


@pytest.mark.parametrize("part", ["alleged", "subject_adult", "implicated", "passed_on"])
@pytest.mark.parametrize("name", ["Morgan Okafor", " morgan  OKAFOR ", "Mórgan Okafor", None])
def test_a_member_is_no_subject_here(part: str, name: str | None, desk: Desk) -> None:
    member = next(person for person in desk.people.all() if person.member_id)
    somebody = DraftPerson(part=part, person_id=None if name else member.id, name=name or "")
    existing = logged(desk)
    for act in (
        lambda: logged(desk, people=(somebody,)),
        lambda: desk.incident_log.add_person(existing.id, somebody),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert raised.value.code == "subject_is_member"
    assert desk.incident_log.reread(existing.id).people == ()
    desk.incident_log.add_person(existing.id, replace(somebody, part="witness"))
    assert len(desk.incident_log.reread(existing.id).people) == 1


def test_a_note_stands_with_its_time(desk: Desk) -> None:
    incident = logged(desk)
    note = desk.incident_log.add_note(incident.id, NoteDraft(text="She came back", at="today 12:40"))
    assert desk.incident_log.reread(incident.id).notes == (note,)
    with pytest.raises(Refusal):
        desk.incident_log.add_note(incident.id, NoteDraft(text="", at="tomorrow"))


def test_references_follow_the_calendar_year(desk: Desk, clock: StoppedClock) -> None:
    first, second = logged(desk), logged(desk)
    clock.move(days=60)
    assert [each.reference for each in (first, second, logged(desk))] == [
        "OS-2026-0001", "OS-2026-0002", "OS-2027-0001",
    ]  # fmt: skip
    assert desk.incident_log.by_reference(" OS-2026-0002 ") == second.id


def test_what_is_committed_is_announced_and_nothing_else(desk: Desk, tmp_path: Path) -> None:
    heard: list[str] = []
    desk.subscribe(lambda event: heard.append(event.kind))
    case = logged_with_files(desk, tmp_path, 1)
    with pytest.raises(Refusal):
        logged(desk, people=(DraftPerson(part="alleged", name="Morgan Okafor"),))
    with pytest.raises(Refusal):
        desk.incident_log.amend(case.incident.id, 1, desk.incident_log.amendment_draft(case), "r")
    assert heard == ["IncidentLogged", "ExhibitReceived"]


def test_broken_characters_are_a_problem_and_never_a_crash(desk: Desk) -> None:
    half = "\ud83d"
    incident = logged(desk)
    case = desk.incident_log.reread(incident.id)
    for act in (
        lambda: logged(desk, platform=half),
        lambda: logged(desk, people=(DraftPerson(part="affected", name=half),)),
        lambda: desk.incident_log.add_person(incident.id, DraftPerson(part="affected", name=half)),
        lambda: desk.incident_log.add_note(incident.id, NoteDraft(text=half)),
        lambda: desk.incident_log.amend(
            incident.id, 1, replace(desk.incident_log.amendment_draft(case), summary="x"), half
        ),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert {problem.code for problem in raised.value.problems} == {"broken_character"}
    assert [found.id for found in desk.search.find("somebody " + half)] == [incident.id]
    assert desk.audit_trail.verify().ok


def test_a_draft_that_was_saved_takes_and_gives_no_file(desk: Desk, tmp_path: Path) -> None:
    """It would claim files of the incident, and lose its own at the next start."""
    draft = with_files(desk, tmp_path, 1)
    desk.incident_log.log(draft)
    for act in (
        lambda: desk.exhibits.receive_into_draft(draft, [tmp_path / "shot0.png"], "no"),
        lambda: desk.exhibits.remove_from_draft(draft, draft.evidence[0].sealed.file_name),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert raised.value.code == "draft_already_saved"
    assert sealed(desk) == 1 and desk.incident_log.drafts() == ()


def test_a_file_taken_out_of_a_draft_is_recorded(desk: Desk, tmp_path: Path) -> None:
    draft = with_files(desk, tmp_path, 1)
    (evidence,) = draft.evidence
    desk.exhibits.remove_from_draft(draft, evidence.sealed.file_name)
    (done,) = desk.audit_trail.history(draft.id)
    assert isinstance(done.event, DraftFileRemoved)
    assert done.event.fingerprint == evidence.sealed.sha256
