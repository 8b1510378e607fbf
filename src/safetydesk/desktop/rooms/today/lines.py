"""The lines of Today: each opens its record, and says one click away why it stands there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import link, secondary
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.today.shown import Duty, Line


def duty_line(duty: Duty, open_record: Callable[[str], None]) -> QWidget:
    """When, what and about what; the reference opens the incident, and "why" unfolds the rule."""
    held = QWidget()
    held.setAccessibleName(f"{duty.when}: {duty.label}, {duty.reference}")
    when = plain_label(duty.when, "strong")
    when.set_tone("critical" if duty.is_overdue else None)
    when.setFixedWidth(theme.scaled(146))
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(plain_label(duty.label, "strong"))
    words.addWidget(plain_label(f"{duty.rule} · {duty.about}" if duty.about else duty.rule, "small"))
    why = plain_label(duty.why, "small", selectable=True)
    why.hide()
    opened = link(duty.reference, wording.label("today_open", reference=duty.reference))
    opened.clicked.connect(lambda: open_record(duty.incident_id))
    asked = link(wording.label("today_why"))

    def unfold() -> None:
        shown = why.isHidden()
        why.setVisible(shown)
        asked.set_words(wording.label("today_hide_why" if shown else "today_why"))

    asked.clicked.connect(unfold)
    words.addWidget(why)
    words.addWidget(row(opened, asked, gap=16))
    across = QHBoxLayout(held)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.scaled(16))
    across.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
    across.addLayout(words, 1)
    return held


def record_line(line: Line, act: str, accessible: str, pressed: Callable[[str], None]) -> QWidget:
    """A title, a quieter line, a word and a button."""
    held = QWidget()
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(plain_label(line.title))
    words.addWidget(plain_label(line.detail, "small"))
    across = QHBoxLayout(held)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.scaled(10))
    across.addLayout(words, 1)
    if line.badge:
        across.addWidget(Badge(line.badge, "neutral"), 0, Qt.AlignmentFlag.AlignVCenter)
    button = secondary(act, accessible)
    button.clicked.connect(lambda: pressed(line.key))
    across.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return held
