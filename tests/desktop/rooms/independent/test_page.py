"""An independent store leaves no trace in the one that it was started from: not a byte, not a name."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from safetydesk import wording
from safetydesk.bootstrap import FirstMember, front_door, open_desk
from safetydesk.desktop.rooms.independent import page as independent
from safetydesk.desktop.rooms.log_incident import page as log_incident
from safetydesk.domain.carried_draft import from_carried
from safetydesk.domain.drafts import DraftPerson

ABOUT_THE_HEAD = "What the headteacher wrote to her, in her own words"


def every_byte(*folders: Path) -> dict[str, str]:
    """Each file and folder by name, with the fingerprint of what is in it.

    But for what SQLite shares among its readers: any look at a list moves a mark there, and it holds no content.
    """
    found = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.exists() else ():
            if path.name.endswith("-shm"):
                continue
            whole = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
            found[str(path)] = whole
    return found


@pytest.fixture
def draft(desk):
    someone = DraftPerson(part="affected", name="Efua Mensah")
    desk.incident_log.log(replace(desk.incident_log.new_draft(), summary="Another matter", people=(someone,)))
    (known,) = [one for one in desk.people.all() if one.name == "Efua Mensah"]
    typed = replace(
        desk.incident_log.new_draft(),
        summary=ABOUT_THE_HEAD,
        categories=("BULLY",),
        people=(
            DraftPerson(part="affected", person_id=known.id),
            DraftPerson(part="responsible", name="Head"),
        ),
    )
    return desk.incident_log.keep_draft(typed)


@pytest.fixture
def started(around):
    """What was started elsewhere, in place of another process."""
    calls: list[tuple[Path, bytes]] = []
    around.given = replace(around.given, start_elsewhere=lambda place, words: calls.append((place, words)))
    return calls


def test_nothing_of_it_stands_here(around, desk, store_path, profile, tmp_path, draft, started):
    room = around.furnish(independent.build)
    elsewhere = tmp_path / "a stick" / "of its own"
    before = every_byte(store_path, profile)
    room.show_record(draft_id=str(draft.id))
    around.prompts.answers = [elsewhere]
    around.press(wording.label("ind_choose"))
    room.form.field("carry").set_value(True)
    around.press(wording.label("ind_act"))
    ((place, words),) = started
    assert place == elsewhere and not elsewhere.exists()

    words_of_their_own = "amber tunnel gravel spoke minor"
    first = FirstMember(school="Larkfield", name="A Chair", login="chair", passphrase=words_of_their_own)
    other = open_desk(front_door(place).create(first))
    try:
        kept = other.incident_log.keep_draft(from_carried(words, other.incident_log.new_draft()))
        assert kept.summary == ABOUT_THE_HEAD and kept.id != draft.id
        assert [(one.name, one.person_id) for one in kept.people] == [("Efua Mensah", None), ("Head", None)]
        # With the other store made and in use, the present one is as it was, to the byte.
        assert every_byte(store_path, profile) == before
    finally:
        other.let_go()
    # To throw a draft of words away is no event: what is left here is what was here before it was typed.
    desk.incident_log.discard_draft(draft.id)
    gone = set(before) - set(every_byte(store_path, profile))
    assert len(gone) == 1 and not set(every_byte(store_path, profile)) - set(before)


def test_what_was_typed_a_moment_ago_may_be_taken_along(around, tmp_path, started):
    log = log_incident.build(around.given)
    log.show_record()
    log._form.form.field("summary").set_value(ABOUT_THE_HEAD)
    log._go_elsewhere()
    there = around.given.navigator.here()
    room = around.furnish(independent.build)
    room.show_record(**there.what)
    around.settle()
    assert wording.label("ind_carry_why") in around.said()
    room.form.field("folder").set_value(str(tmp_path / "of its own"))
    room.form.field("carry").set_value(True)
    around.press(wording.label("ind_act"))
    ((_place, words),) = started
    assert ABOUT_THE_HEAD in words.decode("utf-8")
    around.press(wording.label("ind_to_draft"))
    assert around.given.navigator.here().name == "log_incident"
    log.deleteLater()


def test_the_folder_is_shown_once_and_forgotten_with_the_page(around, tmp_path, started):
    room = around.furnish(independent.build)
    elsewhere = tmp_path / "of its own"
    room.form.field("folder").set_value(str(elsewhere))
    around.press(wording.label("ind_act"))
    assert str(elsewhere) in around.said() and "--store" in around.said()
    room.hide()
    room.show()
    around.settle()
    assert str(elsewhere) not in around.said() and room.form.field("folder").value() == ""


@pytest.mark.parametrize(
    "where", ["inside", "around", "another store's", "with the backups", "a file", "not empty", "", "synced"]
)
def test_a_folder_that_will_not_do_is_said_beside_its_field_and_nothing_starts(
    where, around, desk, store_path, tmp_path, started
):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "header.a").touch()
    (tmp_path / "drive").mkdir()
    desk.backups.choose(tmp_path / "drive")
    place = {
        "inside": store_path / "exhibits" / "new",
        "around": store_path.parent,
        "another store's": tmp_path / "other" / "new",
        "with the backups": tmp_path / "drive" / "new",
        "a file": tmp_path / "full" / "file",
        "not empty": tmp_path / "full",
        "": "",
        "synced": tmp_path / "Dropbox" / "new",
    }[where]
    room = around.furnish(independent.build)
    before = every_byte(tmp_path)
    room.form.field("folder").set_value(str(place))
    around.press(wording.label("ind_act"))
    assert room.form.field("folder").problem()
    assert not started and every_byte(tmp_path) == before
