"""Calls that are open: who is being rung and for how long already, with one click for each way in which they end."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import link, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.call import CallSheet
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.call_waits import minutes_so_far

TICK_MS = 5_000
LOW = 420
"""A page lower than this, before scaling, has no room for more than the ends of a call."""
ENDS = ("answered", "no_answer", "engaged", "cut_off", "left_message", "ring_back", "gave_up")
"""The usual ends, each a click; another is chosen in the form that corrects a call."""


class OpenCall(Card):
    """One call. `ended` carries it as it is then."""

    ended = Signal(object)

    def __init__(self, room: Room, call: CallAttempt, by: str) -> None:
        super().__init__(tone="accent")
        self._room, self.call = room, call
        self._whom = wording.route_words(call.route, call.organisation, room.said.vocabulary, short=True)
        self._words = plain_label("", "strong")
        self._since = say("call_since", at=wording.moment_words(call.began), name=by)
        self._lock = plain_label("", "small")
        self.banner = Banner()
        self.add(self._words)
        self.add(self._lock)
        self.add(self.banner)
        self.spoke_to = QLineEdit()
        self.spoke_to.setPlaceholderText(say("call_spoke_to"))
        self.spoke_to.setAccessibleName(say("call_spoke_to"))
        self.spoke_to.setMaxLength(200)
        self.spoke_to.setFixedWidth(theme.scaled(200))
        self._ends = QWidget()
        flow = Flow(self._ends, gap=theme.scaled(8))
        flow.addWidget(self.spoke_to)
        self._buttons = [secondary(room.said.term("call_results", code)) for code in ENDS]
        for code, button in zip(ENDS, self._buttons, strict=True):
            room.surroundings.offers.only(button, "refer")
            button.clicked.connect(lambda _on=False, code=code: self.end(code))
            flow.addWidget(button)
        forgot = room.surroundings.offers.only(link(say("call_forgot")), "refer")
        forgot.clicked.connect(lambda: room.open_sheet(lambda r, s: CallSheet(r, s, self.call)))
        flow.addWidget(forgot)
        self.add(self._ends)
        self.tick()

    def set_small(self, is_small: bool) -> None:
        """In a low window only who is rung, for how long, and the ways in which it ends."""
        self._lock.setVisible(not is_small)
        self.spoke_to.setVisible(not is_small)

    def tick(self) -> None:
        """How long it has been by now."""
        minutes = wording.count_words(minutes_so_far(self.call, self._room.presenter.moment()), "minute")
        whom = self._whom or wording.label("call_to_somebody")
        self._words.setText(say("call_open", whom=whom, minutes=minutes))
        until = self._room.presenter.calls.holds_lock_until(self.call)
        lock = say("call_lock", time=until) if until else say("call_lock_not")
        self._lock.setText(" · ".join((self._since, lock)))

    def end(self, result: str) -> None:
        """It ends now."""
        for button in self._buttons:
            button.setEnabled(False)
        call, spoke_to = self.call, self.spoke_to.text().strip()
        self._room.surroundings.tasks.run(
            say("call_ending"),
            lambda _progress: self._room.presenter.calls.end(call, result, spoke_to),
            self.ended.emit,
            self._failed,
            owner=self,
        )

    def _failed(self, error: BaseException) -> None:
        for button in self._buttons:
            button.setEnabled(True)
        self._room.surroundings.errors.show(error, self.banner)


class CallStrip(QWidget):
    """Stands over every page of the incident while a call is open. `answered` carries a call that got through."""

    answered = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room, self._is_small = room, False
        self.setAccessibleName(say("call_strip"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.scaled(8))
        self.calls: list[OpenCall] = []
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._tick)
        self.hide()

    def show_case(self, shown: Shown) -> None:
        """Those of this reading; one that stands there already keeps what was typed into it."""
        wanted = [call for call in shown.case.call_attempts if call.is_open]
        if wanted != [each.call for each in self.calls]:
            emptied(self._column)
            self.calls = [OpenCall(self._room, call, shown.case.member_name(call.by)) for call in wanted]
            for each in self.calls:
                each.ended.connect(self._ended)
                self._column.addWidget(each)
                each.set_small(self._is_small)
        self.setVisible(bool(wanted))
        if wanted:
            self._clock.start()
        else:
            self._clock.stop()

    @property
    def takes_the_room(self) -> bool:
        """Whether a call is open in a window too low for its ends and the incident's acts: these give way meanwhile."""
        return self._is_small and bool(self.calls)

    def suit_height(self, height: int) -> None:
        """`height` is the page's, in pixels."""
        self._is_small = height < theme.scaled(LOW)
        for each in self.calls:
            each.set_small(self._is_small)

    def _tick(self) -> None:
        for each in self.calls:
            each.tick()

    def _ended(self, call: CallAttempt) -> None:
        if call.result == "answered":
            self.answered.emit(call)
