from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from safetydesk import assets
from safetydesk.desktop import icons, theme
from safetydesk.desktop.kit.badge import TONES, Badge

SEVERITY = ("low", "moderate", "serious", "critical", "ok")


def _light(colour: str) -> float:
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", theme.NAMES)
def test_every_pair_of_colours_can_be_read(name):
    tokens = theme.read_tokens(name)
    least = 7.0 if name == "contrast" else 4.5
    pairs = [(ink, ground) for ink in ("ink", "muted", "accent") for ground in ("bg", "surface")]
    pairs += [
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("ink", "hover"),
        ("ink", "accent_soft"),
    ]
    pairs += [("accent", "accent_soft"), ("critical", "surface"), ("critical", "bg"), ("serious", "surface")]
    pairs += [(tone, f"{tone}_soft") for tone in SEVERITY] + [("ink", f"{tone}_soft") for tone in SEVERITY]
    for one, other in pairs:
        assert contrast(tokens[one], tokens[other]) >= least, (one, other)
    assert contrast(tokens["field_line"], tokens["surface"]) >= 3.0


def test_themes_have_the_same_tokens():
    assert len({frozenset(theme.read_tokens(name)) for name in theme.NAMES}) == 1


@pytest.mark.parametrize("name", [*theme.NAMES, "system"])
def test_a_theme_is_put_on_live(qapp, qtbot, name):
    with qtbot.waitSignal(theme.restyled.changed):
        theme.apply(qapp, name, 2.0)
    assert theme.points(10) == 20
    assert theme.tone("ink") == QColor(theme.current().tokens["ink"])
    assert qapp.font().family() == "Inter"


def test_a_theme_that_does_not_exist_is_refused(qapp):
    with pytest.raises(KeyError):
        theme.apply(qapp, "pink")


def test_every_icon_draws_something():
    files = assets.names("icons", suffix=".svg")
    assert len(files) > 10
    for file in files:
        drawn = icons.pixmap(file.removesuffix(".svg"), "ink", 24).toImage()
        assert any(
            drawn.pixelColor(x, y).alpha() for x in range(drawn.width()) for y in range(drawn.height())
        ), file


@pytest.mark.parametrize("tone", TONES)
def test_a_badge_says_its_word(qtbot, tone):
    badge = Badge("Serious", tone)
    qtbot.addWidget(badge)
    badge.grab()
    assert badge.accessibleName() == "Serious"


def test_a_badge_of_an_unknown_tone_is_refused():
    with pytest.raises(ValueError):
        Badge("x", "pink")
