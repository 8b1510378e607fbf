"""Print: choose for whom and why, read the pages, then save, print or leave. Every copy has a number and an end."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from safetydesk import wording
from safetydesk.desktop import paper
from safetydesk.desktop.asking_passphrase import AskPassphrase
from safetydesk.desktop.rooms.printing.form import AskPage
from safetydesk.desktop.rooms.printing.presenter import CASE_FILE, Prepared, PrintingPresenter, Subject
from safetydesk.desktop.rooms.printing.reading import ReadingPage
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.disclosure import (
    ACTIONS,
    LINKED,
    WHO_KNOWS,
    is_of_several,
    sheet_of_bundle,
    sheet_of_document,
    sheet_of_linked_bundle,
)
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import Cancelled, Refusal, Trouble
from safetydesk.domain.progress import Progress

TODAY, INCIDENT, EXEMPTIONS = "today", "incident", "exemptions"
OUT_OF_SIGHT = ("ExhibitIsolated", "IncidentLocked")
"""Kinds of event after which the pages on screen may show what must not be seen any more."""


class PrintingRoom(QStackedWidget):
    """`show_record(what="case_file" or "exemption_certificate", id=...)` begins; so does a sheet or a bundle
    (`sheet_lado`, `bundle_lado`, `linked_bundle_lado`), with the `person` it is about."""

    def __init__(self, surroundings: Surroundings, presenter: PrintingPresenter) -> None:
        super().__init__()
        self.setAccessibleName(wording.label("print_title"))
        self._around = surroundings
        self._presenter = presenter
        self._subject: Subject | None = None
        self._prepared: Prepared | None = None
        self.ask = AskPage(presenter)
        self.reading = ReadingPage()
        self.addWidget(self.ask)
        self.addWidget(self.reading)
        surroundings.announcements.heard.connect(self._heard)
        self.ask.draw_wanted.connect(self._draw)
        self.ask.left.connect(self._go_home)
        self.reading.save_wanted.connect(self._save)
        self.reading.print_wanted.connect(self._print)
        self.reading.leave_wanted.connect(self._leave)
        self.reading.another_wanted.connect(self._again)
        self.reading.done_wanted.connect(self._finish)

    def show_record(self, **what: str) -> None:
        """Begin with another record; coming back to the one under way goes on with it."""
        wanted = what.get("id", "")
        if not wanted:
            return
        about, document, person = UUID(wanted), what.get("what", CASE_FILE), _person(what)
        same = self._subject is not None and (
            self._subject.document,
            self._subject.about,
            self._subject.person,
        ) == (document, about, person)
        if same and self._prepared is not None:
            return
        self._give_up()
        self._subject = None
        self.ask.banner.dismiss()
        self.ask.expect_another()
        self.setCurrentWidget(self.ask)
        self._read(document, about, person, keep_words=False)

    def _read(self, document: str, about: UUID, person: UUID | None, keep_words: bool) -> None:
        def done(subject: Subject) -> None:
            self._subject = subject
            self.ask.show_subject(subject, keep_words)

        self._around.tasks.run(
            wording.label("print_reading"),
            lambda _progress: self._presenter.subject(document, about, person),
            done,
            self._around.errors.for_room(self.ask.banner),
            self,
        )

    def _draw(self, request: PrintRequest) -> None:
        subject = self._subject
        if subject is None:
            return
        if self._presenter.needs_passphrase():
            self._show_passphrase(request)
            return

        def done(prepared: Prepared) -> None:
            if self._subject is not subject:
                self._settle_abandoned(prepared)
                return
            self._prepared = prepared
            self.setCurrentWidget(self.reading)  # first: pages not in sight cannot take the keys
            self.reading.show_copy(prepared, paper.has_printer())

        def failed(error: BaseException) -> None:
            self.ask.set_busy(False)
            self._read(subject.document, subject.about, subject.person, keep_words=True)
            if isinstance(error, Cancelled):
                self.ask.banner.say(wording.label("print_stopped"))
            else:
                self._around.errors.show(error, self.ask.banner, self.ask.form)

        def work(progress: Progress) -> Prepared:
            return self._presenter.prepare(subject, request, progress)

        self._around.tasks.run(wording.label("print_drawing"), work, done, failed, self)

    def _show_passphrase(self, request: PrintRequest) -> None:
        """Whoever came in by the keychain shows it once; then the drawing goes on."""

        def failed(error: BaseException) -> None:
            self.ask.set_busy(False)
            self._around.errors.show(error, self.ask.banner)

        asked = AskPassphrase(
            self._around,
            self,
            wording.label("print_passphrase_why"),
            wording.label("print_passphrase_act"),
            wording.label("unlock_working"),
        )
        asked.run(
            lambda passphrase, _progress: self._presenter.confirm(passphrase),
            lambda _nothing: self._draw(request),
            failed,
            lambda: self.ask.set_busy(False),
        )

    def _save(self) -> None:
        prepared = self._prepared
        if prepared is None:
            return
        kinds = wording.label("print_kinds")
        path = self._around.prompts.choose_save(wording.label("print_save"), prepared.name, kinds)
        if path is None:
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(path.name + ".pdf")
        self.reading.set_busy(True)

        def failed(error: BaseException) -> None:
            self._around.errors.show(error, self.reading.banner)
            if isinstance(error, Trouble):
                self._prepared = None
                self.reading.show_settled(self._words("print_not_saved", prepared), tone="warning")
            else:
                self.reading.set_busy(False)

        self._around.tasks.run(
            wording.label("print_saving"),
            lambda _progress: self._presenter.save(prepared, path),
            lambda _nothing: self._settled("print_saved", prepared, path),
            failed,
            self,
        )

    def _print(self) -> None:
        prepared = self._prepared
        printer = paper.choose_printer(self) if prepared is not None else None
        if prepared is None or printer is None:
            return
        self.reading.set_busy(True)

        def failed(error: BaseException) -> None:
            self._around.errors.show(error, self.reading.banner)
            if isinstance(error, Refusal):  # before the first page
                self.reading.set_busy(False)
            else:
                self._ask_what_came_out(prepared)

        def work(progress: Progress) -> None:
            self._presenter.check_may_leave(prepared)
            paper.print_pages(prepared.pdf, printer, progress)
            self._presenter.printed(prepared)

        self._around.tasks.run(
            wording.label("print_printing"),
            work,
            lambda _nothing: self._settled("print_printed", prepared),
            failed,
            self,
        )

    def _ask_what_came_out(self, prepared: Prepared) -> None:
        """A job that broke off may have left pages in the tray; only the person there can say."""
        came_out = self._around.prompts.ask(
            wording.label("print_came_out"),
            wording.label("print_came_out_yes"),
            wording.label("print_came_out_no"),
        )
        if not came_out:
            self.reading.set_busy(False)
            return
        self._around.tasks.run(
            wording.label("print_printing"),
            lambda _progress: self._presenter.printed(prepared),
            lambda _nothing: self._settled("print_partly", prepared),
            self._around.errors.for_room(self.reading.banner),
            self,
        )

    def _leave(self) -> None:
        prepared, self._prepared = self._prepared, None
        if prepared is None:
            return
        self.reading.set_busy(True)
        self._around.tasks.run(
            wording.label("print_leaving"),
            lambda _progress: self._presenter.abandon(prepared),
            lambda _nothing: self._settled("print_left", prepared),
            self._around.errors.for_room(self.reading.banner),
            self,
        )

    def _settled(self, code: str, prepared: Prepared, path: Path | None = None) -> None:
        self._prepared = None
        name = path.name if path else ""
        remedy = wording.label("print_sha", sha=prepared.disclosure.sha256) if code == "print_saved" else ""
        self.reading.show_settled(self._words(code, prepared, name), remedy)

    @staticmethod
    def _words(code: str, prepared: Prepared, name: str = "") -> str:
        disclosure = prepared.disclosure
        return wording.label(
            code,
            reference=prepared.reference,
            number=str(disclosure.copy_number),
            recipient=disclosure.recipient,
            name=name,
        )

    def _again(self) -> None:
        if self._subject is not None:
            self.reading.forget()
            self.ask.banner.dismiss()
            self.setCurrentWidget(self.ask)
            subject = self._subject
            self._read(subject.document, subject.about, subject.person, keep_words=False)

    def _finish(self) -> None:
        self.reading.forget()
        self._go_home()

    def _go_home(self) -> None:
        """To the record that was printed."""
        subject, self._subject = self._subject, None
        navigator = self._around.navigator
        if subject is None:
            navigator.go(TODAY)
        elif subject.document == CASE_FILE:
            navigator.go(INCIDENT, id=str(subject.about))
        elif part := _part(subject.document):
            navigator.go(INCIDENT, id=str(subject.about), tab="escalation", part=part)
        elif subject.document == WHO_KNOWS:
            navigator.go(INCIDENT, id=str(subject.about), tab="copies")
        else:
            navigator.go(EXEMPTIONS, id=str(subject.about))

    def _heard(self, event: object) -> None:
        """Pages drawn before something of theirs was isolated are put away, whether settled or not."""
        subject = self._subject
        is_ours = subject is not None and (
            is_of_several(subject.document) or getattr(event, "subject", None) == subject.about
        )
        if getattr(event, "kind", "") in OUT_OF_SIGHT and is_ours:
            self._give_up()
            self._again()

    def _give_up(self) -> None:
        """Another record is to be printed: the copy not yet settled is recorded as left."""
        prepared, self._prepared = self._prepared, None
        self.reading.forget()
        if prepared is not None:
            self._settle_abandoned(prepared)

    def _settle_abandoned(self, prepared: Prepared) -> None:
        self._around.tasks.run(
            wording.label("print_leaving"),
            lambda _progress: self._presenter.abandon(prepared),
            lambda _nothing: None,
        )


def _part(document: str) -> str:
    """The page of an incident's escalation from which that is printed; "" for every other document."""
    if any(read(document) for read in (sheet_of_document, sheet_of_bundle, sheet_of_linked_bundle)):
        return "sheets"
    return {LINKED: "linked", ACTIONS: "closing"}.get(document, "")


def _person(what: dict[str, str]) -> UUID | None:
    """Whom an agency's sheet is about, where it is about one person."""
    return UUID(what["person"]) if what.get("person") else None


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return PrintingRoom(surroundings, PrintingPresenter.of(surroundings.desk))
