from __future__ import annotations

import io
import struct

import pytest

from safetydesk.intake import wire


def test_what_is_sent_is_received():
    pipe = io.BytesIO()
    wire.send(pipe, {"act": "look", "name": "ł"}, b"\0\1")
    wire.send(pipe, {})
    pipe.seek(0)
    assert wire.receive(pipe) == ({"act": "look", "name": "ł"}, b"\0\1")
    assert wire.receive(pipe) == ({}, b"")
    assert wire.receive(pipe) is None


@pytest.mark.parametrize(
    "sent",
    [
        b"\0\0",
        struct.pack(">IQ", 2**31, 0),
        struct.pack(">IQ", 2, 2**62) + b"{}",
        struct.pack(">IQ", 5, 0) + b"{}",
        struct.pack(">IQ", 2, 5) + b"{}ab",
        struct.pack(">IQ", 2, 0) + b"[]",
        struct.pack(">IQ", 2, 0) + b"{x",
        struct.pack(">IQ", 2, 0) + b"\xff\xff",
        struct.pack(">IQ", 60_000, 0) + b"[" * 60_000,
    ],
)
def test_a_lying_other_side(sent):
    with pytest.raises(wire.BrokenTalk):
        wire.receive(io.BytesIO(sent))
