from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.announcements import Announcements
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.floor_plan import rooms
from safetydesk.desktop.kit.page import Page
from safetydesk.desktop.main_window import MainWindow
from safetydesk.desktop.navigation import Navigator
from safetydesk.desktop.surroundings import RoomPlan, Surroundings
from safetydesk.desktop.tasks import Tasks
from scripted_prompts import ScriptedPrompts

TRIAL = "Demo school: everybody in it is invented."


class _Room(Page):
    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.shown: list[dict[str, str]] = []
        self.refreshed = 0

    def show_record(self, **what: str) -> None:
        self.shown.append(what)

    def refresh(self) -> None:
        self.refreshed += 1


def _broken(_around: Surroundings) -> QWidget:
    raise OSError("no room")


@pytest.fixture
def prompts():
    return ScriptedPrompts()


@pytest.fixture
def built():
    return []


@pytest.fixture
def window(qtbot, prompts, built):
    made = MainWindow("Demo school", "M. Okafor", "Designated Safeguarding Lead", TRIAL)
    around = Surroundings(Navigator(), Tasks(made), Announcements(), ErrorDesk(prompts), prompts, object())

    def room(title: str):
        def build(_around: Surroundings) -> QWidget:
            built.append(title)
            return _Room(title)

        return build

    made.furnish(
        [
            RoomPlan("today", "Today", "today", room("Today")),
            RoomPlan("incidents", "Incidents", "incidents", room("Incidents")),
            RoomPlan("incident", "Incident", "incidents", room("Incident"), in_rail=False, under="incidents"),
            RoomPlan("broken", "Broken", "warning", _broken),
        ],
        around,
    )
    made.around = around
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made._urgent.stop()
    around.tasks.close()


def test_rooms_are_built_when_first_gone_to_and_once(window, built):
    assert built == []
    window.around.navigator.go("today")
    window.around.navigator.go("incident", id="7")
    window.around.navigator.go("incident", id="8")
    assert built == ["Today", "Incident"]
    assert window.room("incident").shown == [{"id": "7"}, {"id": "8"}]
    assert window.rail._by_key["incidents"].isChecked()
    window.around.navigator.back()
    assert window.room("incident").shown[-1] == {"id": "7"}
    window.around.navigator.back()
    assert window.current_room() is window.room("today")


def test_the_rail_marks_the_register_that_is_printed_from():
    printing = next(plan for plan in rooms() if plan.key == "printing")
    assert printing.marked({"what": "exemption_certificate", "id": "7"}) == "exemptions"
    assert printing.marked({"what": "case_file", "id": "7"}) == "incident_list"
    assert rooms()[0].marked({}) == "today"


def test_the_title_names_no_child_and_the_trial_line_stands(window):
    window.around.navigator.go("incident", id="Jane Example")
    assert window.windowTitle() == f"SafetyDesk · {TRIAL}"
    labels = [child.text() for child in window.findChildren(QWidget) if hasattr(child, "textFormat")]
    assert TRIAL in labels


def test_a_broken_room_is_told_and_the_window_stays(window, prompts):
    window.around.navigator.go("today")
    window.around.navigator.go("broken")
    window.around.navigator.go("nowhere")
    assert len(prompts.told) == 2
    assert window.current_room() is window.room("today")


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier, "log_wanted"),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier, "lock_wanted"),
        (Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier, "covered"),
    ],
)
def test_keys_do_what_the_buttons_do(window, qtbot, key, modifier, signal):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(getattr(window, signal)):
        qtbot.keyClick(window, key, modifier)
    window.cover.take_off()


def test_find_is_a_key_away(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.top.line.hasFocus)
    qtbot.keyClicks(window.top.line, "class chat")
    with qtbot.waitSignal(window.find_wanted) as wanted:
        qtbot.keyClick(window.top.line, Qt.Key.Key_Return)
    assert wanted.args == ["class chat"]


def test_every_button_and_line_has_a_name(window):
    window.around.navigator.go("today")
    for child in [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]:
        spoken = QAccessible.queryAccessibleInterface(child).text(QAccessible.Text.Name)
        assert spoken, child.objectName() or type(child).__name__


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1366, 2.0), (1000, 1.0)])
def test_nothing_in_the_bar_is_cut_at_the_sizes_promised(window, qapp, qtbot, width, scale):
    theme.apply(qapp, "light", scale)
    window.resize(width, 768)
    qtbot.waitUntil(lambda: window.width() == width)
    window.grab()
    right = max(
        child.geometry().right()
        for child in window.top.children()
        if isinstance(child, QWidget) and child.isVisible()
    )
    assert right <= window.top.width()
    assert window.rail.is_narrow == (width < 1100 * scale)


def test_a_closed_window_hears_no_key_any_more(window, qtbot):
    """It would lock the desk of the window that came after it, and hear every event of it until then."""
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    with qtbot.waitSignal(window.lock_wanted, timeout=1000):
        qtbot.keyClick(other, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    window.close()
    with qtbot.assertNotEmitted(window.lock_wanted, wait=50):
        qtbot.keyClick(other, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_closing_while_something_is_done_is_asked(window, prompts, qtbot):
    import threading

    gate = threading.Event()
    window.around.tasks.run("Sealing", lambda _progress: gate.wait(5), lambda _done: None)
    prompts.answers = [False, True]
    assert not window.close()
    gate.set()
    with qtbot.waitSignal(window.left):
        window.close()
