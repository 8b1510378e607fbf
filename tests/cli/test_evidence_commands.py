"""Files in, whatever they are; the declaration first; evidence in words."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from tests.cli.conftest import Hatch

from safetydesk import assets
from safetydesk.intake.outside_file import OutsideFile

DECLARED = "--declare-no-sexual-image"


@pytest.fixture
def picture() -> Path:
    return assets.path("demo", "group-chat-1.png")


def test_without_the_declaration_no_file_is_opened(
    hatch: Hatch, incident: str, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opens(path: Path) -> OutsideFile:
        raise AssertionError("a file was opened")

    monkeypatch.setattr(OutsideFile, "open", opens)
    for words in (("attach", incident, str(picture)), ("log", "--summary", "x", "--attach", str(picture))):
        done = hatch(*words, "--json")
        assert (done.code, done.json["code"]) == (1, "image_question_unanswered")
    assert hatch("list", "--json").json["count"] == 1


def test_no_shorter_word_will_do(hatch: Hatch, incident: str, picture: Path) -> None:
    assert hatch("attach", incident, str(picture), "--declare").code == 2


def test_hostile_files_and_the_others_go_in(
    hatch: Hatch, incident: str, picture: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.png").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.png").symlink_to(picture)
    (tmp_path / "really.png").write_bytes(b"%PDF-1.7\n%%EOF\n")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a\x1b[31m\u202egnp.exe").write_bytes(b"MZ")
    names = ["empty.png", "folder", "link.png", "really.png", "pipe", "a\x1b[31m\u202egnp.exe", "gone.png"]
    done = hatch(
        *("attach", incident, *(str(tmp_path / name) for name in names), str(picture)),
        *(
            DECLARED,
            "--description",
            "d",
            "--method",
            "Screenshot",
            "--captured",
            "yesterday 20:00",
            "--json",
        ),
    )
    assert done.code == 1
    assert done.json["exhibits"] == ["MO/1", "MO/2", "MO/3"]
    refused = {each["code"] for each in done.json["refused"]}
    assert refused == {"file_empty", "folder_empty", "file_is_link", "file_not_regular", "file_missing"}
    case = hatch("show", incident, "--json").json
    kinds = [exhibit["sealed"]["kind"] for exhibit in case["exhibits"]]
    assert kinds[0] == "pdf"
    assert kinds[2] == "png"
    assert case["exhibits"][2]["sealed"]["sha256"] == hashlib.sha256(picture.read_bytes()).hexdigest()
    assert case["exhibits"][2]["card"]["method"] == "screenshot"
    shown = hatch("show", incident).out
    assert "\x1b" not in shown
    assert "[U+202E]" in shown
    assert "AGE-SECRET-KEY" not in shown + str(case)


def test_a_log_with_files_and_one_that_is_none(hatch: Hatch, picture: Path, tmp_path: Path) -> None:
    done = hatch(
        *("log", "--summary", "x", "--attach", str(picture), "--attach", str(tmp_path / "gone")),
        *(DECLARED, "--json"),
    )
    assert (done.code, done.json["exhibits"]) == (1, ["MO/1"])
    assert done.json["refused"][0]["code"] == "file_missing"


def test_a_refused_log_keeps_no_file(hatch: Hatch, picture: Path, store: Path) -> None:
    done = hatch(
        *("log", "--summary", "x", "--person", "alleged:staff:Morgan Okafor", "--attach", str(picture)),
        DECLARED,
    )
    assert done.code == 1
    assert not list((store / "exhibits").rglob("*.age"))
    assert hatch("list", "drafts", "--json").json["count"] == 0


def test_a_locked_incident_takes_words_only(hatch: Hatch, picture: Path) -> None:
    done = hatch(
        "log", "--summary", "x", "--category", "SEXTORT", "--attach", str(picture), DECLARED, "--json"
    )
    assert (done.code, done.json["code"]) == (1, "images_never")
    reference = hatch("log", "--summary", "x", "--category", "SEXTORT", "--json").json["reference"]
    assert hatch("attach", reference, str(picture), DECLARED, "--json").json["code"] == "images_never"
    assert (
        hatch("describe", reference, "--shows", "one picture", "--said-by", "Leo", "--sexual-image").code == 0
    )
    assert hatch("describe", reference, "--shows", "x", "--json").json["problems"][0]["field"] == "said_by"
    assert "evidence is words" in hatch("show", reference).out


def test_a_folder_gives_its_files_and_the_same_file_is_said(
    hatch: Hatch, incident: str, picture: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "from the stick"
    folder.mkdir()
    for name in ("shot 10.png", "shot 2.png", ".DS_Store"):
        (folder / name).write_bytes(picture.read_bytes())
    (folder / "setup.txt").write_bytes(b"MZ" + bytes(80))
    (folder / "link.png").symlink_to(picture)
    done = hatch("attach", incident, str(folder), DECLARED, "--json")
    assert (done.code, done.json["exhibits"]) == (1, ["MO/1", "MO/2", "MO/3"])
    assert [each["code"] for each in done.json["refused"]] == ["file_is_link"]
    assert [each["code"] for each in done.json["left_out"]] == ["folder_hidden"]
    assert [each["exhibits"] for each in done.json["same"]] == [
        [{"reference": incident, "number": number}] for number in ("MO/3", "MO/2")
    ]
    names = [each["sealed"]["original_name"] for each in hatch("show", incident, "--json").json["exhibits"]]
    assert names == ["setup.txt", "shot 2.png", "shot 10.png"]
    said = hatch("attach", incident, str(folder), DECLARED).out
    assert "MO/5 is the same file as MO/2" in said and "Windows program" in said and ".DS_Store" in said

    locked = hatch("log", "--summary", "x", "--category", "SEXTORT", "--json").json["reference"]
    assert hatch("attach", locked, str(folder), DECLARED, "--json").json["code"] == "images_never"
    done = hatch(
        "log", "--summary", "x", "--category", "SEXTORT", "--attach", str(folder), DECLARED, "--json"
    )
    assert done.json["code"] == "images_never"


def test_this_must_not_be_here(hatch: Hatch, incident: str, picture: Path) -> None:
    assert hatch("attach", incident, str(picture), DECLARED).code == 0
    assert "101" in hatch("isolate", incident, "mo/1", "--reason", "wrong file").out
    assert "[isolated]" in hatch("show", incident).out
    assert hatch("free", incident, "MO/1", "--reason", "judged from the card").code == 0
    assert hatch("isolate", incident, "MO/9", "--reason", "x").code == 1


def test_recategorising_isolates(hatch: Hatch, incident: str, picture: Path) -> None:
    hatch("attach", incident, str(picture), DECLARED)
    assert hatch(
        "amend", incident, "--category", "NUDES", "--severity", "3", "--reason", "recategorised", "--json"
    ).json["is_locked"]
    assert "[isolated]" in hatch("show", incident).out


def test_a_member_of_staffs_own_device_is_pointed_out_where_files_are_logged(
    hatch: Hatch, picture: Path
) -> None:
    for device, attached, warns in (
        ("staff_own", ("--attach", str(picture), DECLARED), True),
        ("staff_own", (), False),
        ("staff_school", ("--attach", str(picture), DECLARED), False),
    ):
        done = hatch("log", "--summary", "x", "--device", device, *attached)
        assert done.code == 0 and ("Policies ask staff not to do that" in done.out) is warns
