"""The check of all evidence: every state by name, each said once, resumed where it stood, and nothing hidden told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.a_team import at_the_desk, member, store_path, team_store
from tests.services.acts import a_draft, logged_with_files, with_files
from tests.services.conftest import LOGIN

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import Cancelled, Trouble
from safetydesk.domain.events import EvidenceChecked
from safetydesk.domain.exhibit import Exhibit
from safetydesk.intake.preview import Picture
from safetydesk.services import scrubbing
from safetydesk.services.desk import Desk
from samples import png

__all__ = ["store_path", "team_store"]
KINDS = ("ExhibitFoundDamaged", "ExhibitFoundWhole", "EvidenceChecked")


class Stopped:
    def step(self, done: int, total: int, label: str) -> None:
        raise Cancelled


class Counted:
    def __init__(self) -> None:
        self.told: set[tuple[int, int]] = set()

    def step(self, done: int, total: int, label: str) -> None:
        self.told.add((done, total))


def path_of(store: Path, exhibit: Exhibit) -> Path:
    return store / "exhibits" / exhibit.sealed.file_name[:2] / f"{exhibit.sealed.file_name}.age"


def told(desk: Desk) -> list[str]:
    return [done.kind for done in reversed(desk.audit_trail.page(0, 500)) if done.kind in KINDS]


def found(desk: Desk) -> dict[str, str]:
    return {each.number: each.state for each in desk.scrubbing.state().damaged}


def damage_all(store: Path, case: CaseFile) -> list[bytes]:
    """Missing, cut short, added to, changed, and two exchanged; the seventh is left alone."""
    paths = [path_of(store, each) for each in case.exhibits]
    whole = [path.read_bytes() for path in paths]
    paths[0].unlink()
    paths[1].write_bytes(whole[1][:-40])
    paths[2].write_bytes(whole[2] + b"more")
    paths[3].write_bytes(whole[3][:-40] + bytes([whole[3][-40] ^ 1]) + whole[3][-39:])
    paths[4].write_bytes(whole[5])
    paths[5].write_bytes(whole[4])
    return whole


def test_each_state_is_named_once_and_the_rest_is_usable(
    desk: Desk, store_path: Path, tmp_path: Path
) -> None:
    case = logged_with_files(desk, tmp_path, 7, categories=("BULLY",))
    assert desk.scrubbing.said()[0] == "Evidence: 7 not checked yet"
    state = desk.scrubbing.check_all()
    assert (state.checked, state.total, state.is_whole) == (7, 7, True) and told(desk) == ["EvidenceChecked"]
    whole = damage_all(store_path, case)
    for _again in range(2):
        state = desk.scrubbing.check_all()
    numbers = [each.number for each in case.exhibits]
    states = ["missing", "truncated", "extended", "damaged", "swapped", "swapped"]
    assert found(desk) == dict(zip(numbers, states, strict=False)) and not state.is_whole
    assert told(desk).count("ExhibitFoundDamaged") == 6, "each once"
    assert desk.scrubbing.said()[1] == "warning"
    assert isinstance(desk.exhibits.look(case.exhibits[6].id), Picture)
    for exhibit, word in zip(case.exhibits, states, strict=False):
        with pytest.raises(Trouble) as raised:
            desk.exhibits.look(exhibit.id)
        assert raised.value.code == f"exhibit_{word}"
    assert told(desk).count("ExhibitFoundDamaged") == 6, "looking at it is no news"
    assert {each.code for each in desk.audit_trail.verify().findings} == {
        f"exhibit_{each}" for each in states
    }
    pdf = desk.printing.prepare_case_file(
        case.incident.id, PrintRequest(recipient="Police", purpose="Evidence")
    ).pdf
    assert pdf.count(b"/Subtype /Image") == 1
    for exhibit, content in zip(case.exhibits, whole, strict=True):
        path_of(store_path, exhibit).write_bytes(content)
    assert desk.scrubbing.check_all().is_whole and found(desk) == {}
    assert told(desk).count("ExhibitFoundWhole") == 6


def test_a_round_goes_on_where_it_stood_and_is_due_weekly(
    desk: Desk, clock: StoppedClock, tmp_path: Path
) -> None:
    logged_with_files(desk, tmp_path, 3, categories=("BULLY",))
    scrubbing = desk.scrubbing
    assert scrubbing.is_due() and scrubbing.step()
    with pytest.raises(Cancelled):
        scrubbing.step(Stopped())
    assert (scrubbing.state().checked, scrubbing.state().under_way) == (1, True)
    assert scrubbing.step() and scrubbing.step() and scrubbing.state().checked == 3
    assert not scrubbing.step() and told(desk) == ["EvidenceChecked"]
    assert not scrubbing.is_due() and scrubbing.said()[0].startswith("Evidence: 3 of 3 checked, ")
    clock.move(days=7, minutes=1)
    assert scrubbing.is_due()


def test_what_may_not_be_seen_is_checked_and_told_unnamed(store_path: Path, tmp_path: Path) -> None:
    with at_the_desk(store_path, LOGIN) as desk:
        draft = a_draft(
            desk,
            categories=("BULLY",),
            restricted=True,
            may_open=(member(desk, LOGIN),),
            restricted_reason="Staff",
        )
        kept = desk.exhibits.receive_into_draft(
            draft, [png(tmp_path, 60, 40), png(tmp_path, 61, 40, name="two.png")], "no"
        ).draft
        assert kept is not None
        incident = desk.incident_log.log(kept)
        hidden = desk.incident_log.reread(incident.id).exhibits
    exhibit = hidden[0]
    for each in hidden:
        path_of(store_path, each).unlink()
    with at_the_desk(store_path, "kate") as desk:
        counted = Counted()
        state = desk.scrubbing.check_all(counted)
        assert (state.total, state.damaged, state.unnamed) == (0, (), True), "whether, and never how many"
        assert counted.told <= {(0, 0)}
        assert "2" not in desk.scrubbing.said()[0]
        assert exhibit.number not in desk.scrubbing.said()[0] and told(desk) == ["EvidenceChecked"]
    with at_the_desk(store_path, LOGIN) as desk:
        assert desk.scrubbing.is_due(), "everybody's own round"
        assert [each.number for each in desk.scrubbing.check_all().damaged] == [
            each.number for each in hidden
        ]
        event = desk.audit_trail.page(0, 1)[0].event
        assert isinstance(event, EvidenceChecked) and (event.result, event.damaged) == ("damaged", 0), (
            "everybody reads it"
        )


def test_what_a_backup_left_out_is_missing_where_it_is_to_be_looked_at(
    desk: Desk, store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was out of sight may be left out; an exhibit that is held and is not there is damage."""
    held, away = logged_with_files(desk, tmp_path, 2, categories=("BULLY",)).exhibits
    desk.exhibits.isolate(away.id, "must_not_be_here")
    names = {each.sealed.file_name for each in (held, away)}
    monkeypatch.setattr(desk.scrubbing, "_absent", lambda _reading: names)
    for each in (held, away):
        path_of(store_path, each).unlink()
    desk.scrubbing.check_all()
    assert found(desk) == {held.number: "missing"}


