"""Screenshots of one chat put in order: suggested by what they share, decided here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.buttons import quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.order_field import OrderField, read_order
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.presenter.conversations import Picture, Suggested
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.domain.conversation import Conversation
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.media_kind import kind_named
from safetydesk.domain.progress import Progress

Got = TypeVar("Got")
_LEAST = 2
_RULES = ("conversation_rule_opened", "conversation_rule_decide", "conversation_rule_gap")


class ConversationSheet(Sheet):
    """A new conversation, or the order of one that is kept. No picture is opened before somebody asks."""

    kind = "conversation"

    def __init__(self, room: Room, shown: Shown, conversation: Conversation | None = None) -> None:
        title = say("conversation_amend_title" if conversation else "conversation_new_title")
        super().__init__(room, shown, title, say("conversation_why"), say("conversation_save"), columns=1)
        self._conversation = conversation
        self.slot = str(conversation.id) if conversation else ""
        self.line("title", "conversation_name", needed=True)
        pictures = [each for each in shown.case.exhibits if _may_be_in(each)]
        self._order = OrderField("parts", say("conversation_parts"), pictures)
        self.form.add_widget(self._buttons())
        self.add(self._order)
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(_rules())
        given = say("conversation_name_given", number=str(len(shown.case.conversations) + 1))
        self.begin({"title": conversation.title if conversation else given, "parts": ""})
        if conversation is not None:
            self._order.show_order(conversation.parts, conversation.ordered_how, {})
            self.begin(self.typed.read())

    def work(self, values: dict[str, Text]) -> Work:
        desk, conversation, incident = (
            self.room.presenter.conversations,
            self._conversation,
            self.shown.case.incident,
        )
        draft = read_order(str(values["title"]), str(values["parts"]))
        if conversation is None:
            return lambda _progress: desk.keep(incident.id, draft)
        return lambda _progress: desk.amend(conversation, draft)

    def _buttons(self) -> QWidget:
        suggest = secondary(say("conversation_suggest"), icon="refresh")
        suggest.clicked.connect(self._suggest)
        small = secondary(say("conversation_small"), icon="show")
        small.clicked.connect(self._show_small)
        every = quiet(say("conversation_all"), say("conversation_all_of_them"))
        every.clicked.connect(self._tick_all)
        return row(every, suggest, small)

    def _tick_all(self) -> None:
        self._order.tick_all()

    def _suggest(self) -> None:
        ids = self._order.chosen()
        if len(ids) < _LEAST:
            self.form.show_problems([("parts", say("conversation_two"))])
            return
        desk, incident = self.room.presenter.conversations, self.shown.case.incident.id
        self._run(
            say("conversation_comparing"),
            lambda progress: desk.suggest(incident, ids, progress),
            self._suggested,
        )

    def _suggested(self, suggested: Suggested) -> None:
        self._order.show_order(suggested.parts, suggested.ordered_how, dict(suggested.same))
        self._order.changed.emit()
        gaps = sum(part.is_gap for part in suggested.parts)
        told = say("conversation_suggested", parts=str(len(suggested.parts)), gaps=str(gaps))
        self.banner.say(told, "warning" if suggested.unread else "info", "\n".join(suggested.unread))

    def _show_small(self) -> None:
        ids = self._order.chosen()
        desk = self.room.presenter.conversations
        self._run(say("conversation_opening"), lambda progress: desk.small(ids, progress), self._small_shown)

    def _small_shown(self, pictures: dict[UUID, Picture]) -> None:
        for exhibit_id, seen in pictures.items():
            held = QImage(seen.rgb, seen.width, seen.height, seen.width * 3, QImage.Format.Format_RGB888)
            self._order.pictures[exhibit_id] = held.copy()
        self._order.redraw()

    def _run(self, doing: str, work: Callable[[Progress], Got], done: Callable[[Got], None]) -> None:
        def failed(error: BaseException) -> None:
            self.room.surroundings.errors.show(error, self.banner)

        self.room.surroundings.tasks.run(doing, work, done, failed, owner=self)


def _may_be_in(exhibit: Exhibit) -> bool:
    return exhibit.may_be_seen and kind_named(exhibit.sealed.kind).is_decodable


def _rules() -> Card:
    card = Card(say("conversation_rules"), tone="accent")
    for key in _RULES:
        card.add(plain_label(say("bullet", text=say(key))))
    return card
