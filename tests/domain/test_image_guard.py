"""The image guard, category by category: it cannot be switched off, and what it cannot judge it locks."""

from __future__ import annotations

import pytest

from builders import a_described_item
from safetydesk.domain.errors import Refusal
from safetydesk.domain.image_guard import check_answer, is_locked, refuse_if_locked
from safetydesk.wording import load_vocabulary

VOCABULARY = load_vocabulary()
NEVER = {"NUDES", "NUDES-NC", "SEXTORT", "DEEPFAKE-SEX", "CSAM", "PORN-ADULT"}


@pytest.mark.parametrize("code", sorted(VOCABULARY.every_category))
def test_every_category_is_never_or_ask(code: str) -> None:
    assert is_locked((code,), False, (), VOCABULARY) is (code in NEVER)
    assert is_locked((code,), True, (), VOCABULARY)
    assert is_locked((code,), False, (a_described_item(sexual_image=True),), VOCABULARY)
    assert is_locked((code, "NUDES"), False, (), VOCABULARY)
    assert is_locked((code,), False, (a_described_item(),), VOCABULARY) is (code in NEVER)


def test_nothing_said_is_open_and_the_unknown_is_locked() -> None:
    assert not is_locked((), False, (), VOCABULARY)
    assert is_locked(("FROM-A-NEWER-LIST",), False, (), VOCABULARY)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("yes", "image_question_stops"),
        ("not_sure", "image_question_stops"),
        ("", "image_question_unanswered"),
        ("No", "image_question_unanswered"),
        ("maybe", "image_question_unanswered"),
    ],
)
def test_only_a_plain_no_lets_a_byte_in(answer: str, code: str) -> None:
    check_answer("no")
    with pytest.raises(Refusal) as raised:
        check_answer(answer)
    assert raised.value.code == code


def test_a_lock_refuses() -> None:
    refuse_if_locked(False)
    with pytest.raises(Refusal) as raised:
        refuse_if_locked(True)
    assert raised.value.code == "images_never"
