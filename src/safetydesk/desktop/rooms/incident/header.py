"""The head of the page: reference, short title, severity, status, owner, next due; and the acts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import Button, primary, secondary
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.menu_button import MenuButton
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label, set_plain_tooltip
from safetydesk.desktop.rooms.incident.furniture import emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.said import Said
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.incident import CLOSED

ACTS = ("evidence", "amend", "decide", "refer", "tell", "note", "print")
NEEDED = {
    "evidence": "add_evidence", "amend": "amend", "decide": "decide", "refer": "refer", "tell": "notice",
    "note": "note", "print": "print",
}  # fmt: skip
"""What one must be allowed to do to be offered each."""
MORE = {"link": "link", "close": "close", "reopen": "close"}
"""Acts in the list behind "More", and what each asks for; one wanted seldom goes here, not among ACTS."""
_TONES = {1: "low", 2: "moderate", 3: "serious", 4: "critical"}
_GAP = 6
_MOST_LINES = 2
_LARGE = 1.5
"""The size of letters from which a second line of the owner and a second line of the title have no room together."""

_LOW = 420
"""Pixels of a page at 100 % text below which only which incident it is, and the acts, have room over its tabs."""


class Header(QWidget):
    """`act_wanted` carries one of ACTS or of MORE."""

    act_wanted = Signal(str)

    def __init__(self, said: Said) -> None:
        super().__init__()
        self._said = said
        self._is_small = self._is_low = self._is_locked = self._has_one_line = False
        tall = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        tall.setHeightForWidth(True)
        self.setSizePolicy(tall)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(theme.scaled(12))
        self.overline = plain_label("", "small", selectable=True)
        self.title = plain_label("", "title", selectable=True)
        self.title.set_most_lines(_MOST_LINES)
        self._under = QWidget()
        self._under_row = QVBoxLayout(self._under)
        self._under_row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(theme.scaled(4))
        for widget in (self.overline, self.title, self._under):
            words.addWidget(widget)
        self._across.addLayout(words, 1)
        self._acts = QWidget()
        flow = Flow(self._acts, gap=_GAP)
        self._acts.setSizePolicy(tall)
        self._buttons: dict[str, Button] = {}
        for act in ACTS:
            make = primary if act == "print" else secondary
            button = make(say(f"act_{act}"))
            button.clicked.connect(lambda _on=False, act=act: self.act_wanted.emit(act))
            button.setEnabled(False)
            flow.addWidget(button)
            self._buttons[act] = button
        self.more = MenuButton(say("act_more"), say("act_more_why"))
        for act in MORE:
            self.more.add_act(act, say(f"act_{act}"), partial(self.act_wanted.emit, act))
        self.more.setEnabled(False)
        flow.addWidget(self.more)
        self._across.addWidget(self._acts, 0, Qt.AlignmentFlag.AlignTop)

    def button(self, act: str) -> Button:
        """The button of one of ACTS."""
        return self._buttons[act]

    def set_small(self, is_small: bool) -> None:
        """Make room for a form: only which incident it is stays."""
        self._is_small = is_small
        self._acts.setVisible(not is_small)
        self._under.setVisible(not is_small and not self._is_low)

    def why_locked(self) -> str:
        """What stands under the line that no image may be held: nothing on a low page, as the evidence says it too."""
        return "" if self._is_low else say("locked_banner_why")

    def suit_height(self, height: int) -> None:
        """`height` of the page: on a low one the badges and the owner, which the overview has too, give way, and all
        of the title but its first line: what the pages beneath show needs the room. The acts keep to one line."""
        is_low = height < theme.scaled(_LOW)
        if is_low != self._is_low:
            self._is_low = is_low
            self._under.setVisible(not is_low and not self._is_small)
            self._fit_title()
            self._name_first()

    def _name_first(self) -> None:
        """The longest of the acts; read aloud it is always called the same."""
        act = "act_describe" if self._is_locked else "act_evidence"
        self._buttons["evidence"].set_words(say(f"{act}_short" if self._is_low else act), say(act))

    def _fit_title(self) -> None:
        self.title.set_most_lines(1 if self._has_one_line or self._is_low else _MOST_LINES)

    def show_case(self, shown: Shown) -> None:
        """Show this reading of the incident."""
        case, said = shown.case, self._said
        incident = case.incident
        came = wording.moment_words(incident.discovered)
        self.overline.setText(say("overline", reference=incident.reference, at=came))
        self.title.setText(said.short_title(incident))
        set_plain_tooltip(self.title, incident.summary[:2000])
        emptied(self._under_row)
        level = incident.severity
        badges: list[QWidget] = [Badge(said.severity(level), _TONES.get(level, "neutral"))]
        badges.append(Badge(say(f"status_{incident.status}"), "neutral"))
        if shown.access.is_restricted:
            badges.append(Badge(wording.label("access_badge"), "moderate"))
        if case.is_locked:
            badges.append(Badge(say("locked_badge"), "moderate"))
        if shown.due:
            tone = "critical" if shown.due[0].is_overdue(shown.now) else "moderate"
            badges.append(Badge(wording.due_words(shown.due[0].due, shown.now), tone))
        name = case.member_name(incident.owner)
        if case.has_left(incident.owner):
            name = wording.label("has_left", name=name)
        owner = (
            say("owner_away", name=name, stands_in=shown.stands_in)
            if shown.stands_in
            else say("owner", name=name)
        )
        line = f"{owner} · {wording.clock_words(shown.due[0], said.vocabulary)}" if shown.due else owner
        words = plain_label(line, "small", selectable=True, wrap=False)
        if words.sizeHint().width() < self.width() // 3:
            self._under_row.addWidget(row(*badges, words))
            self._has_one_line = False
        else:
            words.setWordWrap(True)
            words.setMinimumWidth(1)
            words.set_most_lines(1)
            # A locked incident says so in a banner beneath: with it, a title of two lines would be squeezed.
            self._has_one_line = case.is_locked and theme.current().scale >= _LARGE
            self._under_row.addWidget(row(*badges))
            self._under_row.addWidget(words)
        self._fit_title()
        self._is_locked = case.is_locked
        self._name_first()
        self.more.act("close").offer(incident.status != CLOSED)
        self.more.act("reopen").offer(incident.status == CLOSED)
        for button in (*self._buttons.values(), self.more):
            button.setEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wished = sum(button.sizeHint().width() + _GAP for button in (*self._buttons.values(), self.more))
        fits = wished < self.width() * 0.66
        self._acts.setMinimumWidth(wished if fits else 0)
        way = QHBoxLayout.Direction.LeftToRight if fits else QHBoxLayout.Direction.TopToBottom
        if self._across.direction() != way:
            self._across.setDirection(way)
            self._across.setAlignment(self._acts, Qt.AlignmentFlag.AlignTop if fits else Qt.AlignmentFlag(0))
