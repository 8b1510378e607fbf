"""One referral as it is read: whom, what was said, what came back, and what was said against it."""

from __future__ import annotations

from collections.abc import Callable

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
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.call_waits import waits
from safetydesk.domain.clock import Moment
from safetydesk.domain.referral import Referral


def add_referral(
    card: Card, room: Room, referral: Referral, shown: Shown, ring: Callable[[Referral], None]
) -> None:
    """Put it on the card, with the buttons that bring it up to date and ring again about it."""
    said, case = room.said, shown.case
    card.add(plain_label(said.route(referral.route), "strong", selectable=True))
    card.add(row(*(Badge(*each) for each in _standing(referral, shown.now))))
    if referral.made.utc < case.incident.discovered.utc:
        known = wording.moment_words(case.incident.discovered)
        card.add(plain_label(say("referral_before_known", discovered=known), "small"))
    card.add(facts([*_whom(room, referral, shown), *_said(room, referral), *_came_back(room, referral)]))
    update = secondary(say("update_referral", route=said.route_short(referral.route)), icon="edit")
    room.surroundings.offers.only(update, "refer")
    update.clicked.connect(lambda: room.open_sheet(lambda r, s: ReferralSheet(r, s, referral)))
    again = secondary(
        say("call_again"), accessible=say("call_act", whom=said.route_short(referral.route)), icon="phone"
    )
    room.surroundings.offers.only(again, "refer")
    again.clicked.connect(lambda: ring(referral))
    card.add(row(update, again))


def _whom(room: Room, referral: Referral, shown: Shown) -> Rows:
    made = f"{wording.moment_words(referral.made)} · {shown.case.member_name(referral.made_by)}"
    calls = [each for each in shown.case.call_attempts if each.referral_id == referral.id]
    spoke_to = ", ".join(part for part in (referral.spoke_to, referral.role) if part)
    return [
        (say("referral_made"), made),
        (say("referral_about"), "\n".join(wording.named_people(referral.about, shown.case))),
        (say("referral_started"), _at(referral.started)),
        (say("calls"), "\n".join(wording.waits_words(each) for each in waits(calls))),
        (say("referral_agency_id"), shown.agency_name(referral.agency_id)),
        (say("referral_organisation"), referral.organisation),
        (say("referral_office"), referral.office),
        (say("referral_spoke_to"), spoke_to),
        (say("referral_method"), room.said.term("methods", referral.method)),
    ]


def _said(room: Room, referral: Referral) -> Rows:
    term = room.said.term
    return [
        (say("referral_shared"), referral.shared),
        (say("referral_informed"), _with(term("informed", referral.informed), referral.informed_reason)),
        (say("referral_consent"), _with(term("consents", referral.consent), referral.consent_reason)),
        (say("referral_documents"), "\n".join(referral.documents)),
    ]


def _came_back(room: Room, referral: Referral) -> Rows:
    term = room.said.term
    challenged = ", ".join(part for part in (_at(referral.challenged), referral.challenged_by) if part)
    return [
        (say("referral_references"), "\n".join(referral.references)),
        (say("referral_acknowledged"), heard(referral.acknowledged, referral.acknowledged_by)),
        (say("referral_advice"), referral.advice),
        (say("referral_action_taken"), referral.action_taken),
        (say("referral_decision"), term("agency_decisions", referral.decision)),
        (say("referral_next_contact"), _at(referral.next_contact)),
        (say("referral_is_challenged"), _with(challenged, referral.challenge)),
        (say("referral_challenge_result"), referral.challenge_result),
        (say("referral_outcome"), term("referral_outcomes", referral.outcome)),
        (say("referral_closed"), _at(referral.closed)),
    ]


def _at(moment: Moment | None) -> str:
    return wording.moment_words(moment) if moment else ""


def _with(said: str, more: str) -> str:
    return "\n".join(part for part in (said, more) if part)


def _standing(referral: Referral, now: Moment) -> list[tuple[str, str]]:
    badges = []
    if referral.closed is not None:
        badges.append((say("referral_is_closed"), "ok"))
    elif referral.is_waiting:
        badges.append((say("referral_is_waiting"), "moderate"))
    else:
        badges.append((say("referral_is_heard"), "accent"))
    if referral.next_contact is not None and referral.closed is None:
        is_over = referral.next_contact.utc < now.utc
        key = "referral_contact_over" if is_over else "referral_contact_due"
        when = wording.moment_words(referral.next_contact)
        badges.append((say(key, when=when), "serious" if is_over else "neutral"))
    if referral.challenged is not None or referral.challenge:
        badges.append((say("referral_is_challenged"), "moderate"))
    return badges
