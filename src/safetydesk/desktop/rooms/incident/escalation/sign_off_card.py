"""Whose word, as a second person, was asked for, given, or is waited for."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.escalation.record_card import facts
from safetydesk.desktop.rooms.incident.forms.sign_off import SignOffSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.allegation import QUESTION
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.closure import SignOff
from safetydesk.domain.duties import waiting_sign_offs


def sign_off_card(room: Room, shown: Shown) -> Card | None:
    """None where none was asked for."""
    if not shown.case.sign_offs:
        return None
    card = Card(say("sign_offs"))
    for place, each in enumerate(reversed(shown.case.sign_offs)):
        if place:
            card.add(Hairline())
        add_sign_off(card, room, shown, each, sign_off_title(room, shown.case, each))
    card.add(plain_label(say("sign_off_rule"), "small"))
    return card


def add_sign_off(card: Card, room: Room, shown: Shown, each: SignOff, title: str) -> None:
    """Put it on the card under `title`: what it is about, or that it is a second person's where what it is about stands
    above it. With the button that gives the word where it waits for whoever is at the desk."""
    case = shown.case
    card.add(plain_label(title, "strong"))
    card.add(row(Badge(*standing_of(case, each))))
    asked = f"{wording.moment_words(each.asked)} · {case.member_name(each.asked_by)}"
    rows = [
        (say("sign_off_why"), wording.label(f"second_person.{each.why}")),
        (say("sign_off_asked"), asked),
        (say("sign_off_note"), each.note),
    ]
    if each.signed is not None and each.signed_by is not None:
        signed = f"{wording.moment_words(each.signed)} · {case.member_name(each.signed_by)}"
        rows.append((say("sign_off_signed"), signed))
    card.add(facts(rows))
    if each.id in shown.ending.to_sign:
        about = sign_off_title(room, case, each)
        button = secondary(say("act_sign_off"), say("act_sign_off_of", about=about))
        room.surroundings.offers.only(button, "sign_off")
        button.clicked.connect(lambda: room.open_sheet(lambda r, s: SignOffSheet(r, s, each)))
        card.add(row(button))


def sign_off_title(room: Room, case: CaseFile, each: SignOff) -> str:
    """What it is about: the closing, or the question that was decided."""
    asked = {one.id: one.question for one in case.decisions}
    asked |= {one.id: QUESTION for one in case.threshold_decisions}
    if each.about not in asked:
        return say("sign_off_of_closure")
    return room.said.term("decision_questions", asked[each.about])


def standing_of(case: CaseFile, each: SignOff) -> tuple[str, str]:
    """The words of its badge and their tone."""
    if each.answer == "agreed":
        return say("sign_off_agreed"), "ok"
    if each.answer == "disagreed":
        return say("sign_off_disagreed"), "serious"
    if each in waiting_sign_offs(case):
        return say("sign_off_waits"), "neutral"
    return say("sign_off_over"), "neutral"
