"""Proofs that no verifier may call good: what somebody would do who wants one to say something else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

import rfc8785

from proof_making.good import left_trail, recovered_trail, reset_trail
from proof_making.trail import (
    AMIR,
    EVE,
    EXHIBITS,
    INCIDENT,
    JANE,
    OTHER,
    PAIR,
    RECORDS,
    STORE,
    Trail,
    founded,
    full,
    signer,
    written,
)
from safetydesk.domain.proof.canonical import canonical
from safetydesk.domain.proof.entry import commitment, to_sign

Vector = tuple[str, bytes, int, str]
_jane, _amir, _eve = signer(JANE), signer(AMIR), signer(EVE)
_stranger = signer(JANE, 99)
_TEN = "2026-03-03T10:00:00.000000Z+00:00"


def vectors() -> list[Vector]:
    """Name, file, exit code, words of the report."""
    return [
        *_edited(),
        *(_of_trail(name, trail, said) for name, (trail, said) in _trails().items()),
        *_raw(),
    ]


def _of_trail(name: str, trail: Trail, said: str) -> Vector:
    return f"bad-{name}", written(trail.proof()), 1, said


def _trails() -> dict[str, tuple[Trail, str]]:
    """Trails that were never good, exported as if they were."""
    stranger_enrols = founded().say(
        "MemberEnrolled", _eve, EVE, name="Eve", public_key=_eve.public_key.hex()
    ).opened(_eve)  # fmt: skip
    resets_herself = full().say(
        "MemberKeysReset", _stranger, JANE, name="J", public_key=_stranger.public_key.hex()
    ).opened(_stranger)  # fmt: skip
    old_sheets = recovered_trail().say(
        "RecoverySheetsMade", signer(JANE, 1), pairs=[f"{OTHER}:{signer(OTHER).public_key.hex()}"]
    ).say("RecoveryUsed", signer(PAIR), INCIDENT, reference="OS-2026-0001", sheets="1+2")  # fmt: skip
    return {
        "signed-after-leaving": (left_trail().opened(_amir), "had left"),
        "signed-with-a-key-of-before": (reset_trail().opened(_amir), "no longer in force"),
        "signed-by-a-stranger": (full().opened(_stranger), "not signed by anybody"),
        "stranger-enrols-herself": (stranger_enrols, "not signed by anybody"),
        "stranger-resets-a-member": (resets_herself, "not signed by anybody"),
        "old-sheets-used": (old_sheets, "no longer in force"),
        "nobody-enrolled": (
            Trail().say("StoreCreated", _jane, school="x", program="1").opened(_jane, 2),
            "does not say whose key",
        ),
        "enrolled-too-late": (
            Trail()
            .say("StoreCreated", _jane, school="x", program="1")
            .opened(_jane)
            .enrol(_jane, _jane)
            .opened(_jane),
            "does not say whose key",
        ),
    }


def _edited() -> Iterator[Vector]:
    """A good proof with one thing changed, written in its one form again."""
    good = json.loads(written(full().proof(records=RECORDS, exhibits=EXHIBITS, earlier=(3, 7))))
    whole = json.loads(written(full().proof(None)))
    for name, (base, change, said) in _edits(good, whole).items():
        changed = deepcopy(base)
        change(changed)
        yield f"bad-{name}", rfc8785.dumps(changed), 1, said


def _edits(good: Any, whole: Any) -> dict[str, tuple[Any, Callable[[Any], Any], str]]:
    def on(part: str, at: int, act: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda proof: act(proof[part][at])

    def text(old: str, new: str) -> Callable[[Any], Any]:
        return lambda entry: entry.update(text=entry["text"].replace(old, new))

    def again(by: Any, **changes: Any) -> Callable[[Any], Any]:
        return lambda entry: _resigned(entry, by, changes)

    return {
        "text-altered": (good, on("entries", 0, text("T15:", "T14:")), "not under the checkpoint"),
        "kind-altered": (good, on("entries", 2, text("Opened", "Logged")), "not signed"),
        "member-swapped": (good, on("entries", 2, text(str(AMIR), str(JANE))), "not under the checkpoint"),
        "subject-swapped": (good, on("entries", 2, text(str(INCIDENT), str(OTHER))), "not under"),
        "store-swapped": (good, on("entries", 2, text(str(STORE), str(OTHER))), "another store"),
        "number-changed": (good, on("entries", 2, text('"number":6', '"number":7')), "not under"),
        "number-beyond-the-end": (good, on("entries", 4, text('"number":9', '"number":99')), "after the checkpoint"),
        "number-of-nothing": (good, on("entries", 0, text('"number":4', '"number":0')), "no number"),
        "number-as-text": (good, on("entries", 0, text('"number":4', '"number":"4"')), "no number"),
        "payload-altered": (
            good, on("entries", 0, lambda e: e.update(payload=e["payload"].replace("1", "2"))), "changed",
        ),
        "payload-without-salt": (good, on("entries", 0, lambda e: e.pop("salt")), "hex"),
        "salt-without-payload": (good, on("entries", 0, lambda e: e.pop("payload")), "salt"),
        "salt-altered": (good, on("entries", 0, lambda e: e.update(salt="00" * 32)), "changed"),
        "signature-empty": (good, on("entries", 0, lambda e: e.update(signature="")), "hex"),
        "signature-zero": (good, on("entries", 0, lambda e: e.update(signature="00" * 64)), "not signed"),
        "signature-of-another": (
            good, lambda p: p["entries"][0].update(signature=p["entries"][1]["signature"]), "not signed",
        ),
        "re-signed-by-a-member": (good, on("entries", 0, again(_amir, at=_TEN)), "not under"),
        "re-signed-in-own-name": (good, on("entries", 0, again(_amir, member=str(AMIR))), "not under the checkpoint"),
        "contents-rewritten": (good, on("entries", 0, _rewritten), "not under the checkpoint"),
        "path-cut": (good, on("entries", 0, lambda e: e["path"].pop()), "too short"),
        "path-longer": (good, on("entries", 0, lambda e: e["path"].append("00" * 32)), "too long"),
        "path-altered": (good, on("entries", 0, lambda e: e["path"].__setitem__(0, "00" * 32)), "not under"),
        "path-of-another": (good, lambda p: p["entries"][0].update(path=p["entries"][3]["path"]), "not under"),
        "paths-taken-away": (good, lambda p: [e.pop("path") for e in p["entries"]], "missing"),
        "entry-twice": (good, lambda p: p["entries"].insert(1, p["entries"][0]), "twice"),
        "entries-out-of-order": (good, lambda p: p["entries"].reverse(), "out of its order"),
        "two-versions": (good, lambda p: p["keys"].insert(3, _other_version(p["entries"][0])), "two versions"),
        "key-entry-left-out": (good, lambda p: p["keys"].pop(2), "not signed"),
        "first-enrolment-left-out": (good, lambda p: p["keys"].pop(1), "whose key"),
        "enrolled-key-swapped": (good, on("keys", 1, _key_swapped), "changed"),
        "key-entry-without-contents": (good, on("keys", 2, lambda e: (e.pop("salt"), e.pop("payload"))), "is not here"),
        "root-swapped": (good, lambda p: p["checkpoint"].update(root="ab" * 32), "not under"),
        "size-changed": (good, lambda p: p["checkpoint"].update(size=10), "too short"),
        "exhibit-hash-swapped": (good, lambda p: p["exhibits"][0].update(sha256="cd" * 32), "no entry tells"),
        "exhibit-made-up": (good, lambda p: p["exhibits"].append({**p["exhibits"][0], "number": "JSM/2"}), "no entry"),
        "record-rewritten": (good, _record_milder, "does not read as it was"),
        "record-made-up": (good, lambda p: p["records"].update({"notes:x": "{}"}), "does not read as it was"),
        "earlier-root-swapped": (good, lambda p: p["earlier"][0].update(root="ab" * 32), "not a beginning"),
        "earlier-path-cut": (good, lambda p: p["earlier"][1]["consistency"].pop(), "not a beginning"),
        "earlier-beyond-the-end": (good, lambda p: p["earlier"][1].update(size=99), "not a beginning"),
        "about-another": (good, lambda p: p["about"].update(reference="OS-2026-0009"), "not what the proof says"),
        "spliced-from-another-incident": (good, lambda p: p["entries"].insert(4, _with_path_of(7)), "more than one"),
        "whole-entry-left-out": (whole, lambda p: p["entries"].pop(4), "missing"),
        "whole-tail-cut": (whole, lambda p: p["entries"].pop(), "cut off"),
        "whole-renumbered": (whole, _renumbered, "not signed"),
        "whole-sealed-again-by-one": (whole, _sealed_again, "not signed"),
        "whole-with-a-second-key-history": (whole, lambda p: p.update(keys=good["keys"]), "second one"),
    }  # fmt: skip


def _resigned(entry: Any, by: Any, changes: dict[str, Any]) -> None:
    found = {**json.loads(entry["text"]), **changes}
    told = canonical(found)
    entry.update(text=told.decode(), signature=by.sign(to_sign(told)).hex())


def _rewritten(entry: Any) -> None:
    """Other contents, a commitment that fits them, signed by the same member: all that is wrong is the tree."""
    payload = canonical(
        {"event": {"subject": str(INCIDENT), "reference": "OS-2026-0001", "people": 9}, "texts": {}}
    )
    salt = bytes(32)
    entry.update(payload=payload.decode(), salt=salt.hex())
    _resigned(entry, _jane, {"commitment": commitment(salt, payload)})


def _other_version(entry: Any) -> Any:
    other = deepcopy(entry)
    _resigned(other, _jane, {"at": _TEN})
    return other


def _key_swapped(entry: Any) -> None:
    entry["payload"] = entry["payload"].replace(_jane.public_key.hex(), _stranger.public_key.hex())


def _record_milder(proof: Any) -> None:
    for name, text in proof["records"].items():
        proof["records"][name] = text.replace("Insults", "Jokes")


def _with_path_of(place: int) -> Any:
    """Entry `place` (from 0), which is about another incident, as its own good proof would hold it."""
    other = json.loads(written(full().proof(OTHER, "OS-2026-0002")))
    assert json.loads(other["entries"][0]["text"])["number"] == place + 1
    return other["entries"][0]


def _renumbered(proof: Any) -> None:
    """An entry taken out, and those behind it moved up without being signed again; the root made to fit."""
    proof["entries"].pop(5)
    for number, entry in enumerate(proof["entries"], start=1):
        found = json.loads(entry["text"])
        entry["text"] = canonical({**found, "number": number}).decode()
    _root_again(proof)


def _sealed_again(proof: Any) -> None:
    """As with journals sealed by the machine: one key signs everything afresh, and the tree is built to fit."""
    for entry in proof["entries"][3:]:
        _resigned(entry, _amir, {"at": _TEN})
    _root_again(proof)


def _root_again(proof: Any) -> None:
    from safetydesk.domain.proof.merkle import leaf_hash
    from safetydesk.domain.proof.tree import Tree

    leaves = [leaf_hash(entry["text"].encode()) for entry in proof["entries"]]
    proof["checkpoint"].update(size=len(leaves), root=Tree(leaves).root().hex())


def _raw() -> Iterator[Vector]:
    """Files that are none, or not in their one form."""
    good = written(full().proof())
    one = replace(full().proof(), entries=())
    told = json.loads(good)
    yield "bad-not-canonical", good + b"\n", 1, "one form"
    yield "bad-spaces", good.replace(b",", b", ", 1), 1, "one form"
    yield "bad-name-twice", good.replace(b'{"about"', b'{"about":{},"about"', 1), 1, "no proper text"
    yield "bad-cut-short", good[:-100], 1, "no proper text"
    yield "bad-fraction", good.replace(b'"size":', b'"size":0.', 1), 1, "no proper text"
    yield "bad-endless-number", good.replace(b'"size":', b'"size":1' + b"0" * 400, 1), 1, "no proper text"
    yield "bad-too-deep", b"[" * 20_000, 1, "no proper text"
    yield "bad-empty-file", b"", 1, "no proper text"
    yield "unreadable-no-text", b"\xff\xfe" + good, 2, "no text"
    yield "unreadable-a-list", b"[]", 2, "wrong kind"
    yield "unreadable-no-entries", written(one), 2, "wrong kind"
    yield "unreadable-entries-empty", rfc8785.dumps({**told, "entries": []}), 2, "no entry"
    yield "unreadable-other-format", good.replace(b"-proof/1", b"-proof/9", 1), 2, "later form"
    yield "unreadable-size-as-text", good.replace(b'"size":9', b'"size":"9"', 1), 2, "wrong kind"
    yield "unreadable-size-negative", good.replace(b'"size":9', b'"size":-9', 1), 2, "no checkpoint"
    yield "unreadable-entries-no-list", rfc8785.dumps({**told, "entries": {"0": 1}}), 2, "wrong kind"
    yield (
        "bad-entry-a-number",
        rfc8785.dumps({**told, "entries": [*told["entries"], 7, None, "x", []]}),
        1,
        "is not an entry",
    )
    yield "unreadable-about-nothing", rfc8785.dumps({**told, "about": {}}), 2, "wrong kind"
    yield (
        "unreadable-about-another-kind",
        rfc8785.dumps({**told, "about": {"kind": "x"}}),
        2,
        "what it is about",
    )
    yield "unreadable-exhibits-a-number", rfc8785.dumps({**told, "exhibits": [7]}), 2, "wrong kind"
