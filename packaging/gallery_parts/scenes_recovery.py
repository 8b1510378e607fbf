"""Recovery sheets: their room before and after a set was made, coming in with two of them, and the red line after."""

from __future__ import annotations

import tempfile
from pathlib import Path

from gallery_parts.stores import PASSPHRASE, Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.alert_strip import Told
from safetydesk.desktop.rooms.recovery.door_page import ComeInWithSheets
from safetydesk.desktop.rooms.recovery.page import RecoveryPage
from safetydesk.desktop.sheet_code_field import CodeField
from safetydesk.domain.progress import NO_PROGRESS

WANTED: dict[str, tuple[str, ...]] = {
    "recovery": ("empty", "full", "problem", "ugly"),
    "recover": ("empty", "problem", "choose"),
    "alert": ("full", "ugly"),
}
_SLIP = "1ABCKT 7Q5NR1 HCGNQX 4TR48C 0B2FJK MZQB1M JYQ45A 63XHJ2 0YC9P5 R24P3A HF4GTG 920W1Z"


def recovery(studio: Studio, shown: Shown) -> None:
    """In an empty store right after first run; in the others with a set in force, and a code typed wrongly."""
    if studio.state == "empty":
        studio.go("recovery", first="yes")
        studio.snap("recovery")
        return
    page = studio.go("recovery")
    assert isinstance(page, RecoveryPage)
    with tempfile.TemporaryDirectory() as folder:
        page._presenter.save(PASSPHRASE, Path(folder), NO_PROGRESS)
    studio.go("recovery")
    studio.snap("recovery")
    if studio.state == "full":
        studio.part(page, CodeField).set_value(_SLIP)
        page.scroll_to(studio.part(page, CodeField))
        studio.snap("recovery", "problem")


def recover(studio: Studio, _shown: Shown) -> None:
    """Over the sign-in; the second step as it stands once two sheets opened the store."""
    studio.press(wording.label("recover_link"))
    studio.snap("recover", "empty")
    page = studio.part(studio.door_window, ComeInWithSheets)
    studio.field("one").set_value(_SLIP)
    studio.press(wording.label("recover_open"))
    studio.snap("recover", "problem")
    page._choose([("one", "Joanna Marsh, Designated Safeguarding Lead"), ("two", "Sasha Brandt, Team")])
    studio.snap("recover", "choose")
    studio.press(wording.label("recover_back"))


def alert(studio: Studio, _shown: Shown) -> None:
    """A red line over Today, and over a window with words that go on for ever."""
    when, long = "21 Nov 2026 14:20", "Wolfeschlegelsteinhausenbergerdorff " * 6
    reason = long if studio.state == "ugly" else "The old computer was stolen"
    kinds = (("RecoveryUsed", {"sheets": "1+2"}), ("StoreRestored", {"reason": reason}))
    said = [
        Told(number, wording.label(f"alert_{kind}", when=when, **values), wording.label(f"alert_{kind}_do"))
        for number, (kind, values) in enumerate(kinds)
    ]
    studio.go("today")
    studio.window.alerts.show_alerts(said[::-1] if studio.state == "ugly" else said)
    studio.settle()
    studio.snap("alert")
    studio.window.alerts.show_alerts(())
