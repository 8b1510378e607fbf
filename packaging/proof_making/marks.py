"""Marks from paper held against published proofs: found, not found, and those that a proof cannot judge."""

from __future__ import annotations

from proof_making.trail import full
from safetydesk.domain.proof.mark import in_fours, mark_of

Given = tuple[str, str, int, str]
_CANNOT = "CANNOT BE JUDGED from this proof"
_NOWHERE = "0" * 20


def given() -> list[Given]:
    """File, mark as typed, exit code, words of the report."""
    printed, day = _mark_at(4), _mark_at(5)
    """Both are true marks of the trail; `good-printed-before` carries the first and not the second."""
    return [
        ("good-printed-before.json", printed, 0, "earlier printed copy"),
        ("good-printed-before.json", day, 2, _CANNOT),
        ("good-printed-before.json", _NOWHERE, 2, _CANNOT),
        ("good-printed-before.json", "no mark", 2, "neither twenty hex digits"),
        ("good-two-members.json", printed, 2, _CANNOT),
        ("good-whole-trail.json", day, 0, "one that this proof leads to"),
        ("good-whole-trail.json", _NOWHERE, 1, "No point of this whole trail"),
        ("good-whole-trail-of-one.json", _NOWHERE, 1, "No point of this whole trail"),
        ("bad-earlier-root-swapped.json", "ab" * 10, 1, "does not lead on from"),
        ("bad-text-altered.json", day, 1, _CANNOT),
    ]


def _mark_at(size: int) -> str:
    (earlier,) = full().proof(earlier=(size,)).earlier
    return in_fours(mark_of(earlier.root))
