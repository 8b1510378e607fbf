"""What was read before is made once; what stands otherwise, or stands no more, is not taken from before."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from safetydesk.records.kept_rows import KeptRows, Row

ROWS = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["", "a", "b"])), max_size=12)


class Made:
    """A record of its own for each row that is made."""

    def __init__(self, row: Row) -> None:
        self.row = row


def made(rows: Sequence[Row]) -> list[Made]:
    return [Made(row) for row in rows]


@given(st.lists(st.tuples(st.sampled_from(["notice", "decision"]), ROWS), max_size=8))
def test_every_look_gives_a_record_for_each_row_in_their_order(looks: list[tuple[str, list[Row]]]) -> None:
    kept = KeptRows()
    for kind, rows in looks:
        assert [each.row for each in kept.made(kind, rows, made)] == rows


def test_only_what_was_not_there_last_time_is_made() -> None:
    kept, asked = KeptRows(), list[Sequence[Row]]()

    def counted(rows: Sequence[Row]) -> list[Made]:
        asked.append(rows)
        return made(rows)

    first = kept.made("notice", [(1, "a"), (2, "b")], counted)
    again = kept.made("notice", [(2, "b"), (1, "c")], counted)
    assert again[0] is first[1] and again[1].row == (1, "c")
    assert asked == [[(1, "a"), (2, "b")], [(1, "c")]]


def test_what_was_not_read_last_time_is_let_go() -> None:
    kept = KeptRows()
    (first,) = kept.made("notice", [(1, "a")], made)
    assert kept.made("notice", [], made) == []
    (later,) = kept.made("notice", [(1, "a")], made)
    assert later is not first


def test_kinds_are_apart() -> None:
    kept = KeptRows()
    (notice,) = kept.made("notice", [(1, "a")], made)
    (decision,) = kept.made("decision", [(1, "a")], made)
    assert notice is not decision
