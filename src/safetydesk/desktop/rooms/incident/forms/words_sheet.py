"""What the forms of records in words share. None of them has a place for a file: words are all that is kept."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import (
    Choice,
    ChoiceSearch,
    ChoicesSearch,
    DateTimeField,
    LookUp,
    TextArea,
    TextLine,
    Tick,
)
from safetydesk.desktop.kit.fields.choices_search import codes_in, codes_text
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.desktop.typed_times import time_reader
from safetydesk.domain.in_words import InWords
from safetydesk.domain.kinds_of_words import KindOfWords
from safetydesk.domain.words_drafts import WordsDraft


def name_of(field: str) -> str:
    """What a field of a record in words is called, everywhere."""
    return wording.label(f"in_words.{field}")


class WordsSheet(Sheet):
    """Makes a record, or with one amends it and asks for the reason. A subclass says `of` and adds its fields.

    `needs` is the act of making one; `beside_points` keys of the labels that stand beside, as a card of advice.
    """

    of: KindOfWords
    needs = "write_in_words"
    beside_points: tuple[str, ...] = ()
    starts_now: tuple[str, ...] = ()

    def __init__(self, room: Room, shown: Shown, record: InWords | None = None) -> None:
        code = self.of.code
        act = "amend" if record else "new"
        super().__init__(
            room, shown, say(f"words_{code}_{act}"), say(f"words_{code}_why"), say(f"words_save_{act}")
        )
        self._record = record
        self.slot = str(record.id) if record else ""
        self.changes_record = record is not None
        self.fields()
        if record:
            self.area("reason", "words_reason", needed=True, lines=2)
        layout = self.beside.layout()
        if layout is not None:
            if self.beside_points:
                layout.addWidget(_advice(code, self.beside_points))
            layout.addWidget(_nothing_attached())
        self.begin(self._values(record) if record else dict.fromkeys(self.starts_now, "now"))

    def fields(self) -> None:
        """Add the fields, in their order."""
        raise NotImplementedError

    def work(self, values: dict[str, Text]) -> Work:
        presenter, record = self.room.presenter, self._record
        draft = self._draft(values)
        if record is None:
            incident = self.shown.case.incident.id
            return lambda _progress: presenter.words.write(incident, draft)
        reason = str(values["reason"])
        return lambda _progress: presenter.words.amend(record, draft, reason)

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        mine = self._record
        for record in getattr(shown.case, self.of.case_field):
            if mine is not None and record.id == mine.id:
                self._record = record
                return self._values(record)
        return None

    def title_of(self, key: str, code: str) -> str:
        return self.room.said.term(self.of.lists[key], code) if key in self.of.lists else code

    def words(self, key: str, span: int = 1, hint: str = "") -> None:
        """A line."""
        needed = key in self.of.needed
        self.add(TextLine(key, name_of(key), hint=hint, needed=needed, longest=2000), span)

    def story(self, key: str, lines: int = 2, hint: str = "") -> None:
        """Many lines."""
        self.add(TextArea(key, name_of(key), hint=hint, needed=key in self.of.needed, lines=lines), 2)

    def when(self, key: str) -> None:
        """A time."""
        reader = time_reader(self.room.presenter.moment)
        self.add(DateTimeField(key, name_of(key), reader, needed=key in self.of.needed))

    def tick(self, key: str, span: int = 1) -> None:
        """Yes, or not said."""
        self.add(Tick(key, name_of(key)), span)

    def choose(self, key: str, span: int = 1) -> None:
        """One code of its list."""
        terms = self.room.said.vocabulary.terms(self.of.lists[key])
        self.add(Choice(key, name_of(key), [(term.code, term.label) for term in terms]), span)

    def search_one(self, key: str) -> None:
        """One of a long list, or an own word."""
        own = wording.label("card_own_word")
        field = ChoiceSearch(key, name_of(key), self._look_up(key), new_label=own, takes_exact=True)
        field.new_wanted.connect(lambda typed: field.set_value(typed, typed))
        self.add(field)

    def choose_some(self, key: str) -> None:
        """Several codes of its list."""
        field = ChoicesSearch(
            key,
            name_of(key),
            self._look_up(key),
            lambda code: self.title_of(key, code),
            needed=key in self.of.needed,
            placeholder=say("words_choose_some"),
            more=say("words_choose_more"),
        )
        self.add(field, 2)

    def _look_up(self, key: str) -> LookUp:
        words, list_name = self.room.said.vocabulary, self.of.lists[key]

        def look_up(typed: str) -> list[tuple[str, str, str]]:
            return [(t.code, t.label, t.explanation) for t in words.search_terms(list_name, typed)]

        return look_up

    def _draft(self, values: dict[str, Text]) -> WordsDraft:
        empty = self.of.draft()
        said = {name: values[name] for name in self.of.fields}
        for name in self.of.fields:
            if isinstance(getattr(empty, name), tuple):
                said[name] = codes_in(str(values[name]))  # type: ignore[assignment]  # the draft's own form of it
        draft: WordsDraft = self.of.draft(**said)
        return draft

    def _values(self, record: InWords) -> dict[str, Text]:
        draft = self.of.draft_of(record)
        values: dict[str, Text] = {}
        for name in self.of.fields:
            value = getattr(draft, name)
            values[name] = codes_text(value) if isinstance(value, tuple) else value
        for name in self.of.days():
            day = getattr(record, name)
            values[name] = wording.date_words(day) if day else ""
        return values


def _advice(code: str, keys: tuple[str, ...]) -> Card:
    card = Card(say(f"words_{code}_advice"), tone="accent")
    for key in keys:
        card.add(plain_label(wording.label("guard.one", name=say(f"words_{code}_{key}"))))
    return card


def _nothing_attached() -> Card:
    card = Card()
    card.add(plain_label(say("words_nothing_attached"), "small"))
    return card
