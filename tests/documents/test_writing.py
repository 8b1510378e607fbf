"""Documents come into being whole or not at all."""

from __future__ import annotations

import hashlib

import pytest

from safetydesk.documents.printing import Drawn
from safetydesk.documents.writing import write_document
from safetydesk.domain.errors import Cancelled, Trouble


def draw(target):
    target.write(b"%PDF-")
    target.write(b"1.4")
    return Drawn(1)


def test_what_is_told_is_what_was_written(tmp_path):
    written = write_document(tmp_path / "case.pdf", draw)
    content = (tmp_path / "case.pdf").read_bytes()
    assert (written.sha256, written.size, written.pages) == (
        hashlib.sha256(content).hexdigest(),
        len(content),
        1,
    )
    assert [entry.name for entry in tmp_path.iterdir()] == ["case.pdf"]


def test_a_drawing_cut_short_leaves_the_older_document(tmp_path):
    path = tmp_path / "case.pdf"
    path.write_bytes(b"older")

    def cut_short(target):
        target.write(b"half")
        raise Cancelled("cancelled")

    with pytest.raises(Cancelled):
        write_document(path, cut_short)
    assert path.read_bytes() == b"older"
    assert [entry.name for entry in tmp_path.iterdir()] == ["case.pdf"]


def test_a_folder_that_is_not_there_is_a_named_trouble(tmp_path):
    with pytest.raises(Trouble, match="document_not_written"):
        write_document(tmp_path / "gone" / "case.pdf", draw)
