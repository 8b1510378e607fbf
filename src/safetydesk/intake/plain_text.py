"""The beginning of a text file or an e-mail, asked of the child: plain characters, hidden ones written out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from safetydesk.domain.media_kind import EML, WORDS, MediaKind
from safetydesk.intake.asked import number, words
from safetydesk.intake.preview import NoPreview, PreviewRoom
from safetydesk.visible import visible, visible_line

MOST_LETTERS: Final = 100_000
_ENOUGH: Final = 4 * MOST_LETTERS + 4
"""Bytes of a text that can hold so many letters; one more shows that there are more."""
_MOST_NAMED: Final = 25


@dataclass(frozen=True, slots=True)
class PlainText:
    """`text` has at most MOST_LETTERS; `is_cut` where the file has more, `is_broken` where long lines were broken.

    `is_source`: what a browser or a word processor would show otherwise. `head` holds lines of an e-mail's head as
    (name, text), `attached` the names of what came with it, `more` how many more there are.
    """

    text: str
    encoding: str
    is_cut: bool
    is_broken: bool
    is_source: bool
    head: tuple[tuple[str, str], ...] = ()
    attached: tuple[str, ...] = ()
    more: int = 0


def plain_text(room: PreviewRoom, content: bytes, kind: MediaKind) -> PlainText | NoPreview:
    """Its words as they stand, never as markup."""
    if kind.view != WORDS:
        return NoPreview("not_shown")
    given = content if kind == EML else content[: _ENOUGH + 1]  # what cannot be shown need not be handed over
    answer = room.ask("text", given, kind=kind.code)
    if isinstance(answer, NoPreview):
        return answer
    try:
        letters = answer.body.decode("utf-8")
    except UnicodeDecodeError:
        return room.distrusted()
    if len(letters) > MOST_LETTERS:
        return room.distrusted()
    head = answer.head
    return PlainText(
        text=visible(letters)[:MOST_LETTERS],
        encoding=visible_line(words(head, "encoding"))[:40],
        is_cut=head.get("cut") is True,
        is_broken=head.get("broken") is True,
        is_source=head.get("part") == "source",
        head=_pairs(head),
        attached=tuple(_lines(head.get("attached"))),
        more=max(0, number(head, "more")),
    )


def _pairs(head: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    given = head.get("head")
    rows = [_lines(row) for row in given[:_MOST_NAMED]] if isinstance(given, list) else []
    return tuple((row[0], row[1]) for row in rows if len(row) == 2)


def _lines(given: object) -> list[str]:
    if not isinstance(given, list):
        return []
    return [visible_line(each) for each in given[:_MOST_NAMED] if isinstance(each, str)]
