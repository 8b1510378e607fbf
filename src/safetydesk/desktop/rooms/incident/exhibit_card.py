"""The capture card of one exhibit, its fingerprint, and how it came to be here."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.said import Said
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.capture_card import IN_ORDER, missing_from, pointed_out
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.media_kind import kind_named

_GROUP = 8


class ExhibitCard(Card):
    """Shows one exhibit at a time."""

    def __init__(self, said: Said) -> None:
        super().__init__(say("card_title"))
        self._said = said

    def show_exhibit(self, exhibit: Exhibit, case: CaseFile) -> None:
        """Show this one."""
        self.clear()
        self.set_title(say("card_title_of", number=exhibit.number))
        card, sealed = exhibit.card, exhibit.sealed
        self.add(
            plain_label(
                card.description or say("no_description"), "body" if card.description else "muted", True
            )
        )
        words = self._said.vocabulary
        known = [
            (wording.label(f"card_field.{name}"), wording.card_words(card, name, words)) for name in IN_ORDER
        ]
        self.add(Facts([pair for pair in known if pair[1]]))
        for point in pointed_out(card):
            said = plain_label(wording.label(f"card_points.{point}"), "small")
            said.set_tone("moderate")
            self.add(said)
        missing = [wording.label(f"card_field.{name}") for name in missing_from(card)]
        if missing and exhibit.has_file:
            self.add(plain_label(wording.label("card_missing", names="; ".join(missing)), "small"))
        self.add(plain_label(say("sealed_title"), "heading"))
        kept = Facts()
        if exhibit.has_file:
            kept.add(say("card_file"), sealed.original_name, kind_named(sealed.kind).name)
        kept.add(say("card_size"), wording.size_words(sealed.size))
        by = case.member_name(sealed.received_by)
        kept.add(say("card_received"), f"{wording.moment_words(sealed.received)} · {by}")
        answer = self._said.term("declaration_answers", sealed.declaration.answer)
        asked = say("card_answer", answer=answer, name=case.member_name(sealed.declaration.member_id))
        kept.add(say("card_question"), asked)
        if exhibit.has_file:
            kept.add("SHA-256", grouped(sealed.sha256), mono=True)
        if not exhibit.may_be_seen:
            reason = self._said.term("isolation_reasons", exhibit.state_reason)
            kept.add(say("card_state"), say(f"state_{exhibit.state}"), note=reason)
        self.add(kept)


def grouped(fingerprint: str) -> str:
    """A SHA-256 in eights, so that it can be read out and wraps."""
    return " ".join(fingerprint[start : start + _GROUP] for start in range(0, len(fingerprint), _GROUP))
