"""No heading stands at the foot of a page with nothing under it: it goes over with what it heads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus.flowables import CondPageBreak, PageBreak, Spacer

from safetydesk.documents import theme
from safetydesk.documents.blocks import PLAIN, Block, Columns, Heading, room

_LEAD_IN_LINES = 4


def headings_kept(story: Sequence[Any]) -> list[Any]:
    """The story with, before each heading, a fresh page where it and the beginning of what follows have no room.

    Headings right under each other count as one, and a short paragraph between a heading and its table goes with both.
    """
    kept: list[Any] = []
    at = 0
    while at < len(story):
        if not isinstance(story[at], Heading):
            kept.append(story[at])
            at += 1
            continue
        end, needed = _headed(story, at)
        kept.append(room(min(needed, theme.FRAME_HEIGHT - 1)))
        # What was asked for between headings is in `needed`: asked again there, it would part them.
        kept += [one for one in story[at:end] if not isinstance(one, CondPageBreak)]
        at = end
    return kept


def height_of(story: Sequence[Any]) -> float:
    """What these take under each other on one page, with the space around headings."""
    return sum(_height(one) for one in story)


def _headed(story: Sequence[Any], at: int) -> tuple[int, float]:
    """Where what a heading heads begins, and the room that all of it needs up to the beginning of that."""
    needed, asked = 0.0, 0.0
    while at < len(story):
        one = story[at]
        if isinstance(one, PageBreak):
            break
        if isinstance(one, CondPageBreak):
            asked = max(asked, needed + one.height)
        elif isinstance(one, (Heading, Spacer)) or _leads_in(story, at):
            needed += _height(one)
        else:
            needed += one.least if isinstance(one, Block) else _height(one)
            break
        at += 1
    return at, max(needed, asked)


def _leads_in(story: Sequence[Any], at: int) -> bool:
    """Whether it is a short paragraph that something follows which it is about."""
    one = story[at]
    if not isinstance(one, Columns) or one.look != PLAIN or len(one.lines[0]) > _LEAD_IN_LINES:
        return False
    after = next((each for each in story[at + 1 :] if not isinstance(each, Spacer)), None)
    return isinstance(after, Block) and not isinstance(after, Heading)


def _height(one: Any) -> float:
    if isinstance(one, (CondPageBreak, PageBreak)):
        return 0.0
    around = one.getSpaceBefore() + one.getSpaceAfter()
    return float(one.wrap(theme.FRAME_WIDTH, theme.FRAME_HEIGHT)[1] + around)
