"""The manual page claims nothing it must not, and keeps its three kinds apart."""

from __future__ import annotations

import pytest

from safetydesk import assets
from safetydesk.domain.manual import read_manual

FOUND = assets.read_toml("manual", "what_this_protects.toml")


def every_word() -> str:
    page = read_manual(FOUND)
    said = [page.title, page.intro]
    said += [text for kind in page.kinds for text in (kind.name, kind.means)]
    said += [text for one in page.promises for text in (one.words, one.keeps, one.breaks)]
    return "\n".join(said + [text for part in page.sections for text in (part.title, *part.lines)])


def test_the_three_kinds_stand_apart_and_restricted_is_a_house_rule():
    page = read_manual(FOUND)
    assert [kind.code for kind in page.kinds] == ["key", "program", "house rule"]
    assert all(page.of_kind(kind.code) for kind in page.kinds)
    rules = " ".join(one.words for one in page.of_kind("house rule"))
    assert "Restricted" in rules and "Roles" in rules


@pytest.mark.parametrize(
    "said",
    [
        "cannot recognise an indecent image",
        "not that it is right, or complete",
        "A role hides nothing",
        "not tagged",
        "yesterday's whole folder put back",
        "opens with the passphrases of that day",
        "There is no other way in",
    ],
)
def test_what_is_never_claimed_is_said(said):
    assert said in every_word()


@pytest.mark.parametrize(
    "word", ["unbreakable", "military", "tamper-proof", "impossible", "guarantee", "[U]", "100"]
)
def test_no_word_of_praise(word):
    assert word not in every_word()


def test_a_promise_of_no_kind_is_refused():
    wrong = {**FOUND, "promise": [*FOUND["promise"], {**FOUND["promise"][0], "kind": "hope"}]}
    with pytest.raises(ValueError, match="kind"):
        read_manual(wrong)
    with pytest.raises(ValueError, match="wrong part"):
        read_manual({**FOUND, "kind": [{"code": "key"}]})
