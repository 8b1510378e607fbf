"""Small files are claimed a few together, a large one by itself; each exhibit is proved by an act of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from tests.services.acts import a_draft, logged

from safetydesk.domain.drafts import DraftEvidence
from safetydesk.domain.errors import Refusal
from safetydesk.records.work import Work
from safetydesk.services import claiming
from safetydesk.services.claiming import Together
from safetydesk.services.desk import Desk
from safetydesk.strongroom.exhibit_files import ExhibitFiles
from safetydesk.strongroom.store_folder import StoreFolder
from samples import png


def sealed_of(desk: Desk, tmp_path: Path, *sizes: int) -> list[DraftEvidence]:
    """Files sealed for a draft, which are said to have these sizes."""
    taken = desk.exhibits.receive_into_draft(
        a_draft(desk), [png(tmp_path, name="a.png") for _ in sizes], "no"
    )
    assert taken.draft is not None
    return [
        replace(each, sealed=replace(each.sealed, size=size))
        for each, size in zip(taken.draft.evidence, sizes, strict=True)
    ]


def groups(desk: Desk, sealed: list[DraftEvidence]) -> list[int]:
    found = list[int]()
    together = Together(ExhibitFiles(StoreFolder(desk.store_path)), lambda some: found.append(len(some)))
    for each in sealed:
        together.make_way(each.sealed.size)
        together.add(each)
    together.settle()
    assert together.is_empty
    return found


def test_little_waits_and_not_for_long(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = claiming.MOST_BYTES
    monkeypatch.setattr(claiming, "LONGEST", 60.0)
    few = sealed_of(desk, tmp_path, 10, 10, 10, big, 10, big - 10, 10)
    assert groups(desk, few) == [3, 1, 1, 1, 1]
    monkeypatch.setattr(claiming, "MOST_FILES", 2)
    assert groups(desk, few[:3]) == [2, 1]
    monkeypatch.setattr(claiming, "LONGEST", -1.0)
    assert groups(desk, few[:3]) == [1, 1, 1]


def test_what_is_refused_together_leaves_no_byte(desk: Desk, tmp_path: Path) -> None:
    def refused(_some: object) -> None:
        raise Refusal("images_never")

    together = Together(ExhibitFiles(StoreFolder(desk.store_path)), refused)
    for each in sealed_of(desk, tmp_path, 10, 10):
        together.add(each)
    with pytest.raises(Refusal):
        together.settle()
    assert together.is_empty and not list((desk.store_path / "exhibits").rglob("*.age"))


def test_each_exhibit_of_one_transaction_is_told_of_in_an_act_of_its_own(desk: Desk, tmp_path: Path) -> None:
    incident = logged(desk)
    files = [png(tmp_path, 20 + number, 20, name=f"{number}.png") for number in range(3)]
    works, real = list[UUID](), Work.__enter__

    def counted(work: Work) -> Work:
        works.append(incident.id)
        return real(work)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Work, "__enter__", counted)
        numbers = desk.exhibits.receive(incident.id, files, "no").received
    assert len(numbers) == len(set(numbers)) == 3 and len(works) == 1
    exhibits = desk.incident_log.reread(incident.id).exhibits
    with desk.incident_log._office.reading() as reading:
        told = {
            done.event.record: done.event  # type: ignore[attr-defined]  # ExhibitReceived
            for done in reading.history_of(incident.id)
            if done.kind == "ExhibitReceived"
        }
    assert [told[each.id].sha256 for each in exhibits] == [each.sealed.sha256 for each in exhibits]
    assert desk.audit_trail.verify().ok
