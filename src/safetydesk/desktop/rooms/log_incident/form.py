"""The fields of the page, and the way from them to a draft and back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop.access_fields import AccessFields
from safetydesk.desktop.kit.fields import (
    Chip,
    Chips,
    Choice,
    ChoiceSearch,
    ChoicesSearch,
    DateTimeField,
    Field,
    TextArea,
    TextLine,
    Tick,
)
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.pointing_line import PointingLine
from safetydesk.desktop.rooms.log_incident.new_person import NewPerson
from safetydesk.desktop.rooms.log_incident.presenter import LogPresenter
from safetydesk.desktop.typed_times import time_reader
from safetydesk.domain.drafts import DraftPerson, IncidentDraft
from safetydesk.domain.happened import ABOUT, BETWEEN, EXACT, UNKNOWN

FIRST_PART = "affected"
LATER_PART = "other"  # neutral: nobody is accused, or called a victim, by a default
_PLAIN = ("summary", "child_words", "told_by", "address", "immediate_action", "wishes", "happened_source")
_CODES = ("told_how", "device", "place")
_LISTS = {"told_how": "told_how", "device": "devices", "place": "places"}
_TIMES = ("discovered", "reported", "happened_start", "happened_end")


class LogForm(QWidget):
    """`changed` fires for every change; `files_pasted` and `image_pasted` for evidence pasted into a text."""

    changed = Signal(str)
    files_pasted = Signal(object)
    image_pasted = Signal(object)

    def __init__(self, presenter: LogPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._people: dict[str, DraftPerson] = {}
        self._severity_is_own = False
        self._is_filling = self._is_marking = False
        self.form = Form(columns=3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self._add_what()
        self._add_when()
        self._add_where()
        self._add_who()
        self._add_judgement()
        self._access = AccessFields(self.form, self._could_open, 3)
        if not self._presenter.may_name():
            self._access.let_program_name(lambda: self._presenter.names_of_leading(self._people_now()))
        self.form.changed.connect(self._changed)
        self._show_happened()
        self.form.set_field_visible("severity_reason", False)

    def lists_afresh(self) -> None:
        """Offer what the school's vocabulary has now: it may have changed since the page was made."""
        for key, list_name in _LISTS.items():
            field = self.form.field(key)
            if isinstance(field, Choice):
                field.set_choices(self._presenter.choices(list_name))
        self._new.offer_years(self._presenter.choices("year_groups"))

    def _add_what(self) -> None:
        summary = self._area("summary", lines=3, needed=True, hint=wording.label("log_summary_hint"))
        self.pointing = PointingLine(summary, lambda: self._presenter.vocabulary)
        self.form.add_widget(self.pointing)
        self._area("child_words", lines=1, hint=wording.label("log_child_words_hint"))
        self._summary = summary

    def _add_when(self) -> None:
        reader = time_reader(self._presenter.clock_now)
        self._add(DateTimeField("discovered", wording.label("log_discovered"), reader, needed=True))
        self._add(
            TextLine("told_by", wording.label("log_told_by"), placeholder=wording.label("log_told_by_like"))
        )
        self._add(Choice("told_how", wording.label("log_told_how"), self._presenter.choices("told_how")))
        kinds = [(kind, wording.label(f"log_happened_{kind}")) for kind in (UNKNOWN, ABOUT, EXACT, BETWEEN)]
        self._add(Choice("happened_kind", wording.label("log_happened_kind"), kinds, empty=None))
        self._add(DateTimeField("happened_start", wording.label("log_happened_at"), reader))
        self._add(DateTimeField("happened_end", wording.label("log_happened_end"), reader))
        self._add(TextLine("happened_source", wording.label("log_happened_source")))
        hint = wording.label("log_reported_hint")
        self._add(DateTimeField("reported", wording.label("log_reported"), reader, hint=hint))

    def _add_where(self) -> None:
        platform = ChoiceSearch(
            "platform",
            wording.label("log_platform"),
            lambda words: self._presenter.term_offers("platforms", words),
            new_label=wording.label("log_own_platform"),
            takes_exact=True,
        )
        platform.new_wanted.connect(lambda typed: platform.set_value(typed, typed))
        self._add(platform)
        self._add(TextLine("address", wording.label("log_address"), longest=2000))
        self._add(Choice("device", wording.label("log_device"), self._presenter.choices("devices")))
        self._add(Choice("place", wording.label("log_place"), self._presenter.choices("places")))

    def _add_who(self) -> None:
        choices = self._presenter.choices
        self._chips = Chips(
            "people",
            wording.label("log_people"),
            self._presenter.people_offers,
            parts=choices("parts"),
            placeholder=wording.label("log_people_like"),
            new_label=wording.label("log_add_new"),
            first_part=FIRST_PART,
            later_part=LATER_PART,
        )
        self._add(self._chips, span=3)
        self._new = NewPerson(
            choices("parts"), choices("person_kinds"), choices("year_groups"), self._subject_trouble
        )
        self._new.asked.connect(lambda: self.changed.emit("people"))
        self.form.add_widget(self._new)
        self._chips.new_wanted.connect(lambda name: self._new.begin(name, self._chips.next_part()))
        self._new.made.connect(self._person_made)
        self._new.left.connect(self._chips.focus)

    def _add_judgement(self) -> None:
        self._add(
            ChoicesSearch(
                "categories",
                wording.label("log_category"),
                self._presenter.category_offers,
                self._presenter.category_title,
                placeholder=wording.label("log_category_like"),
                more=wording.label("log_category_more"),
                leading=wording.label("log_category_leads"),
            ),
            span=2,
        )
        severity = Choice(
            "severity",
            wording.label("log_severity"),
            self._presenter.severities(),
            empty=wording.label("log_severity_not_judged"),
        )
        self._add(severity)
        self.meaning = plain_label("", "small", selectable=True)
        self.meaning.hide()
        self.form.add_widget(self.meaning)
        self.raised = plain_label("", "small", selectable=True)
        self.raised.hide()
        self.form.add_widget(self.raised)
        self._add(TextLine("severity_reason", wording.label("log_severity_reason"), needed=True), span=3)
        self._area("immediate_action", lines=1)
        self._area("wishes", lines=1, hint=wording.label("log_wishes_hint"))
        self._add(
            Tick(
                "sexual_image", wording.label("log_sexual_image"), hint=wording.label("log_sexual_image_hint")
            ),
            span=3,
        )

    def _area(self, key: str, lines: int, needed: bool = False, hint: str = "") -> TextArea:
        area = TextArea(key, wording.label(f"log_{key}"), hint=hint, needed=needed, lines=lines)
        area.files_pasted.connect(self.files_pasted)
        area.image_pasted.connect(self.image_pasted)
        self._add(area, span=3)
        return area

    def _add(self, field: Field, span: int = 1) -> None:
        self.form.add(field, span)

    def begin(self) -> None:
        """Put the cursor into the account, behind what stands there already."""
        self._summary.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._summary.focus()

    def fill(self, draft: IncidentDraft) -> None:
        """Show a draft."""
        self._is_filling = True
        self._people.clear()
        self._new.hide()
        form = self.form
        form.clear_problems()
        form.set_values({key: getattr(draft, key) for key in _PLAIN})
        form.set_values({key: getattr(draft, key) or None for key in _CODES})
        for key in _TIMES:
            self._time(key).set_text(getattr(draft, key))
        form.field("happened_kind").set_value(draft.happened_kind)
        self._set_search("platform", draft.platform, self._presenter.term_title("platforms", draft.platform))
        form.field("categories").set_value(draft.categories)
        self._severity_is_own = draft.severity > 0
        form.field("severity").set_value(str(draft.severity) if draft.severity else None)
        form.field("severity_reason").set_value(draft.severity_reason)
        form.field("sexual_image").set_value(draft.sexual_image)
        self._chips.set_value([self._chip_of(person) for person in draft.people])
        self._access.tick.set_value(draft.restricted)
        self._access.who.set_value([str(one) for one in draft.may_open])
        self._access.why.set_value(draft.restricted_reason)
        self._access.show()
        form.clear_problems()
        self._is_filling = False
        self._show_happened()

    def onto(self, draft: IncidentDraft) -> IncidentDraft:
        """The draft with what stands in the fields; its evidence is left as it is."""
        form = self.form
        texts = {key: str(form.field(key).value()) for key in _PLAIN}
        codes = {key: str(form.field(key).value() or "") for key in (*_CODES, "platform")}
        times = {key: self._time(key).tidy() for key in _TIMES if not form.field(key).isHidden()}
        typed: dict[str, Any] = {**texts, **codes, **dict.fromkeys(_TIMES, ""), **times}
        return replace(
            draft,
            **typed,
            happened_kind=str(form.field("happened_kind").value() or UNKNOWN),
            categories=tuple(form.field("categories").value()),
            severity=int(form.field("severity").value() or 0),
            severity_reason=str(form.field("severity_reason").value()),
            sexual_image=bool(form.field("sexual_image").value()),
            people=self._people_now(),
            restricted=self._access.tick.value(),
            may_open=tuple(UUID(one) for one in self._access.who.value()),
            restricted_reason=str(self._access.why.value()),
        )

    def restrict(self) -> None:
        """Tick that it is restricted; somebody new who was refused for that is added."""
        self._access.tick.set_value(True)
        if self.unmade_person():
            self._new.try_again()
        (self._access.who if self._presenter.may_name() else self._access.why).focus()

    def being_made(self) -> DraftPerson | None:
        """Somebody new who was refused as they stand, while they are still being asked about."""
        return self._new.refused if self.unmade_person() else None

    def _people_now(self) -> tuple[DraftPerson, ...]:
        return tuple(replace(self._people[chip.code], part=chip.part) for chip in self._chips.value())

    def _could_open(self) -> list[tuple[str, str, str]]:
        return self._presenter.could_open(self._people_now())

    def _subject_trouble(self, draft: DraftPerson) -> str:
        may_open = [UUID(one) for one in self._access.who.value()] if self._access.tick.value() else None
        return self._presenter.subject_trouble(draft, may_open)

    def show_least(self, least: int, words: str, raised: int = 0, why: str = "") -> None:
        """Mark the least severity of all the categories, and ask for a reason where less was chosen.

        `raised` is what a rule will raise it to when it is saved, said beneath as `why`: the level itself is left to
        whoever saves, who may write why it is to stay lower.
        """
        severity = self.form.field("severity")
        severity.set_hint(wording.label("log_severity_least", least=words) if least else "")
        chosen = int(severity.value() or 0)
        if chosen != least and (not self._severity_is_own or not chosen):
            self._is_marking = True
            severity.set_value(str(least) if least else None)
            self._is_marking = False
            chosen = least
        is_below = bool(least and chosen and chosen < least)
        may_stay = bool(chosen and chosen < raised)
        reason = self.form.field("severity_reason")
        self._show_meaning()
        self.raised.setText(why)
        # What the category's least refuses is not saved, and so not raised, until its reason stands there.
        self.raised.setVisible(bool(why) and (not is_below or bool(str(reason.value()).strip())))
        reason.set_label(wording.label("log_severity_reason" if is_below else "log_severity_stays"))
        reason.set_needed(is_below)
        self.form.set_field_visible("severity_reason", is_below or may_stay)

    def _show_meaning(self) -> None:
        """What the level chosen stands for, by the school's own words where it has some."""
        chosen = int(self.form.field("severity").value() or 0)
        self.meaning.setText(self._presenter.severity_meaning(chosen))
        self.meaning.setVisible(bool(self.meaning.text()))

    def show_problems(self, problems: list[tuple[str, str]]) -> list[str]:
        """Beside their fields; gives back the words of those that have none here."""
        return self.form.show_problems(problems)

    def unread(self) -> list[tuple[str, str]]:
        """Times typed that cannot be read, and words that choose no category, as (key, what is wrong)."""
        asked = [field for field in self.form.fields() if isinstance(field, DateTimeField | ChoicesSearch)]
        return [(field.key, words) for field in asked if not field.isHidden() and (words := field.trouble())]

    def unmade_person(self) -> bool:
        """Whether somebody new is still being asked about."""
        return not self._new.isHidden()

    def _changed(self, key: str) -> None:
        if self._is_filling:
            return
        if key == "severity":
            if self._is_marking:
                return
            self._severity_is_own = self.form.field(key).value() is not None
            self._show_meaning()
        if key == "happened_kind":
            self._show_happened()
        if key == "people":
            self._take_people()
            self._access.show()
        self.changed.emit(key)

    def _show_happened(self) -> None:
        kind = self.form.field("happened_kind").value()
        label = "log_happened_from" if kind == BETWEEN else "log_happened_at"
        self.form.field("happened_start").set_label(wording.label(label))
        for key, shown in (
            ("happened_start", kind != UNKNOWN),
            ("happened_end", kind == BETWEEN),
            ("happened_source", kind != UNKNOWN),
        ):
            self.form.set_field_visible(key, shown)

    def _person_made(self, person: DraftPerson) -> None:
        code = self._presenter.new_code()
        self._people[code] = person
        self._chips.add(Chip(code, self._title_of(person), person.part))
        self._chips.focus()

    def _take_people(self) -> None:
        for chip in self._chips.value():
            if chip.code not in self._people:
                self._people[chip.code] = DraftPerson(
                    part=chip.part, person_id=UUID(chip.code), name=chip.title
                )

    def _chip_of(self, person: DraftPerson) -> Chip:
        code = str(person.person_id) if person.person_id else self._presenter.new_code()
        self._people[code] = person
        return Chip(code, self._title_of(person), person.part)

    def _title_of(self, person: DraftPerson) -> str:
        year = self._presenter.term_title("year_groups", person.year_group)
        return f"{person.name}, {year}" if year else person.name

    def _set_search(self, key: str, code: str, title: str) -> None:
        field = self.form.field(key)
        if isinstance(field, ChoiceSearch):
            field.set_value(code or None, title)

    def _time(self, key: str) -> DateTimeField:
        field = self.form.field(key)
        assert isinstance(field, DateTimeField)  # noqa: S101 - made so above; this tells the type checker
        return field
