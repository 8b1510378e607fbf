"""What stands in whose place where copies with parts covered were made, whatever was made of what."""

from __future__ import annotations

from typing import Any

from builders import a_record_id, an_exhibit
from safetydesk.domain.covered import BOTH, COVERED, ORIGINALS, has_covered, left_out
from safetydesk.domain.derivation import Derivation
from safetydesk.domain.exhibit import Exhibit


def made(number: int, of: int = 0, kind: str = "", **changes: Any) -> Exhibit:
    derivation = Derivation(kind=kind, parent=a_record_id(of), parent_number=str(of)) if of else Derivation()
    return an_exhibit(id=a_record_id(number), number=str(number), derivation=derivation, **changes)


def told(exhibits: list[Exhibit], pictures: str) -> dict[str, str]:
    numbers = {each.id: each.number for each in exhibits}
    return {numbers[each]: " ".join(instead) for each, instead in left_out(exhibits, pictures).items()}


def test_what_came_in_and_every_uncovered_part_of_it_gives_way_to_the_covered_copy() -> None:
    family = [
        made(1), made(2, 1, "redaction"), made(3, 1, "crop"), made(4, 2, "crop"), made(5, 2, "redaction"),
        made(6, 1, "redaction"), made(7),
    ]  # fmt: skip
    assert told(family, COVERED) == {"1": "2 6", "2": "5", "3": "2 6", "4": "5"}
    assert told(family, ORIGINALS) == {"2": "1", "4": "1", "5": "1", "6": "1"}
    assert told(family, BOTH) == {}


def test_a_crop_alone_and_what_may_not_be_seen_ask_nothing() -> None:
    assert not has_covered([made(1), made(2, 1, "crop")])
    assert not has_covered([made(1), made(2, 1, "redaction", state="withdrawn", state_reason="x")])
    hidden = [made(1, state="isolated"), made(2, 1, "redaction")]
    assert not has_covered(hidden) and told(hidden, ORIGINALS) == {}
    between = [made(1, state="withdrawn", state_reason="x"), made(2, 1, "redaction"), made(3, 1, "crop")]
    assert told(between, COVERED) == {"3": "2"}, "the crop shows what the covered copy hides"


def test_a_line_that_runs_in_a_ring_ends() -> None:
    ring = [made(1, 2, "redaction"), made(2, 1, "crop")]
    assert isinstance(left_out(ring, COVERED), dict) and isinstance(left_out(ring, ORIGINALS), dict)
