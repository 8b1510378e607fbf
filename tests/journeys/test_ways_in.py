"""Ways in at the real window: a part of the screen, a phone's folder, a picture dragged from a browser, a folder."""

from __future__ import annotations

import os
import time

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests import samples
from tests.journeys.at_the_desk import AREA, SAID

from pretend_screens import PretendScreens, lent

QUESTION = "Could any part of this show a nude"
SHOT = "Take a screenshot …"
FRAME = "Choose a part of the screen"
WINDOW = "Choose a window"


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch) -> PretendScreens:
    return lent(monkeypatch)


def at_evidence(school) -> None:
    school.begins()
    school.starts_log("A screenshot went round the class", category="Cyberbul")
    school.saves_log()
    school.person.turns_to("Evidence")


def test_a_part_of_the_screen_is_asked_about_first_and_sealed_with_its_card(school, screens):
    at_evidence(school)
    person = school.person
    person.presses(SHOT)
    person.presses("Go on to the question")
    person.waits_for_words(QUESTION)
    assert screens.seen == [], "no pixel before the answer"
    person.presses("Do not add anything")
    assert screens.seen == []

    person.presses(SHOT)
    person.presses("Go on to the question")
    person.presses("No")
    person.waits(lambda: person.sees(FRAME), "the frozen screen")
    assert screens.seen == [0] and not person.sees(AREA), "our own windows were hidden first"
    person.key(Qt.Key.Key_Right)
    person.key(Qt.Key.Key_Return)
    person.waits_for_words("1 exhibit sealed: MO/1")
    assert not person.sees(FRAME)
    person.turns_to("Evidence 1")
    person.waits_for_words("Screenshot 1.png")
    said = person.text()
    for words in ("Screenshot", "Part of it", "Morgan Okafor", "PNG picture"):
        assert words in said, words

    person.presses(SHOT)
    person.presses("Go on to the question")
    person.presses("No")
    person.waits(lambda: person.sees(FRAME), "the frozen screen")
    person.key(Qt.Key.Key_Escape)
    person.waits_for_words("No screenshot was taken.")
    assert person.sees(AREA) and "MO/2" not in person.text()

    person.presses(SHOT)
    person.presses("Go on to the question")
    person.presses("Not sure")
    person.waits_for_words("Stop. Do not open it")
    assert len(screens.seen) == 2, "nothing was taken"


