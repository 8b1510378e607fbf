"""The transcript of a conversation: a line at a time beside the picture that it is read in, all kept together."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, Tick
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.lines_field import LinesField, read_lines
from safetydesk.desktop.rooms.incident.forms.place_field import PlaceField
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.presenter.conversations import NoPreview, Picture
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.domain.conversation import Conversation, LineDraft
from safetydesk.domain.plain import hints_of

_MOST_SPEAKERS = 6


class TranscriptSheet(Sheet):
    """Each line has its exhibit and its place on it. A picture is opened when somebody asks, which is recorded."""

    kind = "transcript"

    def __init__(self, room: Room, shown: Shown, conversation: Conversation) -> None:
        title = say("transcript_title", title=conversation.title)
        super().__init__(room, shown, title, say("transcript_why"), say("transcript_save"))
        self._conversation = conversation
        self.slot = str(conversation.id)
        parts = [(str(part.exhibit_id), part.number) for part in conversation.parts]
        self._exhibit = Choice("exhibit", say("transcript_exhibit"), parts, needed=True, empty=None)
        self.add(self._exhibit, 2)
        self._where = PlaceField("top", say("transcript_place"))
        self._where.wanted.connect(self._open)
        self.add(self._where, 2)
        self._speaker = self.line("speaker", "transcript_speaker")
        self._said_at = self.line("said_at", "transcript_said_at", hint=say("transcript_said_at_hint"))
        self._speakers = QWidget()
        self._speakers_flow = Flow(self._speakers, gap=6)
        self.form.add_widget(self._speakers)
        self._text = self.area("text", "transcript_text", lines=2)
        self._child = Tick("is_child_words", say("transcript_child"))
        self.add(self._child, 2)
        add = secondary(say("transcript_add"), icon="add")
        add.setShortcut("Ctrl+Return")
        add.clicked.connect(self.add_line)
        self.form.add_widget(row(add))
        self._lines = LinesField("lines", say("transcript_lines"), conversation.parts)
        self._lines.taken_up.connect(self._take_up_line)
        self.add(self._lines, 2)
        self.form.changed.connect(self._changed)
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(self._where.pane)
            beside.addWidget(_rules())
        names = hints_of(LineDraft)
        self._lines.show_lines(
            [LineDraft(**{name: getattr(line, name) for name in names}) for line in conversation.lines]
        )
        self.begin(self.typed.read())
        self._offer_speakers()

    def work(self, values: dict[str, Text]) -> Work:
        desk, conversation = self.room.presenter.conversations, self._conversation
        lines = read_lines(str(values["lines"]))
        return lambda _progress: desk.transcribe(conversation, lines)

    def save(self) -> None:
        """A line that is typed and was not added yet is one of them."""
        if str(self._text.value() or "").strip() and not self.add_line():
            return
        super().save()

    def add_line(self) -> bool:
        """The line as typed into the list, if whole; speaker and screenshot stay for the next, its place does not."""
        words, place = str(self._text.value() or ""), self._where.value()
        needed = wording.words("problem", "needed")
        lacking = [("top", say("transcript_place_needed"))] if not place else []
        lacking += [("text", needed)] if not words.strip() else []
        if lacking:
            self.form.show_problems(lacking)
            return False
        self._lines.add(
            LineDraft(
                exhibit_id=self._chosen(),
                top=int(place),
                speaker=str(self._speaker.value() or "").strip(),
                said_at=str(self._said_at.value() or "").strip(),
                text=words.strip(),
                is_child_words=bool(self._child.value()),
            )
        )
        self._text.set_value("")
        self._said_at.set_value("")
        self._child.set_value(False)
        self._where.set_place(None)
        self._text.focus()
        return True

    def _chosen(self) -> UUID:
        return UUID(str(self._exhibit.value()))

    def _take_up_line(self, line: LineDraft) -> None:
        self._exhibit.set_value(str(line.exhibit_id))
        self._where.set_place(line.top)
        self._speaker.set_value(line.speaker)
        self._said_at.set_value(line.said_at)
        self._text.set_value(line.text)
        self._child.set_value(line.is_child_words)
        self._text.focus()

    def _changed(self, key: str) -> None:
        if key == "exhibit":
            self._where.cover()
            self._where.set_place(None)
        if key in ("exhibit", "lines"):
            self._where.mark_others(self._lines.places_on(self._chosen()))
        if key == "lines":
            self._offer_speakers()

    def _offer_speakers(self) -> None:
        emptied(self._speakers_flow)
        offered = self._lines.speakers()[:_MOST_SPEAKERS]
        for name in offered:
            button = quiet(name, say("transcript_is_speaker", name=name))
            button.clicked.connect(lambda _on=False, one=name: self._speaker.set_value(one))
            self._speakers_flow.addWidget(button)
        self._speakers.setVisible(bool(offered))

    def _open(self) -> None:
        chosen = self._chosen()
        part = self._conversation.part_of(chosen)
        number = part.number if part else ""
        desk = self.room.presenter.conversations
        self.room.surroundings.tasks.run(
            say("opening", number=number),
            lambda _progress: desk.look(chosen),
            lambda seen: self._seen(chosen, number, seen),
            lambda error: self.room.surroundings.errors.show(error, self.banner),
            owner=self,
        )

    def _seen(self, exhibit_id: UUID, number: str, seen: Picture | NoPreview) -> None:
        if exhibit_id != self._chosen():
            return
        if isinstance(seen, NoPreview):
            self.banner.say(say("not_shown_title"), "warning", wording.words("no_preview", seen.reason))
            return
        held = QImage(seen.rgb, seen.width, seen.height, seen.width * 3, QImage.Format.Format_RGB888).copy()
        self._where.show_picture(held, say("transcript_picture_of", number=number))
        self._where.mark_others(self._lines.places_on(exhibit_id))


def _rules() -> Card:
    card = Card(say("transcript_rules"), tone="accent")
    for key in ("transcript_rule_exact", "transcript_rule_place", "transcript_rule_typist"):
        card.add(plain_label(say("bullet", text=say(key))))
    return card
