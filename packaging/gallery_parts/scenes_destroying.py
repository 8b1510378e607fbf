""" "This must not be here": what to do, asking for it to be destroyed, the second person, and what is left; and the
check of all evidence, with a file that is not as it was sealed."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from PySide6.QtWidgets import QWidget

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.filmstrip import Filmstrip
from safetydesk.desktop.kit.in_view import bring_into_view_once_laid_out
from safetydesk.desktop.rooms.audit.page import AuditPage
from safetydesk.desktop.rooms.incident.evidence.set_aside_card import SET_ASIDE
from safetydesk.desktop.rooms.incident.page import IncidentPage
from safetydesk.desktop.rooms.incident.presenter.destroying import DestroyingDesk
from safetydesk.desktop.rooms.log_incident.page import LogIncidentPage
from safetydesk.domain.destruction import Destruction
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.team_member import TeamMember
from safetydesk.services.desk import Desk
from safetydesk.services.destroying import Destroying

WANTED: dict[str, tuple[str, ...]] = {
    "must not be here": ("what now", "from the log form"),
    "destroying": ("form", "problem", "waits", "second person", "confirm", "tombstone"),
    "evidence check": ("damaged", "today"),
}


def destroying(studio: Studio, shown: Shown) -> None:
    """From the first press to the tombstone."""
    log = studio.go("log_incident")
    assert isinstance(log, LogIncidentPage)
    desk = log._presenter._desk
    page, exhibit = _isolated(studio, shown, desk)
    studio.snap("must not be here", "what now")
    studio.press(wording.label("incident.destroy_ask"))
    studio.snap("destroying", "form")
    studio.press(wording.label("incident.destroy_ask_save"))
    studio.snap("destroying", "problem")
    studio.field("authority").set_value("Kent Police, Child Online Safety Team")
    studio.field("reference").set_value("CAD 4471 of 21 November")
    studio.field("reason").set_value("Destroy it; the phone itself has been taken.")
    studio.press(wording.label("incident.destroy_ask_save"))
    _choose(studio, page, exhibit)
    studio.snap("destroying", "waits")
    _as_the_second_person(studio, page, desk, exhibit)
    _choose(studio, page, exhibit)
    studio.snap("destroying", "tombstone")


def evidence_check(studio: Studio, shown: Shown) -> None:
    """One file is cut short: named on Today and in the audit room."""
    log = studio.go("log_incident")
    assert isinstance(log, LogIncidentPage)
    desk = log._presenter._desk
    case = desk.incident_log.reread(UUID(shown.incident))
    name = case.exhibits[0].sealed.file_name
    path = desk.store_path / "exhibits" / name[:2] / f"{name}.age"
    whole = path.read_bytes()
    path.write_bytes(whole[:-100])
    room = studio.go("audit")
    assert isinstance(room, AuditPage)
    studio.press(wording.label("evidence_check_now"))
    studio.wait(lambda: not room.evidence.is_busy, "the evidence was not checked")
    room.scroll_to(room.evidence)
    studio.snap("evidence check", "damaged")
    studio.go("today")
    studio.snap("evidence check", "today")
    path.write_bytes(whole)
    desk.scrubbing.check_all()


def from_the_log_form(studio: Studio, _shown: Shown) -> None:
    """The same of a file that waits in a draft."""
    log = studio.go("log_incident")
    assert isinstance(log, LogIncidentPage)
    desk = log._presenter._desk
    draft = replace(desk.incident_log.new_draft(), summary="A pupil handed in a memory stick.")
    with tempfile.TemporaryDirectory(prefix="safetydesk-gallery-") as kept:
        note = Path(kept) / "from the stick.txt"
        note.write_text("x", encoding="utf-8")
        filled = desk.exhibits.receive_into_draft(draft, [note], "no").draft
    assert filled is not None
    studio.go("log_incident", draft_id=str(filled.id))
    studio.press(wording.label("log_must_not_be_here_of", name="from the stick.txt"))
    studio.snap("must not be here", "from the log form")


def _isolated(studio: Studio, shown: Shown, desk: Desk) -> tuple[IncidentPage, Exhibit]:
    with tempfile.TemporaryDirectory(prefix="safetydesk-gallery-") as kept:
        note = Path(kept) / "forwarded to the form tutor.txt"
        note.write_text("It says what nobody should have sent.", encoding="utf-8")
        desk.exhibits.receive(UUID(shown.incident), [note], "no")
    page = studio.go("incident", id=shown.incident)
    assert isinstance(page, IncidentPage)
    studio.wait(lambda: page.shown is not None, "the incident was not read")
    page.refresh()
    studio.settle()
    page.tabs.setCurrentWidget(page.evidence)
    assert page.shown is not None
    exhibit = page.shown.case.exhibits[-1]
    studio.part(page.evidence, Filmstrip).choose(str(exhibit.id))
    studio.settle()
    studio.press(wording.label("incident.must_not_be_here"))
    studio.settle()
    return page, exhibit


def _choose(studio: Studio, page: IncidentPage, exhibit: Exhibit) -> None:
    page.refresh()
    studio.settle()
    studio.part(page.evidence, Filmstrip).choose(str(exhibit.id))
    studio.settle()
    bring_into_view_once_laid_out(_card(page))
    studio.settle()


def _card(page: IncidentPage) -> QWidget:
    """The one that says what to do, where it is shown."""
    shown = [each for each in page.evidence.findChildren(Card) if each.objectName() == SET_ASIDE]
    return next(each for each in shown if each.isVisibleTo(page))


def _as_the_second_person(studio: Studio, page: IncidentPage, desk: Desk, exhibit: Exhibit) -> None:
    """The store stays open in one window: a colleague stands at the desk for the length of these pictures."""
    with patch.object(DestroyingDesk, "is_mine", lambda _desk, _asked: False):
        _choose(studio, page, exhibit)
        studio.snap("destroying", "second person")
        studio.press(wording.label("incident.destroy_confirm"))
        studio.snap("destroying", "confirm")
        studio.press(wording.label("incident.cancel"))
        _confirm(desk, desk.destroying.waiting()[-1])


def _confirm(desk: Desk, asked: Destruction) -> None:
    with desk.office.reading() as reading:
        other = next(each.id for each in reading.every(TeamMember) if each.id != desk.office.me)
    own = desk.destroying
    theirs = Destroying(
        replace(desk.office, me=other),
        own._files,
        own._database,
        lambda _passphrase: None,
        own._holding,
        set,
    )
    theirs.confirm(asked.id, asked.row_version, "")
