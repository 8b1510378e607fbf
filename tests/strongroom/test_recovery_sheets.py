from __future__ import annotations

import pickle
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from safetydesk.domain.errors import SafetyDeskError
from safetydesk.strongroom import age
from safetydesk.strongroom.header import Header, read_header, write_header
from safetydesk.strongroom.recovery_sheets import (
    SheetSet,
    are_own,
    draw_set,
    known_sheet,
    open_with,
    pairs_told,
    resealed,
)
from safetydesk.strongroom.sheet_codes import SheetCode
from safetydesk.strongroom.signing import signature_is_good
from safetydesk.strongroom.slots import PAIRS, Recovery
from safetydesk.strongroom.store_key import StoreKey
from strongroom.openings import Opening, enrolled, opening


@cache
def drawn() -> SheetSet:
    header, keys = enrolled()
    return draw_set(header, keys.store_key)


def texts(sheets: SheetSet) -> tuple[str, ...]:
    return tuple(code.text() for code in sheets.codes)


def printed(tmp_path: Path) -> Opening:
    """A store whose three sheets are in force."""
    made = opening(tmp_path)
    header = write_header(made.folder, drawn().put_into(made.header), made.keys.store_key)
    return replace(made, header=header)


def refused(header: Header, one: str, two: str) -> SafetyDeskError:
    with pytest.raises(SafetyDeskError) as raised:
        open_with(header, one, two)
    return raised.value


def test_each_pair_in_either_order_opens_and_signs_as_itself(tmp_path: Path) -> None:
    made = printed(tmp_path)
    header, codes = read_header(made.folder), texts(drawn())
    for pair in PAIRS:
        low, high = codes[int(pair[0]) - 1], codes[int(pair[2]) - 1]
        for one, two in ((low, high), (high.lower(), low.replace("-", " "))):
            keys = open_with(header, one, two)
            assert keys.store_key == made.keys.store_key and keys.sheets == pair
            assert keys.database_key() == made.keys.database_key()
        kept = next(each for each in header.recovery if each.sheets == pair)
        signer = keys.signer()
        assert (signer.member_id, signer.public_key) == (kept.pair_id, kept.verify_key)
        assert signature_is_good(kept.verify_key, b"said", signer.sign(b"said"))
        assert "hidden" in repr(keys) or "store_key" not in repr(keys)
        with pytest.raises(TypeError):
            pickle.dumps(keys)
    assert len({each.verify_key for each in header.recovery}) == 3


def test_one_sheet_alone_or_twice_or_of_elsewhere_is_refused_each_in_its_words(tmp_path: Path) -> None:
    made = printed(tmp_path)
    header, (one, two, three) = read_header(made.folder), texts(drawn())
    assert refused(header, one, "").code == refused(header, " ", two).code == "one_sheet_alone"
    twice = refused(header, two, two.lower())
    assert (twice.code, twice.values) == ("same_sheet_twice", {"sheet": "2"})
    wrong = ("Z" if three[18] != "Z" else "Y").join((three[:18], three[19:]))
    typo = refused(header, one, wrong)
    assert (typo.code, typo.values) == ("sheet_code_group", {"group": "3", "which": "2"})
    before = refused(
        header, one, draw_set(replace(header, sheets=drawn().sheets), made.keys.store_key).codes[1].text()
    )
    assert before.code == "sheet_of_another_set" and before.values["present"] == drawn().set_mark
    assert (before.values["sheet"], before.values["which"]) == ("2", "2")
    elsewhere = SheetCode(3, "XYZ", drawn().set_mark, bytes(32)).text()
    assert refused(header, elsewhere, one).code == "sheet_of_another_store"
    made_up = replace(drawn().codes[2], secret=bytes(32)).text()
    assert refused(header, one, made_up).code == "sheet_not_known"
    assert refused(opening(tmp_path / "bare").header, one, two).code == "no_sheets_made"


def test_a_sheet_is_checked_without_being_used(tmp_path: Path) -> None:
    header = read_header(printed(tmp_path).folder)
    for number, text in enumerate(texts(drawn()), start=1):
        assert known_sheet(header, text.lower()).number == number


def test_no_secret_stands_in_the_header_and_marks_tell_nothing(tmp_path: Path) -> None:
    made = printed(tmp_path)
    content = made.folder.header_a.read_bytes()
    for code in drawn().codes:
        assert code.secret not in content and code.text()[20:40].encode() not in content
        assert repr(code.secret)[2:10] not in repr(drawn()) + repr(code)


def test_a_new_set_ends_the_old_one_even_in_a_copy_left_behind(tmp_path: Path) -> None:
    made = printed(tmp_path)
    (one, two, _), before = texts(drawn()), made.folder.header_b.read_bytes()
    newer = draw_set(made.header, made.keys.store_key)
    write_header(made.folder, newer.put_into(made.header), made.keys.store_key)
    assert open_with(read_header(made.folder), *texts(newer)[:2]).sheets == "1+2"
    made.folder.header_b.write_bytes(before)  # as if the power had gone between the two copies
    header = read_header(made.folder)
    assert header.spare is not None and refused(header, one, two).code == "sheet_of_another_set"
    made.folder.header_a.write_bytes(before)
    assert open_with(read_header(made.folder), one, two).sheets == "1+2"  # yesterday's store, as it was


def test_a_forged_newer_copy_does_not_hide_the_good_one(tmp_path: Path) -> None:
    made = printed(tmp_path)
    good, (one, two, _) = made.folder.header_b.read_bytes(), texts(drawn())
    stranger = StoreKey.fresh(made.header.store_id)
    write_header(made.folder, replace(made.header, generation=20, recovery=(), sheets=()), stranger)
    made.folder.header_b.write_bytes(good)
    keys = open_with(read_header(made.folder), one, two)
    assert keys.store_key == made.keys.store_key and keys.header.generation == 2


def test_a_changed_pair_never_opens(tmp_path: Path) -> None:
    made = printed(tmp_path)
    first, second, third = drawn().recovery
    swapped = replace(first, verify_key=second.verify_key)
    moved = replace(second, sheets="1+2")
    for pairs in ((swapped, second, third), (moved, second, third), (second, third)):
        header = write_header(made.folder, replace(made.header, recovery=pairs), made.keys.store_key)
        assert refused(header, *texts(drawn())[:2]).code == "header_damaged"


def test_a_recipient_put_in_for_a_pair_is_not_the_pairs_own(tmp_path: Path) -> None:
    """A member who is about to leave could name a key of theirs, and be sealed the store's next key."""
    header = printed(tmp_path).header
    told = pairs_told(header)
    assert are_own(header, told) and not are_own(header, told[:2]) and not are_own(header, ())
    first, *others = header.recovery
    theirs = replace(first, recipient=age.new_identity()[1])
    assert not are_own(replace(header, recovery=(theirs, *others)), told)


def test_a_new_store_key_reaches_sheets_that_are_not_in_the_room(tmp_path: Path) -> None:
    made = printed(tmp_path)
    new_key = StoreKey.fresh(made.header.store_id)
    pairs: tuple[Recovery, ...] = resealed(made.header.recovery, new_key)
    header = write_header(made.folder, replace(made.header, recovery=pairs), new_key)
    one, two, three = texts(drawn())
    for codes in ((one, two), (three, one), (two, three)):
        assert open_with(header, *codes).store_key == new_key
    assert not any(
        old.sealed_store_key == new.sealed_store_key for old, new in zip(drawn().recovery, pairs, strict=True)
    )
