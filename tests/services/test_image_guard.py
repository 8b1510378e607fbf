"""The image guard at every door: no byte is read, nothing already here stays in sight, whatever the way in."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from tests.services.acts import a_draft, logged, logged_with_files, recategorised, with_files

from safetydesk.domain.drafts import DescribedItemDraft, PrintRequest
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import ImageQuestionAnswered, IncidentLocked
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.intake.outside_file import OutsideFile
from safetydesk.intake.preview import Picture
from safetydesk.services import claiming
from safetydesk.services.desk import Desk
from safetydesk.wording import load_vocabulary
from samples import png

VOCABULARY = load_vocabulary()
NEVER = {"NUDES", "NUDES-NC", "SEXTORT", "DEEPFAKE-SEX", "CSAM", "PORN-ADULT"}


@pytest.fixture
def unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Files of which nothing may be opened: opening one fails the test."""

    def opened(path: Path) -> OutsideFile:
        raise AssertionError(f"opened {path}")

    files = [png(tmp_path, name="picture.png"), tmp_path / "pipe"]
    os.mkfifo(files[1])
    monkeypatch.setattr(OutsideFile, "open", opened)
    return files


def sealed(desk: Desk) -> int:
    return len(list((desk.store_path / "exhibits").rglob("*.age*")))


@pytest.mark.parametrize("code", sorted(VOCABULARY.every_category))
def test_every_category_through_the_service(code: str, desk: Desk, tmp_path: Path) -> None:
    category = VOCABULARY.category(code)
    draft = a_draft(desk, categories=(code,))
    suggestion = desk.incident_log.suggest(draft)
    assert suggestion.is_locked is (code in NEVER)
    assert suggestion.severity_minimum == category.severity
    assert {route.code for route in suggestion.routes} == {each.route for each in category.routes}
    assert suggestion.must_ask == category.must_ask
    if category.severity > 1:
        low = replace(draft, severity=category.severity - 1)
        assert [problem.code for problem in desk.incident_log.check(low)] == ["below_category_minimum"]
    incident = desk.incident_log.log(draft)
    assert incident.severity == category.severity
    for receive in (
        lambda: desk.exhibits.receive_into_draft(a_draft(desk, categories=(code,)), [png(tmp_path)], "no"),
        lambda: desk.exhibits.receive(incident.id, [png(tmp_path)], "no"),
    ):
        if code in NEVER:
            with pytest.raises(Refusal) as raised:
                receive()
            assert raised.value.code == "images_never"
        else:
            assert len(receive().received) == 1
    assert sealed(desk) == (0 if code in NEVER else 2)


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
@pytest.mark.parametrize("into_draft", [True, False])
def test_yes_and_not_sure_are_kept_and_stop(
    answer: str, into_draft: bool, desk: Desk, unread: list[Path]
) -> None:
    incident, draft = logged(desk), a_draft(desk)
    subject = draft.id if into_draft else incident.id
    with pytest.raises(Refusal) as raised:
        if into_draft:
            desk.exhibits.receive_into_draft(draft, unread, answer)
        else:
            desk.exhibits.receive(incident.id, unread, answer)
    assert raised.value.code == "image_question_stops" and sealed(desk) == 0
    event = desk.audit_trail.history(subject)[-1].event
    assert isinstance(event, ImageQuestionAnswered)
    assert (event.answer, event.files) == (answer, 2)


@pytest.mark.parametrize("answer", ["", "No", "maybe", "no "])
def test_without_an_answer_nothing_is_added_or_said(answer: str, desk: Desk, unread: list[Path]) -> None:
    entries = desk.audit_trail.count()
    with pytest.raises(Refusal) as raised:
        desk.exhibits.receive_into_draft(a_draft(desk), unread, answer)
    assert raised.value.code == "image_question_unanswered"
    assert sealed(desk) == 0 and desk.audit_trail.count() == entries


def test_a_locked_incident_opens_no_file(desk: Desk, unread: list[Path]) -> None:
    marked = logged(desk, sexual_image=True)
    described = logged(desk)
    desk.exhibits.describe(
        described.id, DescribedItemDraft(shows="An image", said_by="Ada", sexual_image=True)
    )
    for incident in (marked, described):
        assert desk.incident_log.reread(incident.id).is_locked
        with pytest.raises(Refusal) as raised:
            desk.exhibits.receive(incident.id, unread, "no")
        assert raised.value.code == "images_never"


def test_a_draft_that_becomes_never_isolates_and_stays_so(desk: Desk, tmp_path: Path) -> None:
    draft = with_files(desk, tmp_path, 2, categories=("BULLY",))
    locked = desk.incident_log.keep_draft(replace(draft, categories=("NUDES",)))
    assert all(each.isolated for each in locked.evidence)
    back = desk.incident_log.keep_draft(draft)  # the form forgets what the service knows
    assert all(each.isolated for each in back.evidence)
    for evidence in (*draft.evidence, *back.evidence):
        with pytest.raises(Refusal) as raised:
            desk.exhibits.look_at_draft(evidence)
        assert raised.value.code == "exhibit_isolated"
    case = desk.incident_log.reread(desk.incident_log.log(draft).id)
    assert [exhibit.state for exhibit in case.exhibits] == ["isolated", "isolated"] and not case.is_locked


def refuses_all(desk: Desk, incident_id: UUID) -> None:
    case = desk.incident_log.reread(incident_id)
    assert case.exhibits and all(exhibit.is_isolated for exhibit in case.exhibits)
    for exhibit in case.exhibits:
        with pytest.raises(Refusal) as raised:
            desk.exhibits.look(exhibit.id)
        assert raised.value.code == "exhibit_isolated"
    plates = desk.printing._plates(case, _Silent())
    assert {(plate.jpeg, plate.why_not) for plate in plates.values()} == {(None, "isolated")}
    pdf = desk.printing.prepare_case_file(case.incident.id, PrintRequest(recipient="PC", purpose="p")).pdf
    assert b"/DCTDecode" not in pdf


