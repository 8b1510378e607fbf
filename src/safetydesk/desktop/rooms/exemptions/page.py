"""The room of the exemptions: the register, one record, the form."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from safetydesk import wording
from safetydesk.desktop.rooms.exemptions.begun import FORM, FormDrafting, offer
from safetydesk.desktop.rooms.exemptions.form import FormPage
from safetydesk.desktop.rooms.exemptions.presenter import ExemptionFile, ExemptionsPresenter
from safetydesk.desktop.rooms.exemptions.record import RecordPage
from safetydesk.desktop.rooms.exemptions.register import RegisterPage
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.drafts import ExemptionDraft
from safetydesk.domain.errors import Refusal, SafetyDeskError
from safetydesk.domain.events import Event
from safetydesk.domain.exemption import Exemption

HERE, PRINTING, INCIDENT, ELSEWHERE = "exemptions", "printing", "incident", "independent"
AUDIT = "audit"
STAY, KEEP, THROW = 0, 1, 2


class ExemptionsRoom(QStackedWidget):
    """`show_record()` shows the register; with `id`, `exemption_id` or `reference` that record.

    With `act="new"` it shows the form; with `act="go_on"` and `about` the form as it was left, for a new one
    or to amend the record of that id.
    """

    def __init__(self, surroundings: Surroundings, presenter: ExemptionsPresenter) -> None:
        super().__init__()
        self.setAccessibleName(wording.label("ex_title"))
        self._around = surroundings
        self._presenter = presenter
        self.register = RegisterPage(presenter)
        self.record = RecordPage(presenter, surroundings)
        self.form = FormPage(presenter)
        self.drafting = FormDrafting(self.form, surroundings, presenter)
        self._kept_words = self._latest = ""
        for page in (self.register, self.record, self.form):
            self.addWidget(page)
        self.register.wanted.connect(lambda key: surroundings.navigator.go(HERE, id=key))
        self.register.new_wanted.connect(lambda: surroundings.navigator.go(HERE, act="new"))
        self.record.back_wanted.connect(lambda: surroundings.navigator.go(HERE))
        self.record.amend_wanted.connect(self._amend)
        self.record.print_wanted.connect(self._print)
        self.record.incident_wanted.connect(lambda key: surroundings.navigator.go(INCIDENT, id=key))
        self.record.history_wanted.connect(lambda key: surroundings.navigator.go(AUDIT, exemption=key))
        self.register.begun.acted.connect(lambda: self._go_on(self._latest))
        self.record.begun.acted.connect(self._amend)
        self.form.save_wanted.connect(self._save)
        self.form.left.connect(self._leave_form)
        self.form.elsewhere.acted.connect(lambda: surroundings.navigator.go(ELSEWHERE))
        self.register.offer(surroundings.offers)
        surroundings.offers.only(self.record.amend_button, "exemption_record")
        surroundings.offers.only(self.record.print_button, "print")
        surroundings.announcements.heard.connect(self._heard)

    def show_record(self, **what: str) -> None:
        """Go to the register, to one record, or to the form. What is typed in the form is kept as a draft."""
        typing = self.currentWidget() is self.form and self.form.is_changed()
        is_new = what.get("act") == "new"
        if typing and (not what or (is_new and self.form.editing is None)):
            return
        if typing:
            self.keep_drafts()
            self._kept_words = wording.label("ex_kept_there")
        wanted = what.get("id") or what.get("exemption_id") or what.get("reference") or ""
        if is_new:
            self._begin_form(None)
        elif what.get("act") == "go_on":
            self._go_on(what.get("about", ""))
        elif wanted:
            self._open(wanted)
        else:
            self._show_register()

    def keep_drafts(self) -> None:
        """Seal what is typed at once: the form or the window is about to go. Raises Trouble for the disk's."""
        if self.currentWidget() is self.form:
            self.drafting.keeping.keep_now()

    def refresh(self) -> None:
        """Read what is shown afresh; what is typed in the form stays."""
        if self.currentWidget() is self.register:
            self._read_register()
        elif self.currentWidget() is self.record and self.record.file is not None:
            self._reread(self.record.file)

    def _show_register(self) -> None:
        self._show(self.register)
        self._read_register()
        self.register.table.setFocus()

    def _read_register(self) -> None:
        try:
            self.register.refresh()
            references = {str(row.id): row.reference for row in self._presenter.rows()}
            every = self._presenter.all_begun(FORM)
            begun = [draft for draft in every if not draft.about or draft.about in references]
            self._latest = max(begun, key=lambda draft: draft.kept.utc).about if begun else ""
            offer(self.register.begun, begun, references)
        except SafetyDeskError as error:
            self._around.errors.show(error, self.register.banner)

    def _open(self, wanted: str) -> None:
        def work(_progress: object) -> ExemptionFile:
            return self._presenter.open(self._presenter.id_of(wanted))

        self._around.tasks.run(wording.label("ex_opening"), work, self._show_file, self._not_opened, self)

    def _not_opened(self, error: BaseException) -> None:
        self._show_register()
        self._around.errors.show(error, self.register.banner)

    def _show_file(self, file: ExemptionFile) -> None:
        self.record.banner.dismiss()
        self._show_record(file)
        self._show(self.record)
        if self._kept_words:
            self.record.banner.say(self._kept_words, "info")
            self._kept_words = ""

    def _show_record(self, file: ExemptionFile) -> None:
        self.record.show_file(file, self._presenter.access(file.exemption.id))
        about = str(file.exemption.id)
        begun = [draft for draft in self._presenter.all_begun(FORM) if draft.about == about]
        offer(self.record.begun, begun, {about: file.exemption.reference})

    def _reread(self, file: ExemptionFile) -> None:
        exemption_id = file.exemption.id
        self._around.tasks.run(
            wording.label("ex_opening"),
            lambda _progress: self._presenter.reread(exemption_id),
            self._show_record,
            self._around.errors.for_room(self.record.banner),
            self,
        )

    def _amend(self) -> None:
        if self.record.file is not None:
            self._begin_form(self.record.file)

    def _begin_form(self, file: ExemptionFile | None) -> None:
        self.form.let_decide(self._around.offers.may("exemption_decide"))
        self.drafting.begin(file)
        self._show(self.form)
        self.form.focus_first()

    def _go_on(self, about: str) -> None:
        """The form as it was left: for a new one, or to amend the record of that id."""
        if not about:
            self._begin_form(None)
            return
        exemption_id = UUID(about)
        self._around.tasks.run(
            wording.label("ex_opening"),
            lambda _progress: self._presenter.open(exemption_id),
            self._open_to_amend,
            self._not_opened,
            self,
        )

    def _open_to_amend(self, file: ExemptionFile) -> None:
        self._show_file(file)
        self._begin_form(file)

    def _print(self) -> None:
        if self.record.file is not None:
            record_id = str(self.record.file.exemption.id)
            self._around.navigator.go(PRINTING, what="exemption_certificate", id=record_id)

    def _save(self, draft: ExemptionDraft) -> None:
        editing, reason = self.form.editing, self.form.reason()
        keeping = self.drafting.keeping
        try:
            keeping.keep_now()
        except SafetyDeskError as error:
            self._around.errors.show(error, self.form.banner)  # and yet worth the attempt to save it
        keeping.hold()

        def work(_progress: object) -> tuple[Exemption, ExemptionFile, SafetyDeskError | None]:
            if editing is None:
                saved = self._presenter.record(draft)
            else:
                version = editing.exemption.row_version
                saved = self._presenter.amend(editing.exemption.id, version, draft, reason)
            return saved, self._presenter.reread(saved.id), keeping.forget()

        self._around.tasks.run(wording.label("ex_saving"), work, self._saved, self._not_saved, self)

    def _saved(self, outcome: tuple[Exemption, ExemptionFile, SafetyDeskError | None]) -> None:
        saved, file, trouble = outcome
        if trouble is not None:
            self._around.errors.show(trouble)
        amended = self.form.editing is not None
        self.drafting.clear()
        self._show_file(file)
        said = "ex_saved_amendment" if amended else "ex_saved"
        self.record.banner.say(wording.label(said, reference=saved.reference))

    def _not_saved(self, error: BaseException) -> None:
        self.form.set_busy(False)
        self.drafting.keeping.resume()
        if isinstance(error, Refusal) and error.problems:
            self.form.show_problems([(one.field, wording.problem(one)) for one in error.problems])
        else:
            self._around.errors.show(error, self.form.banner)

    def _leave_form(self) -> None:
        answer = self._ask_leaving() if self.form.is_changed() else THROW
        if answer == STAY:
            return
        if answer == KEEP:
            try:
                self.drafting.keeping.keep_now()
            except SafetyDeskError as error:
                self._around.errors.show(error, self.form.banner)
                return
        else:
            self.drafting.throw_away()
        editing = self.form.editing
        self.drafting.clear()
        if editing is not None:
            self._show_file(editing)
        else:
            self._around.navigator.go(HERE)

    def _ask_leaving(self) -> int:
        return self._around.prompts.ask_three(
            wording.label("ex_leave_ask"),
            wording.label("ex_leave_keep"),
            wording.label("ex_throw"),
            wording.label("ex_leave_no"),
        )

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)

    def _heard(self, event: object) -> None:
        touched = event.touches if isinstance(event, Event) else ()
        told = isinstance(event, Event) and not event.is_reading
        if told and ("exemptions" in touched or "disclosures" in touched) and self.isVisible():
            self.refresh()


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return ExemptionsRoom(surroundings, ExemptionsPresenter.of(surroundings.desk))
