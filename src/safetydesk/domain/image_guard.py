"""The image guard (`domain.md` 4.8): for whom evidence is words, whatever the door. It cannot be switched off.

Every category's images are "never" or "ask". An incident is locked when any of its categories is "never", when it
is marked as involving a sexual image, or while a described sexual image exists.
"""

from __future__ import annotations

from collections.abc import Iterable

from safetydesk.domain.errors import Refusal
from safetydesk.domain.exhibit import DescribedItem
from safetydesk.domain.vocabulary import Vocabulary

NO, YES, NOT_SURE = "no", "yes", "not_sure"
ANSWERS = (NO, YES, NOT_SURE)
NEVER = "never"
BY_CATEGORY, BY_DESCRIPTION = "category", "described_item"
"""Why the guard closed: codes of `isolation_reasons`."""
MUST_NOT_BE_HERE, SAME_FILE = "must_not_be_here", "same_file"
"""Why somebody put a file out of sight, and why one like it came in so: of the same list."""


def is_locked(
    categories: Iterable[str], sexual_image: bool, described: Iterable[DescribedItem], vocabulary: Vocabulary
) -> bool:
    """Whether no picture, video, document or mail may be added here, by any way in."""
    return (
        sexual_image
        or vocabulary.image_rule(tuple(categories)) == NEVER
        or any(item.sexual_image for item in described)
    )


def check_answer(answer: str) -> None:
    """Only a plain "no" lets a byte in. Raises Refusal for anything else, unanswered included."""
    if answer not in ANSWERS:
        raise Refusal("image_question_unanswered")
    if answer != NO:
        raise Refusal("image_question_stops")


def refuse_if_locked(locked: bool) -> None:
    if locked:
        raise Refusal("images_never")
