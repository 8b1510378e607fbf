"""Who knows of the incident: told inside, told outside, of the team who opened it, and who has a copy."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.buttons import Button
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.said import Said
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.who_knows import who_knows


def who_knows_card(case: CaseFile, said: Said, print_list: Button) -> Card:
    """A line for each, in the words of the paper and the hatch; `print_list` puts them on paper."""
    card = Card(say("who_knows"))
    card.add(plain_label(say("who_knows_why"), "small"))
    facts = Facts()
    for knower in who_knows(case):
        facts.add(wording.label(f"who_knows.{knower.kind}"), wording.knower_words(knower, said.vocabulary))
    card.add(facts)
    card.add(row(print_list))
    return card
