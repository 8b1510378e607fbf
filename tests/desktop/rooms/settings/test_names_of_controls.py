"""In the registers' rooms every control has a name, and what a button shows is what is read aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QWidget

from registers import decided
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.rooms.audit import page as audit
from safetydesk.desktop.rooms.exemptions import page as exemptions
from safetydesk.desktop.rooms.printing import page as printing
from safetydesk.desktop.rooms.settings import page as settings


@pytest.mark.parametrize("build", [exemptions.build, printing.build, audit.build, settings.build])
def test_every_control_is_named(around, build):
    room = around.furnish(build)
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView)
    controls = [each for kind in kinds for each in room.findChildren(kind)]
    nameless = [
        type(each).__name__
        for each in controls
        if not each.accessibleName()
        and each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(
            each.parent(), Banner
        )  # its button has words, and a name, only when it offers an act
    ]
    assert controls and not nameless
    shown = [each for each in room.findChildren(QAbstractButton) if each.text()]
    assert all(each.text().replace("&&", "&") == each.accessibleName() for each in shown)


def test_markup_is_shown_letter_for_letter(around, desk):
    hostile = "<img src=/etc/hostname> <b>x</b> &amp;"
    saved = desk.exemptions.record(
        decided(
            staff_name=hostile, other_party=hostile, relationship=hostile, advice=hostile, conditions=hostile
        )
    )
    room = around.furnish(exemptions.build)
    room.show_record(id=str(saved.id))
    around.settle()
    assert around.said().count(hostile) >= 4
    assert not [each for each in room.findChildren(QWidget) if "<img" in each.toolTip()]
