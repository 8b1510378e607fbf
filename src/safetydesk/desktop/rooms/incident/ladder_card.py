"""How far up it has gone: the steps that the record shows, each since when, and those that it does not."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.said import Said
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.facts import facts_of
from safetydesk.domain.ladder import rungs


def ladder_card(case: CaseFile, said: Said) -> Card:
    """Steps may run side by side; none has to be taken."""
    card = Card(wording.label("ladder_title"))
    card.add(plain_label(wording.label("ladder_why"), "small"))
    every = rungs(facts_of(case), said.vocabulary)
    facts = Facts()
    for rung in every:
        if rung.since is not None:
            facts.add(rung.step.label, wording.moment_words(rung.since))
    card.add(facts)
    missing = [rung.step.label for rung in every if rung.since is None]
    if missing:
        card.add(plain_label(wording.label("ladder_not_yet", steps=", ".join(missing)), "muted"))
    return card
