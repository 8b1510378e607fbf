"""Plain copies of the chosen exhibit that were taken out: where each lies, since when, and that it is deleted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import danger, secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.fields.text_line import TextLine
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import PlainLabel, plain_label
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.copy_out import CopyOut
from safetydesk.domain.disclosure import FAILED
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.progress import Progress


class CopiesOutsideCard:
    """Hidden where none was ever taken out. Whether each still lies there is asked of the disk on the worker."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._card = Card(say("copies_out_title"))
        self._card.hide()

    def as_widget(self) -> QWidget:
        return self._card

    def show_exhibit(self, exhibit: Exhibit, shown: Shown) -> None:
        taken = [
            copy for copy in shown.case.copies_out if copy.exhibit_id == exhibit.id and copy.state != FAILED
        ]
        self._card.clear()
        self._card.setVisible(bool(taken))
        for place, copy in enumerate(taken):
            if place:
                self._card.add(Hairline())
            self._add(copy, shown.case)

    def _add(self, copy: CopyOut, case: CaseFile) -> None:
        card = self._card
        card.add(plain_label(copy.file_name, "strong", selectable=True))
        when = say("copy_out_by", at=wording.moment_words(copy.taken), name=case.member_name(copy.taken_by))
        facts = [
            (say("copy_out_place"), copy.place),
            (say("copy_out_purpose"), copy.purpose),
            (say("copy_out_taken"), when),
        ]
        if copy.deleted is not None and copy.deleted_by is not None:
            gone = say(
                "copy_out_by",
                at=wording.moment_words(copy.deleted),
                name=case.member_name(copy.deleted_by),
            )
            facts += [(say("copy_out_deleted"), gone), (say("copy_out_note"), copy.deleted_note)]
        card.add(Facts([pair for pair in facts if pair[1]]))
        if not copy.is_out:
            return
        if not copy.is_whole:
            card.add(plain_label(say("copy_out_cut_short")))
        found = plain_label(say("copy_out_looking"), "small")
        card.add(found)
        note = TextLine(str(copy.id), say("copy_out_became"), say("copy_out_became_hint"))
        note.hide()
        card.add(note)
        self._look_for(copy, found, note)
        delete = danger(say("copy_out_delete"), say("copy_out_delete_named", name=copy.file_name), "delete")
        said = secondary(say("copy_out_is_deleted"), say("copy_out_is_deleted_named", name=copy.file_name))
        for button, act in ((delete, self._delete), (said, partial(self._confirm, note))):
            self._room.surroundings.offers.only(button, "copy_out")
            button.clicked.connect(self._doing(act, copy))
        card.add(row(delete, said))

    def _look_for(self, copy: CopyOut, said: PlainLabel, note: TextLine) -> None:
        """Where it was not seen to be gone, what became of it is asked too."""
        desk, tasks = self._room.presenter.viewing, self._room.surroundings.tasks

        def done(found: str) -> None:
            said.setText(say(f"copy_out_found_{found}"))
            said.set_tone("serious" if found in ("there", "changed") else None)
            note.setVisible(found in ("changed", "unreachable"))

        def failed(_error: BaseException) -> None:
            said.setText(say("copy_out_found_unreachable"))
            note.show()

        tasks.run(say("copy_out_looking"), lambda _progress: desk.where_it_is(copy), done, failed, owner=said)

    def _doing(self, act: Callable[[CopyOut], None], copy: CopyOut) -> Callable[[], None]:
        def do(_checked: bool = False) -> None:
            act(copy)

        return do

    def _delete(self, copy: CopyOut) -> None:
        sure = self._room.surroundings.prompts.ask(
            say("copy_out_delete_ask", name=copy.file_name),
            say("copy_out_delete"),
            say("copy_out_keep"),
            say("copy_out_delete_detail", place=copy.place),
            danger=True,
        )
        if sure:
            self._run(say("copy_out_deleting"), lambda: self._room.presenter.viewing.delete_now(copy))

    def _confirm(self, note: TextLine, copy: CopyOut) -> None:
        sure = self._room.surroundings.prompts.ask(
            say("copy_out_is_deleted_ask", name=copy.file_name),
            say("copy_out_is_deleted"),
            say("copy_out_not_yet"),
            say("copy_out_is_deleted_detail"),
        )
        if sure:
            desk, became = self._room.presenter.viewing, note.value()
            self._run(say("copy_out_recording"), lambda: desk.confirm_deleted(copy, became))

    def _run(self, doing: str, act: Callable[[], CopyOut]) -> None:
        around = self._room.surroundings

        def work(_progress: Progress) -> CopyOut:
            return act()

        def failed(error: BaseException) -> None:
            around.errors.show(error)

        around.tasks.run(doing, work, lambda _done: None, failed, owner=self._card)
