"""One more person with a part: found as one types, or made here."""

from __future__ import annotations

from uuid import UUID

from safetydesk.desktop.kit.fields import ChoiceSearch
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.forms.typed import Text
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.drafts import DraftPerson

_NEW = ("name", "kind", "year_group", "known_as", "handles")
_WITH_YEAR = ("pupil", "former_pupil")
_NEW_CODE = "new"


class PersonSheet(Sheet):
    """Adds a person to the incident."""

    kind = "person"

    def __init__(self, room: Room, shown: Shown) -> None:
        super().__init__(room, shown, say("person_title"), say("person_why"), say("person_save"))
        self._who = ChoiceSearch(
            "who", say("person_who"), room.presenter.people_offers, needed=True,
            placeholder=say("person_who_like"), new_label=say("person_new"),
        )  # fmt: skip
        self._who.new_wanted.connect(self._new)
        self.add(self._who, span=2)
        self.choice("part", "person_part", "parts", needed=True)
        self.line("note", "person_note")
        self.line("name", "person_name", needed=True)
        self.choice("kind", "person_kind", "person_kinds")
        self.choice("year_group", "person_year", "year_groups")
        self.line("known_as", "person_known_as")
        self.line("handles", "person_handles", hint=say("person_handles_hint"))
        self.form.changed.connect(self._changed)
        self.begin({"part": "affected", "kind": "pupil"})
        self._show_new()

    def work(self, values: dict[str, Text]) -> Work:
        incident, presenter = self.shown.case.incident.id, self.room.presenter
        who = self._who.value()
        part, note = str(values["part"]) or "affected", str(values["note"])
        if who and who != _NEW_CODE:
            draft = DraftPerson(part=part, person_id=UUID(who), note=note)
        else:
            kind = str(values["kind"]) or "pupil"
            handles = (one.strip() for one in str(values["handles"]).split(","))
            draft = DraftPerson(
                part=part,
                name=str(values["name"]) if who else "",
                kind=kind,
                year_group=str(values["year_group"]) if kind in _WITH_YEAR else "",
                known_as=str(values["known_as"]),
                handles=tuple(one for one in handles if one),
                note=note,
            )
        return lambda _progress: presenter.add_person(incident, draft)

    def names(self) -> dict[str, str]:
        return {"people[0]": "name" if self._who.value() == _NEW_CODE else "who"}

    def _new(self, name: str) -> None:
        self._who.set_value(_NEW_CODE, say("person_new_title", name=name))
        self.form.field("name").set_value(name)
        self.form.field("kind").focus()

    def _changed(self, key: str) -> None:
        if key in ("who", "kind"):
            self._show_new()

    def _show_new(self) -> None:
        is_new = self._who.value() == _NEW_CODE
        for key in _NEW:
            has_year = key != "year_group" or self.form.field("kind").value() in _WITH_YEAR
            self.form.set_field_visible(key, is_new and has_year)
