from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage

from safetydesk.desktop.kit.drop_area import DropArea
from safetydesk.desktop.kit.filmstrip import Filmstrip, Frame
from safetydesk.desktop.kit.image_view import ImageView
from safetydesk.desktop.kit.offered import DRAGGED, OfferedPicture
from safetydesk.desktop.kit.pdf_view import PdfView


def _picture() -> QImage:
    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(0xFF0000)
    return picture


def test_files_and_pictures_are_offered_and_nothing_else(qtbot):
    area = DropArea()
    qtbot.addWidget(area)
    files, pictures = [], []
    area.files_offered.connect(files.append)
    area.image_offered.connect(pictures.append)
    offered = QMimeData()
    offered.setUrls([QUrl.fromLocalFile("/a/b c.png"), QUrl("https://example.org/x.png")])
    assert area.take(offered)
    picture = QMimeData()
    picture.setImageData(_picture())
    assert area.take(picture)
    words = QMimeData()
    words.setText("only words")
    assert not area.take(words)
    assert files == [[Path("/a/b c.png")]]
    assert pictures[0].encoded().startswith(b"\x89PNG")


def test_png_bytes_are_passed_on_untouched(qtbot):
    area = DropArea()
    qtbot.addWidget(area)
    offered = QMimeData()
    offered.setData("image/png", b"\x89PNG as it came")
    with qtbot.waitSignal(area.image_offered) as taken:
        area.take(offered)
    assert taken.args == [OfferedPicture(content=b"\x89PNG as it came", came_by=DRAGGED)]


def test_files_can_be_chosen_by_keyboard(qtbot):
    area = DropArea(choose=lambda: [Path("/x")])
    qtbot.addWidget(area)
    with qtbot.waitSignal(area.files_offered) as taken:
        qtbot.keyClick(area, Qt.Key.Key_Return)
    assert taken.args == [[Path("/x")]]


def test_a_picture_is_covered_until_asked_for_and_let_go_again(qtbot):
    view = ImageView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    view.cover("Covered", "Opening is recorded.", "Show MO/8")
    assert view.is_covered()
    with qtbot.waitSignal(view.show_wanted):
        view._show.click()
    assert view.is_covered()
    view.show_picture(_picture(), "MO/8")
    assert not view.is_covered()
    view.zoom(2.0)
    assert view._pane._pixels.width() == 80
    view.cover()
    assert view._pane._pixels.picture.isNull()


def test_frames_are_walked_by_arrows(qtbot):
    strip = Filmstrip()
    qtbot.addWidget(strip)
    strip.set_frames([Frame("7", "MO/7"), Frame("8", "MO/8", picture=_picture())], "Add")
    strip.show()
    strip.choose("7")
    with qtbot.waitSignal(strip.chosen) as chosen:
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert chosen.args == ["8"]
    assert strip.current() == "8"
    strip.grab()


def test_bytes_that_are_no_pdf_show_no_page(qtbot):
    view = PdfView()
    qtbot.addWidget(view)
    assert view.show_pdf(b"not a pdf") == 0
    view.clear()
