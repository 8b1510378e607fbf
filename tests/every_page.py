"""Every page and tab of the real window, one after another, for tests that look at all of them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gallery_parts import every_field
from gallery_parts.stores import LOGIN, PASSPHRASE, Shown
from gallery_parts.studio import Findings, Look, Studio
from safetydesk import wording
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.desktop.kit.record_table import RecordTable
from safetydesk.desktop.rooms.incident.escalation.pages import PAGES as ESCALATION
from safetydesk.desktop.rooms.incident.evidence.pages import PAGES
from safetydesk.desktop.rooms.incident.page import IncidentPage

ACTS = ("amend", "decide", "refer", "tell", "note")
ON_EVIDENCE = ("amend_card", "copy_out_act", "describe_item")


def filled_store(folder: Path, words: every_field.Words, pictures: Sequence[Path]) -> Shown:
    """A store of which every field says what `words` gives for it, and its ids."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
        opened = front_door(folder / "store").create(every_field.first_member(words, LOGIN, PASSPHRASE))
    desk = open_desk(opened)
    try:
        made = every_field.fill(desk, words, pictures)
    finally:
        desk.close()
    return Shown(folder / "store", str(made.incident), str(made.locked), str(made.exemption), "hostname")


@contextlib.contextmanager
def studio_on(app: QApplication, folder: Path, scale: float = 1.0) -> Iterator[Studio]:
    """A window to be opened; fails at the end where a dialog came unasked or Qt complained."""
    findings = Findings()
    studio = Studio(app, Look("light", scale), folder, findings)
    try:
        yield studio
    finally:
        studio.leave()
    assert not findings.faults, "\n".join(findings.faults)


def doors(studio: Studio, shown: Shown, empty: Path) -> Iterator[str]:
    """First run and sign in. Each name is given while its page is seen."""
    studio.open_door(empty)
    yield "first run"
    studio.press(wording.label("first_act"))
    yield "first run, problem"
    studio.leave()
    studio.open_door(shown.path)
    yield "sign in"
    studio.press(wording.label("recover_link"))
    yield "recover"
    studio.press(wording.label("recover_back"))
    studio.leave()


def rooms(studio: Studio, shown: Shown) -> Iterator[str]:
    """Every room, tab and form of the window that is signed in to."""
    for room in (
        "today", "incident_list", "exemptions", "audit", "settings", "independent", "manual", "team", "recovery",
        "house", "agencies",
        "log_incident",
    ):  # fmt: skip
        page = studio.go(room)
        table = page.findChild(RecordTable)
        if table is not None and table.rows.rowCount():
            table.selectRow(0)
        studio.settle()
        yield room
    for setting in ("category.BULLY.name", "calendar"):
        studio.go("house", setting=setting)
        yield f"house, {setting}"
    studio.go("log_incident")
    studio.press(wording.label("log_save"))
    yield "log, problem"
    if (go_on := wording.label("log_go_on")) in studio.buttons():
        studio.press(go_on)
        yield "log, draft"
    studio.go("find", words=shown.find)
    yield "find"
    yield from _incident(studio, shown)
    studio.go("exemptions", id=shown.exemption)
    yield "exemption"
    studio.press(wording.label("ex_amend"))
    yield "exemption, amend"
    studio.go("exemptions", act="new")
    studio.press(wording.label("ex_save"))
    yield "exemption, problem"
    studio.go("printing", what="case_file", id=shown.incident)
    yield "printing"
    for key in ("recipient", "purpose"):
        studio.field(key).set_value(next(iter(wording.load_vocabulary().lists[f"{key}s"])))
    studio.press(wording.label("print_draw"))
    yield "printing, pages"


def _incident(studio: Studio, shown: Shown) -> Iterator[str]:
    for identity in (shown.incident, shown.locked):
        page = _opened(studio, identity)
        for place in range(page.tabs.count()):
            page.tabs.setCurrentIndex(place)
            studio.settle()
            yield f"incident, {page.tabs.tabText(place)}"
        page.tabs.setCurrentWidget(page.evidence)
        for key in PAGES:
            page.evidence.page(key)
            studio.settle()
            yield f"incident, evidence, {key}"
        page.tabs.setCurrentWidget(page.escalation)
        for key in ESCALATION:
            page.escalation.page(key)
            studio.settle()
            yield f"incident, escalation, {key}"
    page = _opened(studio, shown.incident)
    for act in ACTS:
        page.header.button(act).click()
        studio.settle()
        yield f"incident, {act}"
        studio.press(wording.label("incident.cancel"))
    for act in ON_EVIDENCE:
        page.tabs.setCurrentWidget(page.evidence)
        studio.press(wording.label(f"incident.{act}"))
        yield f"incident, {act}"
        studio.press(wording.label("incident.cancel"))
    page.tabs.setCurrentWidget(page.overview)
    studio.press(wording.label("incident.add_person"))
    yield "incident, person"
    studio.press(wording.label("incident.cancel"))


def _opened(studio: Studio, identity: str) -> IncidentPage:
    page = studio.go("incident", id=identity)
    assert isinstance(page, IncidentPage)
    studio.wait(lambda: page.shown is not None, "the incident was not read")
    return page
