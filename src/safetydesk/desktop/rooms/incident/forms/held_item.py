"""A thing that is held, such as a phone: recorded as it came in, or what is said of it put right."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.custody_drafts import HeldItemDraft
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.plain import hints_of

_FIELDS = tuple(hints_of(HeldItemDraft))
_ADVICE = ("look", "unlock", "power", "delete", "police")


class HeldItemSheet(Sheet):
    """Words alone: nothing of it takes a file. What may be wrong is said and never in the way of saving."""

    kind = "held_item"

    def __init__(self, room: Room, shown: Shown, item: HeldItem | None = None) -> None:
        what = "amend" if item else "new"
        number = item.number if item else ""
        super().__init__(
            room,
            shown,
            say(f"held_{what}_title", number=number),
            say(f"held_{what}_why"),
            say(f"held_{what}_save"),
        )
        self._item = item
        self.slot = str(item.id) if item else ""
        self.changes_record = item is not None
        self._pointing = Banner()
        self.add_above(self._pointing)
        self.area("description", "held_description", needed=True, hint=say("held_description_hint"), lines=2)
        self.line("make_model", "held_make_model")
        self.line("imei", "held_imei", hint=say("held_imei_hint"))
        self.line("colour", "held_colour")
        self.line("condition", "held_condition")
        self.choice("power", "held_power", "held_power", span=2)
        if item is None:
            self.line("taken_from", "held_taken_from", needed=True)
            self.time("taken", "held_taken", needed=True)
            self.line("custodian_one", "held_custodian_one", needed=True)
            self.line("custodian_two", "held_custodian_two", hint=say("held_custodian_two_hint"))
            self.line("place", "held_place", needed=True, hint=say("held_place_hint"))
            self.line("bag_seal", "held_bag_seal")
        self.area("reason", "held_reason", lines=2)
        self.area("note", "held_note", lines=2)
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(advice_card())
        self.form.changed.connect(lambda _key: self._point_out())
        self.begin(self._of(item) if item else {"custodian_one": shown.me, "taken": "now"})
        self._point_out()

    def work(self, values: dict[str, Text]) -> Work:
        incident, desk = self.shown.case.incident.id, self.room.presenter.custody
        draft = HeldItemDraft(**texts(values, _FIELDS))
        item = self._item
        if item is not None:
            return lambda _progress: desk.amend_held(item, draft)
        return lambda _progress: desk.record_held(incident, draft)

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        if self._item is None:
            return None
        found = next((one for one in shown.case.held if one.id == self._item.id), self._item)
        self._item = found
        return self._of(found)

    def _of(self, item: HeldItem) -> dict[str, Text]:
        draft = self.room.presenter.custody.held_draft(item)
        return {name: str(getattr(draft, name)) for name in _FIELDS}

    def _point_out(self) -> None:
        """What may be wrong, as it stands; two custodians are asked for once the first words are typed."""
        values = self.typed.read()
        second = str(values.get("custodian_two", "there is one already"))
        described = str(values["description"]).strip()
        found = self.room.presenter.custody.pointed_out(
            str(values["imei"]), str(values["power"]), second if described else "not yet"
        )
        if found:
            self._pointing.say(
                say("held_point"), "warning", " ".join(map(wording.problem, found)), can_dismiss=False
            )
        else:
            self._pointing.dismiss()


def advice_card() -> Card:
    """What to do and not to do with a phone that is handed in."""
    card = Card(say("held_advice_title"), tone="accent")
    for each in _ADVICE:
        card.add(plain_label(say(f"held_advice_{each}")))
    return card
