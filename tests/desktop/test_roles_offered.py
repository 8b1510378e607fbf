"""The real window, signed in to in each role: what it offers is allowed, and what the role may do is offered."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from tests.services.roles import given_role

from every_page import filled_store
from gallery_parts.stores import LOGIN, PASSPHRASE, Shown
from safetydesk import assets, bootstrap, wording
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.desktop import window_door
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.record_table import RecordTable
from safetydesk.desktop.main_window import MainWindow
from safetydesk.desktop.window_door import WindowDoor
from safetydesk.domain.errors import Refusal
from safetydesk.services.keys import NewMember
from safetydesk.services.office import Office

ROLES = ("dsl", "team", "recorder", "governor")
"""The deputy and the head may do what the DSL may: one walk stands for three. The DSL is refused nothing."""
ROOMS: tuple[tuple[str, dict[str, str]], ...] = (
    ("today", {}), ("incident_list", {}), ("exemptions", {}), ("audit", {}), ("settings", {}), ("log_incident", {}),
    ("find", {"words": "hostname"}), ("team", {}), ("recovery", {}), ("manual", {}), ("house", {}),
    ("policies", {}), ("agencies", {}),
    ("incident", {"id": "incident"}),
    ("exemptions", {"id": "exemption"}), ("printing", {"what": "case_file", "id": "incident"}),
)  # fmt: skip
LEFT_ALONE = frozenset({"Lock SafetyDesk, Ctrl+L", "Cover the screen, F12"})
# Acts that no button of the window stands for, and why.
NOT_A_BUTTON = {
    "restore": "nobody is signed in when it is done",
    "destroy": "offered to the second person alone, where another has asked: see the incident room's own tests",
    "countersign": "offered to another member than signed first: see the incident room's own tests",
    "sign_off": "offered to another member than closed or decided: see the incident room's own tests",
    "open_exhibit": "a picture is uncovered where it lies, and every role that sees a case may",
}


TOMS = "velvet lantern orbit cradle thistle anchor"


class Declining:
    """Stands where dialogs would open, and gives up whatever is asked."""

    def __init__(self, _parent: QWidget | None = None) -> None:
        self.told: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        answers = {"ask": False, "ask_three": 0, "choose_files": []}
        return lambda *_given, **_named: answers.get(name)


@dataclass
class Walk:
    """The window of one role, and every act that it tried and was refused."""

    app: QApplication
    window: MainWindow
    shown: Shown
    office: Office
    refused: list[str]

    def go(self, room: str, **what: str) -> bool:
        """Whether the room is open to the role at all."""
        plan = self.window._plans[room]
        if not self.office.may(plan.act or "verify"):
            return False
        given = {key: getattr(self.shown, value, value) for key, value in what.items()}
        around = self.window._surroundings
        assert around is not None
        around.navigator.go(room, **given)
        self.settle()
        return True

    def settle(self) -> None:
        around = self.window._surroundings
        assert around is not None
        for _ in range(3):
            assert around.tasks.drain(30_000)
            QTest.qWait(30)

    def buttons(self) -> list[QAbstractButton]:
        """Those that can be seen and pressed."""
        return [
            one
            for one in self.window.findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled() and one.accessibleName() not in LEFT_ALONE
        ]

    def names(self) -> set[str]:
        return {one.accessibleName() for one in self.buttons()}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """One of everything, and one exhibit set aside."""
    folder = tmp_path_factory.mktemp("roles")
    pictures = [assets.path("demo", name) for name in assets.names("demo", suffix=".png")[:2]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap.surroundings, "profile_folder", lambda: folder / "profile")
        patch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
        shown = filled_store(folder, lambda field: f"{field} at hostname", pictures)
        desk = open_desk(front_door(shown.path).unlock(LOGIN, PASSPHRASE))
        desk.team_keys.enrol(NewMember(name="Tom Gorsewick", role="team"), "tom", TOMS, PASSPHRASE)
        desk.close()
        yield shown


@pytest.fixture
def walk(
    qapp: QApplication, filled: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: Any
) -> Iterator[Walk]:
    """Signed in as the role that the test asks for."""
    monkeypatch.setattr(bootstrap.surroundings, "profile_folder", lambda: tmp_path / "profile")
    monkeypatch.setattr(window_door, "Prompts", Declining)
    store = Path(shutil.copytree(filled.path, tmp_path / "store"))
    desk = open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))
    given_role(desk, request.param)
    desk.close()
    refused: list[str] = []
    require = Office.require

    def heard(self: Office, act: str) -> None:
        try:
            require(self, act)
        except Refusal:
            refused.append(act)
            raise

    monkeypatch.setattr(Office, "require", heard)
    door = WindowDoor(qapp, store, lambda: None, lambda _code: None)
    desk = open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))
    door._open(desk)
    assert door.window is not None
    made = Walk(qapp, door.window, dataclasses.replace(filled, path=store), desk.office, refused)
    made.settle()
    yield made
    door.window.close()
    door.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.slow
@pytest.mark.parametrize("walk", ROLES[1:], indirect=True)
def test_whatever_is_offered_is_allowed(walk: Walk) -> None:
    pressed: set[tuple[str, str]] = set()
    for room, what in ROOMS:
        if not walk.go(room, **what):
            continue
        for name in sorted(walk.names() - {seen for place, seen in pressed if place == "anywhere"}):
            walk.go(room, **what)
            button = next((one for one in walk.buttons() if one.accessibleName() == name), None)
            if button is None:
                continue
            here = walk.window.current_room()
            where = room if here is not None and here.isAncestorOf(button) else "anywhere"
            button.click()
            walk.settle()
            pressed.add((where, name))
            assert not walk.refused, f"{room}: “{name}” is offered and refused: {walk.refused}"
    assert len(pressed) >= 10


def _rail(key: str) -> Callable[[Walk], bool]:
    return lambda walk: walk.window.rail.button(key).isVisible()


def _button(
    words: str, room: str, tab: str = "", begins: bool = False, **what: str
) -> Callable[[Walk], bool]:
    """Whether the room is open and has a button of that name."""

    def is_offered(walk: Walk) -> bool:
        if not walk.go(room, **what):
            return False
        if tab:
            walk.window.current_room().tabs.setCurrentWidget(getattr(walk.window.current_room(), tab))  # type: ignore[union-attr]  # an incident's
            walk.settle()
        return any(name == words or (begins and name.startswith(words)) for name in walk.names())

    return is_offered


def _decision(walk: Walk) -> bool:
    if not walk.go("exemptions", act="new"):
        return False
    form = next(
        one for one in walk.window.findChildren(Form) if any(f.key == "decision" for f in one.fields())
    )
    return form.field("decision").isEnabled()


def _bring_back(walk: Walk) -> bool:
    return _on_isolated(walk, "free_exhibit")


def _on_isolated(walk: Walk, key: str) -> bool:
    return _on_exhibit(walk, key, is_isolated=True)


def _on_exhibit(walk: Walk, key: str, *, is_isolated: bool) -> bool:
    """Whether the first exhibit that is isolated, or is not, has that button."""
    if not walk.go("incident", id="incident"):
        return False
    room: Any = walk.window.current_room()
    room.tabs.setCurrentWidget(room.evidence)
    meant = next(one for one in room.shown.case.exhibits if one.is_isolated is is_isolated)
    room.evidence.choose_number(meant.number)
    walk.settle()
    return say(key) in walk.names()


def _in_words(walk: Walk, key: str) -> bool:
    if not walk.go("incident", id="incident"):
        return False
    room: Any = walk.window.current_room()
    room.tabs.setCurrentWidget(room.evidence)
    room.evidence.page("words")
    walk.settle()
    is_offered = say(key) in walk.names()
    room.evidence.page("exhibits")  # where the others look
    return is_offered


def _trail(walk: Walk) -> bool:
    if not walk.go("audit"):
        return False
    room = walk.window.current_room()
    return room is not None and any(one.isVisible() for one in room.findChildren(RecordTable))


def say(key: str) -> str:
    return wording.label(f"incident.{key}")


def _of_incident(key: str, tab: str = "") -> Callable[[Walk], bool]:
    return _button(say(key), "incident", tab, id="incident")


def _on_closing(key: str) -> Callable[[Walk], bool]:
    """Whether the page of closing has that button."""

    def is_offered(walk: Walk) -> bool:
        if not walk.go("incident", id="incident"):
            return False
        room: Any = walk.window.current_room()
        room.tabs.setCurrentWidget(room.escalation)
        room.escalation.page("closing")
        walk.settle()
        found = say(key) in walk.names()
        room.escalation.page("contacts")  # where the others look
        return found

    return is_offered


def _more(key: str) -> Callable[[Walk], bool]:
    """Whether the list behind "More" has that act."""

    def is_offered(walk: Walk) -> bool:
        room: Any = walk.window.current_room() if walk.go("incident", id="incident") else None
        return room is not None and room.header.more.act(key).is_shown

    return is_offered


OFFERED: dict[str, Callable[[Walk], bool]] = {
    "log": lambda walk: "Log incident, Ctrl+N" in walk.names(),
    "find": lambda walk: walk.window.top.findChild(QLineEdit).isVisible(),
    "open_case": _rail("incident_list"),
    "open_exemption": _rail("exemptions"),
    "add_people": _of_incident("add_person", "overview"),
    "add_evidence": _of_incident("act_evidence"),
    "note": _of_incident("act_note"),
    "link": _more("link"),
    "close": _more("close"),
    "debrief": _on_closing("act_debrief_again"),
    "action": _on_closing("act_action"),
    "set_aside": _of_incident("must_not_be_here", "evidence"),
    "bring_back": _bring_back,
    "ask_destruction": lambda walk: _on_isolated(walk, "destroy_ask"),
    "write_in_words": lambda walk: _in_words(walk, "words_known_holder_new"),
    "search_and_delete": lambda walk: _in_words(walk, "words_search_new"),
    "decide_to_view": lambda walk: _in_words(walk, "words_decision_to_view_new"),
    "amend": _of_incident("act_amend"),
    "custody": lambda walk: _on_exhibit(walk, "labels_button", is_isolated=False),
    "withdraw_exhibit": lambda walk: _on_exhibit(walk, "withdraw_exhibit_button", is_isolated=False),
    "withdraw": _button(say("withdraw_of").split("{")[0], "incident", "overview", True, id="incident"),
    "notice": _of_incident("act_tell"),
    "refer": _of_incident("act_refer"),
    "decide": _of_incident("act_decide"),
    "print": _of_incident("act_print"),
    "copy_out": lambda walk: _on_exhibit(walk, "copy_out_act", is_isolated=False),
    "exemption_record": _button(wording.label("ex_record"), "exemptions"),
    "exemption_decide": _decision,
    "read_audit": _trail,
    "verify": _button(wording.label("audit_verify"), "audit"),
    "export_proof": _button(wording.label("audit_export"), "audit"),
    "who_looked": _button(say("history_looked").split("{")[0], "incident", "history", True, id="incident"),
    "restrict": _button(wording.label("access_restrict"), "incident", "overview", id="incident"),
    "hand_over": _button(wording.label("access_hand_over"), "incident", "overview", id="incident"),
    "recovery_sheets": _button(wording.label("sheets_card_act"), "settings"),
    "team": _button(wording.label("team_add"), "team"),
    "backup": _button(wording.label("backup_choose"), "settings"),
    "settings": _button(wording.label("set_save"), "settings"),
    "keychain": _button(wording.label("keychain_turn_on"), "settings"),
}


def test_every_act_of_the_table_has_its_place() -> None:
    acts = wording.load_roles().every_act
    assert OFFERED.keys() | NOT_A_BUTTON.keys() == acts.keys()


@pytest.mark.slow
@pytest.mark.parametrize("walk", ROLES, indirect=True)
def test_what_the_role_may_do_is_offered_and_nothing_else(walk: Walk) -> None:
    table, role = walk.office.roles, walk.office.role
    wrong = {
        act: is_there
        for act, offered in OFFERED.items()
        if (is_there := offered(walk)) is not table.may(role.code, act)
    }
    assert not wrong, f"{role.name}: offered or not, against the table"
    assert not walk.refused


def test_the_deputy_and_the_head_may_do_what_the_dsl_may() -> None:
    table = wording.load_roles()
    for act in table.every_act:
        assert len({table.may(role, act) for role in ("dsl", "deputy_dsl", "head")}) == 1
