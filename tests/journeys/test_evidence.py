"""Evidence: every way in, the question before it, what is refused by name, and what may never come in."""

from __future__ import annotations

import hashlib

import pytest
from PySide6.QtCore import Qt
from tests import samples
from tests.journeys.at_the_desk import AREA, CONTROL

QUESTION = "Could any part of this show a nude, semi-nude or sexual image of someone under 18"
BULLYING, NUDES = "Cyberbullying between pupils", "Nudes or semi-nudes by under-18s"


def test_drop_paste_and_choose_with_one_bad_file_among_them(school, tmp_path):
    school.begins()
    person = school.person
    school.starts_log("A screenshot went round the class", category="Cyberbul")
    school.saves_log()
    person.turns_to("Evidence")

    empty = tmp_path / "empty.png"
    empty.write_bytes(b"")
    one = samples.png(tmp_path, text="one", name="one.png")
    two = samples.jpeg(tmp_path, text="two", name="two.jpg")
    person.drops(AREA, one, empty, two)
    person.waits_for_words(QUESTION)
    assert "No file has been opened yet" in person.text()
    person.presses("No")
    person.waits_for_words("What was added")
    assert "2 exhibits sealed: MO/1, MO/2" in person.text()
    assert [line for line in person.text().split("\n") if "empty.png" in line and "empty" in line]

    person.copies_picture(samples.picture_bytes(text="pasted"))
    person.presses("Paste from the clipboard")
    person.presses("No")
    person.waits_for_words("1 exhibit sealed: MO/3")

    three = samples.webp(tmp_path, text="three", name="three.webp")
    person.meets(lambda: person.presses("Choose files …"), lambda: person.names_files(three))
    person.presses("No")
    person.waits_for_words("1 exhibit sealed: MO/4")

    person.turns_to("Evidence 4")
    person.presses("Show MO/1")
    person.waits(lambda: person.sees("MO/1: Not described yet."), "the picture")
    digest = hashlib.sha256(one.read_bytes()).hexdigest()
    assert digest in "".join(person.text().split()), "on its capture card"
    person.turns_to("History")
    person.waits_for_words("MO/1")
    person.turns_to("Evidence 4")
    assert not person.sees("MO/1: Not described yet."), "covered again on coming back"


@pytest.mark.parametrize("by_keys", [True, False])
def test_files_copied_in_a_file_window_are_pasted_and_sealed_byte_for_byte(school, tmp_path, by_keys):
    school.begins()
    person = school.person
    school.starts_log("A screenshot went round the class", category="Cyberbul")
    school.saves_log()
    person.turns_to("Evidence")
    shot, film = samples.jpeg(tmp_path, name="IMG_2041.jpg"), tmp_path / "voice note.mp3"
    film.write_bytes(b"\xff\xfb\x90\x00" * 400)
    person.copies_files(shot, film)
    if by_keys:
        person.goes_to(AREA)
        person.key(Qt.Key.Key_V, CONTROL)
    else:
        person.presses("Paste from the clipboard")
    person.waits_for_words(QUESTION)
    assert "IMG_2041.jpg" in person.text() and "voice note.mp3" in person.text()
    person.presses("No")
    person.waits_for_words("2 exhibits sealed: MO/1, MO/2")
    person.turns_to("Evidence 2")
    for number, path in (("MO/1", shot), ("MO/2", film)):
        person.waits(lambda number=number: person.named(number), "its frame")
        person.presses(person.named(number)[0])
        person.waits_for_words(path.name)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert digest in "".join(person.text().split()), "on its capture card"


def test_folders_links_and_files_under_false_names_each_have_a_sentence(school, tmp_path):
    school.begins()
    person = school.person
    school.starts_log("Files came on a stick", category="Cyberbul")
    school.saves_log()
    person.turns_to("Evidence")
    folder = tmp_path / "a folder"
    folder.mkdir()
    real = samples.png(tmp_path, name="real.png")
    link = tmp_path / "a link.png"
    link.symlink_to(real)
    letter = tmp_path / "letter.png"
    letter.write_bytes(b"\0\0\0\x18ftypisom" + bytes(60))
    person.drops(AREA, folder, link, tmp_path / "gone.png", letter, real)
    person.presses("No")
    person.waits_for_words("2 exhibits sealed: MO/1, MO/2")
    for words in (
        "There is no file in the folder “a folder”.",
        "“a link.png” is a link",
        "“gone.png” is not there.",
    ):
        assert words in person.text(), words

    person.waits(lambda: person.named("MO/1"), "the frames")
    person.presses(person.named("MO/1")[0])
    person.waits_for_words("This is a MP4 video. It is sealed and kept exactly as it arrived.")
    assert not person.sees("Show MO/1")
    person.presses(person.named("MO/2")[0])
    person.waits(lambda: person.sees("Show MO/2"), "the picture's cover")


