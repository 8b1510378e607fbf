"""Held items, lines of custody, numbers, withdrawal and their papers by the hatch."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from tests.cli.conftest import Hatch

from safetydesk import assets

HELD = (
    "--description", "Phone in a blue case", "--taken-from", "Maya Okafor", "--custodian-one", "Morgan Okafor",
    "--place", "Safe", "--imei", "490154203237519", "--power", "On",
)  # fmt: skip


def pages(path: Path) -> str:
    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))


def test_a_phone_is_held_passed_on_and_put_right(hatch: Hatch, incident: str) -> None:
    done = hatch("hold", incident, *HELD, "--json")
    assert done.code == 0 and done.json["number"] == "MO/1"
    assert done.json["pointed_out"] == ["imei_not_sound", "held_is_on", "held_by_one"]
    assert (
        hatch(
            "custody", incident, "mo/1", "--act", "handed over", "--to-who", "Morgan okafor", "--purpose", "x"
        ).code
        == 1
    )
    assert hatch("custody", incident, "MO/1", "--to-who", "nobody said what was done").code == 2
    police = ("--to-who", "PC 1234", "--purpose", "Police", "--receipt", "R1")
    assert hatch("custody", incident, "MO/1", "--act", "handed over", *police).code == 0
    right = hatch(
        *(
            "custody",
            incident,
            "MO/1",
            "--corrects",
            "2",
            "--to-who",
            "PC 1243",
            "--note",
            "Badge misread",
            "--json",
        )
    )
    assert right.code == 0, right.err
    assert right.json["holder"] == "PC 1243" and right.json["is_unbroken"]
    assert right.json["steps"][1]["entry"]["to_who"] == "PC 1234"
    assert hatch("hold", incident, "--amend", "MO/1", "--place", "elsewhere").code == 2
    assert hatch("hold", incident, "--amend", "MO/1", "--imei", "490154203237518", "--json").json[
        "pointed_out"
    ] == [
        "held_is_on",
        "held_by_one",
    ]
    told = hatch("held", incident).out
    assert "MO/1  Phone in a blue case" in told and "PC 1243" in told
    assert "Badge misread" in hatch("custody", incident, "MO/1").out
    assert "PC 1243" in hatch("show", incident).out and hatch("show", incident, "--json").json["held"]


def test_from_whom_an_exhibit_came_is_said(hatch: Hatch, incident: str) -> None:
    picture = str(assets.path("demo", "group-chat-1.png"))
    hatch("attach", incident, picture, "--declare-no-sexual-image")
    assert "from whom is not recorded" in hatch("custody", incident, "MO/1").out
    said = ("--from-who", "Maya Okafor", "--note", "She sent it to the office")
    assert hatch("custody", incident, "MO/1", "--corrects", "1", *said, "--to-who", "Nadia").code == 1
    right = hatch("custody", incident, "MO/1", "--corrects", "1", *said, "--json")
    assert right.code == 0 and right.json["steps"][0]["giver"] == "Maya Okafor"
    assert "From Maya Okafor" in hatch("custody", incident, "MO/1").out


def test_the_sign_in_a_number_is_chosen_and_a_withdrawn_number_is_gone(hatch: Hatch, incident: str) -> None:
    assert hatch("numbers", "--json").json == {"ok": True, "sign": "slash", "example": "MO/12"}
    assert hatch("numbers", "--sign", "dash", "--json").json["example"] == "MO-12"
    picture = str(assets.path("demo", "group-chat-1.png"))
    number = hatch("attach", incident, picture, "--declare-no-sexual-image", "--json").json["exhibits"][0]
    assert number == "MO-1"
    gone = hatch("withdraw-exhibit", incident, number, "--reason", "Added twice", "--json")
    assert gone.json == {"ok": True, "exhibit": "MO-1", "state": "withdrawn"}
    assert hatch("hold", incident, *HELD, "--json").json["number"] == "MO-2"
    back = hatch("reinstate-exhibit", incident, number, "--reason", "It is not", "--json")
    assert back.json["state"] == "held"


def test_papers_are_saved_and_never_into_the_store(
    hatch: Hatch, incident: str, store: Path, tmp_path: Path
) -> None:
    hatch("hold", incident, *HELD)
    labels, sheet, note = (tmp_path / f"{name}.pdf" for name in ("labels", "sheet", "note"))
    made = hatch(
        "labels", incident, "--to", str(labels), "--size", "a7", "--first", "8", "--exhibit", "MO/1", "--json"
    )
    assert made.json["pages"] == 1 and "MO/1" in pages(labels)
    assert hatch("hand-over-sheet", incident, "--to", str(sheet)).code == 0 and "Handed over by" in pages(
        sheet
    )
    assert hatch("witness-note", incident, "--to", str(note)).code == 0 and "MO/1" in pages(note)
    assert hatch("labels", incident, "--to", str(labels)).code == 1, "it is there already"
    assert hatch("labels", incident, "--to", str(store / "x.pdf")).code == 1
    assert hatch("labels", incident, "--to", str(labels), "--replace", "--first", "9").code == 1
    assert hatch("labels", incident, "--to", str(labels), "--replace", "--exhibit", "ZZ/9").code == 1
    told = hatch("history", incident).out
    assert "labels printed for MO/1" in told and "hand-over sheet printed for MO/1" in told
