"""What was offered is what comes in: between the offer and the answer the clipboard, a file or a folder may change."""

from __future__ import annotations

import hashlib

from tests import samples
from tests.journeys.at_the_desk import AREA
from tests.journeys.conftest import _no_dialog_stays_unanswered, _nothing_stays_open, school

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.rows import IncidentFilter

__all__ = ["_no_dialog_stays_unanswered", "_nothing_stays_open", "school"]


def test_the_clipboard_and_the_files_change_before_the_answer(school, tmp_path, qapp):
    school.begins()
    person = school.person
    school.starts_log("Somebody sent a screenshot", category="Cyberbul")
    school.saves_log()
    person.turns_to("Evidence")

    person.copies_picture(samples.picture_bytes(50, 50, text="first"))
    person.presses("Paste from the clipboard")
    person.waits_for_words("Could any part of this show a nude")
    person.copies_picture(samples.picture_bytes(90, 20, text="other"))
    person.presses("No")
    person.waits_for_words("1 exhibit sealed: MO/1")

    qapp.clipboard().clear()
    person.presses("Paste from the clipboard")
    person.waits(
        lambda: "Could any part of this show a nude" not in person.text(), "no question about nothing"
    )

    gone, grown = samples.png(tmp_path, name="gone.png"), samples.png(tmp_path, name="grown.png")
    person.drops(AREA, gone, grown)
    person.waits_for_words("Could any part of this show a nude")
    gone.unlink()
    grown.write_bytes(grown.read_bytes() + b"more")
    person.presses("No")
    person.waits_for_words("1 exhibit sealed: MO/2")
    assert "\u201cgone.png\u201d is not there." in person.text()
    school.closes()

    desk = open_desk(front_door(school.store).unlock("morgan", school.words))
    (row,) = desk.incident_log.page(IncidentFilter())
    pasted, file = desk.incident_log.reread(row.id).exhibits
    shown = desk.exhibits.look(pasted.id)
    assert (shown.source_width, shown.source_height) == (50, 50), "what was pasted, not what was copied since"
    assert file.sealed.sha256 == hashlib.sha256(grown.read_bytes()).hexdigest()
    assert desk.audit_trail.verify().ok
    desk.close()
