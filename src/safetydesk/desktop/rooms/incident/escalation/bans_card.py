"""Access that was restricted on this incident: for whom, of what, from when until when, and whether it still stands."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.escalation.record_card import Rows, facts
from safetydesk.desktop.rooms.incident.forms.access_ban import LiftBanSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.access_ban import AccessBan


def bans_card(room: Room, shown: Shown) -> Card:
    """The newest first; one that stands with the button that ends it."""
    card = Card(say("bans"))
    for place, ban in enumerate(reversed(shown.case.bans)):
        if place:
            card.add(Hairline())
        _add(card, room, shown, ban)
    return card


def _add(card: Card, room: Room, shown: Shown, ban: AccessBan) -> None:
    names = {person.id: person.name for _part, person in shown.case.people}
    what = room.said.term("ban_kinds", ban.what)
    card.add(plain_label(f"{names.get(ban.person_id, '')}: {what}", "strong", selectable=True))
    card.add(row(Badge(*_standing(ban, shown))))
    days = wording.date_words
    rows: Rows = [
        (say("ban_details"), ban.details),
        (say("ban_starts"), days(ban.starts)),
        (say("ban_until"), days(ban.until) if ban.until else say("ban_no_end")),
        (say("ban_review"), days(ban.review) if ban.review else ""),
        (say("ban_reason"), ban.reason),
        (say("ban_decided_by"), f"{ban.decided_by} · {wording.moment_words(ban.decided)}"),
        (say("ban_lift_reason"), ban.lifted_reason),
    ]
    card.add(facts(rows))
    if ban.lifted is None:
        lift = secondary(say("ban_lift"), say("ban_lift_of", name=names.get(ban.person_id, ""), what=what))
        room.surroundings.offers.only(lift, "decide")
        lift.clicked.connect(lambda _on=False: room.open_sheet(lambda r, s: LiftBanSheet(r, s, ban)))
        card.add(row(lift))


def _standing(ban: AccessBan, shown: Shown) -> tuple[str, str]:
    today = shown.now.london_date
    if ban.lifted is not None:
        return say("ban_lifted", at=wording.moment_words(ban.lifted)), "neutral"
    if ban.is_in_force(today):
        return say("ban_in_force"), "moderate"
    return (say("ban_to_come"), "neutral") if today < ban.starts else (say("ban_over"), "ok")
