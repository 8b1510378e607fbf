""" "This must not be here" in one press, what to do beside it, and destroying by two people, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from tests.desktop.rooms.incident.conftest import logged
from tests.services.a_team import at_the_desk, store_path, team_store
from tests.services.conftest import PASSPHRASE

from safetydesk.desktop.kit.image_view import ImageView
from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.domain.destruction import DestructionDraft
from safetydesk.domain.image_guard import MUST_NOT_BE_HERE
from samples import png

__all__ = ["store_path", "team_store"]
ADVICE = DestructionDraft(authority="Kent Police", reference="CAD 4471", reason="Destroy it")


def words(page) -> str:
    labels = page.evidence.findChildren(PlainLabel)
    return " ".join(label.text() for label in labels if label.isVisibleTo(page))


def offered(page) -> set[str]:
    return {b.accessibleName() for b in page.evidence.findChildren(QAbstractButton) if b.isVisibleTo(page)}


@pytest.fixture
def begun(store_path: Path, tmp_path: Path) -> Path:
    """A deputy has isolated an exhibit and asked for it to be destroyed, before the DSL signs in."""
    with at_the_desk(store_path, "kate") as desk:
        incident = logged(desk)
        desk.exhibits.receive(incident.id, [png(tmp_path, 60, 40)], "no")
        exhibit = desk.incident_log.reread(incident.id).exhibits[0]
        desk.exhibits.isolate(exhibit.id, MUST_NOT_BE_HERE)
        desk.destroying.ask(exhibit.id, ADVICE)
    return store_path


def test_one_press_takes_it_off_the_screen_and_says_what_to_do(room, desk, tmp_path):
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [png(tmp_path, 60, 40)], "no")
    page = room.open(incident, tab="evidence")
    view = page.evidence.findChild(ImageView)
    room.press("Show MO/1")
    room.settle()
    assert not view.is_covered()
    room.press("This must not be here")
    assert view.is_covered(), "at once, before anything is written"
    room.settle()
    told = words(page)
    assert "Phone 999." in told and "Phone 101" in told and "Tell the headteacher" in told
    assert {"Bring it back …", "Ask for it to be destroyed …"} <= offered(page)
    assert not {"Show MO/1", "Take a copy out …"} & offered(page)
    room.press("Record the call: Police 101")
    assert page.sheet().form.field("route").value() == "police_101"


def test_the_card_says_what_else_went_out_of_sight_and_what_did_not(room, desk, tmp_path):
    incident, other = logged(desk), logged(desk)
    picture = png(tmp_path, 60, 40)
    for one in (incident, other):
        desk.exhibits.receive(one.id, [picture], "no")
    first, twin = (desk.incident_log.reread(one.id).exhibits[0] for one in (incident, other))
    page = room.open(incident, tab="evidence")
    room.press("This must not be here")
    room.settle()
    also = f"Isolated as well, being the same file or made from it: {twin.number} ({other.reference})."
    assert also in words(page)
    desk.exhibits.free(twin.id, "Judged from its card")
    room.open(incident, tab="evidence")
    assert also not in words(page)
    assert f"still in sight as {twin.number} ({other.reference})" in words(page)


def test_asking_needs_a_reference_and_then_waits_for_somebody_else(room, desk, tmp_path):
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [png(tmp_path, 60, 40)], "no")
    page = room.open(incident, tab="evidence")
    room.press("This must not be here")
    room.settle()
    room.press("Ask for it to be destroyed …")
    sheet = page.sheet()
    assert sheet.accessibleName() == "Ask for MO/1 to be destroyed"
    sheet.form.field("authority").set_value("Kent Police")
    sheet.form.field("reason").set_value("Destroy it")
    room.press("Ask a second person")
    room.settle()
    assert sheet.form.field("reference").problem()
    sheet.form.field("reference").set_value("CAD 4471")
    room.press("Ask a second person")
    room.settle()
    assert page.sheet() is None and "CAD 4471" in words(page)
    told = words(page)
    assert "Phone 999." in told and "MO/1 waits for a second person" in told, "until it is destroyed"
    assert "Destroy it …" not in offered(page) and "Take the request back …" in offered(page)


def test_the_second_person_confirms_with_their_passphrase_and_a_tombstone_stands(begun, room, desk):
    case = desk.incident_log.reread(desk.destroying.waiting()[0].incident_id)
    page = room.open(case.incident, tab="evidence")
    room.press("Destroy it …")
    room.settle()
    told = " ".join(label.text() for label in page.sheet().findChildren(PlainLabel))
    assert "has their keys from Morgan Okafor" in told
    room.prompts.answers = ["not the one", PASSPHRASE]
    room.press("Destroy it with my passphrase")
    room.settle()
    assert page.sheet() is None and len(room.prompts.asked) == 2
    told = words(page)
    assert "KO/1 was destroyed" in told and "CAD 4471" in told
    assert case.exhibits[0].sealed.sha256[:8] not in told
    assert not {"Show KO/1", "Bring it back …", "This must not be here", "Destroy it …"} & offered(page)
