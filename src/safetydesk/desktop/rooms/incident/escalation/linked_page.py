"""Incidents that belong to this one: the story they make together, and others that may belong to it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import quiet, secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.timeline import Entry, Timeline
from safetydesk.desktop.rooms.incident.escalation.escalation_page import EscalationPage
from safetydesk.desktop.rooms.incident.forms.link import EndLinkSheet, LinkSheet
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.disclosure import LINKED
from safetydesk.domain.incident_link import IncidentLink
from safetydesk.domain.incident_link_likeness import PERSON, Likeness
from safetydesk.domain.incident_link_series import KINDS, LinkedIncident, SeriesLine, Story

_TONES = {1: "low", 2: "moderate", 3: "serious", 4: "critical"}
_LONGEST = 160


class LinkedPage(EscalationPage):
    """The list is read with the incident; the chronology of all and the suggestions only when they are asked for."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._incident: UUID | None = None
        self._asked = QWidget(self)
        self._found = QVBoxLayout(self._asked)
        self._found.setContentsMargins(0, 0, 0, 0)

    def count(self, shown: Shown) -> int:
        return len(shown.linked)

    def show_case(self, shown: Shown) -> None:
        is_another = self._incident != shown.case.incident.id
        self._incident = shown.case.incident.id
        self.column.removeWidget(self._asked)
        emptied(self.column)
        if is_another:
            emptied(self._found)
        self.column.addWidget(self._card(shown))
        self.column.addWidget(self._asked)

    def _card(self, shown: Shown) -> Card:
        card = Card(say("linked"))
        if not shown.linked:
            card.add(plain_label(say("no_linked"), "muted"))
        for place, other in enumerate(shown.linked):
            if place:
                card.add(Hairline())
            self._add(card, other)
        offers, acts = self.room.surroundings.offers, list[QWidget]()
        link = offers.only(secondary(say("act_link"), icon="add"), "link")
        link.clicked.connect(lambda: self.room.open_sheet(LinkSheet))
        acts.append(link)
        suggest = offers.only(secondary(say("act_suggest_links")), "link")
        suggest.clicked.connect(self._suggest)
        acts.append(suggest)
        if shown.linked:
            story = secondary(say("act_story"))
            story.clicked.connect(self._read_story)
            acts.append(story)
            print_all = offers.only(secondary(say("act_print_linked")), "print")
            print_all.clicked.connect(self._print)
            acts.append(print_all)
        card.add(row(*acts))
        return card

    def _add(self, card: Card, other: LinkedIncident) -> None:
        said = self.room.said
        kind = said.term(KINDS, other.kind) if other.link else say("linked_through")
        card.add(
            plain_label(say("linked_line", kind=kind, reference=other.reference), "strong", selectable=True)
        )
        tone = _TONES.get(other.severity, "neutral")
        at = wording.moment_words(other.discovered)
        card.add(
            row(Badge(said.severity(other.severity), tone), Badge(say(f"status_{other.status}"), "neutral"))
        )
        card.add(plain_label(_short(other.summary), selectable=True))
        because = say("linked_because", reason=other.link.reason) if other.link else ""
        card.add(plain_label(" · ".join(part for part in (at, because) if part), "small", selectable=True))
        buttons: list[QWidget] = [self._opening(other.reference, other.id)]
        if other.link is not None:
            buttons.append(self._ending(other.link, other.reference))
        card.add(row(*buttons))

    def _opening(self, reference: str, incident: UUID) -> QWidget:
        button = quiet(say("linked_open", reference=reference), icon="right")
        navigator = self.room.surroundings.navigator
        button.clicked.connect(lambda: navigator.go("incident", id=str(incident)))
        return button

    def _ending(self, link: IncidentLink, reference: str) -> QWidget:
        button = self.room.surroundings.offers.only(quiet(say("act_end_link", reference=reference)), "link")
        button.clicked.connect(lambda: self.room.open_sheet(lambda r, s: EndLinkSheet(r, s, link)))
        return button

    def _suggest(self) -> None:
        wanted = self._incident
        if wanted is None:
            return
        links, surroundings = self.room.presenter.links, self.room.surroundings

        def found(alike: tuple[Likeness, ...]) -> None:
            if self._incident == wanted:
                self._show_asked(self._suggestions(alike))

        surroundings.tasks.run(
            say("act_suggest_links"),
            lambda _progress: links.suggested(wanted),
            found,
            surroundings.errors.show,
            owner=self,
        )

    def _suggestions(self, alike: tuple[Likeness, ...]) -> Card:
        card = Card(say("suggested"))
        card.add(plain_label(say("suggested_why" if alike else "none_suggested"), "small"))
        for each in alike:
            card.add(Hairline())
            card.add(plain_label(each.reference, "strong", selectable=True))
            card.add(plain_label(_shared(each), selectable=True))
            card.add(plain_label(_short(each.summary), "small", selectable=True))
            link = self.room.surroundings.offers.only(
                secondary(say("act_link_to", reference=each.reference)), "link"
            )
            link.clicked.connect(
                lambda _on=False, one=each: self.room.open_sheet(
                    lambda r, s: LinkSheet(r, s, one.reference, _shared(one))
                )
            )
            card.add(row(link, self._opening(each.reference, each.incident_id)))
        return card

    def _read_story(self) -> None:
        wanted = self._incident
        if wanted is None:
            return
        links, surroundings = self.room.presenter.links, self.room.surroundings

        def found(story: Story) -> None:
            if self._incident == wanted:
                self._show_asked(self._story(story))

        surroundings.tasks.run(
            say("act_story"),
            lambda _progress: links.story(wanted),
            found,
            surroundings.errors.show,
            owner=self,
        )

    def _story(self, story: Story) -> Card:
        names = {member.id: member.name for case in story.cases for member in case.members.values()}

        def entry(each: SeriesLine) -> Entry:
            title, text = self.room.said.line_words(each.line)
            note = say("chronology_by", name=names[each.line.by]) if each.line.by in names else ""
            return Entry(
                wording.moment_words(each.line.at),
                say("story_line", reference=each.reference, title=title),
                text,
                "accent" if each.incident_id == self._incident else "neutral",
                note,
            )

        card = Card(say("story"))
        card.add(plain_label(say("story_why"), "small"))
        card.add(Timeline([entry(each) for each in story.lines], accessible=say("story")))
        return card

    def _show_asked(self, card: Card) -> None:
        emptied(self._found)
        self._found.addWidget(card)

    def _print(self) -> None:
        self.room.surroundings.navigator.go("printing", what=LINKED, id=str(self._incident))


def _shared(alike: Likeness) -> str:
    """What both have, as a sentence."""
    people = [each.what for each in alike.shared if each.kind == PERSON]
    handles = [each.what for each in alike.shared if each.kind != PERSON]
    parts = []
    if people:
        parts.append(say("suggested_people", names=", ".join(people)))
    if handles:
        parts.append(say("suggested_handles", handles=", ".join(handles)))
    return " ".join(parts)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()} …"
