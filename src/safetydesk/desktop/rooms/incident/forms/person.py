"""One more person with a part: found as one types, or made here."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.fields import ChoiceSearch, Tick
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.errors import SafetyDeskError

_NEW = ("name", "kind", "year_group", "known_as", "handles")
_WITH_YEAR = ("pupil", "former_pupil")
_NEW_CODE = "new"
_TELLS_WHO = ("who", "kind", "name", "known_as", "part")
_ELSEWHERE = "independent"


class PersonSheet(Sheet):
    """Adds a person to the incident; for somebody who could reach the whole store, another one is offered first."""

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
        self._other = Tick("is_somebody_else", wording.label("is_somebody_else"))
        self.add(self._other, span=2)
        self._off_list = Tick("takes_off_list", wording.label("restrict_takes_off"))
        self.add(self._off_list, span=2)
        self._elsewhere = Banner()
        self._elsewhere.acted.connect(self._go_elsewhere)
        self._elsewhere.dismissed.connect(self._elsewhere_put_aside)
        self._put_aside: DraftPerson | None = None
        self.add_above(self._elsewhere)
        self.form.changed.connect(self._changed)
        self.begin({"part": "affected", "kind": "pupil"})
        self._show_new()
        self._show_other()

    def work(self, values: dict[str, Text]) -> Work:
        incident, presenter, draft = self.shown.case.incident.id, self.room.presenter, self._draft(values)
        return lambda _progress: presenter.add_person(incident, draft)

    def _draft(self, values: dict[str, Text]) -> DraftPerson:
        who = self._who.value()
        part, note = str(values["part"]) or "affected", str(values["note"])
        is_other = bool(values["is_somebody_else"]) and not self._other.isHidden()
        is_off = bool(values["takes_off_list"]) and not self._off_list.isHidden()
        if who and who != _NEW_CODE:
            return DraftPerson(
                part=part, person_id=UUID(who), note=note, is_somebody_else=is_other, takes_off_list=is_off
            )
        kind = str(values["kind"]) or "pupil"
        handles = (one.strip() for one in str(values["handles"]).split(","))
        return DraftPerson(
            part=part,
            name=str(values["name"]) if who else "",
            kind=kind,
            year_group=str(values["year_group"]) if kind in _WITH_YEAR else "",
            known_as=str(values["known_as"]),
            handles=tuple(one for one in handles if one),
            note=note,
            is_somebody_else=is_other,
            takes_off_list=is_off,
        )

    def names(self) -> dict[str, str]:
        return {"people[0]": "name" if self._who.value() == _NEW_CODE else "who"}

    def _new(self, name: str) -> None:
        self._who.set_value(_NEW_CODE, say("person_new_title", name=name))
        self.form.field("name").set_value(name)
        self.form.field("kind").focus()

    def _changed(self, key: str) -> None:
        if key in ("who", "kind"):
            self._show_new()
        if key in _TELLS_WHO:
            self._other.set_value(False)  # it was said of the name and part that stood there
            self._off_list.set_value(False)
            self._show_other()

    def _show_other(self) -> None:
        draft = replace(self._draft(self.typed.read()), is_somebody_else=False, takes_off_list=False)
        presenter, about = self.room.presenter, self.shown.case.incident.id
        self.form.set_field_visible("is_somebody_else", presenter.may_be_somebody_else(about, draft))
        self.form.set_field_visible("takes_off_list", presenter.may_take_off_list(about, draft))
        self._offer_elsewhere()

    def _offer_elsewhere(self) -> None:
        """Whether or not the incident is restricted: that keeps nothing from whoever could reach every file."""
        self._elsewhere.dismiss()
        who = self._named()
        if who != self._put_aside and self.room.presenter.is_for_elsewhere(who):
            words, why = wording.label("restrict_elsewhere"), wording.label("restrict_elsewhere_added")
            self._elsewhere.say(words, "warning", why, wording.label("restrict_elsewhere_act"))

    def _elsewhere_put_aside(self) -> None:
        self._put_aside = self._named()

    def _named(self) -> DraftPerson:
        draft = self._draft(self.typed.read())
        return replace(draft, note="", is_somebody_else=False, takes_off_list=False)

    def _go_elsewhere(self) -> None:
        """What is typed here is kept for whoever types it, as it is whenever this form is left."""
        try:
            self.keeping.keep_now()
        except SafetyDeskError as error:
            self.told(None, error)
            return
        self.room.surroundings.navigator.go(_ELSEWHERE)

    def _show_new(self) -> None:
        is_new = self._who.value() == _NEW_CODE
        for key in _NEW:
            has_year = key != "year_group" or self.form.field("kind").value() in _WITH_YEAR
            self.form.set_field_visible(key, is_new and has_year)
