"""Every control of every page: named for a screen reader, reached by Tab, not clipped, nothing scrolled sideways."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabBar,
    QWidget,
)

from every_page import doors, filled_store, rooms, studio_on
from gallery_parts.studio import Studio
from safetydesk import assets
from safetydesk.desktop.kit.image_view import ImageView
from safetydesk.desktop.kit.pdf_view import PdfView

SCALES = (1.0, 2.0)
SLACK = 2
"""Pixels: rounding of fractional sizes."""


@pytest.fixture(scope="module")
def plain_store(tmp_path_factory: pytest.TempPathFactory):
    """Every field filled with a few ordinary words; copied, never opened."""
    folder = tmp_path_factory.mktemp("names")
    pictures = [assets.path("demo", name) for name in assets.names("demo", suffix=".png")[:2]]
    return filled_store(
        folder, lambda field: f"The {field.replace('_', ' ')} of it, as it was told", pictures
    )


@pytest.mark.slow
@pytest.mark.parametrize("scale", SCALES)
def test_every_page_is_named_reached_and_whole(
    qapp: QApplication, plain_store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scale: float
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    shown = type(plain_store)(
        Path(shutil.copytree(plain_store.path, tmp_path / "store")),
        plain_store.incident, plain_store.locked, plain_store.exemption, "told",
    )  # fmt: skip
    faults: list[str] = []
    with studio_on(qapp, tmp_path, scale) as studio:
        for name in doors(studio, shown, tmp_path / "new" / "store"):
            faults += [f"{name}: {fault}" for fault in _faults(studio)]
        studio.sign_in(shown.path)
        for name in rooms(studio, shown):
            faults += [f"{name}: {fault}" for fault in _faults(studio)]
    assert not faults, "\n".join(dict.fromkeys(faults))


def _faults(studio: Studio) -> Iterator[str]:
    top = studio.window if studio.is_in else studio.door_window
    assert (top.width(), top.height()) == (1366, 768)
    seen = [widget for widget in top.findChildren(QWidget) if widget.isVisible()]
    controls = [widget for widget in seen if _takes_tab(widget)]
    for control in controls:
        if not _name(control).strip():
            yield f"no name: {_called(control)}"
    yield from _sideways(seen)
    for widget in seen:
        yield from _clipped(widget, top)
    reached = _tabbed(top, len(controls))
    yield from (f"Tab does not reach {_called(one)}" for one in controls if one not in reached)


def _takes_tab(widget: QWidget) -> bool:
    if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False
    if isinstance(widget, QAbstractButton) and widget.group() is not None and widget.group().exclusive():
        return widget.isChecked()
    return widget.focusProxy() is None


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def _called(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = str(text())[:60] if callable(text) else ""
    return f"{type(widget).__name__} {_name(widget)[:60]!r} {words!r}"


def _tabbed(top: QWidget, count: int) -> set[QWidget]:
    """What a person meets who presses Tab until everything has come round."""
    top.activateWindow()
    QTest.qWaitForWindowActive(top, 1000)
    before = QApplication.focusWidget()
    reached: set[QWidget] = set()
    for _press in range(count + 8):
        here = QApplication.focusWidget() or top
        reached.add(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    if before is not None:
        before.setFocus()
    return reached


def _sideways(seen: list[QWidget]) -> Iterator[str]:
    for area in seen:
        if not isinstance(area, QAbstractScrollArea) or _is_a_picture(area):
            continue
        bar = area.horizontalScrollBar()
        if bar is not None and bar.isVisible():
            yield f"scrolls sideways: {_called(area)}"
        if isinstance(area, QScrollArea) and area.widget() is not None:
            over = area.widget().width() - area.viewport().width()
            if over > 0:
                yield f"{over} px wider than what is seen of it: {_called(area)}"


def _clipped(widget: QWidget, top: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text() and not widget.pixmap().toImage().width():
        room = widget.contentsRect()
        if widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            if needed > widget.height() + SLACK:
                yield f"{needed - widget.height()} px too low: {_called(widget)}"
            flags = int(Qt.TextFlag.TextWordWrap)
            wide = (
                widget.fontMetrics()
                # What is drawn, with the places where a very long word may break.
                .boundingRect(QRect(0, 0, room.width(), 10_000), flags, QLabel.text(widget))
                .width()
            )
        else:
            wide = widget.fontMetrics().horizontalAdvance(widget.text())
        if wide > room.width() + SLACK:
            yield f"{wide - room.width()} px too narrow: {_called(widget)}"
    elif isinstance(widget, QPushButton) and widget.text():
        if (
            widget.sizeHint().width() > widget.width() + SLACK
            or widget.sizeHint().height() > widget.height() + SLACK
        ):
            yield f"button too small: {_called(widget)}"
    elif isinstance(widget, QTabBar) and widget.count():
        last = widget.tabRect(widget.count() - 1).right()
        if last > widget.width() + SLACK and not widget.usesScrollButtons():
            yield f"tabs cut: {_called(widget)}"
    right = widget.mapTo(top, QPoint(widget.width(), 0)).x()
    if right > top.width() + SLACK and not _is_a_picture(widget):
        yield f"{right - top.width()} px outside the window: {_called(widget)}"


def _is_a_picture(widget: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, ImageView | PdfView):
            return True
        above = above.parentWidget()
    return False


def test_a_control_without_a_name_and_a_cut_label_are_found(qapp: QApplication) -> None:
    """The measure itself is measured."""
    top = QWidget()
    top.resize(1366, 768)
    bare, cut, far = QPushButton(top), QLabel("far too long for so little room", top), QLabel("x", top)
    cut.setGeometry(0, 40, 20, 20)
    far.setGeometry(1360, 80, 30, 20)
    skipped = QPushButton("no tab", top)
    top.show()
    assert _takes_tab(bare) and not _name(bare)
    assert next(_clipped(cut, top), None) and next(_clipped(far, top), None)
    assert _tabbed(top, 2) >= {bare, skipped}
    skipped.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert skipped not in _tabbed(top, 2) and not _takes_tab(skipped)
    top.close()
