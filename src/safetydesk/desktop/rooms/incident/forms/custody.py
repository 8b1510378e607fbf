"""One act of a person with an exhibit or a held item; or an earlier entry of its line put right."""

from __future__ import annotations

from uuid import UUID

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, Tick
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.checks.custody import NEEDS
from safetydesk.domain.custody import CORRECTED, HANDED_OVER, CustodyEntry, Line, Step
from safetydesk.domain.custody_drafts import CustodyDraft
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.plain import hints_of

PUT_RIGHT = "put_right"
"""Stands in the slot of a draft that puts an entry right."""
_FIELDS = tuple(name for name in hints_of(CustodyDraft) if name not in ("corrects", "is_struck", "holder"))
_ASKED = {
    "received": ("to_who", "purpose", "place", "seal", "receipt", "witness"),
    "handed_over": ("to_who", "purpose", "place", "seal", "receipt", "witness"),
    "returned": ("to_who", "purpose", "receipt", "witness"),
    "viewed": ("to_who", "purpose", "witness"),
    "copied": ("to_who", "purpose", "receipt", "witness"),
    "examined": ("to_who", "purpose", "place", "receipt", "witness"),
    "moved": ("place", "seal", "purpose", "witness"),
    "resealed": ("seal", "purpose", "witness"),
    "disposed": ("purpose", "receipt", "witness"),
}
"""What each act is asked for; its time and a note always are."""
_TOLD_TO = frozenset(kind for kind, names in _ASKED.items() if "to_who" in names)
_MAY_BE_LEFT_OUT = frozenset(name for names in _ASKED.values() for name in names)


