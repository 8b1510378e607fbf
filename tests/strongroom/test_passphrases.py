from __future__ import annotations

import math
import re

import pytest

from safetydesk import assets
from safetydesk.services import passphrases
from safetydesk.strongroom.passphrases import check_own, estimated_bits, generate, words


def test_the_list_is_long_plain_and_in_order() -> None:
    found = words()
    assert 6 * math.log2(len(found)) > 70
    assert list(found) == sorted(set(found))
    assert all(re.fullmatch("[a-z]{4,8}", word) for word in found)
    assert {"colour", "harbour", "cheque"} <= set(found) and not {"color", "harbor", "kill", "naked"} & set(
        found
    )
    assert "Kevin Atkinson" in assets.read_text("vocabulary", "passphrase_words.LICENCE.md")


def test_drawn_passphrases_are_good_and_never_the_same() -> None:
    drawn = [generate() for _ in range(200)]
    assert len(set(drawn)) == 200
    assert all(len(set(one.split())) == 6 and check_own(one) is None for one in drawn)
    assert len(generate(7).split()) == 7


def test_five_words_and_six_are_offered_and_either_will_do() -> None:
    assert passphrases.WORDS == (5, 6)
    for words_drawn in passphrases.WORDS:
        offered = [passphrases.offer_unlike(("Larkfield School",), words_drawn) for _ in range(100)]
        assert all(len(one.split()) == words_drawn and check_own(one) is None for one in offered)


def test_a_drawn_one_that_holds_a_name_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["otter copper ladder harbour tinsel", "velvet copper ladder meadow tinsel"])
    monkeypatch.setattr(passphrases.passphrases, "generate", lambda _: next(drawn))
    assert passphrases.offer_unlike(("Harbour High",), 5) == "velvet copper ladder meadow tinsel"


@pytest.mark.parametrize(
    ("passphrase", "code"),
    [
        ("short", "passphrase_short"),
        ("             ", "passphrase_short"),
        ("Password123456789!", "passphrase_weak"),
        ("correct horse battery staple", "passphrase_weak"),
        ("abcdefghijklmnopqrst", "passphrase_weak"),
        ("qwertyuiop asdfghjkl", "passphrase_weak"),
        ("i love my cat very much", "passphrase_weak"),
        ("aaaaaaaaaaaaaaaaaaaa", "passphrase_repeats"),
        ("marble thistle marble thistle", "passphrase_repeats"),
        ("P4ssw0rd! P4ssw0rd!", "passphrase_repeats"),
        ("purple trousers toast harbour 1987 otter", "passphrase_year"),
        ("stone  BAY purple trousers toast harbour", "passphrase_names_us"),
        ("purple trousers Rams\u00adgate toast harbour", "passphrase_names_us"),
        ("purple trousers toast harbour \uff33tone\uff22ay", "passphrase_names_us"),
    ],
)
def test_own_ones_that_are_refused(passphrase: str, code: str) -> None:
    problem = check_own(passphrase, ["Stone Bay School", "Ramsgate"])
    assert problem is not None and (problem.field, problem.code) == ("passphrase", code)
    assert not set(problem.values) - {"least"}


def test_a_town_of_three_letters_is_refused_as_a_word_and_not_within_one() -> None:
    refused = check_own("ely cathedral bells ringing loud today", ["Ely School", "Ely"])
    assert refused is not None and refused.code == "passphrase_names_us"
    assert check_own("a lovely purple cathedral marble toast", ["Ely School", "Ely"]) is None


@pytest.mark.parametrize(
    "passphrase",
    [
        "my dog likes purple trousers and toast",
        "kX9#vT2!mQ7&zL",
        "jumbled wocket fizzing trumpets underneath",
    ],
)
def test_own_ones_that_will_do(passphrase: str) -> None:
    assert check_own(passphrase, ["Stone Bay School", "Ramsgate"]) is None


def test_saying_a_word_twice_adds_nothing() -> None:
    assert estimated_bits("marble otter marble") == estimated_bits("marble otter")
