"""The page on which an incident is logged, and how tests act on it."""

from __future__ import annotations

import pytest

from safetydesk.desktop.kit.buttons import Button
from safetydesk.desktop.rooms.log_incident.page import build
from safetydesk.domain.rows import IncidentFilter


@pytest.fixture
def page(qtbot, around):
    page = build(around)
    qtbot.addWidget(page)
    page.resize(1190, 660)
    page.show()
    page.show_record()
    return page


def fill(page, **values):
    for key, value in values.items():
        page._form.form.field(key).set_value(value)


def press(page, name):
    for button in page.findChildren(Button):
        if button.accessibleName() == name and button.isVisible():
            button.click()
            return
    raise AssertionError(f"no button {name}")


def saved(desk):
    return desk.incident_log.page(IncidentFilter(), 0, 10)
