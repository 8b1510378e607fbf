"""What is to be done before it is closed, and the closing as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import link, secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.escalation.record_card import Rows, facts
from safetydesk.desktop.rooms.incident.forms.allegation import ThresholdSheet
from safetydesk.desktop.rooms.incident.forms.amend import AmendSheet
from safetydesk.desktop.rooms.incident.forms.closing import ClosingSheet, ReopenSheet
from safetydesk.desktop.rooms.incident.forms.decision import DecisionSheet
from safetydesk.desktop.rooms.incident.forms.described import DescribedItemSheet
from safetydesk.desktop.rooms.incident.forms.notice import NoticeSheet
from safetydesk.desktop.rooms.incident.forms.person import PersonSheet
from safetydesk.desktop.rooms.incident.forms.referral import ReferralSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.allegation import QUESTION
from safetydesk.domain.closure import Closure
from safetydesk.domain.duties import closure_in_force
from safetydesk.domain.duty import ANSWER, Duty
from safetydesk.domain.incident import CLOSED
from safetydesk.domain.thresholds import unjudged

Making = Callable[[Room, Shown], QWidget]
_NEEDS = {
    "amend": "amend", "people": "add_people", "decide": "decide", "threshold": "decide", "answer": "decide",
    "tell": "notice", "refer": "refer", "takedown": "refer", "describe": "add_evidence",
}  # fmt: skip
"""The act of the roles' table that each way of doing a duty asks for."""


def duties_card(room: Room, shown: Shown) -> Card:
    """Open ones first, each with the form that does it; then the others, since when they are met."""
    is_closed = shown.case.incident.status == CLOSED
    card = Card(say("duties_closed" if is_closed else "duties"))
    asked, aside = shown.ending.duties, aside_of(shown)
    opened = [each for each in asked if each.is_open]
    for place, each in enumerate(opened):
        if place:
            card.add(Hairline())
        why = aside.get(each.rule.code, "")
        card.add(row(_standing(each.rule, why)))
        card.add(plain_label(each.rule.label, "strong"))
        card.add(plain_label(each.rule.words))
        if each.rule.act == "threshold" and (left := unjudged(shown.case)):
            card.add(plain_label(say("duty_unjudged", names=", ".join(one.name for one in left)), "strong"))
        if why:
            card.add(plain_label(say("duty_aside_why", why=why), selectable=True))
        card.add(plain_label(each.rule.source, "small", selectable=True))
        if (begin := _beginning(room, shown, each.rule)) is not None:
            button = link(say(f"duty_act_{each.rule.act}"), say("duty_act_for", duty=each.rule.label))
            room.surroundings.offers.only(button, _NEEDS[each.rule.act])
            button.clicked.connect(begin)
            card.add(row(button))
    if not opened:
        card.add(plain_label(say("duties_met_closed" if is_closed else "duties_met"), "muted"))
    met = [each for each in asked if each.met_at is not None]
    if met:
        card.add(Hairline())
        card.add(facts([(each.rule.label, wording.moment_words(each.met_at)) for each in met if each.met_at]))
    return card


def _standing(duty: Duty, why_aside: str) -> Badge:
    if why_aside:
        return Badge(say("duty_aside"), "neutral")
    if not duty.holds_back:
        return Badge(say("duty_by_policy"), "neutral")
    return Badge(say("duty_open"), "moderate")


def aside_of(shown: Shown) -> Mapping[str, str]:
    """Why each duty was left that was set aside when it was closed, by its code; nothing of what is open again."""
    closure = closure_in_force(shown.case)
    return {each.duty: each.reason for each in closure.set_aside} if closure else {}


def _beginning(room: Room, shown: Shown, duty: Duty) -> Callable[[], None] | None:
    """What its button does: the form is opened; an address has forms of its own, on its page."""
    if duty.act == "takedown":
        incident = str(shown.case.incident.id)
        return lambda: room.surroundings.navigator.go("incident", id=incident, part="takedown")
    make = making_of(duty)
    return (lambda: room.open_sheet(make)) if make is not None else None


def making_of(duty: Duty) -> Making | None:
    """The form that does a duty, begun with what it is about; None where no one form does."""
    about = duty.about
    if duty.act == "decide" or (duty.act == ANSWER and about != QUESTION):
        return lambda room, shown: DecisionSheet(room, shown, about)
    if duty.act == "threshold" or (duty.act == ANSWER and about == QUESTION):
        return lambda room, shown: _judging(room, shown, about)
    if duty.act == "tell":
        return (lambda room, shown: NoticeSheet(room, shown, about)) if about else None
    if duty.act == "refer":
        return lambda room, shown: ReferralSheet(room, shown, route=about)
    forms: dict[str, Making] = {"amend": AmendSheet, "people": PersonSheet, "describe": DescribedItemSheet}
    return forms.get(duty.act)


def _judging(room: Room, shown: Shown, question: str) -> QWidget:
    """The limbs, of the first adult whom nobody judged; the plain question where no adult is named."""
    if not room.presenter.allegations.adults(shown.case):
        return DecisionSheet(room, shown, question)
    left = unjudged(shown.case)
    return ThresholdSheet(room, shown, left[0].id if left else None)


def closure_card(room: Room, shown: Shown) -> Card:
    """The closing in force with what it says; the earlier ones beneath, each with why it was opened again."""
    case = shown.case
    card = Card(say("closing"))
    is_closed = case.incident.status == CLOSED
    if not is_closed:
        card.add(plain_label(say("closing_is_open"), "muted"))
        button = secondary(say("act_close"))
        button.clicked.connect(lambda: room.open_sheet(ClosingSheet))
    else:
        button = secondary(say("act_reopen"))
        button.clicked.connect(lambda: room.open_sheet(ReopenSheet))
    room.surroundings.offers.only(button, "close")
    for place, closure in enumerate(reversed(case.closures)):
        if place or not is_closed:
            card.add(Hairline())
        _add(card, room, shown, closure)
    card.add(row(button))
    return card


def _add(card: Card, room: Room, shown: Shown, closure: Closure) -> None:
    case, term = shown.case, room.said.term
    is_over = closure.reopened is not None
    badge = Badge(say("closure_over"), "neutral") if is_over else Badge(say("status_closed"), "ok")
    card.add(row(badge))
    blocks = (
        ("summary", closure.summary, closure.no_summary),
        ("follow_up", closure.follow_up, closure.no_follow_up),
        ("actions", closure.actions, closure.no_actions),
        ("outcome", closure.outcome, closure.no_outcome),
    )
    rows: Rows = [
        (say(f"closing_{name}"), text or (say("closing_none_because", why=why) if why else ""))
        for name, text, why in blocks
    ]
    rows.append(
        (say("closing_outcomes"), "; ".join(term("incident_outcomes", code) for code in closure.outcomes))
    )
    rows += [
        (say("closing_was_aside", duty=wording.duty_words(each.duty)), each.reason)
        for each in closure.set_aside
    ]
    at, by = wording.moment_words(closure.closed), case.member_name(closure.closed_by)
    rows.append((say("closing_closed"), f"{at} · {by}"))
    if closure.reopened is not None and closure.reopened_by is not None:
        again = f"{wording.moment_words(closure.reopened)} · {case.member_name(closure.reopened_by)}"
        rows += [(say("closing_reopened"), again), (say("reopen_reason"), closure.reopened_reason)]
    card.add(facts(rows))
