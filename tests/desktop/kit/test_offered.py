"""What a drag and a paste bring: bytes as they came, taken at once; a link is only words."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from safetydesk.desktop.kit.drop_area import DropArea
from safetydesk.desktop.kit.offered import address_in, files_in, is_offered, is_taken, picture_in

SITE = "https://pictures.example/a/photo.jpg?size=large"


def offered(**formats: bytes) -> QMimeData:
    made = QMimeData()
    for name, content in formats.items():
        made.setData(name.replace("__", "-").replace("_", "/", 1), content)
    return made


def test_bytes_come_as_they_are_and_the_address_with_them() -> None:
    dragged = offered(image_png=b"a PNG", image_jpeg=b"a JPEG")
    dragged.setUrls([QUrl(SITE)])
    dragged.setHtml(f'<img alt="x" src="{SITE}">')
    picture = picture_in(dragged, "dragged")
    assert picture is not None and (picture.content, picture.extension) == (b"a JPEG", "jpg")
    assert (picture.address, picture.came_by) == (SITE, "dragged")
    first = picture_in(offered(image_png=b"a PNG", image_jpeg=b"a JPEG"))
    assert first is not None and (first.content, first.address) == (b"a PNG", "")


def test_other_forms_are_written_as_png_when_they_are_asked_for() -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(0x123456)
    pasted = QMimeData()
    pasted.setImageData(image)
    picture = picture_in(pasted)
    assert picture is not None and picture.content == b"" and picture.encoded().startswith(b"\x89PNG\r\n")
    image.fill(0)  # whoever offered it goes on drawing
    again = QImage.fromData(picture.encoded())
    assert (again.width(), again.height(), again.pixel(1, 1) & 0xFFFFFF) == (30, 20, 0x123456)


def test_a_picture_written_into_the_page_itself_is_taken_from_there() -> None:
    inline = "data:image/png;base64," + base64.b64encode(b"\x89PNG inline").decode()
    dragged = QMimeData()
    dragged.setHtml(f"<img src='{inline}'>")
    picture = picture_in(dragged)
    assert is_offered(dragged) and picture is not None and picture.content == b"\x89PNG inline"
    broken = QMimeData()
    broken.setHtml("<img src='data:image/png;base64,A'>")
    assert picture_in(broken) is None


def test_chromium_hands_over_the_bytes_of_the_site_without_saying_what_they_are() -> None:
    dragged = offered(application_octet__stream=b"\xff\xd8\xff as the site sent it")
    dragged.setUrls([QUrl(SITE)])
    dragged.setHtml(f'<img src="{SITE}">')
    picture = picture_in(dragged)
    assert is_offered(dragged) and picture is not None
    assert (picture.content, picture.extension) == (b"\xff\xd8\xff as the site sent it", "jpg")
    assert picture.address == SITE
    dragged.setData("application/octet-stream", b"MZ no picture")
    assert picture_in(dragged) is None and address_in(dragged) == SITE


@pytest.mark.parametrize("way", ["urls", "mozilla", "html"])
def test_a_link_alone_is_only_words(way: str) -> None:
    linked = QMimeData()
    if way == "urls":
        linked.setUrls([QUrl(SITE)])
    elif way == "mozilla":
        linked.setData("text/x-moz-url", f"{SITE}\nA title".encode("utf-16-le"))
    else:
        linked.setHtml(f'<a href="x"><img src="{SITE}"></a>')
    assert address_in(linked) == SITE and is_taken(linked)
    assert picture_in(linked) is None and not is_offered(linked) and files_in(linked) == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://a.example/b", "https://a b", "file:///etc/passwd", "smb://x/y"]
)
def test_what_is_no_web_address_is_none(address: str) -> None:
    linked = QMimeData()
    linked.setHtml(f'<img src="{address}">')
    assert address_in(linked) == "" and not is_taken(linked)


def test_the_area_says_what_came_and_what_was_offered_is_what_is_kept(qtbot) -> None:
    area = DropArea()
    qtbot.addWidget(area)
    pictures, links, nothing = [], [], []
    area.image_offered.connect(pictures.append)
    area.link_offered.connect(links.append)
    area.nothing_offered.connect(lambda: nothing.append(1))
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(offered(image_jpeg=b"the first"))
    area.paste()
    clipboard.setMimeData(offered(image_jpeg=b"something else"))  # before the question is answered
    clipboard.clear()
    assert [one.encoded() for one in pictures] == [b"the first"] and pictures[0].came_by == "clipboard"
    area.paste()
    assert nothing == [1]
    linked = QMimeData()
    linked.setUrls([QUrl(SITE)])
    assert area.take(linked) and links == [SITE]
    both = QMimeData()
    both.setUrls([QUrl.fromLocalFile("/a.png"), QUrl(SITE)])
    with qtbot.waitSignal(area.files_offered) as taken:
        area.take(both)
    assert taken.args == [[Path("/a.png")]]
