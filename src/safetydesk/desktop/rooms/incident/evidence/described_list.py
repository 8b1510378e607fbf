"""What the school must not or cannot hold, in words."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk import wording
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.said import Said
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.exhibit import DescribedItem

FIELDS = (
    "said_by", "seen_when", "where_kind", "where_it_is", "holder_kind", "held_by", "seen_by", "steps_taken", "steps",
)  # fmt: skip
LISTS = {
    "where_kind": "described_wheres",
    "holder_kind": "described_holders",
    "steps_taken": "described_steps",
}


def described_card(case: CaseFile, said: Said, describe: Callable[[], None], may: bool) -> Card:
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
        known = [(wording.label(f"described.{name}"), _said(said, item, name)) for name in FIELDS]
        known = [pair for pair in known if pair[1]]
        card.add(Facts(known))
        at, by = wording.moment_words(item.recorded), case.member_name(item.recorded_by)
        card.add(plain_label(say("recorded_line", at=at, name=by), "small"))
    add = quiet(say("describe_item"), icon="add")
    add.clicked.connect(lambda _on=False: describe())
    if not may:
        add.hide()
    card.add(row(add))
    return card


def _said(said: Said, item: DescribedItem, name: str) -> str:
    """A field in words; what was typed before there were codes stands as it was typed."""
    value = getattr(item, name)
    codes = value if isinstance(value, tuple) else (value,)
    return "; ".join(said.term(LISTS[name], code) if name in LISTS else code for code in codes if code)
