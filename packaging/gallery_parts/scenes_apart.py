"""What stands apart from the records: an independent store, and the page that says what is protected."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.rooms.independent.page import IndependentPage

WANTED: dict[str, tuple[str, ...]] = {
    "independent store": ("full", "problem", "started"),
    "manual": ("full",),
    "sign in manual": ("full",),
}


def independent(studio: Studio, shown: Shown) -> None:
    """Said first; a folder that will not do; another window begun, which here is none."""
    page = studio.go("independent")
    assert isinstance(page, IndependentPage)
    page._around = replace(page._around, start_elsewhere=_nowhere)
    studio.snap("independent store", "full")
    page.form.field("folder").set_value(str(shown.path / "exhibits"))
    studio.press(wording.label("ind_act"))
    studio.snap("independent store", "problem")
    page.form.field("folder").set_value(str(shown.path.parent / "a folder of its own"))
    studio.press(wording.label("ind_act"))
    studio.snap("independent store", "started")


def manual(studio: Studio, _shown: Shown) -> None:
    studio.go("manual")
    studio.snap("manual", "full")


def manual_before(studio: Studio, _shown: Shown) -> None:
    studio.press(wording.label("sign_manual"))
    studio.snap("sign in manual", "full")
    studio.press(wording.label("sign_back"))


def _nowhere(_place: Path, _words: bytes) -> None:
    """No other window is opened while pictures are taken."""
