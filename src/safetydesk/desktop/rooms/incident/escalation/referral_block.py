"""One referral as it is read: where to, what was said, what came back."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.escalation.heard import heard
from safetydesk.desktop.rooms.incident.escalation.record_card import Rows, facts
from safetydesk.desktop.rooms.incident.forms.referral import ReferralSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.referral import Referral


def add_referral(card: Card, room: Room, referral: Referral, case: CaseFile) -> None:
    """Put it on the card, with the button that brings it up to date."""
    said = room.said
    card.add(plain_label(said.route(referral.route), "strong", selectable=True))
    card.add(row(Badge(*_standing(referral))))
    made = f"{wording.moment_words(referral.made)} · {case.member_name(referral.made_by)}"
    rows: Rows = [
        (say("referral_made"), made),
        (say("referral_organisation"), referral.organisation),
        (say("referral_spoke_to"), referral.spoke_to),
        (say("referral_method"), said.term("methods", referral.method)),
        (say("referral_references"), "\n".join(referral.references)),
        (say("referral_shared"), referral.shared),
        (say("referral_informed"), said.term("informed", referral.informed)),
        (say("referral_acknowledged"), heard(referral.acknowledged, referral.acknowledged_by)),
        (say("referral_advice"), referral.advice),
        (say("referral_action_taken"), referral.action_taken),
        (say("referral_outcome"), referral.outcome),
        (say("referral_closed"), wording.moment_words(referral.closed) if referral.closed else ""),
    ]
    card.add(facts(rows))
    update = secondary(say("update_referral", route=said.route_short(referral.route)), icon="edit")
    room.surroundings.offers.only(update, "refer")
    update.clicked.connect(lambda: room.open_sheet(lambda r, s: ReferralSheet(r, s, referral)))
    card.add(row(update))


def _standing(referral: Referral) -> tuple[str, str]:
    if referral.closed is not None:
        return say("referral_is_closed"), "ok"
    if referral.is_waiting:
        return say("referral_is_waiting"), "moderate"
    return say("referral_is_heard"), "accent"
