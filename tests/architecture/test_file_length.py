from __future__ import annotations

from architecture.tree import ROOT, python_files

LONGEST = 400


def test_no_file_is_too_long_to_be_held_in_the_head():
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files("src", "packaging", "tests")
    }
    long = {str(path.relative_to(ROOT)): lines for path, lines in lengths.items() if lines > LONGEST}
    assert not long
