"""What the school must not or cannot hold, in words."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk import wording
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile

FIELDS = ("said_by", "where_it_is", "seen_by", "held_by", "seen_when", "steps")


def described_card(case: CaseFile, describe: Callable[[], None], may: bool) -> Card:
    """The described items, and the way to add one for whoever may."""
    card = Card(say("described_title"))
    if not case.described:
        card.add(plain_label(say("described_none"), "muted"))
    for place, item in enumerate(case.described):
        if place:
            card.add(Hairline())
        card.add(plain_label(item.shows, "strong", selectable=True))
        if item.sexual_image:
            mark = plain_label(say("described_sexual"), "small")
            mark.set_tone("serious")
            card.add(mark)
        known = [(say(f"described_{name}"), getattr(item, name)) for name in FIELDS if getattr(item, name)]
        card.add(Facts(known))
        at, by = wording.moment_words(item.recorded), case.member_name(item.recorded_by)
        card.add(plain_label(say("recorded_line", at=at, name=by), "small"))
    add = quiet(say("describe_item"), icon="add")
    add.clicked.connect(lambda _on=False: describe())
    if not may:
        add.hide()
    card.add(row(add))
    return card
