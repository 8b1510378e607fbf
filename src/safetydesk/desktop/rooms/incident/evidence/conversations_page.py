"""Conversations: each in its order with its gaps, and what was read in it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import primary, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.grown_list import GrownList
from safetydesk.desktop.kit.page import Columns, column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.evidence.evidence_page import EvidencePage
from safetydesk.desktop.rooms.incident.forms.conversation import ConversationSheet
from safetydesk.desktop.rooms.incident.forms.transcript import TranscriptSheet
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.conversation import Conversation, Line
from safetydesk.domain.media_kind import kind_named


class ConversationsPage(EvidencePage):
    """No picture stands on it: screenshots are named by their numbers."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room, self._offers = room, room.surroundings.offers
        self._drawn: object = None

    def count(self, shown: Shown) -> int:
        return len(shown.case.conversations)

    def show_case(self, shown: Shown) -> None:
        """A reading in which nothing of this has changed draws nothing anew: a transcript may be long."""
        drawn = (shown.case.conversations, _pictures(shown), shown.case.members)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        emptied(self.column)
        self.column.addWidget(self._head(shown))
        for conversation in shown.case.conversations:
            self.column.addWidget(self._card(conversation, shown))

    def _head(self, shown: Shown) -> Card:
        card = Card(say("conversations_title"))
        pictures = _pictures(shown)
        card.add(plain_label(say("conversations_why" if pictures else "conversations_nothing"), "muted"))
        if pictures:
            new = primary(say("conversation_new"), icon="link")
            self._offers.only(new, "add_evidence")
            new.clicked.connect(lambda: self._room.open_sheet(ConversationSheet))
            card.add(row(new))
        return card

    def _card(self, conversation: Conversation, shown: Shown) -> Card:
        card = Card(conversation.title)
        counted = wording.count_words(len(conversation.parts), wording.label("conversation_screenshot"))
        gaps = wording.count_words(conversation.gaps, wording.label("conversation_gap_one"))
        how = wording.label(f"conversation_{conversation.ordered_how}")
        card.add(plain_label(say("conversation_counts", parts=counted, gaps=gaps, how=how), "strong"))
        card.add(Columns(self._order(conversation), self._lines(conversation, shown), share=(7, 9)))
        amend = secondary(say("conversation_amend"), icon="edit")
        amend.clicked.connect(partial(self._open, ConversationSheet, conversation))
        typing = secondary(say("transcript_act"), icon="note")
        typing.clicked.connect(partial(self._open, TranscriptSheet, conversation))
        for button in (amend, typing):
            self._offers.only(button, "add_evidence")
        card.add(row(amend, typing))
        at, by = wording.moment_words(conversation.recorded), shown.case.member_name(conversation.recorded_by)
        card.add(plain_label(say("recorded_line", at=at, name=by), "small"))
        return card

    def _open(self, sheet: type[ConversationSheet | TranscriptSheet], conversation: Conversation) -> None:
        self._room.open_sheet(lambda room, now: sheet(room, now, conversation))

    def _order(self, conversation: Conversation) -> QWidget:
        shown: list[QWidget] = []
        before = ""
        for at, part in enumerate(conversation.parts, start=1):
            if part.is_gap:
                gap = plain_label(
                    wording.label("conversation_gap", before=before, number=part.number), "small"
                )
                gap.set_tone("serious")
                shown.append(gap)
            if part.note:
                shown.append(plain_label(part.note, "small"))
            shown.append(plain_label(f"{at}. {part.number}", "body"))
            before = part.number
        return column(*shown, gap=4)

    def _lines(self, conversation: Conversation, shown: Shown) -> QWidget:
        if not conversation.lines:
            return plain_label(say("transcript_none"), "muted")

        def make(place: int) -> QWidget:
            return _line(conversation, conversation.lines[place], shown)

        lines = GrownList(make)
        lines.fill(len(conversation.lines))
        return lines


def _line(conversation: Conversation, line: Line, shown: Shown) -> QWidget:
    part = conversation.part_of(line.exhibit_id)
    down = wording.label("conversation_down", percent=str(round(line.top / 10)))
    where = wording.label("conversation_where", number=part.number if part else "", place=down)
    child = wording.label("conversation_child_words") if line.is_child_words else ""
    typed = say("transcript_typed_by", name=shown.case.member_name(line.typed_by))
    head = " · ".join(each for each in (line.speaker, line.said_at, where, child, typed) if each)
    return column(plain_label(head, "small"), plain_label(line.text, "body", True), gap=2)


def _pictures(shown: Shown) -> int:
    """How many of the exhibits could be part of one."""
    return sum(each.may_be_seen and kind_named(each.sealed.kind).is_decodable for each in shown.case.exhibits)