@pytest.mark.parametrize("note", [b'{"unnamed": 1}', b"[]", b"not json", b'{"begun": "soon"}'])
def test_a_note_of_another_program_begins_the_round_anew(desk: Desk, tmp_path: Path, note: bytes) -> None:
    logged_with_files(desk, tmp_path, 1)
    desk.scrubbing._member_files.keep(scrubbing.KIND, scrubbing.KEY, note)
    assert desk.scrubbing.state().total == 1
    desk.scrubbing.check_all(Counted())
    assert desk.scrubbing.state().checked == 1


def test_the_files_of_ones_own_drafts_are_read_too(desk: Desk, store_path: Path, tmp_path: Path) -> None:
    logged_with_files(desk, tmp_path, 1, categories=("BULLY",))
    draft = with_files(desk, tmp_path, 3)
    assert desk.scrubbing.check_all().is_whole
    bad, lost, _ = sorted(draft.evidence, key=lambda each: each.sealed.file_name)
    paths = [
        store_path / "exhibits" / n[:2] / f"{n}.age" for n in (bad.sealed.file_name, lost.sealed.file_name)
    ]
    whole = [path.read_bytes() for path in paths]
    paths[0].write_bytes(whole[0] + b"more")
    paths[1].unlink()
    for _again in range(2):
        state = desk.scrubbing.check_all()
        assert (state.checked, state.total, state.damaged) == (1, 1, ()) and not state.is_whole
        assert {(each.draft_id, each.name, each.state) for each in state.in_drafts} == {
            (draft.id, bad.sealed.original_name, "extended"),
            (draft.id, lost.sealed.original_name, "missing"),
        }  # in the order of the draft, which that of the random names is not
    assert desk.scrubbing.said() == ("Evidence: 2 not as sealed, 1 of 1 checked", "warning")
    assert told(desk).count("ExhibitFoundDamaged") == 0, "no record's"
    paths[0].write_bytes(whole[0])
    desk.exhibits.remove_from_draft(draft, lost.sealed.file_name)
    assert desk.scrubbing.check_all().is_whole
