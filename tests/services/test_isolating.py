""" "This must not be here" (H17): absent at once from view, thumbnail, print, export and the next backup, and said."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from tests.clocks import StoppedClock
from tests.services.a_team import at_the_desk, with_team
from tests.services.acts import a_draft, logged, logged_with_files, with_files
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.test_destroying import ADVICE

from safetydesk.bootstrap import restoring
from safetydesk.domain.derivation import CROP, Area, DerivationDraft
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import Refusal
from safetydesk.domain.image_guard import SAME_FILE
from safetydesk.intake.preview import Picture
from safetydesk.services.desk import Desk
from samples import png

SAID = "must_not_be_here"


def code(call: object, *given: object) -> str:
    with pytest.raises(Refusal) as raised:
        call(*given)  # type: ignore[operator]  # a method of a desk
    return raised.value.code


def test_it_is_absent_from_every_way_out_at_once(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "usb"
    place.mkdir()
    desk.backups.choose(place)
    case = logged_with_files(desk, tmp_path, 2, categories=("BULLY",))
    gone, other = case.exhibits
    desk.exhibits.isolate(gone.id, SAID)
    assert code(desk.exhibits.look, gone.id) == "exhibit_isolated"
    assert code(desk.exhibits.look, gone.id, 240) == "exhibit_isolated"
    assert isinstance(desk.exhibits.look(other.id), Picture)
    prepared = desk.printing.prepare_case_file(
        case.incident.id, PrintRequest(recipient="Police", purpose="Evidence")
    )
    assert prepared.pdf.count(b"/Subtype /Image") == 1
    exported = desk.proofs.export(case.incident.reference, tmp_path)
    told = b"".join(path.read_bytes() for path in exported.folder.rglob("*") if path.is_file())
    assert gone.sealed.sha256.encode() not in told and other.sealed.sha256.encode() in told
    desk.backups.make()
    assert desk.destroying.holding(gone).names == ()
    assert len(desk.destroying.holding(other).names) == 1
    assert not list(place.rglob(f"{gone.sealed.file_name}.age"))
    assert [act.kind for act in desk.audit_trail.history(case.incident.id)].count("ExhibitIsolated") == 1


def test_what_was_made_of_it_and_the_same_file_go_with_it(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 2, categories=("BULLY",))
    parent, other = case.exhibits
    area = Area(left=1, top=1, width=20, height=20, reason="other_child")
    copy = desk.derived_copies.make(parent.id, DerivationDraft(kind=CROP, areas=(area,)))
    desk.exhibits.receive(case.incident.id, [tmp_path / "shot0.png"], "no")
    desk.exhibits.isolate(copy.id, SAID)
    after = {each.number: each.state for each in desk.incident_log.reread(case.incident.id).exhibits}
    assert sorted(after.values()) == ["held", "isolated", "isolated", "isolated"]
    assert after[other.number] == "held"
    desk.exhibits.free(parent.id, "Judged from its card")
    states = [each.state for each in desk.incident_log.reread(case.incident.id).exhibits]
    assert states.count("isolated") == 2, "each is judged by itself"
    assert desk.audit_trail.verify().ok


def test_a_file_of_a_draft_goes_out_of_sight_and_stays_so(desk: Desk, tmp_path: Path) -> None:
    draft = with_files(desk, tmp_path, 2)
    name = draft.evidence[0].sealed.file_name
    kept = desk.exhibits.isolate_in_draft(draft, name)
    assert [each.isolated for each in kept.evidence] == [True, False]
    assert code(desk.exhibits.look_at_draft, draft.evidence[0]) == "exhibit_isolated"
    assert code(desk.exhibits.remove_from_draft, draft, name) == "draft_holds_isolated"
    assert [done.kind for done in desk.audit_trail.history(draft.id)] == ["DraftFileIsolated"]
    incident = desk.incident_log.log(draft)  # what the form remembers of it does not bring it back
    states = [(each.state, each.state_reason) for each in desk.incident_log.reread(incident.id).exhibits]
    assert states == [("isolated", SAID), ("held", "")]
    assert code(desk.exhibits.isolate_in_draft, draft, name) == "draft_already_saved"
    assert desk.audit_trail.verify().ok


def test_the_same_bytes_come_in_out_of_sight_and_go_so_elsewhere(desk: Desk, tmp_path: Path) -> None:
    first, other = logged_with_files(desk, tmp_path, 1).exhibits[0], logged(desk)
    desk.exhibits.receive(other.id, [tmp_path / "shot0.png"], "no")
    desk.exhibits.isolate(first.id, SAID)
    (twin,) = desk.incident_log.reread(other.id).exhibits
    assert twin.is_isolated and twin.state_reason == SAID
    again = desk.exhibits.receive(other.id, [tmp_path / "shot0.png"], "no")
    assert [came.is_put_away for came in again.came] == [True]
    new = desk.incident_log.reread(other.id).exhibits[-1]
    assert (new.state, new.state_reason) == ("isolated", SAME_FILE)
    assert code(desk.exhibits.look, new.id) == "exhibit_isolated"
    draft = with_files(desk, tmp_path, 2)
    assert [each.isolated for each in draft.evidence] == [True, False]
    assert desk.audit_trail.verify().ok


def test_what_a_draft_held_before_is_out_of_sight_once_it_is_saved(desk: Desk, tmp_path: Path) -> None:
    draft = with_files(desk, tmp_path, 1)
    desk.exhibits.isolate(logged_with_files(desk, tmp_path, 1).exhibits[0].id, SAID)
    incident = desk.incident_log.log(draft)
    (twin,) = desk.incident_log.reread(incident.id).exhibits
    assert (twin.state, twin.state_reason) == ("isolated", SAME_FILE)
    kinds = [act.kind for act in desk.audit_trail.history(incident.id)]
    assert kinds.count("ExhibitIsolated") == 1 and desk.audit_trail.verify().ok


def test_the_same_bytes_of_an_incident_nobody_here_may_see_come_in_out_of_sight(
    desk: Desk, store_path: Path, tmp_path: Path
) -> None:
    desk.close()
    with_team(store_path)
    with at_the_desk(store_path, LOGIN) as lead:
        draft = with_files(lead, tmp_path, 1, restricted=True, restricted_reason="about a colleague")
        hidden = lead.incident_log.reread(lead.incident_log.log(draft).id)
        lead.exhibits.isolate(hidden.exhibits[0].id, SAID)
    with at_the_desk(store_path, "kate") as kate:
        mine = logged(kate)
        came = kate.exhibits.receive(mine.id, [tmp_path / "shot0.png"], "no").came
        assert came[0].is_put_away and came[0].held == ()
        assert kate.incident_log.reread(mine.id).exhibits[0].is_isolated


def test_a_twin_that_whoever_isolates_may_not_see_goes_out_of_sight_before_its_people_see_it(
    desk: Desk, store_path: Path, tmp_path: Path
) -> None:
    desk.close()
    with_team(store_path)
    with at_the_desk(store_path, LOGIN) as lead:
        draft = with_files(lead, tmp_path, 2, restricted=True, restricted_reason="about a colleague")
        hidden = lead.incident_log.reread(lead.incident_log.log(draft).id)
        twin, other = hidden.exhibits
    with at_the_desk(store_path, "kate") as kate:
        mine = logged(kate)
        kate.exhibits.receive(mine.id, [tmp_path / "shot0.png"], "no")
        (exhibit,) = kate.incident_log.reread(mine.id).exhibits
        before = kate.audit_trail.verify().entries
        kate.exhibits.isolate(exhibit.id, SAID)
        told = kate.audit_trail.verify().entries - before
        assert told == 2, "the isolating and the verifying: nothing tells that it is held elsewhere"
    with at_the_desk(store_path, LOGIN) as lead:
        states = {each.id: each for each in lead.incident_log.reread(hidden.incident.id).exhibits}
        assert states[twin.id].is_isolated and states[twin.id].state_reason == SAME_FILE
        assert not states[other.id].is_isolated
        assert lead.audit_trail.verify().ok
        lead.exhibits.free(twin.id, "Judged from its card")
    with at_the_desk(store_path, "kate") as kate:
        acts = kate.audit_trail.page(0, 100)
        assert not any(getattr(act.event, "record", None) == twin.id for act in acts)
    with at_the_desk(store_path, LOGIN) as lead:
        after = lead.incident_log.reread(hidden.incident.id).exhibits[0]
        assert not after.is_isolated, "what was judged stays as it was judged"


def test_what_was_withdrawn_comes_back_withdrawn(desk: Desk, tmp_path: Path) -> None:
    exhibit = logged_with_files(desk, tmp_path, 1).exhibits[0]
    desk.exhibits.withdraw(exhibit.id, exhibit.row_version, "Of another incident")
    desk.exhibits.isolate(exhibit.id, SAID)
    freed = desk.exhibits.free(exhibit.id, "Judged from its card")
    assert (freed.state, freed.state_reason) == ("withdrawn", "Of another incident")
    desk.exhibits.reinstate(exhibit.id, freed.row_version, "It is of this one")
    desk.exhibits.isolate(exhibit.id, SAID)
    assert desk.exhibits.free(exhibit.id, "Judged from its card").state == "held"
    assert desk.audit_trail.verify().ok


def test_a_restored_draft_shows_nothing_that_was_put_away_since(
    desk: Desk, store_path: Path, tmp_path: Path
) -> None:
    """The backup was made while the files were in a draft, before one went out of sight and one for good."""
    place = tmp_path / "usb"
    place.mkdir()
    desk.close()
    with_team(store_path)
    with at_the_desk(store_path, LOGIN) as lead:
        lead.backups.choose(place)
        draft = with_files(lead, tmp_path, 3)
        lead.backups.make()
        names = [each.sealed.file_name for each in draft.evidence]
        isolated, gone, _left = lead.incident_log.reread(lead.incident_log.log(draft).id).exhibits
        lead.exhibits.isolate(isolated.id, SAID)
        lead.exhibits.isolate(gone.id, SAID)
        asked = lead.destroying.ask(gone.id, ADVICE)
    with at_the_desk(store_path, "kate") as kate:
        kate.destroying.confirm(asked.id, asked.row_version, PASSPHRASE)
        kate.backups.make()
    oldest = sorted(place.glob("*/generations/*"))[0]
    made = restoring(StoppedClock()).restore(oldest, tmp_path / "again", LOGIN, PASSPHRASE, "stolen")
    with at_the_desk(made.path, LOGIN) as again:
        (kept,) = again.incident_log.drafts()
        files = [(each.sealed.file_name, each.isolated) for each in kept.evidence]
        assert files == [(names[0], True), (names[2], False)]
        assert code(again.exhibits.look_at_draft, draft.evidence[0]) == "exhibit_isolated"
        assert code(again.exhibits.look_at_draft, draft.evidence[1]) == "exhibit_isolated"
        assert isinstance(again.exhibits.look_at_draft(draft.evidence[2]), Picture)
        sealed = again.incident_log._drafts._kept.get(kept.id)
        assert sealed == kept, "the sealed draft itself tells nothing of what was destroyed"
        incident = again.incident_log.log(draft)
        states = [each.state for each in again.incident_log.reread(incident.id).exhibits]
        assert states == ["isolated", "held"] and again.audit_trail.verify().ok


def test_an_older_form_does_not_open_what_was_locked_since(desk: Desk, tmp_path: Path) -> None:
    older = desk.incident_log.keep_draft(a_draft(desk))
    desk.incident_log.keep_draft(replace(older, sexual_image=True))
    file = png(tmp_path, 60, 40)
    assert code(desk.exhibits.receive_into_draft, older, [file], "no") == "images_never"
    (kept,) = desk.incident_log.drafts()
    assert kept.sexual_image and kept.evidence == ()


def test_no_act_but_those_that_may_go_names_a_plain_fingerprint(desk: Desk, tmp_path: Path) -> None:
    """Whatever happens to an exhibit, its plain hash stands in its row and in the acts that destroying takes out."""
    case = logged_with_files(desk, tmp_path, 1, categories=("BULLY",))
    exhibit = case.exhibits[0]
    desk.exhibits.receive(logged(desk).id, [png(tmp_path, 60, 40, name="shot0.png")], "no")
    desk.exhibits.look(exhibit.id)
    desk.exhibits.isolate(exhibit.id, SAID)
    with desk.office.reading() as reading:
        rows = reading._connection.exec_driver_sql(
            "SELECT kind, payload FROM audit_entries JOIN audit_payloads USING (number)"
        ).all()
    naming = {kind for kind, payload in rows if exhibit.sealed.sha256 in json.dumps(json.loads(payload))}
    assert naming == {"ExhibitReceived"}


def states(desk: Desk, incident_id: UUID) -> list[str]:
    return [each.state for each in desk.incident_log.reread(incident_id).exhibits]


def test_what_a_draft_holds_goes_with_the_same_file_of_an_incident_and_into_no_later_backup(
    desk: Desk, tmp_path: Path
) -> None:
    place = tmp_path / "usb"
    place.mkdir()
    desk.backups.choose(place)
    draft, twin = with_files(desk, tmp_path, 2), logged_with_files(desk, tmp_path, 1).exhibits[0]
    shown = draft.evidence[0]
    assert isinstance(desk.exhibits.look_at_draft(shown), Picture)
    desk.exhibits.isolate(twin.id, SAID)
    assert code(desk.exhibits.look_at_draft, shown) == "exhibit_isolated"
    kept = desk.incident_log.draft(draft.id)
    assert kept is not None and [each.isolated for each in kept.evidence] == [True, False]
    assert code(desk.exhibits.remove_from_draft, draft, shown.sealed.file_name) == "draft_holds_isolated"
    desk.backups.make()
    held = {path.stem for path in place.rglob("*.age")}
    assert shown.sealed.file_name not in held and draft.evidence[1].sealed.file_name in held


def test_a_file_set_aside_in_a_draft_takes_what_is_the_same_with_it(desk: Desk, tmp_path: Path) -> None:
    case, draft, other = (
        logged_with_files(desk, tmp_path, 2, categories=("BULLY",)),
        with_files(desk, tmp_path, 1),
        with_files(desk, tmp_path, 1),
    )
    desk.exhibits.isolate_in_draft(draft, draft.evidence[0].sealed.file_name)
    twin = case.exhibits[0]
    assert states(desk, case.incident.id) == ["isolated", "held"]
    assert code(desk.exhibits.look, twin.id) == "exhibit_isolated"
    assert code(desk.exhibits.look_at_draft, other.evidence[0]) == "exhibit_isolated"
    desk.exhibits.free(twin.id, "Judged from its card")
    late = logged(desk)
    desk.exhibits.receive(late.id, [tmp_path / "shot0.png"], "no")
    assert states(desk, late.id) == ["isolated"], "as the draft's file is, though no exhibit was"
    desk.incident_log.log(draft)
    assert states(desk, case.incident.id) == ["held", "held"], "what was judged stays as it was judged"
    assert desk.audit_trail.verify().ok


def test_saving_a_draft_with_a_file_out_of_sight_takes_what_came_in_meanwhile(
    desk: Desk, store_path: Path, tmp_path: Path
) -> None:
    desk.close()
    with_team(store_path)
    with at_the_desk(store_path, LOGIN) as lead:
        draft = with_files(lead, tmp_path, 1)
        lead.exhibits.isolate_in_draft(draft, draft.evidence[0].sealed.file_name)
    with at_the_desk(store_path, "kate") as kate:
        mine = logged(kate)
        kate.exhibits.receive(mine.id, [tmp_path / "shot0.png"], "no")
        assert states(kate, mine.id) == ["held"], "nobody else can read a draft"
    with at_the_desk(store_path, LOGIN) as lead:
        lead.incident_log.log(draft)
        assert states(lead, mine.id) == ["isolated"]
        assert lead.audit_trail.verify().ok


def test_a_copy_made_again_is_out_of_sight_as_the_one_like_it(desk: Desk, tmp_path: Path) -> None:
    parent = logged_with_files(desk, tmp_path, 1, categories=("BULLY",)).exhibits[0]
    crop = DerivationDraft(kind=CROP, areas=(Area(left=1, top=1, width=20, height=20, reason="other_child"),))
    first = desk.derived_copies.make(parent.id, crop)
    desk.exhibits.isolate(first.id, SAID)
    desk.exhibits.free(parent.id, "The whole is fine")
    again = desk.derived_copies.make(parent.id, crop)
    assert again.sealed.sha256 == first.sealed.sha256
    assert (again.state, again.state_reason) == ("isolated", SAME_FILE)
    assert code(desk.exhibits.look, again.id) == "exhibit_isolated" and desk.audit_trail.verify().ok


def test_what_was_withdrawn_comes_back_out_of_sight_where_the_same_is(desk: Desk, tmp_path: Path) -> None:
    one, other = (logged_with_files(desk, tmp_path, 1).exhibits[0] for _ in range(2))
    desk.exhibits.withdraw(one.id, one.row_version, "Not evidence")
    desk.exhibits.isolate(other.id, SAID)
    away = desk.exhibits.free(one.id, "Judged from its card")
    assert away.state == "withdrawn"
    back = desk.exhibits.reinstate(away.id, away.row_version, "Evidence after all")
    assert (back.state, back.state_reason) == ("isolated", SAME_FILE)
    assert code(desk.exhibits.look, one.id) == "exhibit_isolated" and desk.audit_trail.verify().ok
