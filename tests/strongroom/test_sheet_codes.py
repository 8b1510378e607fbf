from __future__ import annotations

import pickle
import random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from safetydesk.domain.errors import Refusal
from safetydesk.strongroom.sheet_codes import LETTERS, SheetCode, fresh_set_mark, read_code, store_mark

STORE = UUID("0190f3a0-0000-7000-8000-0000000000aa")
CODE = SheetCode(2, store_mark(STORE), "K7Q", bytes(range(32)))
TEXT = CODE.text()
secrets_drawn = some.binary(min_size=32, max_size=32)


def refusal(typed: str) -> Refusal:
    with pytest.raises(Refusal) as raised:
        read_code(typed)
    return raised.value


def test_how_it_looks() -> None:
    groups = TEXT.split("-")
    assert len(groups) == 12 and {len(group) for group in groups} == {6}
    assert TEXT[0] == "2" and set(TEXT) <= {*LETTERS, "-"}
    assert "secret" not in repr(CODE) and "\\x" not in repr(CODE)
    with pytest.raises(TypeError):
        pickle.dumps(CODE)


@given(secret=secrets_drawn, number=some.sampled_from((1, 2, 3)), drawn=some.integers(0, 2**32))
def test_typed_in_any_way_it_comes_back(secret: bytes, number: int, drawn: int) -> None:
    code = SheetCode(number, store_mark(STORE), fresh_set_mark(), secret)
    chance = random.Random(drawn)
    alike = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        chance.choice(["", " ", "-", "\n", "\u2013"])
        if letter == "-"
        else chance.choice(alike.get(letter, letter))
        for letter in code.text()
    )
    assert read_code(chance.choice([typed, typed.lower(), f"  {typed} "])) == code


@given(secret=secrets_drawn, at=some.integers(0, 71), by=some.sampled_from(LETTERS + "U"))
def test_one_letter_wrong_is_named_by_its_group(secret: bytes, at: int, by: str) -> None:
    letters = SheetCode(1, "ABC", "DEF", secret).text().replace("-", "")
    if letters[at] == by:
        return
    found = refusal(letters[:at] + by + letters[at + 1 :])
    assert (found.code, found.values["group"]) == ("sheet_code_group", str(at // 6 + 1))


@given(secret=secrets_drawn, group=some.integers(0, 11), at=some.integers(0, 4))
def test_neighbours_exchanged_are_named(secret: bytes, group: int, at: int) -> None:
    groups = SheetCode(3, "ABC", "DEF", secret).text().split("-")
    mine = groups[group]
    if mine[at] == mine[at + 1]:
        return
    groups[group] = mine[:at] + mine[at + 1] + mine[at] + mine[at + 2 :]
    assert refusal("-".join(groups)).values == {"group": str(group + 1)}


def test_groups_exchanged_and_letters_in_two_groups() -> None:
    groups = TEXT.split("-")
    groups[4], groups[8] = groups[8], groups[4]
    assert refusal(" ".join(groups)).values["group"] == "5, 9"
    one, other = ("Z" if TEXT[at] != "Z" else "Y" for at in (0, -1))
    assert refusal(one + TEXT[1:-1] + other).values["group"] == "1, 12"


def test_too_short_and_too_long_say_where() -> None:
    groups = TEXT.split("-")
    cut = [
        "-".join([*groups[:6], groups[6][:4], *groups[7:]]),
        "".join([*groups[:6], groups[6][:4], *groups[7:]]),
    ]
    for typed in cut:
        found = refusal(typed)
        assert (found.code, found.values) == ("sheet_code_short", {"count": "2", "group": "7"})
    found = refusal("-".join([*groups[:3], *groups[4:]]))
    assert (found.code, found.values) == ("sheet_code_short", {"count": "6", "group": "4"})
    found = refusal("-".join([*groups[:2], groups[2] + "X", *groups[3:]]))
    assert (found.code, found.values) == ("sheet_code_long", {"count": "1", "group": "3"})
    assert refusal(TEXT + TEXT).code == "sheet_code_long"
    assert refusal(" - ").code == refusal("").code == "sheet_code_empty"


def test_what_looks_right_in_every_group_and_is_not() -> None:
    """Two mistakes that a check letter does not see: the checksum over everything does, but for one in 512."""
    other = SheetCode(2, CODE.store_mark, CODE.set_mark, bytes(31) + b"\x07").text().split("-")
    found = refusal("-".join([*TEXT.split("-")[:6], *other[6:]]))
    assert found.code == "sheet_code_wrong"
    assert refusal(SheetCode(0, "ABC", "DEF", bytes(32)).text()).code == "sheet_code_wrong"


def test_marks() -> None:
    assert store_mark(STORE) == store_mark(STORE) != store_mark(UUID(int=1))
    assert len({fresh_set_mark() for _ in range(20)}) > 15
    assert fresh_set_mark("K7Q") != "K7Q"
