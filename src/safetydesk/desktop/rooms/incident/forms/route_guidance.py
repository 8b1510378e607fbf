"""Beside a referral: what the route takes and wants, the school's own agency, the call, and what to think of first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import link, primary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.ready_words import ready_words, sheet_for
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.agency import Agency
from safetydesk.domain.vocabulary import Route

_GUIDANCE = (
    "takes",
    "does_not_take",
    "timing",
    "who",
    "how",
    "wants",
    "phone",
    "hours",
    "email",
    "portal",
    "note",
)
_AGENCY = ("contact", "phone", "hours", "out_of_hours", "email", "portal", "address", "note")


class RouteGuidance(QWidget):
    """`call_wanted` when it is to be rung now; `sheet_wanted` carries the agency's sheet that is to be answered."""

    call_wanted = Signal()
    sheet_wanted = Signal(object)

    def __init__(self, room: Room, shown: Shown) -> None:
        super().__init__()
        self._room, self._shown = room, shown
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(12))
        self._prompts = Card(say("prompts_title"), tone="moderate")
        self._guidance = Card(say("guidance"), tone="accent")
        for card in (self._prompts, self._guidance):
            column.addWidget(card)

    def show_route(self, code: str, agency: Agency | None) -> None:
        """The route of that code ("" for none yet), with the agency chosen for it."""
        self._show_prompts(code)
        self._guidance.clear()
        if not code:
            self._guidance.add(plain_label(say("guidance_none"), "muted"))
            return
        route = self._room.said.vocabulary.route(code)
        self._guidance.add(plain_label(route.name, "strong"))
        when = self._shown.when_to(code)
        if when:
            self._guidance.add(plain_label(say("guidance_when", when=when)))
        self._add_readiness(code)
        call = self._room.surroundings.offers.only(
            primary(say("call_act", whom=route.short), icon="phone"), "refer"
        )
        call.clicked.connect(self.call_wanted)
        self._guidance.add(row(call))
        if agency is not None:
            self._add_agency(agency)
        timing = wording.timing_words(route, self._room.said.vocabulary)
        facts = [(name, timing if name == "timing" else getattr(route, name)) for name in _GUIDANCE]
        self._guidance.add(Facts([(say(f"guidance_{name}"), text) for name, text in facts if text]))
        self._add_sources(route)

    def _add_readiness(self, code: str) -> None:
        """How ready the agency's sheet is, and the way to it."""
        sheet = sheet_for(self._room, self._shown, code)
        if sheet is None:
            return
        to_it = link(say("sheets_open"), say("sheets_open_of", sheet=sheet.kind.short))
        to_it.clicked.connect(lambda: self.sheet_wanted.emit(sheet))
        self._guidance.add(row(plain_label(ready_words(sheet), "body", wrap=False), to_it, gap=12))

    def _show_prompts(self, code: str) -> None:
        texts = self._room.presenter.calls.prompts(self._shown.case, code)
        self._prompts.clear()
        self._prompts.setVisible(bool(texts))
        for number, text in enumerate(texts, start=1):
            self._prompts.add(plain_label(say("prompt_line", number=str(number), text=text)))
        self._prompts.add(plain_label(say("prompts_why"), "small"))

    def _add_agency(self, agency: Agency) -> None:
        self._guidance.add(Hairline())
        self._guidance.add(plain_label(say("guidance_agency", name=agency.name), "strong"))
        facts = [(wording.label(f"agency_field.{name}"), getattr(agency, name)) for name in _AGENCY]
        self._guidance.add(Facts([pair for pair in facts if pair[1]]))
        if self._room.presenter.calls.needs_checking(agency):
            when = wording.date_words(agency.checked) if agency.checked else ""
            said = say("guidance_unchecked", when=when) if when else say("guidance_never_checked")
            self._guidance.add(plain_label(said, "small"))
        self._guidance.add(Hairline())

    def _add_sources(self, route: Route) -> None:
        sources = [(route.source, wording.dated_words(route.dated))]
        if route.phone or route.hours:
            sources.append((route.phone_source, wording.dated_words(route.phone_dated)))
        if not route.confirmed:
            self._guidance.add(plain_label(say("pathway_unconfirmed"), "small"))
        for one in dict.fromkeys(" · ".join(part for part in pair if part) for pair in sources):
            if one:
                self._guidance.add(plain_label(say("guidance_source", source=one), "small"))