def test_a_long_sealing_shows_its_progress_and_is_stopped_with_nothing_half_stored(school, tmp_path):
    school.begins()
    person = school.person
    school.starts_log("A long recording", category="Cyberbul")
    school.saves_log()
    person.turns_to("Evidence")
    long = tmp_path / "recording.mp4"
    with long.open("wb") as recording:
        recording.truncate(3_000_000_000)
    last = samples.png(tmp_path, name="last.png")
    person.drops(AREA, samples.png(tmp_path, name="first.png"), long, last)
    person.presses("No")
    person.presses("Cancel what is being done")
    person.waits_for_words("Stopped when you asked.")
    assert "1 exhibit sealed: MO/1" in person.text()
    person.turns_to("Evidence 1")
    person.waits(lambda: person.named("MO/") == person.named("MO/1") != [], "one frame")

    person.drops(AREA, last)
    person.presses("No")
    person.waits_for_words("1 exhibit sealed: MO/2")
    held = sum(path.stat().st_size for path in (school.store / "exhibits").rglob("*") if path.is_file())
    assert held < 100_000, "nothing of what was stopped stays in the store"


def test_not_sure_adds_nothing_and_asks_for_words(school, tmp_path):
    school.begins()
    person = school.person
    school.starts_log("Somebody was sent something", category="Cyberbul")
    school.saves_log()
    person.turns_to("Evidence")
    person.drops(AREA, samples.png(tmp_path, name="unseen.png"))
    person.waits_for_words(QUESTION)
    person.presses("Not sure")
    person.waits_for_words("Stop. Do not open it, look again, copy it or forward it.")
    person.types("Said to be a picture of a pupil in the changing room", into="What it is said to show")
    person.types("Amira, to her tutor", into="Who said so")
    person.types("Her own phone", into="Device, account or address where it is")
    person.presses("Save the description")
    person.waits_for_words("No image may be held here")
    person.turns_to("Evidence")
    person.waits_for_words("Said to be a picture of a pupil in the changing room")
    assert "Said to be a sexual image. No copy is held." in person.text()
    assert "unseen.png" not in person.text()
    assert "MO/1" not in person.text()
    assert not person.sees(AREA)


def test_a_locked_category_offers_no_way_in(school, tmp_path):
    school.begins()
    person = school.person
    school.starts_log("A picture is said to go round Year 9", category="Nudes or semi")
    person.waits_for_words("No picture can be added here")
    assert not person.sees(AREA)
    person.copies_picture(samples.picture_bytes(text="pasted"))
    person.goes_to("Told by")
    person.key(Qt.Key.Key_V, CONTROL)
    person.goes_to("What is said to have happened")
    person.key(Qt.Key.Key_V, CONTROL)
    person.waits_for_words("No picture, video or document can be added to this incident.")
    assert QUESTION not in person.text()
    school.saves_log()

    assert not person.sees("Add evidence")
    person.turns_to("Evidence")
    person.waits_for_words("No image may be held here")
    assert not person.sees(AREA)
    person.presses("Describe evidence")
    person.types("Said to show a pupil without clothes", into="What it is said to show")
    person.types("Two pupils, to the tutor", into="Who said so")
    person.presses("Save the description")
    person.waits_for_words("Said to show a pupil without clothes")
    assert "Two pupils, to the tutor" in person.text()


def test_one_of_two_categories_locks_and_taking_it_away_with_a_reason_unlocks(school, tmp_path):
    school.begins()
    person = school.person
    school.starts_log("A picture is said to go round, and she is laughed at", category="Cyberbul")
    assert person.sees(AREA)
    person.picks("Nudes or semi", "Category")
    person.waits_for_words("No picture can be added here")
    assert not person.sees(AREA)
    assert f"{BULLYING} (leads), {NUDES}" in person.is_told("Category")
    school.saves_log()
    person.waits_for_words(f"{BULLYING}; {NUDES}")
    assert not person.sees("Add evidence")
    person.turns_to("Evidence")
    person.waits_for_words("No image may be held here")
    assert not person.sees(AREA)

    person.presses("Amend")
    person.presses(f"Remove {NUDES}")
    person.presses("Save the amendment")
    person.waits(lambda: "needed" in person.is_told("Reason for amending"), "a reason to be asked for")
    person.types("It was a drawing", into="Reason for amending")
    person.presses("Save the amendment")
    person.waits(lambda: person.sees("Add evidence"), "a way in")
    assert "No image may be held here" not in person.text()
    person.turns_to("Evidence")
    person.waits(lambda: person.sees(AREA), "the area to drop on")
    person.drops(AREA, samples.png(tmp_path, name="drawing.png"))
    person.presses("No")
    person.waits_for_words("1 exhibit sealed: MO/1")
    person.turns_to("History")
    person.waits_for_words("no longer locked to images: It was a drawing")
