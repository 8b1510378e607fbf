from __future__ import annotations

import pytest

from safetydesk.desktop.rooms.settings.presenter import SettingsPresenter


@pytest.fixture
def presenter(desk):
    return SettingsPresenter.of(desk)


def test_other_wishes_stay_when_the_look_is_kept(presenter, desk):
    desk.preferences.keep({"narrow_rail": "yes"})
    presenter.keep("dark", 1.25)
    assert desk.preferences.load() == {"narrow_rail": "yes", "theme": "dark", "scale": "1.25"}


def test_a_length_that_is_none_of_the_usual_is_offered(presenter):
    assert "7" in dict(presenter.minutes(7))


def test_categories_say_their_image_rule_and_least_severity(presenter):
    found = {one.code: one for one in presenter.categories()}
    assert len(found) == len(presenter.categories())
    assert any(one.is_locked and one.images == "never held" for one in found.values())
    assert all(one.least for one in found.values())


def test_an_unchanged_school_is_no_amendment(presenter):
    school = presenter.school()
    _same, changed = presenter.amend(
        school.name,
        school.town,
        school.marking,
        school.idle_minutes,
        school.pc_keeper,
        school.exhibit_separator,
    )
    assert not changed
