"""The manual page on paper: every word of it, the same bytes each time."""

from __future__ import annotations

import io
import json

from tests.clocks import StoppedClock
from tests.documents.reading import text_of

from safetydesk.cli.main import main
from safetydesk.documents.manual_page import draw_manual
from safetydesk.services.manual import manual


def drawn() -> bytes:
    target = io.BytesIO()
    draw_manual(manual(), "1.2.3", StoppedClock().now(), target)
    return target.getvalue()


def test_every_promise_is_on_it_and_it_is_the_same_each_time():
    assert drawn() == drawn()
    said = set(text_of(drawn()).split())
    for one in manual().promises:  # in three columns, which are read out across
        assert {*one.words.split(), *one.keeps.split(), *one.breaks.split()} <= said
    for part in manual().sections:
        assert {word for line in (part.title, *part.lines) for word in line.split()} <= said
    assert "1.2.3" in said


def test_the_hatch_says_it_and_writes_it_without_a_store(capsys, tmp_path):
    assert main(["manual"]) == 0
    said = capsys.readouterr().out
    assert all(one.words in said and one.breaks in said for one in manual().promises)
    assert main(["--json", "manual"]) == 0
    assert json.loads(capsys.readouterr().out)["promises"][0]["kind"] == "key"
    assert main(["manual", "--pdf", str(tmp_path / "page.pdf")]) == 0
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
