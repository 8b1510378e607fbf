""" "This must not be here" (H17): absent at once from view, thumbnail, print, export and the next backup, and said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.services.acts import logged, logged_with_files, with_files

from safetydesk.domain.derivation import CROP, Area, DerivationDraft
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import Refusal
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
