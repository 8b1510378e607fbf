from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from safetydesk.domain.errors import Trouble
from safetydesk.strongroom import age
from safetydesk.strongroom.claims import isolated_in_drafts
from safetydesk.strongroom.member_files import MemberFiles
from strongroom.openings import opening


@pytest.fixture
def files(tmp_path: Path) -> MemberFiles:
    made = opening(tmp_path)
    return MemberFiles(made.folder, made.keys)


def sealed_paths(tmp_path: Path) -> list[Path]:
    return sorted(path for path in (tmp_path / "store" / "members").rglob("*") if path.is_file())


def test_kept_replaced_listed_and_discarded(files: MemberFiles, tmp_path: Path) -> None:
    assert files.load("draft", "1") is None and files.keys("draft") == []
    files.keep("draft", "2", b"")
    files.keep("draft", "1", b"old")
    files.keep("draft", "1", b"new\nlines \xff")
    files.keep("preference", "theme", b"dark")
    assert files.keys("draft") == ["1", "2"] and files.keys("preference") == ["theme"]
    assert files.load("draft", "1") == b"new\nlines \xff" and files.load("draft", "2") == b""
    assert files.load("preference", "1") is None
    files.discard("draft", "1")
    files.discard("draft", "1")
    assert files.load("draft", "1") is None and files.keys("draft") == ["2"]
    assert len(sealed_paths(tmp_path)) == 2


def test_names_on_disk_tell_nothing_and_keys_choose_no_path(files: MemberFiles, tmp_path: Path) -> None:
    files.keep("draft", "../../Sam Taylor", b"SECRET-CANARY")
    (path,) = sealed_paths(tmp_path)
    assert "Sam" not in str(path) and "draft" not in path.name and "draft" not in path.parent.name
    assert b"CANARY" not in path.read_bytes()
    assert files.load("draft", "../../Sam Taylor") == b"SECRET-CANARY"


def test_a_damaged_one_is_named_and_the_others_still_listed(files: MemberFiles, tmp_path: Path) -> None:
    files.keep("draft", "1", b"one")
    (path,) = sealed_paths(tmp_path)
    files.keep("draft", "2", b"two")
    whole = path.read_bytes()
    for content in (whole[:-1], b"", whole[:150] + bytes([whole[150] ^ 1]) + whole[151:]):
        path.write_bytes(content)
        assert files.keys("draft") == ["2"] and files.damaged("draft") == [path.name]
        with pytest.raises(Trouble) as raised:
            files.load("draft", "1")
        assert (raised.value.code, raised.value.values) == ("member_file_damaged", {"kind": "draft"})


def test_one_put_in_anothers_place_or_forged_is_damaged(files: MemberFiles, tmp_path: Path) -> None:
    files.keep("draft", "1", b"one")
    (first,) = sealed_paths(tmp_path)
    files.keep("draft", "2", b"two")
    (second,) = set(sealed_paths(tmp_path)) - {first}
    first.write_bytes(second.read_bytes())
    assert files.damaged("draft") == [first.name] and files.keys("draft") == ["2"]
    # Anybody can seal to the public half; only the member can show having written it.
    recipient = opening(tmp_path / "again").keys.recipient
    first.write_bytes(age.seal_bytes(bytes(32) + b'{"key":"1","kind":"draft"}\nforged', recipient))
    with pytest.raises(Trouble):
        files.load("draft", "1")


def test_another_member_cannot_open_them(files: MemberFiles, tmp_path: Path) -> None:
    files.keep("draft", "1", b"one")
    made = opening(tmp_path / "again")
    identity, recipient = age.new_identity()
    other = MemberFiles(
        type(made.folder)(tmp_path / "store"), replace(made.keys, identity=identity, recipient=recipient)
    )
    assert other.load("draft", "1") is None and other.keys("draft") == []


def test_part_files_are_swept(files: MemberFiles, tmp_path: Path) -> None:
    assert files.sweep() == 0
    files.keep("draft", "1", b"one")
    (path,) = sealed_paths(tmp_path)
    path.with_name(path.name + ".part").write_bytes(b"half")
    assert files.keys("draft") == ["1"] and files.sweep() == 1
    assert sealed_paths(tmp_path) == [path]


def test_claims_are_open_to_other_members_and_damage_or_none_says_nothing(tmp_path: Path) -> None:
    made = opening(tmp_path)
    mine = MemberFiles(made.folder, made.keys)
    other = MemberFiles(made.folder, replace(made.keys, slot_id="f" * 32))
    assert mine.claimed_by_others() == set()  # a colleague who never was here has no folder
    other.keep("preference", "theme", b"dark")
    assert mine.claimed_by_others() is None  # there is a folder, and nothing says what its drafts hold
    names = {"a" * 64, "b" * 64}
    other.claim_only({})
    other.claim({"a" * 64: False})
    other.claim({"b" * 64: False})
    assert mine.claimed_by_others() == names and other.claimed_by_others() == set()
    assert isolated_in_drafts(made.folder) == set()
    other.claim({"b" * 64: True})
    assert isolated_in_drafts(made.folder) == {"b" * 64}
    path = made.folder.member("f" * 32) / "claims"
    whole = path.read_bytes()
    assert len(whole.splitlines()) == 4
    for content in (whole[:-1], whole.replace(b"a" * 64, b"c" * 64), b"", whole + whole):
        path.write_bytes(content)
        assert mine.claimed_by_others() is None
    other.claim_only(dict.fromkeys(names, False))
    assert mine.claimed_by_others() == names
    other.claim_only({"a" * 64: False})
    assert mine.claimed_by_others() == {"a" * 64}
    path.with_name("claims.part").write_bytes(b"half")
    assert other.sweep() == 1
