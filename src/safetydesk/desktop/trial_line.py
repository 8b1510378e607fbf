"""The line across the top of a window of what is not for real cases."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.plain_label import plain_label


def trial_words(has_test_keys: bool, is_demo: bool = False) -> str:
    """For a school that is invented, and for keys that hold nothing real; "" for what is real."""
    lines = (("trial_demo", is_demo), ("trial_test_keys", has_test_keys))
    return " ".join(wording.label(key) for key, is_so in lines if is_so)


def trial_line(words: str, inset: int = 18, *, in_the_middle: bool = False) -> QFrame:
    """`inset` is what is left free at both ends, in pixels at scale 1."""
    line = QFrame()
    line.setObjectName("trial_line")
    across = QHBoxLayout(line)
    across.setContentsMargins(theme.scaled(inset), theme.scaled(4), theme.scaled(inset), theme.scaled(4))
    label = plain_label(words)
    if in_the_middle:
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    across.addWidget(label)
    return line
