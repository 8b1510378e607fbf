from __future__ import annotations

import dataclasses

import pytest

from safetydesk.domain.media_kind import ALL_KINDS, PNG, UNKNOWN, kind_named


def test_codes_are_permanent_and_found_again():
    assert len({kind.code for kind in ALL_KINDS}) == len(ALL_KINDS)
    assert all(kind_named(kind.code) is kind for kind in ALL_KINDS)


def test_a_code_from_a_later_release_reads_as_unknown():
    assert kind_named("hologram") is UNKNOWN


def test_only_three_kinds_are_ever_decoded():
    assert {kind.code for kind in ALL_KINDS if kind.is_decodable} == {"png", "jpeg", "webp"}
    assert all(kind.is_picture for kind in ALL_KINDS if kind.is_decodable)


def test_a_kind_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        PNG.code = "jpeg"  # type: ignore[misc]  # the very thing under test
