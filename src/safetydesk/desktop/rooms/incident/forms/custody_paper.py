"""Labels, a hand-over sheet or a producing witness note: for which things, and then saved or printed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from uuid import UUID

from PySide6.QtPrintSupport import QPrinter

from safetydesk import wording
from safetydesk.desktop import paper
from safetydesk.desktop.asking_passphrase import AskPassphrase
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, Tick
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.presenter.custody import Paper, Thing
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.domain.custody_of_exhibits import in_custody
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.labels import A6, A7, SIZES, on_a_sheet

_PDF = "PDF (*.pdf)"


class CustodyPaperSheet(Sheet):
    """`chosen` are ticked when it opens. Its button saves a PDF; the card beside it prints on paper."""

    def __init__(self, room: Room, shown: Shown, chosen: Collection[UUID] = ()) -> None:
        super().__init__(
            room,
            shown,
            say(f"{self.kind}_title"),
            say(f"{self.kind}_why"),
            say("custody_paper_save"),
            columns=2,
        )
        self._things = self.offered(shown)
        self._path: Path | None = None
        self._printer: QPrinter | None = None
        self._made: Paper | None = None
        self.add_own()
        for thing in self._things:
            self.add(Tick(str(thing.id), _named(thing)), span=2)
        self._add_beside()
        wanted = chosen or [thing.id for thing in self._things]
        self.begin({**self.own_values(), **{str(each): True for each in wanted}})

    def offered(self, shown: Shown) -> tuple[Thing, ...]:
        """What it can be made of."""
        return in_custody(shown.case)

    def add_own(self) -> None:
        """Fields of this paper alone."""

    def own_values(self) -> dict[str, Text]:
        return {}

    def draw(self, values: dict[str, Text], records: list[UUID]) -> Paper:
        """Draw it, on the worker."""
        raise NotImplementedError

    def save(self) -> None:
        """Ask where to, and make it."""
        self._once_chosen(self._save_to)

    def work(self, values: dict[str, Text]) -> Work:
        records = [thing.id for thing in self._things if values.get(str(thing.id))]
        path, printer, desk = self._path, self._printer, self.room.presenter.custody

        def make(progress: object) -> object:
            made = self.draw(values, records)
            if path is not None:
                desk.save(made, path)
            if printer is not None:
                desk.check_may_leave(made)
                paper.print_pages(made.pdf, printer, progress)  # type: ignore[arg-type]  # the worker's own progress
            self._made = made
            return made

        return make

    def done_words(self) -> str:
        """Which paper, how many pages, and where it went."""
        if self._made is None:
            return ""
        told = {"title": self._made.title, "pages": wording.count_words(self._made.pages, "page")}
        if self._path is not None:
            return say("custody_paper_saved", file=str(self._path), **told)
        printer = self._printer.printerName() if self._printer is not None else ""
        return say("custody_paper_printed", printer=printer, **told)

    def _once_chosen(self, then: Callable[[], None]) -> None:
        """Once something is chosen and the passphrase, where it is wanted, was shown."""
        values = self.typed.read()
        if not any(values.get(str(thing.id)) for thing in self._things):
            self.banner.say(say("custody_paper_none"), "warning")
        elif self.room.presenter.custody.needs_passphrase():
            self._ask_passphrase(then)
        else:
            then()

    def _save_to(self) -> None:
        name = f"{self.shown.case.incident.reference} {say(f'{self.kind}_file')}.pdf"
        self._path = self.room.surroundings.prompts.choose_save(say("custody_paper_where"), name, _PDF)
        self._printer = None
        if self._path is not None:
            super().save()

    def _print(self) -> None:
        self._printer, self._path = paper.choose_printer(self), None
        if self._printer is not None:
            super().save()

    def _add_beside(self) -> None:
        card = Card(say("custody_paper_on"), tone="accent")
        card.add(plain_label(say(f"{self.kind}_what")))
        button = secondary(say("custody_paper_print"), icon="print")
        can_print = paper.has_printer()
        button.setEnabled(can_print)
        button.clicked.connect(lambda: self._once_chosen(self._print))
        card.add(row(button))
        if not can_print:
            card.add(plain_label(say("custody_paper_no_printer"), "small"))
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(card)

    def _ask_passphrase(self, then: Callable[[], None]) -> None:
        around, desk = self.room.surroundings, self.room.presenter.custody
        asked = AskPassphrase(
            around,
            self,
            wording.label("print_passphrase_why"),
            say("custody_paper_go_on"),
            wording.label("unlock_working"),
        )
        asked.run(
            lambda passphrase, _progress: desk.confirm(passphrase),
            lambda _nothing: then(),
            lambda error: around.errors.show(error, self.banner),
            lambda: None,
        )


class LabelsSheet(CustodyPaperSheet):
    """Sheets of labels: their size, and the first place that is free on a sheet begun before."""

    kind = "labels"

    def add_own(self) -> None:
        sizes = [(size, say(f"labels_{size}")) for size in SIZES]
        self.add(Choice("size", say("labels_size"), sizes, empty=None))
        places = [(str(at), say("labels_place", number=str(at))) for at in range(1, on_a_sheet(A7) + 1)]
        self.add(Choice("first", say("labels_first"), places, hint=say("labels_first_hint"), empty=None))

    def own_values(self) -> dict[str, Text]:
        return {"size": A6, "first": "1"}

    def draw(self, values: dict[str, Text], records: list[UUID]) -> Paper:
        first = int(str(values["first"]) or "1")
        return self.room.presenter.custody.labels(self.shown.case, records, str(values["size"]), first)


class HandOverPaperSheet(CustodyPaperSheet):
    """The whole line of each thing, and two to sign."""

    kind = "hand_over_sheet"

    def draw(self, values: dict[str, Text], records: list[UUID]) -> Paper:
        return self.room.presenter.custody.hand_over_sheet(self.shown.case, records)


class WitnessNoteSheet(CustodyPaperSheet):
    """For one producer: a draft that police may take as a statement."""

    kind = "witness_note"

    def add_own(self) -> None:
        producers = dict.fromkeys(thing.producer for thing in self._things)
        names = [(str(each), self.shown.case.member_name(each)) for each in producers]
        self.add(Choice("witness", say("witness_note_whose"), names, empty=None), span=2)

    def draw(self, values: dict[str, Text], records: list[UUID]) -> Paper:
        return self.room.presenter.custody.witness_note(
            self.shown.case, UUID(str(values["witness"])), records
        )


def _named(thing: Thing) -> str:
    what = thing.description if isinstance(thing, HeldItem) else thing.card.description
    short = what if len(what) <= 80 else f"{what[:79]}…"
    return f"{thing.number}  {short}" if short else thing.number
