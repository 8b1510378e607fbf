"""The window's look: colour tokens, one stylesheet on the Fusion style, one type scale. Restyles live.

Colours are asked for by name at the moment of painting (`tone`), never kept: a new theme needs no restart.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from safetydesk import assets

NAMES = ("light", "dark", "contrast")
BASE_POINTS = 10.5
FAMILY = "Inter"


@dataclass(frozen=True, slots=True)
class Look:
    """What is in force now: the theme asked for, the theme shown, the text scale and the colours."""

    asked: str
    shown: str
    scale: float
    tokens: dict[str, str]


class _Restyled(QObject):
    """Tells painted things that their colours are no longer right."""

    changed = Signal()


def read_tokens(name: str) -> dict[str, str]:
    """The colour tokens of one theme. Raises KeyError for a theme that does not exist."""
    if name not in NAMES:
        raise KeyError(name)
    return {key: str(value) for key, value in assets.read_toml("theme", f"{name}.toml").items()}


_look = Look("light", "light", 1.0, read_tokens("light"))
_followed: list[int] = []
restyled = _Restyled()


def current() -> Look:
    """The look in force."""
    return _look


def tone(name: str) -> QColor:
    """The colour of a token ("ink", "serious_soft") in the theme in force. Raises KeyError."""
    return QColor(_look.tokens[name])


def scaled(pixels: float) -> int:
    """A length in pixels, grown with the text, but more slowly than letters, or nothing would fit."""
    return round(pixels * (1 + (_look.scale - 1) * 0.5))


def points(size: float) -> float:
    """A type size in points at the text scale in force."""
    return size * _look.scale


def apply(app: QApplication, name: str, scale: float = 1.0) -> None:
    """Show theme `name` ("light", "dark", "contrast" or "system") with text at `scale` (1.0 to 2.0)."""
    global _look  # noqa: PLW0603 - one window, one look; every painter asks for it
    shown = _system_theme() if name == "system" else name
    _look = Look(name, shown, min(2.0, max(1.0, scale)), read_tokens(shown))
    _load_fonts(app)
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_palette(_look.tokens))
    font = QFont(FAMILY)
    font.setPointSizeF(points(BASE_POINTS))
    app.setFont(font)
    app.setStyleSheet(_stylesheet(_look))
    _follow_system(app)
    restyled.changed.emit()


def _system_theme() -> str:
    hints = QGuiApplication.styleHints()
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def _follow_system(app: QApplication) -> None:
    if id(app) in _followed:
        return
    _followed.append(id(app))

    def moved() -> None:
        if _look.asked == "system" and _system_theme() != _look.shown:
            apply(app, "system", _look.scale)

    QGuiApplication.styleHints().colorSchemeChanged.connect(moved)


def _load_fonts(app: QApplication) -> None:
    if app.property("fonts_loaded"):
        return
    for file in assets.names("fonts", "inter", suffix=".ttf"):
        QFontDatabase.addApplicationFontFromData(assets.read_bytes("fonts", "inter", file))
    app.setProperty("fonts_loaded", True)


def _palette(tokens: dict[str, str]) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: "bg", role.WindowText: "ink", role.Base: "surface", role.AlternateBase: "bg",
        role.Text: "ink", role.Button: "surface", role.ButtonText: "ink", role.BrightText: "critical",
        role.Highlight: "accent", role.HighlightedText: "on_accent", role.Link: "accent",
        role.LinkVisited: "accent", role.ToolTipBase: "surface", role.ToolTipText: "ink",
        role.PlaceholderText: "muted", role.Mid: "line", role.Midlight: "line", role.Light: "surface",
        role.Dark: "field_line", role.Shadow: "line", role.Accent: "accent",
    }  # fmt: skip
    for place, token in pairs.items():
        palette.setColor(place, QColor(tokens[token]))
    for place in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(tokens["muted"]))
    return palette


def _stylesheet(look: Look) -> str:
    lengths = {f"px{size}": f"{scaled(size)}px" for size in (2, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24)}
    # One pixel less, for what a focused control gives to the thicker border, so that nothing in it moves.
    lengths |= {f"in{size}": f"{scaled(size) - 1}px" for size in (4, 6, 7, 8, 10, 12, 14)}
    type_scale = {
        f"pt_{name}": f"{points(size):.2f}pt"
        for name, size in {
            "body": 10.5,
            "title": 15,
            "heading": 9.75,
            "small": 9,
            "label": 9,
            "word": 11.25,
        }.items()
    }
    return Template(assets.read_text("theme", "window.qss")).substitute(look.tokens | lengths | type_scale)
