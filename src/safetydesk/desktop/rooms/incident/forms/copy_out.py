"""Taking a plain copy out to look at it with another program: warned, with a purpose, into a folder that is chosen."""

from __future__ import annotations

from pathlib import Path

from safetydesk import wording
from safetydesk.desktop.asking_passphrase import AskPassphrase
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.domain.copy_out import CopyOut
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.media_kind import kind_named
from safetydesk.domain.progress import Progress

_WARNINGS = ("plain", "traces", "careful", "delete")


class CopyOutSheet(Sheet):
    """Its button asks for the folder; whoever came in by the keychain shows the passphrase first."""

    kind = "copy_out"

    def __init__(self, room: Room, shown: Shown, exhibit: Exhibit) -> None:
        number, kind = exhibit.number, kind_named(exhibit.sealed.kind)
        super().__init__(
            room,
            shown,
            say("copy_out_title", number=number),
            say("copy_out_why_shown" if kind.may_be_viewed else "copy_out_why"),
            say("copy_out_save"),
            columns=1,
        )
        self._exhibit = exhibit
        self._folder = Path()
        self._taken: CopyOut | None = None
        self.slot = str(exhibit.id)
        self.area("purpose", "copy_out_purpose", needed=True, hint=say("copy_out_purpose_hint"))
        warned = Card(say("copy_out_warned_title"), tone="moderate")
        for each in _WARNINGS:
            warned.add(plain_label(say(f"copy_out_warned_{each}")))
        if kind.runs:
            runs = plain_label(say("copy_out_warned_runs", kind=kind.name), "strong")
            runs.set_tone("serious")
            warned.add(runs)
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(warned)
        self.begin({})

    def save(self) -> None:
        """Ask for what a copy needs beside its purpose, then take it out."""
        if not str(self.typed.read()["purpose"]).strip():
            self.form.show_problems([("purpose", wording.words("problem", "needed"))])
            return
        if self.room.presenter.viewing.needs_passphrase():
            self._ask_passphrase()
            return
        chosen = self.room.surroundings.prompts.choose_folder(say("copy_out_folder"), remembered=False)
        if chosen is not None:
            self._folder = chosen
            super().save()

    def work(self, values: dict[str, Text]) -> Work:
        exhibit, folder, desk = self._exhibit, self._folder, self.room.presenter.viewing

        def work(progress: Progress) -> CopyOut:
            self._taken = desk.take_out(exhibit.id, folder, str(values["purpose"]), progress)
            return self._taken

        return work

    def done_words(self) -> str:
        """Where it lies, and under which name."""
        taken = self._taken
        if taken is None:
            return ""
        return say("copy_out_done", number=taken.number, place=taken.place, name=taken.file_name)

    def _ask_passphrase(self) -> None:
        around = self.room.surroundings
        asked = AskPassphrase(
            around,
            self,
            say("copy_out_passphrase_why"),
            say("copy_out_passphrase_act"),
            wording.label("unlock_working"),
        )
        asked.run(
            lambda passphrase, _progress: self.room.presenter.viewing.confirm(passphrase),
            lambda _nothing: self.save(),
            lambda error: around.errors.show(error, self.banner),
            lambda: None,
        )
