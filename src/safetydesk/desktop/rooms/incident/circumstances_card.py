"""What bears on an incident, on its first page: marks and when, what they raise, and what the school's policies ask."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.offers import Offers
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.said import Said
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.circumstances import Circumstances

_LISTS = {
    "marks": "incident_marks", "characteristics": "characteristics", "school_time": "school_times",
    "intent": "intents", "network": "networks", "audience": "audiences", "managed_under": "policies",
    "lead_procedure": "policies", "anybody_replied": "replied_answers", "police_wish": "police_wishes",
}  # fmt: skip
_ROWS = (
    "marks", "characteristics", "school_time", "intent", "network", "audience", "managed_under", "lead_procedure",
    "lead_reason", "anybody_replied", "police_wish", "police_wish_by", "other_references",
)  # fmt: skip


class CircumstancesCard(Card):
    """`write` opens the form, for whom `offers` lets do it."""

    def __init__(self, shown: Shown, said: Said, write: Callable[[], None], offers: Offers) -> None:
        super().__init__(say("circumstances_card"))
        self._said = said
        record = shown.bearing.record
        if record is None:
            self.add(plain_label(say("circumstances_none"), "muted"))
        else:
            self._record(shown, record)
        self._raised(shown)
        self._pointed_out(shown)
        button = quiet(say("circumstances_add" if record else "circumstances_write"), icon="edit")
        button.clicked.connect(lambda _on=False: write())
        self.add(row(offers.only(button, "amend")))

    def _record(self, shown: Shown, record: Circumstances) -> None:
        facts = Facts()
        for name in _ROWS:
            words = self._words(name, getattr(record, name))
            if words:
                facts.add(say(f"circumstances_{name}"), words)
        for cited in shown.bearing.cited:
            facts.add(say("circumstances_clauses"), cited)
        self.add(facts)
        by, at = shown.case.member_name(record.recorded_by), wording.moment_words(record.recorded)
        self.add(plain_label(say("circumstances_recorded", name=by, at=at), "small"))

    def _raised(self, shown: Shown) -> None:
        rules = shown.bearing.raised_by
        for rule in rules:
            severity = self._said.severity(rule.to)
            self.add(plain_label(say("circumstances_at_least", severity=severity, because=rule.because)))
        if rules:
            self.add(plain_label(say("circumstances_at_least_why"), "small"))

    def _pointed_out(self, shown: Shown) -> None:
        for each in shown.bearing.pointed_out:
            self.add(row(Badge(say("circumstances_pointed"), "moderate")))
            self.add(plain_label(each.says))

    def _words(self, name: str, value: object) -> str:
        several = value if isinstance(value, tuple) else (value,)
        said = (self._said.term(_LISTS[name], str(one)) if name in _LISTS else str(one) for one in several)
        return "; ".join(words for words in said if words)


def asked_card(shown: Shown) -> Card | None:
    """What the rules that the school has adopted ask for; None where they ask for nothing."""
    if not shown.bearing.asked:
        return None
    card = Card(say("circumstances_asked"))
    for place, each in enumerate(sorted(shown.bearing.asked, key=lambda one: one.is_met)):
        if place:
            card.add(Hairline())
        if each.is_met:
            card.add(row(Badge(say("circumstances_met"), "ok")))
        card.add(plain_label(each.rule.asks, "muted" if each.is_met else "body"))
        carried = (clause.code for clause in shown.bearing.clauses if each.rule.rule in clause.rules)
        clauses = [wording.clause_place(code) for code in carried]
        if clauses:
            card.add(plain_label("; ".join(clauses), "small", selectable=True))
    card.add(plain_label(say("circumstances_asked_why"), "small"))
    return card
