"""Nothing committed names a place on somebody's machine, or the address of a package index."""

from __future__ import annotations

import re

from architecture.tree import ROOT

NOT_COMMITTED = {
    line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split() if "*" not in line
} | {".git"}
# Each in two parts, so that this file is not its own first finding.
PLACES = re.compile(
    b"|".join(
        [
            b"/ro" + rb"ot/\w",
            b"/wo" + rb"rk/(main|shared)",
            b"/tm" + rb"p/\w",
            b"C:.Us" + rb"ers\\\w",
        ]
        + [b"py" + rb"pi\.(org|python)", b"python" + b"hosted", b"index" + b"-url", b"artifact" + b"registry"]
    )
)


def _committed():
    for path in sorted(ROOT.rglob("*")):
        parts = set(path.relative_to(ROOT).parts)
        if (
            path.is_file()
            and not parts & NOT_COMMITTED
            and not any(part.endswith(".egg-info") for part in parts)
        ):
            yield path


def test_no_file_names_a_place():
    seen, found = 0, {}
    for path in _committed():
        seen += 1
        for hit in PLACES.finditer(path.read_bytes()):
            found.setdefault(path.relative_to(ROOT).as_posix(), []).append(hit[0])
    assert seen > 500
    assert not found
