"""The binding gives back no reference that it did not take: PySide6 6.12.0 did, and Python 3.11 ended of it."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

CALLS = 400
LINGERING = 40
"""References that may come and go meanwhile for reasons of their own."""


@pytest.mark.parametrize(
    ("kept", "call"),
    [
        (None, lambda field: field.setText("words")),
        (None, lambda field: field.setEnabled(True)),
        (None, lambda field: QCoreApplication.sendPostedEvents()),
        (True, lambda field: field.isEnabled()),
        (False, lambda field: field.isReadOnly()),
    ],
)
def test_a_call_gives_back_no_reference_it_did_not_take(
    qtbot: QtBot, kept: bool | None, call: Callable[[QLineEdit], object]
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    before = sys.getrefcount(kept)
    for _ in range(CALLS):
        call(field)
    assert before - sys.getrefcount(kept) < LINGERING
