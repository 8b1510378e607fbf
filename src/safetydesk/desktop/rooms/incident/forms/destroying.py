"""Asking for an isolated exhibit to be destroyed, confirming it as a second person, or declining. Each a form."""

from __future__ import annotations

from collections.abc import Sequence

from safetydesk import wording
from safetydesk.desktop.asking_passphrase import AskPassphrase
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.destruction import Destruction, DestructionDraft, KeysGiven, WhatStays
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.plain import hints_of
from safetydesk.wording.destroying import twins_words

_FIELDS = tuple(hints_of(DestructionDraft))


class AskDestroySheet(Sheet):
    """Destroys nothing: it asks, on advice, with that agency's reference."""

    kind = "ask_destroy"

    def __init__(self, room: Room, shown: Shown, exhibit: Exhibit) -> None:
        title = say("destroy_ask_title", number=exhibit.number)
        super().__init__(room, shown, title, say("destroy_ask_why"), say("destroy_ask_save"))
        self._exhibit = exhibit
        self.slot = str(exhibit.id)
        self.line("authority", "destroy_authority", needed=True, hint=say("destroy_authority_hint"))
        self.line("reference", "destroy_reference", needed=True, hint=say("destroy_reference_hint"))
        self.area("reason", "destroy_reason", needed=True, hint=say("destroy_reason_hint"))
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(_what_goes())
        self.begin({})

    def work(self, values: dict[str, Text]) -> Work:
        exhibit, desk = self._exhibit, self.room.presenter.destroying
        draft = DestructionDraft(**texts(values, _FIELDS))
        return lambda _progress: desk.ask(exhibit, draft)


class DeclineDestroySheet(Sheet):
    """It stays isolated: said by the second person, or taken back by whoever asked."""

    kind = "decline_destroy"

    def __init__(self, room: Room, shown: Shown, exhibit: Exhibit, asked: Destruction) -> None:
        title = say("destroy_decline_title", number=exhibit.number)
        super().__init__(room, shown, title, say("destroy_decline_why"), say("destroy_decline_save"))
        self._asked = asked
        self.slot = str(exhibit.id)
        self.area("reason", "destroy_decline_reason", needed=True)
        self.begin({})

    def work(self, values: dict[str, Text]) -> Work:
        asked, desk = self._asked, self.room.presenter.destroying
        return lambda _progress: desk.decline(asked, str(values["reason"]))


class ConfirmDestroySheet(Sheet):
    """The second person reads what is asked, and shows their passphrase. There is nothing to type before that."""

    kind = "confirm_destroy"

    def __init__(self, room: Room, shown: Shown, exhibit: Exhibit, asked: Destruction) -> None:
        title = say("destroy_confirm_title", number=exhibit.number)
        super().__init__(room, shown, title, say("destroy_confirm_why"), say("destroy_confirm_save"))
        self._asked, self._passphrase = asked, ""
        self.slot = str(exhibit.id)
        told = self._in_place_of_the_form(say("destroy_confirm_told"))
        facts = Facts()
        asked_by = f"{wording.moment_words(asked.asked)} · {shown.case.member_name(asked.asked_by)}"
        facts.add(say("destroy_asked"), asked_by)
        facts.add(say("destroy_authority"), asked.authority)
        facts.add(say("destroy_reference"), asked.reference)
        facts.add(say("destroy_reason"), asked.reason)
        told.add(facts)
        self._held = plain_label(say("destroy_looking"), "small")
        told.add(self._held)
        self._keys = plain_label("", "small")
        told.add(self._keys)
        self._stays = plain_label("")
        self._stays.set_tone("serious")
        self._stays.hide()
        told.add(self._stays)
        for copy in shown.case.copies_out:
            if copy.exhibit_id == exhibit.id and copy.is_out:
                outside = plain_label(say("destroy_copy_outside", place=copy.place, name=copy.file_name))
                outside.set_tone("serious")
                told.add(outside)
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(_what_goes())
        self.begin({})
        room.surroundings.tasks.run(
            title,
            lambda _progress: room.presenter.destroying.holding(exhibit),
            self._tell_held,
            lambda _error: self._held.setText(say("destroy_held_unread")),
            owner=self,
        )

        room.surroundings.tasks.run(
            title,
            lambda _progress: room.presenter.destroying.keys_given(asked),
            lambda given: self._tell_keys(shown, given),
            lambda _error: self._keys.setText(say("destroy_keys_unread")),
            owner=self,
        )

        room.surroundings.tasks.run(
            title,
            lambda _progress: room.presenter.destroying.stays(exhibit),
            self._tell_stays,
            lambda _error: self._tell_stays(None),
            owner=self,
        )

    def focus_first(self) -> None:
        """There is no field: the button that leads away from it, so that Enter destroys nothing."""
        self.setFocus()

    def save(self) -> None:
        """Ask for the passphrase; then it is done."""
        around, desk, asked = self.room.surroundings, self.room.presenter.destroying, self._asked
        ask = AskPassphrase(
            around,
            self,
            say("destroy_passphrase_why", number=asked.number),
            say("destroy_passphrase_act"),
            say("destroy_doing", number=asked.number),
        )
        ask.run(
            lambda passphrase, _progress: desk.confirm(asked, passphrase),
            self.saved.emit,
            lambda error: around.errors.show(error, self.banner),
            lambda: None,
        )

    def work(self, values: dict[str, Text]) -> Work:
        raise NotImplementedError("this form is saved by its passphrase")

    def _in_place_of_the_form(self, title: str) -> Card:
        """The card that would hold the fields."""
        self.form.hide()
        holder = self.form.parentWidget()
        while holder is not None and not isinstance(holder, Card):
            holder = holder.parentWidget()
        card = holder or Card()
        card.set_title(title)
        return card

    def _tell_keys(self, shown: Shown, given: Sequence[KeysGiven]) -> None:
        """By two recovery sheets where no member gave them."""
        name, lines = shown.case.member_name, list[str]()
        for one in given:
            said = {"member": name(one.member_id), "when": wording.moment_words(one.at)}
            if one.by not in shown.case.members:
                lines.append(say("destroy_keys_sheets", **said))
            elif one.by != one.member_id:
                lines.append(say("destroy_keys", **said, by=name(one.by)))
        self._keys.setText("\n".join(lines))
        self._keys.setVisible(bool(lines))

    def _tell_stays(self, stays: WhatStays | None) -> None:
        """What else shows the same, or may: None where that could not be read."""
        lines = [say("destroy_stays_unread")] if stays is None else list[str]()
        if stays is not None:
            twins = twins_words(stays.twins, more=stays.more_twins)
            lines += [say("destroy_twins_stay", names=twins)] if twins else []
            lines += [say("destroy_copies_on_trust", names="; ".join(stays.copies))] if stays.copies else []
        self._stays.setText("\n".join(lines))
        self._stays.setVisible(bool(lines))

    def _tell_held(self, held: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        told = [
            say(key, when="; ".join(wording.generation_words(name) for name in names))
            for key, names in zip(("destroy_held_in", "destroy_held_perhaps"), held, strict=True)
            if names
        ]
        self._held.setText("\n".join(told) or say("destroy_held_nowhere"))


def _what_goes() -> Card:
    """What destroying does, and what it cannot do."""
    card = Card(say("destroy_goes_title"), tone="moderate")
    for each in ("goes", "stays", "backups", "disk"):
        card.add(plain_label(say(f"destroy_what_{each}")))
    return card
