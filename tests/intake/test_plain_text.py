from __future__ import annotations

import time
from email.message import EmailMessage

import pytest
from tests.intake.child_watch import WatchedRoom

from safetydesk.domain import media_kind as kinds
from safetydesk.intake.plain_text import MOST_LETTERS, PlainText, plain_text
from safetydesk.intake.preview import NoPreview


def seen(watched: WatchedRoom, content: bytes, kind: kinds.MediaKind = kinds.TEXT) -> PlainText:
    answer = watched._timed(lambda: plain_text(watched._room, content, kind))
    assert isinstance(answer, PlainText), answer
    assert len(answer.text) <= MOST_LETTERS
    return answer


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Zoë said “no”".encode(), "utf-8"),
        ("Zoë said “no”".encode("utf-8-sig"), "utf-8"),
        ("Zoë said “no”".encode("utf-16"), "utf-16"),
        ("\ufeffZoë said “no”".encode("utf-16-be"), "utf-16"),
        ("Zoë said “no”".encode("cp1252"), "cp1252"),
    ],
)
def test_its_letters_are_read(watched, content, encoding):
    answer = seen(watched, content)
    assert (answer.text, answer.encoding) == ("Zoë said “no”", encoding)
    assert not (answer.is_cut or answer.is_broken or answer.is_source)


def test_what_hides_is_written_out(watched):
    answer = seen(watched, "a\u202egpj.exe\0b\x1b[31m\r\nc\td\re".encode())
    assert answer.text == "a[U+202E]gpj.exe[U+0000]b[U+001B][31m\nc\td\ne"


def test_markup_is_shown_as_its_source(watched):
    page = b"<html><script>alert(1)</script><img src=file:///etc/passwd>"
    answer = seen(watched, page, kinds.HTML)
    assert (answer.text, answer.is_source) == (page.decode(), True)
    assert seen(watched, b"{\\rtf1 {\\object x}}", kinds.RTF).is_source


@pytest.mark.parametrize("content", [b"x" * 100_000_000, b"\0" * 100_000_000, b"\n" * 100_000_000])
def test_one_hundred_megabytes_are_cut(watched, content):
    began = time.monotonic()
    answer = seen(watched, content)
    assert answer.is_cut
    lines = answer.text.split("\n")
    assert max(map(len, lines)) <= 2_000
    assert len(lines) <= 10_000
    assert time.monotonic() - began < 5


def test_a_letter_cut_through_does_not_change_how_the_rest_is_read(watched):
    answer = seen(watched, "€".encode() * 400_000)
    assert (answer.encoding, answer.is_cut) == ("utf-8", True)
    assert set(answer.text) == {"€", "\n"}


def message(**extra: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Zoë Parent <parent@example.org>"
    made["Subject"] = "What he \u202e wrote"
    for name, value in extra.items():
        made[name] = value
    return made


def test_of_an_email_its_own_words_and_the_names_of_what_came_with_it(watched):
    made = message()
    made.set_content("She showed me 5 €.\n", charset="iso8859-15", cte="quoted-printable")
    made.add_alternative("<p>She showed me</p>", subtype="html")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    answer = seen(watched, made.as_bytes(), kinds.EML)
    assert answer.text == "She showed me 5 €.\n"
    assert (dict(answer.head)["From"], dict(answer.head)["Subject"]) == (
        "Zoë Parent <parent@example.org>", "What he [U+202E] wrote",
    )  # fmt: skip
    assert (answer.attached, answer.is_source) == (("photo.png",), False)


def test_an_email_of_html_alone_is_shown_as_its_source(watched):
    made = message()
    made.set_content("<b>hi</b>", subtype="html")
    answer = seen(watched, made.as_bytes(), kinds.EML)
    assert (answer.text.strip(), answer.is_source) == ("<b>hi</b>", True)


@pytest.mark.parametrize(
    "content",
    [
        b"From: a\nContent-Type: text/plain; charset=" + b"q" * 100_000 + b"\n\nhello",
        b"From: a\nContent-Type: text/plain; charset=../../etc\n\nhello",
        b"From: a\nContent-Transfer-Encoding: base64\n\n\xff\xff=====hello",
        b"From: =?utf-8?b?////?= =?no?q?=?=\n\nhello",
        b"From: a\n" + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 5_000,
        b"From: a\n" + b"X: y\n" * 200_000 + b"\nhello",
    ],
)  # fmt: skip
def test_hostile_messages(watched, content):
    seen(watched, content, kinds.EML)


def test_nothing_else_is_read_as_text(watched):
    assert plain_text(watched._room, b"MZ", kinds.WINDOWS_PROGRAM) == NoPreview("not_shown")


def test_a_child_that_lies_is_not_believed(watched, monkeypatch):
    from safetydesk.intake.preview import Answer

    for body in (b"\xff", b"x" * (MOST_LETTERS + 1)):
        monkeypatch.setattr(type(watched._room), "ask", lambda *_a, lie=body, **_k: Answer({}, lie))
        assert plain_text(watched._room, b"x", kinds.TEXT) == NoPreview("stopped")
    lying = Answer(
        {"head": [["a"], 3, ["From", "\u202e"]], "attached": [1, "n"], "cut": "yes"}, b"\xe2\x80\xae"
    )
    monkeypatch.setattr(type(watched._room), "ask", lambda *_a, **_k: lying)
    answer = plain_text(watched._room, b"x", kinds.TEXT)
    assert isinstance(answer, PlainText)
    assert (answer.text, answer.head, answer.attached, answer.is_cut) == (
        "[U+202E]", (("From", "[U+202E]"),), ("n",), False,
    )  # fmt: skip


def test_long_names_of_many_attachments_are_shortened_and_the_words_shown(watched):
    name = b"%F0%9F%98%80" * 299
    part = b"--B\nContent-Type: a/b\nContent-Disposition: attachment; filename*=utf-8''" + name + b"\n\nx\n"
    subject = b"Subject: " + "\N{GRINNING FACE}".encode() * 400 + b"\n"
    begin = b"Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain\n\nhello\n"
    answer = seen(watched, subject + begin + part * 26 + b"--B--\n", kinds.EML)
    assert answer.text.strip() == "hello" and answer.more == 1
    assert len(answer.attached) == 25 and all(each.endswith("…") for each in answer.attached)


def test_a_message_that_names_its_letters_at_length_is_shown(watched):
    named = b"utf" + b"-" * 100_000 + b"8"
    answer = seen(watched, b"Content-Type: text/plain; charset=" + named + b"\n\nhello", kinds.EML)
    assert answer.text == "hello"
