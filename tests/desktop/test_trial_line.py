from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from safetydesk.desktop.sign_in_window import SignInWindow
from safetydesk.desktop.trial_line import trial_words


@pytest.mark.parametrize(("keys", "demo", "said"), [(False, False, 0), (False, True, 1), (True, True, 2)])
def test_only_what_is_not_for_real_cases_says_so_across_the_top(keys, demo, said, qtbot):
    words = trial_words(keys, demo)
    assert words.count(".") >= said and bool(words) == bool(said)
    window = SignInWindow(words)
    qtbot.addWidget(window)
    assert bool(window.findChildren(QWidget, "trial_line")) == bool(said)
    assert window.windowTitle() == (f"SafetyDesk · {words}" if said else "SafetyDesk")
