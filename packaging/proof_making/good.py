"""Proofs in which every promise was kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from proof_making.trail import (
    AMIR,
    BEGUN,
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
)
from safetydesk.domain.proof.proof_file import Proof, ProvedEntry

_jane, _amir, _eve, _pair = signer(JANE), signer(AMIR), signer(EVE), signer(PAIR)


def proofs() -> dict[str, Proof]:
    """By name, each for something that a verifier may get wrong."""
    return {**_sizes(), **_keys(), **_contents(), **_wholes()}


def _sizes() -> dict[str, Proof]:
    found = {"one-entry": founded().opened(_jane).proof()}
    for size in (1, 2, 3, 4, 5, 6, 7, 8, 13, 30):
        found[f"{size + 2}-in-the-tree"] = founded().opened(_jane, size - 1, OTHER).opened(_jane).proof()
    found["many-entries"] = founded().opened(_jane, 40).proof()
    found["scattered"] = _scattered().proof()
    return found


def _scattered() -> Trail:
    trail = founded()
    for turn in range(12):
        trail.opened(_jane, 1, OTHER if turn % 3 else INCIDENT)
    return trail


def _keys() -> dict[str, Proof]:
    return {
        "two-members": full().proof(),
        "keys-reset": reset_trail().proof(),
        "reset-twice": reset_trail(2).proof(),
        "left": left_trail().proof(),
        "came-back": left_trail().enrol(_amir_again, _jane, "Amir Shah").opened(_amir_again).proof(),
        "sheets-made-and-used": recovered_trail().proof(),
        "sheets-made-anew": recovered_trail().say(
            "RecoverySheetsMade", signer(JANE, 1), pairs=[f"{OTHER}:{signer(OTHER).public_key.hex()}"]
        ).proof(),
        "enrolled-by-a-second": full().enrol(_eve, _amir, "Eve Hart").opened(_eve).proof(),
    }  # fmt: skip


def _contents() -> dict[str, Proof]:
    trail = full()
    return {
        "records-and-exhibits": trail.proof(records=RECORDS, exhibits=EXHIBITS),
        "printed-before": trail.proof(earlier=(3, 4, 7)),
        "payload-destroyed": without_payload(trail.proof(), 3),
        "every-payload-destroyed": _without_all(trail.proof()),
        "an-exemption": founded().say(
            "ExemptionRecorded", _jane, OTHER, reference="EX-2026-001", decision="agreed"
        ).proof(OTHER, "EX-2026-001", kind="exemption"),
        "clock-set-back": founded().say(
            "ClockWentBack", _jane, before=BEGUN.text(), now=BEGUN.text()
        ).say("IncidentOpened", _jane, INCIDENT, at=BEGUN.plus(timedelta(days=-3650)), reference="OS-2026-0001")
        .proof(),
        "words-of-every-kind": founded().say(
            "IncidentAmended", _jane, INCIDENT, reference="OS-2026-0001", changes=[],
            reason="\u202eهي قالت\u202c 😀 \x00\x1f\"\\ é",
        ).proof(),
    }  # fmt: skip


def _wholes() -> dict[str, Proof]:
    return {
        "whole-trail": full().proof(None),
        "whole-trail-with-everything": recovered_trail().proof(None, earlier=(2, 5)),
        "whole-trail-of-one": Trail().enrol(_jane, _jane).proof(None),
        "whole-trail-payload-destroyed": without_payload(full().proof(None), 6),
    }


_amir_again = signer(AMIR, 5)


def reset_trail(turns: int = 1) -> Trail:
    """A member whose keys were reset signs before and after, each time with the key then in force."""
    trail = full()
    for turn in range(1, turns + 1):
        key = signer(AMIR, turn)
        trail.say("MemberKeysReset", _jane, AMIR, name="Amir Shah", public_key=key.public_key.hex())
        trail.opened(key)
    return trail


def left_trail() -> Trail:
    return full().say("MemberLeft", _jane, AMIR, name="Amir Shah").opened(_jane)


def recovered_trail() -> Trail:
    """Two sheets opened the store, and the pair's own key signed for the reset."""
    again = signer(JANE, 1)
    trail = full().say("RecoverySheetsMade", _jane, pairs=[f"{PAIR}:{_pair.public_key.hex()}"])
    trail.say("RecoveryUsed", _pair, STORE, sheets="1+2")
    trail.say("MemberKeysReset", _pair, JANE, name="Jane S. Merrow", public_key=again.public_key.hex())
    return trail.opened(again)


def without_payload(proof: Proof, place: int) -> Proof:
    """What entry `place` (from 0) of the proof told of was lawfully destroyed."""
    gone = proof.entries[place]
    entries = [replace(each, payload=None, salt=None) if each is gone else each for each in proof.entries]
    return replace(proof, entries=tuple(entries))


def _without_all(proof: Proof) -> Proof:
    def bare(each: ProvedEntry) -> ProvedEntry:
        return replace(each, payload=None, salt=None)

    return replace(proof, entries=tuple(bare(each) for each in proof.entries))


__all__ = ["left_trail", "proofs", "recovered_trail", "reset_trail", "without_payload"]