class CustodySheet(Sheet):
    """`corrects` is the entry that is put right, which may be changed for another; None for a new act."""

    kind = "custody"

    def __init__(
        self, room: Room, shown: Shown, thing: Exhibit | HeldItem, corrects: UUID | None = None
    ) -> None:
        line = room.presenter.custody.line(shown.case, thing)
        self._step = next((step for step in line.steps if step.entry.id == corrects), None)
        what = "put_right" if self._step else "act"
        number = thing.number
        super().__init__(
            room,
            shown,
            say(f"custody_{what}_title", number=number),
            say(f"custody_{what}_why"),
            say("custody_save"),
        )
        self._thing, self._line = thing, line
        self.slot = f"{thing.id} {PUT_RIGHT}" if self._step else str(thing.id)
        self._telling = Banner()
        self.add_above(self._telling)
        self._kind = self._kind_field()
        self.time("at", "custody_at", needed=True)
        if self._step is not None:
            self.line("from_who", "custody_from_who", hint=say("custody_to_who_hint"))
        self.line("to_who", "custody_to_who", hint=say("custody_to_who_hint"))
        self.area("purpose", "custody_purpose", lines=2)
        self.line("place", "custody_place_field")
        self.line("seal", "custody_seal_field")
        self.line("receipt", "custody_receipt_field")
        self.line("witness", "custody_witness_field")
        self.area("note", "custody_note", needed=self._step is not None, lines=2)
        if self._step is not None:
            self.add(Tick("is_struck", say("custody_is_struck"), say("custody_is_struck_hint")), span=2)
        self._add_beside(line)
        self.form.changed.connect(self._changed)
        self.begin(self._first_values())
        self._suit()

    def _changed(self, key: str) -> None:
        if key == "corrects":
            chosen = str(self.form.field("corrects").value() or "")
            found = next((step for step in self._line.steps if str(step.entry.id) == chosen), None)
            if found is not None and found is not self._step:
                self._step = found
                self.typed.put(self._first_values())
        if key in ("kind", "is_struck", "corrects"):
            self._suit()

    def work(self, values: dict[str, Text]) -> Work:
        said = {key: text for key, text in texts(values, _FIELDS).items() if key in self._wanted()}
        if self._step is not None:
            said["kind"] = CORRECTED
        draft = CustodyDraft(
            **said,
            holder=self._line.holder,
            corrects=self._step.entry.id if self._step else None,
            is_struck=bool(values.get("is_struck")) and not self._is_first(),
        )
        thing, desk = self._thing, self.room.presenter.custody
        return lambda _progress: desk.record(thing, draft)

    def names(self) -> dict[str, str]:
        """Who gives it is typed nowhere but in the first entry: what is wrong with it stands beside what is seen."""
        if self._is_first():
            return {}
        return {"from_who": "at" if self.form.field("to_who").isHidden() else "to_who"}

    def _keys(self) -> set[str]:
        return {field.key for field in self.form.fields()}

    def _kind_field(self) -> Choice | None:
        """What is done; where an entry is put right, which it is."""
        if self._step is not None:
            entries = [
                (str(step.entry.id), _step_words(step, self.room))
                for step in self._line.steps
                if step.clock_was_ahead or not self._line.was_made(step)
            ]
            self.add(Choice("corrects", say("custody_which"), entries, needed=True, empty=None), span=2)
            return None
        words = self.room.said.vocabulary
        held = isinstance(self._thing, HeldItem)
        offered = [
            (term.code, term.label)
            for term in words.terms("custody_kinds")
            if term.code != CORRECTED and (held or term.code not in ("resealed", "examined"))
        ]
        field = Choice("kind", say("custody_kind"), offered, needed=True)
        self.add(field)
        return field

    def _meant(self) -> str:
        """What is done, or what was done by the entry put right."""
        if self._step is not None:
            return self._step.entry.kind
        return str(self._kind.value() or "") if self._kind is not None else ""

    def _wanted(self) -> set[str]:
        return {"kind", "at", "note", "from_who", *self._asked()}

    def _asked(self) -> tuple[str, ...]:
        """What this act is asked for; of what the program saw, nothing but who gave it, and when it really was."""
        if self._step is not None and self._step.entry.is_programs_own:
            return ()
        return _ASKED.get(self._meant(), ())

    def _is_first(self) -> bool:
        return self._step is not None and self._step is self._line.steps[0]

    def _suit(self) -> None:
        """Ask for what belongs to this act, and say what it means."""
        meant = self._meant()
        is_first = self._is_first()
        keys = self._keys()
        if "from_who" in keys:
            self.form.set_field_visible("from_who", is_first and not self._line.made_from)
        if "is_struck" in keys:
            self.form.set_field_visible("is_struck", not is_first)
        struck = "is_struck" in keys and not is_first and bool(self.form.field("is_struck").value())
        wanted = () if struck else self._asked()
        for key in sorted(_MAY_BE_LEFT_OUT):
            self.form.set_field_visible(key, key in wanted)
            self.form.field(key).set_needed(key in NEEDS.get(meant, ()))
        self.form.field("to_who").set_label(
            say(f"custody_to_who.{meant}" if meant in _TOLD_TO else "custody_to_who")
        )
        seen = self._step is not None and self._step.entry.is_programs_own
        was_ahead = self._step is not None and self._step.clock_was_ahead
        self.form.set_field_visible("at", was_ahead or not seen)
        if seen:
            told = "custody_clock_was_ahead" if was_ahead else "custody_programs_own"
            self._telling.say(say(told), "warning" if was_ahead else "info", can_dismiss=False)
            return
        explained = self.room.said.vocabulary.term("custody_kinds", meant).explanation if meant else ""
        if explained and self._step is None:
            self._telling.say(explained, "info", can_dismiss=False)
        else:
            self._telling.dismiss()

    def _first_values(self) -> dict[str, Text]:
        if self._step is None:
            return {"kind": HANDED_OVER, "at": "now"}
        stands: CustodyEntry = self._step.now or self._step.entry
        values: dict[str, Text] = {name: str(getattr(stands, name)) for name in _ASKED[self._step.entry.kind]}
        whole = {"corrects": str(self._step.entry.id), "at": stands.at.text(), "from_who": stands.from_who}
        return {**values, **whole}

    def _add_beside(self, line: Line) -> None:
        beside = self.beside.layout()
        if beside is None:
            return
        card = Card(say("custody_title_of", number=self._thing.number), tone="accent")
        if self._step is not None:
            card.add(plain_label(say("custody_put_right_both")))
        else:
            since = wording.moment_words(line.since) if line.since else ""
            card.add(plain_label(say("custody_giver", name=line.holder, since=since), "strong"))
            card.add(plain_label(say("custody_giver_why"), "small"))
            if isinstance(self._thing, Exhibit):
                card.add(plain_label(say("custody_of_exhibit"), "small"))
        beside.addWidget(card)


def _step_words(step: Step, room: Room) -> str:
    entry = step.entry
    parts = (room.said.term("custody_kinds", entry.kind), wording.moment_words(entry.at), entry.to_who)
    return " · ".join(part for part in parts if part)
