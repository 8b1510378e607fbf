"""What to know of files that have just gone in: which are held already, with a way there, and which may do harm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import link
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.domain.came_in import CameIn
from safetydesk.domain.errors import SafetyDeskError
from safetydesk.domain.exhibit import HELD
from safetydesk.domain.rows import HeldFile
from safetydesk.visible import visible_line

MOST_LINES = 8
"""Lines of one kind: a batch may hold five hundred files."""
MOST_LINKS = 6


def came_in_lines(
    came: Sequence[CameIn],
    left_out: Sequence[SafetyDeskError],
    here: UUID | None,
    open_it: Callable[[HeldFile], None],
) -> list[QWidget]:
    """Widgets from top to bottom; none where there is nothing to say. `here` is the incident one is at."""
    lines: list[QWidget] = []
    same = [one for one in came if one.held or one.beside]
    lines += [_same_line(one, here, open_it) for one in same[:MOST_LINES]]
    lines += _more(len(same))
    if same:
        lines.append(plain_label(wording.label("way_same_kept"), "small"))
    if not all(one.is_compared for one in came):
        unknown = plain_label(wording.label("way_same_not_compared"), "small")
        unknown.set_tone("moderate")
        lines.append(unknown)
    away = [one for one in came if one.is_put_away]
    for one in away[:MOST_LINES]:
        said = plain_label(wording.label("way_put_away", name=visible_line(one.name)), "small")
        said.set_tone("moderate")
        lines.append(said)
    lines += _more(len(away))
    harm = [one for one in came if one.may_do_harm]
    for one in harm[:MOST_LINES]:
        kind = visible_line(one.kind_name)
        said = plain_label(wording.label("way_harm", name=visible_line(one.name), kind=kind), "small")
        said.set_tone("moderate")
        lines.append(said)
    lines += _more(len(harm))
    lines += [
        plain_label(wording.sentence(one).whole(), "small", selectable=True) for one in left_out[:MOST_LINES]
    ]
    lines += _more(len(left_out))
    return lines


def same_links(
    held: Sequence[HeldFile], here: UUID | None, open_it: Callable[[HeldFile], None]
) -> list[QWidget]:
    """A link for each, and how many more there are."""
    links: list[QWidget] = []
    for one in held[:MOST_LINKS]:
        if one.incident_id == here:
            words = wording.label("way_same_here", number=one.number)
        else:
            words = wording.label("way_same_exhibit", number=one.number, reference=one.reference)
        if one.state != HELD:
            words = wording.label("way_same_aside", exhibit=words)
        button = link(words, wording.label("way_same_open", number=one.number, reference=one.reference))
        button.clicked.connect(lambda _on=False, one=one: open_it(one))
        links.append(button)
    if len(held) > MOST_LINKS:
        links.append(
            plain_label(wording.label("way_more", count=str(len(held) - MOST_LINKS)), "small", wrap=False)
        )
    return links


def _same_line(one: CameIn, here: UUID | None, open_it: Callable[[HeldFile], None]) -> QWidget:
    line = QWidget()
    flow = Flow(line, gap=6)
    flow.addWidget(plain_label(wording.label("way_same", name=visible_line(one.name)), "small", wrap=False))
    for each in same_links(one.held, here, open_it):
        flow.addWidget(each)
    for name in one.beside[:MOST_LINKS]:
        flow.addWidget(plain_label(visible_line(name), "small", wrap=False))
    return line


def _more(count: int) -> list[QWidget]:
    if count <= MOST_LINES:
        return []
    return [plain_label(wording.label("way_more", count=str(count - MOST_LINES)), "small")]
