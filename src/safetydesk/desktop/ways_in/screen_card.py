"""How a picture of the screen is to be taken: what, of which monitor, after how long. The question comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from safetydesk import wording
from safetydesk.desktop.kit.buttons import quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, Tick
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.screens import Screens
from safetydesk.desktop.ways_in.offering import REGION, WHOLE, WINDOW, ScreenWanted

DELAYS = (0, 3, 5, 10)
ALL = "all"


class ScreenCard(Card):
    """Hidden until `open`. `wanted` carries a ScreenWanted; `left` that none is.

    `paste_wanted` where the system gives no picture, and the person takes one with the system's own keys.
    """

    wanted = Signal(object)
    left = Signal()
    paste_wanted = Signal()

    def __init__(self, screens: Screens) -> None:
        super().__init__(wording.label("way_screen_title"))
        self._screens = screens
        self._why = plain_label(wording.label("way_screen_why"), "small")
        self.add(self._why)
        self.form = Form(columns=2)
        kinds = [(what, wording.label(f"way_screen_{what}")) for what in (REGION, WINDOW, WHOLE)]
        self.form.add(Choice("screen_what", wording.label("way_screen_what"), kinds, empty=None))
        waits = [(str(delay), _delay_words(delay)) for delay in DELAYS]
        self.form.add(Choice("screen_delay", wording.label("way_screen_delay"), waits, empty=None))
        self._monitor = Choice("screen_monitor", wording.label("way_screen_monitor"), [(ALL, "")], empty=None)
        self.form.add(self._monitor, span=2)
        self.form.add(Tick("screen_hides", wording.label("way_screen_hides")), span=2)
        self.form.field("screen_hides").set_value(True)
        self.add(self.form)
        self._not_allowed = plain_label(wording.label("way_screen_not_allowed"))
        self.add(self._not_allowed)
        self._take = secondary(wording.label("way_screen_go_on"))
        self._take.clicked.connect(self._go_on)
        self._paste = secondary(wording.label("way_screen_paste"))
        self._paste.clicked.connect(self.paste_wanted)
        leave = quiet(wording.label("way_leave"))
        leave.clicked.connect(self._leave)
        self.add(row(self._take, self._paste, leave))
        self.setAccessibleName(wording.label("way_screen_title"))
        self.hide()

    def open(self, refused: bool = False) -> None:
        """Offer it afresh. `refused`: the system gave no picture when it was asked."""
        monitors = self._screens.monitors()
        named = [
            (
                str(place),
                wording.label(
                    "way_screen_of",
                    place=str(place + 1),
                    name=one.name,
                    width=str(one.area.width()),
                    height=str(one.area.height()),
                ),
            )
            for place, one in enumerate(monitors)
        ]
        self._monitor.set_choices([(ALL, wording.label("way_screen_all")), *named])
        may = self._screens.may_grab() and not refused
        self.form.setVisible(may)
        self.form.set_field_visible("screen_monitor", len(monitors) > 1)
        self._why.setVisible(may)
        self._not_allowed.setVisible(not may)
        self._take.setVisible(may)
        self._paste.setVisible(not may)
        self.show()
        (self.form.field("screen_what") if may else self._paste).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        typed = self.form.values()
        monitor = typed["screen_monitor"]
        self.hide()
        self.wanted.emit(
            ScreenWanted(
                what=typed["screen_what"] or REGION,
                screen=int(monitor) if monitor and monitor != ALL else None,
                delay=int(typed["screen_delay"] or 0),
                hides=bool(typed["screen_hides"]),
            )
        )

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


def _delay_words(seconds: int) -> str:
    if not seconds:
        return wording.label("way_screen_at_once")
    return wording.label("way_screen_after", seconds=str(seconds))