def test_one_window_is_pointed_at_and_sealed_into_what_is_being_logged(school, screens):
    school.begins()
    school.starts_log("A post that may be gone in an hour", category="Cyberbul")
    person = school.person
    screens.stands_open = {0: [QRect(40, 30, 120, 90), QRect(0, 0, 400, 300)]}
    person.presses(SHOT)
    person.picks("One window", "What")
    person.presses("Go on to the question")
    person.waits_for_words(QUESTION)
    assert screens.seen == [], "no pixel before the answer"
    person.presses("No")
    person.waits(lambda: person.sees(WINDOW), "the frozen screen")
    (frozen,) = person.sees(WINDOW)
    assert screens.seen == [0], "our own windows were hidden first"
    QTest.mouseMove(frozen, QPoint(50, 50))
    QTest.mouseClick(frozen, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    person.waits_for_words("Screenshot 1.png")
    assert person.sees(SAID), "the form is in front again"
    school.saves_log()
    person.turns_to("Evidence 1")
    person.waits_for_words("Screenshot 1.png")
    said = person.text()
    for words in ("Screenshot", "Part of it", "Morgan Okafor"):
        assert words in said, words


def test_the_lock_while_a_part_is_chosen_covers_everything(school, screens):
    at_evidence(school)
    person = school.person
    person.presses(SHOT)
    person.presses("Go on to the question")
    person.presses("No")
    person.waits(lambda: person.sees(FRAME), "the frozen screen")
    school._door.lock()
    person.waits(lambda: school.leaving.left, "the desk to be left")
    person.waits(lambda: not person.sees(FRAME), "the frozen screen to go")
    assert person.is_all_one_sees("Covered")


def test_where_the_system_gives_no_picture_pasting_is_offered(school, screens):
    screens.gives = False
    at_evidence(school)
    person = school.person
    person.presses(SHOT)
    person.presses("Go on to the question")
    person.presses("No")
    person.waits_for_words("This system does not let programs take the screen.")
    person.copies_picture(samples.picture_bytes(text="by its own keys"))
    person.presses("Paste it now")
    person.waits_for_words(QUESTION)


def test_files_of_a_phone_are_ticked_by_name_and_only_then_read(school, tmp_path):
    at_evidence(school)
    person = school.person
    folder = tmp_path / "DCIM"
    folder.mkdir()
    for number in range(3):
        path = samples.png(folder, 20 + number, 20, name=f"IMG_{number}.PNG")
        os.utime(path, (time.time() - 60 * (3 - number),) * 2)
    person.meets(lambda: person.presses("Add files from a phone …"), lambda: person.names_files(folder))
    person.waits_for_words("3 files, the newest first")
    tick = person.finds("Files on the phone, the newest first")
    tick.setFocus()
    person.key(Qt.Key.Key_Space)
    person.key(Qt.Key.Key_Down)
    person.key(Qt.Key.Key_Space)
    (folder / "IMG_1.PNG").unlink()  # the phone was taken away, or it was deleted there
    person.presses("Go on with 2 files")
    person.waits_for_words(QUESTION)
    assert "IMG_2.PNG" in person.text()
    person.presses("No")
    person.waits_for_words("1 exhibit sealed: MO/1")
    assert "“IMG_1.PNG” is not there." in person.text()


def test_a_picture_from_a_browser_comes_with_its_address_and_a_link_alone_is_said(school):
    at_evidence(school)
    person = school.person
    address = "https://pictures.example/class/photo.jpg"
    dragged = QMimeData()
    dragged.setUrls([QUrl(address)])
    drop(person, dragged)
    person.waits_for_words("That was a link and no picture.")
    assert QUESTION not in person.text()
    dragged.setData("image/jpeg", samples.picture_bytes(form="JPEG"))
    drop(person, dragged)
    person.waits_for_words("A picture dragged from another window")
    person.presses("No")
    person.waits_for_words("1 exhibit sealed: MO/1")
    person.turns_to("Evidence 1")
    person.waits_for_words(address)
    assert "Dragged picture 1.jpg" in person.text() and "JPEG picture" in person.text()


def test_a_folder_in_the_form_and_the_same_files_again_lead_to_where_they_are(school, tmp_path):
    school.begins()
    person = school.person
    folder = tmp_path / "from the stick"
    folder.mkdir()
    for number in range(15):
        samples.png(folder, 30 + number, 20, name=f"shot {number}.png")
    (folder / "Thumbs.db").write_bytes(b"the system's own")
    school.starts_log("Files came on a stick", category="Cyberbul")
    person.drops(AREA, folder)
    person.presses("No")
    person.waits_for_words("15 files sealed.")
    assert "Left out of “from the stick”" in person.text() and "shot 14.png" not in person.text()
    person.presses("Show 3 more")
    person.waits_for_words("shot 14.png")
    school.saves_log()

    school.starts_log("The same picture, from another pupil", category="Cyberbul")
    person.drops(AREA, folder / "shot 3.png")
    person.presses("No")
    person.waits_for_words("shot 3.png is the same file as")
    reference = school_reference(school)
    person.presses(f"Open {reference} at MO/4")
    school.is_at_the_incident()
    person.waits_for_words("shot 3.png")
    assert school.reference() == reference


def school_reference(school) -> str:
    (name,) = school.person.named("Open OS-")
    return name.split(" ")[1]


def drop(person, carried: QMimeData) -> None:
    area = person.finds(AREA)
    middle, action = area.rect().center(), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(area, QDragEnterEvent(middle, action, carried, buttons, keys))
    QApplication.sendEvent(area, QDropEvent(QPointF(middle), action, carried, buttons, keys))
    QApplication.processEvents()
