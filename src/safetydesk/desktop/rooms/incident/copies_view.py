"""What left: every copy prepared, released or failed, and for whom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import Button, quiet
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.empty_state import EmptyState
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.exhibit_card import grouped
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.when_seen import Tab
from safetydesk.desktop.rooms.incident.who_knows_card import who_knows_card
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.disclosure import FAILED, RELEASED, WHO_KNOWS, Disclosure

_TONES = {RELEASED: "ok", FAILED: "moderate"}


class CopiesView(Tab):
    """`print_case` is what its first step does."""

    def __init__(self, room: Room, print_case: Callable[[], None]) -> None:
        super().__init__(say("tab_copies"))
        self._said = room.said
        self._offers = room.surroundings.offers
        self._navigator = room.surroundings.navigator
        self._print_case = print_case

    def show_case(self, shown: Shown) -> None:
        """Show this reading of the incident."""
        emptied(self.body)
        case = shown.case
        self.body.addWidget(who_knows_card(case, self._said, self._print_list(case)))
        if not case.disclosures:
            empty = EmptyState("print", say("no_copies"), say("no_copies_why"), say("act_print_case"))
            self._offers.only(empty, "print")
            empty.acted.connect(self._print_case)
            self.body.addWidget(empty)
        for disclosure in sorted(case.disclosures, key=lambda each: -each.copy_number):
            self.body.addWidget(self._card(disclosure, case))
        self.body.addStretch(1)

    def _print_list(self, case: CaseFile) -> Button:
        button = self._offers.only(quiet(say("act_print_who_knows"), icon="print"), "print")
        button.clicked.connect(
            lambda: self._navigator.go("printing", what=WHO_KNOWS, id=str(case.incident.id))
        )
        return button

    def _card(self, copy: Disclosure, case: CaseFile) -> QWidget:
        card = Card(say("copy_title", number=str(copy.copy_number)))
        card.add(row(Badge(say(f"copy_{copy.state}"), _TONES.get(copy.state, "neutral"))))
        term = self._said.term
        at, by = wording.moment_words(copy.prepared), case.member_name(copy.prepared_by)
        known = [
            (say("copy_document"), wording.label(f"document.{copy.document}")),
            (say("copy_recipient"), term("recipients", copy.recipient)),
            (say("copy_purpose"), term("purposes", copy.purpose)),
            (say("copy_basis"), term("disclosure_bases", copy.basis)),
            (say("copy_made"), f"{at} · {by}"),
            (say("copy_pages"), str(copy.pages) if copy.pages else ""),
            (say("copy_how"), wording.label(f"how.{copy.how}") if copy.how else ""),
        ]
        facts = Facts([pair for pair in known if pair[1]])
        if copy.sha256:
            facts.add("SHA-256", grouped(copy.sha256), mono=True)
        card.add(facts)
        if copy.state == FAILED:
            card.add(plain_label(say("copy_failed_why"), "small"))
        return card
