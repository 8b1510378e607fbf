"""A draft is read once for each time it is kept, and never from memory once its file is another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.services.acts import a_draft, with_files

from safetydesk.domain.errors import Trouble
from safetydesk.domain.plain import to_plain
from safetydesk.services.desk import Desk
from safetydesk.services.kept_drafts import KeptDrafts
from safetydesk.strongroom.member_files import MemberFiles
from samples import png


@pytest.fixture
def files(desk: Desk) -> MemberFiles:
    return desk.incident_log._drafts._kept._files


def test_what_is_kept_is_the_plain_form_of_the_draft(desk: Desk, files: MemberFiles, tmp_path: Path) -> None:
    kept = KeptDrafts(files)
    draft = with_files(desk, tmp_path, 3)
    for _ in range(2):  # the second time from what was put into words the first
        kept.keep(draft)
        content = files.load("incident-draft", str(draft.id))
        assert content is not None and json.loads(content) == to_plain(draft)
        assert KeptDrafts(files).get(draft.id) == draft
    fewer = a_draft(desk, id=draft.id, started=draft.started, evidence=draft.evidence[1:])
    kept.keep(fewer)
    assert KeptDrafts(files).get(draft.id) == fewer


def test_it_is_not_read_again_until_it_is_another(desk: Desk, files: MemberFiles) -> None:
    kept, other = KeptDrafts(files), KeptDrafts(files)
    draft = a_draft(desk)
    kept.keep(draft)
    assert kept.get(draft.id) is draft
    changed = a_draft(desk, id=draft.id, summary="Kept by another hand")
    other.keep(changed)
    assert kept.get(draft.id) == changed
    kept.forget(draft.id)
    assert kept.get(draft.id) is None and other.get(draft.id) is None


def test_damage_is_noticed_under_an_open_desk(desk: Desk, files: MemberFiles) -> None:
    kept, draft = KeptDrafts(files), a_draft(desk)
    kept.keep(draft)
    (path,) = desk.store_path.glob("members/*/*/*.age")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Trouble, match="member_file_damaged"):
        kept.get(draft.id)


def test_a_long_batch_does_not_read_its_draft_for_every_file(
    desk: Desk, files: MemberFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [png(tmp_path, 9, 9, name=f"{number}.png") for number in range(20)]
    reads: list[str] = []
    load = MemberFiles.load

    def counted(self: MemberFiles, kind: str, key: str) -> bytes | None:
        reads.append(kind)
        return load(self, kind, key)

    monkeypatch.setattr(MemberFiles, "load", counted)
    draft = desk.exhibits.receive_into_draft(a_draft(desk), paths, "no").draft
    assert draft is not None and len(draft.evidence) == 20
    assert reads.count("incident-draft") <= 2
