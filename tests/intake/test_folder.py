"""A folder offered as evidence gives its files in a person's order, follows nothing, and says what it left out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from safetydesk.domain.errors import Refusal
from safetydesk.intake import folder as folders
from safetydesk.intake.folder import DEEPEST, files_of, in_natural_order, is_folder

posix_only = pytest.mark.skipif(os.name != "posix", reason="pipes, links and rights as POSIX has them")


def filled(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    return folder


def codes(found: tuple[Refusal, ...]) -> list[tuple[str, str]]:
    return [(each.code, each.values["name"]) for each in found]


def test_files_come_in_a_persons_order_and_then_those_of_the_folders_within(tmp_path: Path) -> None:
    filled(tmp_path / "chat", "shot 10.png", "Shot 9.png", "shot 1.png", "b/2.txt", "a/1.txt", "a/deep/0.txt")
    found = files_of(tmp_path / "chat")
    names = [str(path.relative_to(tmp_path / "chat")) for path in found.files]
    assert names == ["shot 1.png", "Shot 9.png", "shot 10.png", "a/1.txt", "a/deep/0.txt", "b/2.txt"]
    assert (found.refused, found.left_out) == ((), ())


def test_what_is_hidden_or_the_systems_own_is_left_out_and_said(tmp_path: Path) -> None:
    filled(
        tmp_path / "dcim",
        "a.jpg",
        ".DS_Store",
        "Thumbs.db",
        "._a.jpg",
        "desktop.ini",
        ".git/config",
        "__MACOSX/a",
    )
    found = files_of(tmp_path / "dcim")
    assert [path.name for path in found.files] == ["a.jpg"] and found.refused == ()
    (said,) = found.left_out
    assert said.code == "folder_hidden" and said.values["count"] == "6"


@posix_only
def test_links_pipes_and_what_cannot_be_listed_are_never_followed(tmp_path: Path) -> None:
    elsewhere = filled(tmp_path / "elsewhere", "secret.txt")
    place = filled(tmp_path / "offered", "a.txt", "shut/b.txt")
    (place / "to folder").symlink_to(elsewhere, target_is_directory=True)
    (place / "to file").symlink_to(elsewhere / "secret.txt")
    (place / "round").symlink_to(place, target_is_directory=True)
    os.mkfifo(place / "pipe")
    found = files_of(place)
    assert [path.name for path in found.files] == ["a.txt", "b.txt"]
    assert codes(found.refused) == [
        ("file_not_regular", "offered/pipe"),
        *(("file_is_link", f"offered/{name}") for name in ("round", "to file", "to folder")),
    ]
    assert not is_folder(place / "to folder") and not is_folder(place / "pipe") and not is_folder(Path("\0"))


def test_limits_are_kept_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "many", *(f"{number}.txt" for number in range(30)))
    found = files_of(tmp_path / "many", 20)
    assert [path.name for path in found.files] == [f"{number}.txt" for number in range(20)]
    assert codes(found.refused) == [("folder_too_many", "many")]
    monkeypatch.setattr(folders, "MOST_LISTED", 10)
    found = files_of(tmp_path / "many")
    assert len(found.files) == 10 and codes(found.refused) == [("folder_too_long", "many")]

    just, too = ["d"] * (DEEPEST - 1), ["d"] * DEEPEST
    filled(tmp_path / "deep", "/".join([*just, "kept.txt"]), "/".join([*too, "lost.txt"]))
    found = files_of(tmp_path / "deep")
    assert [path.name for path in found.files] == ["kept.txt"]
    assert codes(found.refused) == [("folder_too_deep", "/".join(["deep", *too]))]
    (tmp_path / "bare").mkdir()
    assert codes(files_of(tmp_path / "bare").refused) == [("folder_empty", "bare")]
    assert codes(files_of(tmp_path / "gone").refused) == [("folder_unreadable", "gone")]


def test_names_of_every_kind_can_be_put_in_order() -> None:
    names = ["x²", "shot 10", "shot 9", "", "Ä1", "٣", "10", "9", "\udcff"]
    ordered = sorted(names, key=in_natural_order)
    assert len(ordered) == len(names)
    assert ordered.index("9") < ordered.index("10") and ordered.index("shot 9") < ordered.index("shot 10")
