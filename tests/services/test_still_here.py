"""What Today has of things in the school's hands: what its line of custody says, in as many queries however many."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from tests.clocks import StoppedClock
from tests.services.acts import logged

from safetydesk.domain.custody_drafts import CustodyDraft, HeldItemDraft
from safetydesk.domain.still_held import is_still_held
from safetydesk.services.desk import Desk

PHONE = HeldItemDraft(
    description="Phone", custodian_one="Morgan Okafor", place="Safe", taken_from="Maya", reason="Police asked"
)


def act(kind: str, to_who: str = "", receipt: str = "", **more: Any) -> CustodyDraft:
    return CustodyDraft(kind=kind, to_who=to_who, receipt=receipt, purpose="p", note="n", **more)


LINES: dict[str, tuple[list[CustodyDraft], bool]] = {
    "nothing done": ([], True),
    "moved": ([act("moved", place="Cupboard")], True),
    "with a colleague": ([act("handed_over", "Alan Whitby")], True),
    "a receipt of signs": ([act("handed_over", "Alan Whitby", "-")], False),
    "with the police": ([act("handed_over", "PC Shah", "R 88/26")], False),
    "with the police, who lent it": (
        [act("handed_over", "PC Shah", "R 88/26"), act("viewed", "Alan Whitby")],
        False,
    ),
    "back from the police": (
        [act("handed_over", "PC Shah", "R 88/26"), act("received", "Morgan Okafor")],
        True,
    ),
    "given back": ([act("returned", "Maya Okafor")], False),
    "given back and taken again": ([act("returned", "Maya Okafor"), act("received", "Morgan Okafor")], True),
    "disposed of": ([act("disposed", witness="Alan Whitby")], False),
    "never given back": ([act("returned", "Maya Okafor"), act("corrected", is_struck=True)], True),
    "given back, the name put right": ([act("returned", "May"), act("corrected", "Maya Okafor")], False),
}


@contextmanager
def queries() -> Iterator[list[str]]:
    asked: list[str] = []

    def hear(_c: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def taken_in(desk: Desk, clock: StoppedClock, acts: list[CustodyDraft]) -> str:
    item = desk.held_items.record(logged(desk).id, PHONE)
    for draft in acts:
        clock.move(minutes=2)
        wrong = desk.custody.line(item.id).steps[-1].entry.id if draft.kind == "corrected" else None
        desk.custody.record(item.id, replace(draft, corrects=wrong))
    return item.number


def test_what_left_leaves_the_list_and_what_is_here_stays(desk: Desk, clock: StoppedClock) -> None:
    made = {name: taken_in(desk, clock, acts) for name, (acts, _is_held) in LINES.items()}
    shown = {line.number: line for line in desk.deadline_board.today().held}
    assert {name: number in shown for name, number in made.items()} == {
        name: is_held for name, (_acts, is_held) in LINES.items()
    }
    with desk.deadline_board._office.reading() as reading:
        whole = {row.item.number: row for row in reading.may_be_held()}
    for number, line in shown.items():
        read = desk.custody.line(whole[number].item.id)
        assert is_still_held(read) and (line.holder, line.place) == (read.holder, read.place)
    assert made["given back"] not in whole and made["with the police"] not in whole, "left out by SQL already"


def test_as_many_queries_however_many_were_taken_in(desk: Desk) -> None:
    incident = logged(desk)
    counted = []
    for _ in range(2):
        for _ in range(3):
            item = desk.held_items.record(incident.id, PHONE)
        desk.custody.record(item.id, act("returned", "Maya Okafor"))
        with queries() as asked:
            assert desk.deadline_board.today().held
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_one_that_is_here_too_long_is_said_to_be(desk: Desk, clock: StoppedClock) -> None:
    desk.held_items.record(logged(desk).id, PHONE)
    assert [line.is_long for line in desk.deadline_board.today().held] == [False]
    clock.move(days=40)
    assert [line.is_long for line in desk.deadline_board.today().held] == [True]