class _Silent:
    def step(self, done: int, total: int, label: str) -> None:
        pass


def test_recategorising_isolates_every_file_in_the_same_act(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 3, categories=("BULLY",))
    entries = desk.audit_trail.count()
    recategorised(desk, case, "NUDES")
    done = desk.audit_trail.page(0, desk.audit_trail.count() - entries)
    assert [each.kind for each in done] == ["IncidentLocked", "IncidentAmended"]
    locked = done[0].event
    assert isinstance(locked, IncidentLocked) and locked.isolated == 3 and done[0].at == done[1].at
    refuses_all(desk, case.incident.id)
    assert desk.audit_trail.verify().ok


def test_a_described_sexual_image_locks_and_holds_the_lock(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 2, categories=("BULLY",))
    item = DescribedItemDraft(
        shows="A nude, said Ada", said_by="Ada", where_it_is="His phone", sexual_image=True
    )
    desk.exhibits.describe(case.incident.id, item)
    refuses_all(desk, case.incident.id)
    again = desk.incident_log.reread(case.incident.id)
    assert {each.state_reason for each in again.exhibits} == {"described_item"}
    recategorised(desk, again, "OTHER")  # another category does not lift it
    assert desk.incident_log.reread(case.incident.id).is_locked


def test_unlocking_is_said_and_frees_nothing_by_itself(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 2, categories=("BULLY",))
    recategorised(desk, case, "NUDES")
    recategorised(desk, desk.incident_log.reread(case.incident.id), "BULLY")
    assert desk.audit_trail.page(0, 1)[0].kind == "IncidentUnlocked"
    refuses_all(desk, case.incident.id)


def test_freeing_is_one_by_one_with_a_reason(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 2)
    first, second = case.exhibits
    for exhibit in case.exhibits:
        desk.exhibits.isolate(exhibit.id, "This must not be here")
    for act in (lambda: desk.exhibits.free(first.id, " "), lambda: desk.exhibits.isolate(first.id, "again")):
        with pytest.raises(Refusal):
            act()
    desk.exhibits.free(first.id, "The card says a timetable")
    seen = desk.exhibits.look(first.id)
    assert isinstance(seen, Picture) and seen.width == 60
    with pytest.raises(Refusal):
        desk.exhibits.look(second.id)


@pytest.mark.parametrize("together", [1, 16])
def test_a_file_that_comes_in_while_the_lock_closes_is_isolated_or_not_kept(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(claiming, "MOST_FILES", together)
    incident = logged(desk, categories=("BULLY",))

    class Closing:
        def step(self, done: int, total: int, label: str) -> None:
            if done == 1 and total == 2:
                recategorised(desk, desk.incident_log.reread(incident.id), "NUDES")

    files = [png(tmp_path, name=f"{number}.png") for number in range(2)]
    intake = desk.exhibits.receive(incident.id, files, "no", CaptureCard(), Closing())
    assert {fault.code for fault in intake.refused} == {"images_never"}
    if together == 1:  # an exhibit by then
        refuses_all(desk, incident.id)
        assert len(intake.received) == sealed(desk) == 1
    else:
        assert not intake.received and not desk.incident_log.reread(incident.id).exhibits
        assert sealed(desk) == 0


@pytest.mark.parametrize("together", [1, 16])
def test_a_lock_that_closes_while_a_file_is_sealed_leaves_no_byte_of_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    """And it is said once, though the file to be claimed and the next that was to enter meet it alike."""
    monkeypatch.setattr(claiming, "MOST_FILES", together)
    incident, draft = logged(desk, categories=("BULLY",)), a_draft(desk, categories=("BULLY",))

    class Closing:
        def step(self, done: int, total: int, label: str) -> None:
            if label == "one.png" and done == total:  # the last step of the sealing
                recategorised(desk, desk.incident_log.reread(incident.id), "NUDES")
                desk.incident_log.keep_draft(replace(draft, categories=("NUDES",), told_by="Ms L"))

    files = [png(tmp_path, name="one.png"), png(tmp_path, name="two.png")]
    intake = desk.exhibits.receive_into_draft(draft, files, "no", CaptureCard(), Closing())
    assert [fault.code for fault in intake.refused] == ["images_never"] and sealed(desk) == 0
    (kept,) = desk.incident_log.drafts()
    assert kept.told_by == "Ms L" and kept.evidence == ()  # words typed meanwhile are not lost either


def test_a_draft_file_is_not_looked_at_as_such_once_it_is_an_exhibit(desk: Desk, tmp_path: Path) -> None:
    draft = with_files(desk, tmp_path, 1, categories=("BULLY",))
    desk.incident_log.log(replace(draft, categories=("NUDES",)))
    with pytest.raises(Refusal) as raised:
        desk.exhibits.look_at_draft(draft.evidence[0])  # what a form still remembers says "not isolated"
    assert raised.value.code == "exhibit_isolated"


def test_isolated_files_of_a_draft_are_not_destroyed_in_passing(desk: Desk, tmp_path: Path) -> None:
    draft = with_files(desk, tmp_path, 1, categories=("BULLY",))
    desk.incident_log.keep_draft(replace(draft, categories=("NUDES",)))
    for act in (
        lambda: desk.exhibits.remove_from_draft(draft, draft.evidence[0].sealed.file_name),
        lambda: desk.incident_log.discard_draft(draft.id, sure=True),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert raised.value.code == "draft_holds_isolated"
    assert sealed(desk) == 1 and len(desk.incident_log.drafts()) == 1
