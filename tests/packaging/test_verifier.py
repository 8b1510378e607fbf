"""The stand-alone verifier over the published vectors, where SafetyDesk is not there to be imported."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import rfc8785

import proof_vectors

VERIFIER = Path(__file__).resolve().parents[2] / "resources" / "verifier"
VECTORS = VERIFIER / "vectors"
NEEDED = ("cryptography", "cffi", "_cffi_backend", "pycparser")
_ALONE = """
import contextlib, io, json, runpy, sys
sys.path.append(sys.argv[1])
for gone in ("safetydesk", "rfc8785", "sqlalchemy"):
    try:
        __import__(gone)
    except ImportError:
        continue
    raise SystemExit(f"{gone} is here")
verify = runpy.run_path(sys.argv[2], run_name="verify")["main"]
told = []
for words in json.load(sys.stdin):
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            code = verify(words)
    except SystemExit as leaving:
        code = leaving.code
    told.append([code, said.getvalue()])
json.dump(told, sys.stdout)
"""
"""One interpreter for many proofs: isolated, without site-packages, with nothing but cryptography to be found."""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with cryptography and what it needs, and nothing else."""
    folder = tmp_path_factory.mktemp("shelf")
    for name in NEEDED:
        found = importlib.util.find_spec(name)
        if found is None or found.origin is None:
            continue
        origin = Path(found.origin)
        place = origin.parent if origin.name == "__init__.py" else origin
        (folder / place.name).symlink_to(place)
    return folder


def run(shelf: Path, *calls: list[str]) -> list[tuple[int, str]]:
    command = [sys.executable, "-I", "-S", "-c", _ALONE, str(shelf), str(VERIFIER / "safetydesk_verify.py")]
    done = subprocess.run(command, input=json.dumps(calls), capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    return [(code, said) for code, said in json.loads(done.stdout)]


def test_every_vector_ends_as_it_must(shelf: Path) -> None:
    listed = json.loads((VECTORS / "vectors.json").read_text("utf-8"))
    told = run(shelf, *([str(VECTORS / each["file"]), *_marked(each)] for each in listed))
    wrong = [
        (each, code, said)
        for each, (code, said) in zip(listed, told, strict=True)
        if code != each["exit"] or each["says"] not in said
    ]
    assert wrong == []
    counts = [sum(each["exit"] == code for each in listed) for code in (0, 1, 2)]
    assert counts[0] >= 20 and counts[1] >= 40 and counts[2] >= 8


def _marked(vector: dict[str, Any]) -> list[str]:
    return ["--mark", vector["mark"]] if "mark" in vector else []


def test_a_sound_proof_is_never_called_wrong_for_a_mark_it_cannot_judge(shelf: Path) -> None:
    listed = json.loads((VECTORS / "vectors.json").read_text("utf-8"))
    asked = [
        each for each in listed if each["says"].startswith("CANNOT BE JUDGED from") and each["exit"] == 2
    ]
    ends = run(shelf, *([str(VECTORS / each["file"]), *_marked(each)] for each in asked))
    assert len(ends) >= 3
    for code, said in ends:
        assert code == 2 and "Ask for a proof of the whole trail, or one exported with this mark." in said
        assert "WRONG" not in said and "GOOD" not in said and "Do not rely" not in said


def test_the_published_vectors_are_those_that_the_script_makes(tmp_path: Path) -> None:
    proof_vectors.main([str(tmp_path)])
    made, published = (
        {path.name: path.read_bytes() for path in place.glob("*")} for place in (tmp_path, VECTORS)
    )
    assert made == published


def test_a_mark_from_paper_is_compared(shelf: Path) -> None:
    proof, whole = str(VECTORS / "good-printed-before.json"), str(VECTORS / "good-whole-trail.json")
    told = json.loads(Path(proof).read_text("utf-8"))
    now, before = told["checkpoint"]["root"][:20], told["earlier"][0]["root"][:20]
    fours = " ".join(now[at : at + 4].upper() for at in range(0, 20, 4))
    ends = run(
        shelf,
        [proof, "--mark", fours],
        [proof, "--mark", before],
        [whole, "--mark", before],
        [proof, "--mark", "0" * 20],
        [proof, "--mark", "no mark"],
        ["nowhere.json"],
    )
    assert [code for code, _ in ends] == [0, 0, 0, 2, 2, 2]
    assert "earlier printed copy" in ends[1][1] and "2026-03-03" in ends[2][1]


def test_files_are_compared_by_their_content(shelf: Path, tmp_path: Path) -> None:
    proof = str(VECTORS / "good-records-and-exhibits.json")
    good, bad = tmp_path / "good", tmp_path / "bad"
    for folder, content in ((good, b"a picture"), (bad, b"a picturE")):
        folder.mkdir()
        (folder / "\x1b[31many name.png").write_bytes(content)
    (one, said), (other, told), (none, _) = run(
        shelf,
        [proof, "--files", str(good)],
        [proof, "--files", str(bad)],
        [proof, "--files", str(tmp_path / "x")],
    )
    assert (one, other, none) == (0, 1, 2)
    assert "JSM/1" in said and "byte for byte" in said
    assert "not among the files" in told and "\x1b" not in told


def test_run_as_a_program_it_says_what_it_needs() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(VERIFIER / "safetydesk_verify.py"), str(VECTORS / "good-left.json")],
        capture_output=True,
        text=True,
        env={"PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert done.returncode == 2 and "cryptography" in done.stdout and done.stderr == ""


def test_whatever_stands_in_a_file_it_is_judged_and_never_stumbled_over(shelf: Path, tmp_path: Path) -> None:
    """A part of a good proof taken out, doubled, or put in the place of something of another kind."""
    pick, calls = random.Random(20261121), list[list[str]]()
    good = sorted(path for path in VECTORS.glob("good-*.json") if path.stat().st_size < 20_000)
    for number in range(400):
        proof = json.loads(pick.choice(good).read_text("utf-8"))
        _spoilt(proof, pick)
        (tmp_path / f"{number}.json").write_bytes(rfc8785.dumps(proof))
        calls.append([str(tmp_path / f"{number}.json")])
    ends = run(shelf, *calls)
    assert {code for code, _ in ends} <= {0, 1, 2}
    assert sum(code == 0 for code, _ in ends) < 20, (
        "what is left out of a proof of chosen entries is not missed"
    )


def _spoilt(value: Any, pick: random.Random) -> None:
    """One node somewhere in it, in place."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = pick.choice(keys)
        inner = value[key]
        if not isinstance(inner, dict | list) or not inner or pick.random() < 0.3:
            break
        value = inner
    if pick.random() < 0.3:
        del value[key]
    else:
        value[key] = pick.choice([None, True, -1, 2**52, "", "x", [], {}, "00" * 32, [None] * 3, {"text": 1}])
