from __future__ import annotations

import pytest

from safetydesk.domain.errors import Refusal
from safetydesk.intake import pictures_from_bytes
from safetydesk.intake.pictures_from_bytes import PastedPicture
from safetydesk.intake.source import Source
from samples import picture_bytes


def test_it_wears_the_clothes_of_a_file():
    content = picture_bytes()
    source: Source = PastedPicture(content, "pasted 1.png")
    with source:
        assert (source.name, source.size, source.modified) == ("pasted 1.png", len(content), None)
        assert source.stream.read() == content
        source.check_unchanged()
    assert source.stream.closed


def test_nothing_pasted_is_refused():
    with pytest.raises(Refusal) as refused:
        PastedPicture(b"", "pasted.png")
    assert (refused.value.code, refused.value.values) == ("file_empty", {"name": "pasted.png"})


def test_too_much_pasted_is_refused(monkeypatch):
    monkeypatch.setattr(pictures_from_bytes, "LARGEST", 3)
    with pytest.raises(Refusal) as refused:
        PastedPicture(b"four", "pasted.png")
    assert refused.value.code == "file_too_large"
