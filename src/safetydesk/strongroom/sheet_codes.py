"""The code on a recovery sheet: 32 secret bytes as a person can type them, with check letters that name a mistake.

Crockford's base 32 (no I, L, O or U), twelve groups of five letters and a check letter each. The first letter is the
sheet's number; then follow three that mark the store, three that mark the set, and 53 for the secret with nine bits of
a checksum over everything. A group's check letter tells any one wrong letter in it, two neighbours exchanged, and a
group that stands in another's place.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from dataclasses import dataclass, field
from uuid import UUID

from safetydesk.domain.errors import Refusal

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_BYTES = 32
GROUPS, GROUP = 12, 6
SHEETS = (1, 2, 3)
_VALUES = {letter: value for value, letter in enumerate(LETTERS)} | {"O": 0, "I": 1, "L": 1}
_MARK_LETTERS, _SUM_BITS = 3, 9
_BETWEEN = re.compile(r"[^0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class SheetCode:
    """One sheet, as its code tells it; both marks are three letters. The secret shows in no repr."""

    number: int
    store_mark: str
    set_mark: str
    secret: bytes = field(repr=False)

    def text(self) -> str:
        """The code as it is printed: twelve groups with a dash between."""
        checked = (int.from_bytes(self.secret) << _SUM_BITS) | self._sum()
        numbers = [self.number, *map(_VALUES.__getitem__, self.store_mark + self.set_mark)]
        numbers += [(checked >> shift) & 31 for shift in range(260, -1, -5)]
        groups = [numbers[at : at + GROUP - 1] for at in range(0, len(numbers), GROUP - 1)]
        return "-".join(
            "".join(LETTERS[one] for one in (*group, _check(place, group)))
            for place, group in enumerate(groups)
        )

    def _sum(self) -> int:
        said = b"SafetyDesk sheet %d %s %s " % (
            self.number,
            self.store_mark.encode("ascii"),
            self.set_mark.encode("ascii"),
        )
        return int.from_bytes(hashlib.sha256(said + self.secret).digest()[:2]) >> (16 - _SUM_BITS)

    def __reduce__(self) -> str:
        raise TypeError("a sheet's code is never pickled")


def store_mark(store_id: UUID) -> str:
    """Three letters by which a sheet of another store is told before anything is tried."""
    return _letters(hashlib.sha256(b"SafetyDesk store mark " + store_id.bytes).digest())


def fresh_set_mark(other_than: str = "") -> str:
    """Three letters for a new set of sheets, not those of the set before it."""
    while (mark := _letters(secrets.token_bytes(2))) == other_than:
        pass
    return mark


def read_code(typed: str) -> SheetCode:
    """What was typed or scanned: any case, O for 0, I or L for 1, spaces or dashes wherever they are.

    Raises Refusal: `sheet_code_empty`; `sheet_code_short` and `sheet_code_long` (`count` letters too few or too many,
    `group` where that begins); `sheet_code_group` (`group` names the group or groups that hold a mistake);
    `sheet_code_wrong` where every group seems right and the whole is not. Numbers of groups count from 1.
    """
    groups = _groups(typed)
    wrong = [place for place, group in enumerate(groups) if not _is_right(place, group)]
    if wrong:
        raise Refusal("sheet_code_group", group=", ".join(str(place + 1) for place in wrong))
    numbers = [_VALUES[letter] for group in groups for letter in group[:-1]]
    letters = "".join(LETTERS[one] for one in numbers[: 1 + 2 * _MARK_LETTERS])
    checked = 0
    for one in numbers[1 + 2 * _MARK_LETTERS :]:
        checked = checked << 5 | one
    code = SheetCode(
        number=numbers[0],
        store_mark=letters[1 : 1 + _MARK_LETTERS],
        set_mark=letters[1 + _MARK_LETTERS :],
        secret=(checked >> _SUM_BITS).to_bytes(SECRET_BYTES),
    )
    if code.number not in SHEETS or code._sum() != checked & (1 << _SUM_BITS) - 1:
        raise Refusal("sheet_code_wrong")
    return code


def _groups(typed: str) -> list[str]:
    """The twelve groups of six, in capitals. Letters that no code has stay in them, to be named."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    parts = [part for part in _BETWEEN.split(plain) if part]
    text = "".join(parts)
    if not text:
        raise Refusal("sheet_code_empty")
    if len(text) == GROUPS * GROUP:
        return _cut(text)
    missing = GROUPS * GROUP - len(text)
    code = "sheet_code_short" if missing > 0 else "sheet_code_long"
    raise Refusal(code, count=str(abs(missing)), group=str(_first_odd(parts, text) + 1))


def _first_odd(parts: list[str], text: str) -> int:
    """Where a letter is missing or too many: by the dashes typed, else by the first group that does not check."""
    odd = [place for place, part in enumerate(parts) if len(part) != GROUP]
    if len(parts) > 1 and len(odd) == 1:
        return min(odd[0], GROUPS - 1)
    cut = _cut(text)[:GROUPS]
    return next((place for place, group in enumerate(cut) if not _is_right(place, group)), GROUPS - 1)


def _cut(text: str) -> list[str]:
    return [text[at : at + GROUP] for at in range(0, len(text), GROUP)]


def _is_right(place: int, group: str) -> bool:
    numbers = [_VALUES.get(letter, -1) for letter in group]
    if len(numbers) != GROUP or -1 in numbers:
        return False
    return _check(place, numbers[:-1]) == numbers[-1]


def _check(place: int, numbers: list[int]) -> int:
    """A letter's number: the sum of the five, each times a power of its own, in the field of 32 elements."""
    result = _POWERS[place + GROUP]
    for at, one in enumerate(numbers, start=1):
        result ^= _times(_POWERS[at], one)
    return result


def _times(one: int, other: int) -> int:
    """In the field of 32 elements over x^5 + x^2 + 1."""
    result = 0
    while other:
        if other & 1:
            result ^= one
        one = one << 1 ^ (0b100101 if one & 16 else 0)
        other >>= 1
    return result


def _powers() -> tuple[int, ...]:
    found = [1]
    while len(found) < 31:
        found.append(_times(found[-1], 2))
    return tuple(found)


_POWERS = _powers()


def _letters(drawn: bytes) -> str:
    number = int.from_bytes(drawn[:2]) >> 1
    return "".join(LETTERS[number >> shift & 31] for shift in (10, 5, 0))
