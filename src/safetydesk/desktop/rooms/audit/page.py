"""Audit: what was done, by whom, in words; and the proof that nothing was changed behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop import paper, theme
from safetydesk.desktop.asking_passphrase import AskPassphrase
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import Columns, Page, column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.record_table import RecordTable
from safetydesk.desktop.rooms.audit.asking import Asking
from safetydesk.desktop.rooms.audit.columns import columns, rows_of
from safetydesk.desktop.rooms.audit.evidence_card import EvidenceCard
from safetydesk.desktop.rooms.audit.presenter import (
    EVERYTHING,
    Act,
    AuditPresenter,
    Evidence,
    Exported,
    Verdict,
)
from safetydesk.desktop.rooms.audit.proof_cards import (
    REFERENCE,
    ExportCard,
    FindingsCard,
    PaperCard,
    ProofCard,
)
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import Cancelled, Refusal, SafetyDeskError
from safetydesk.domain.progress import Progress

LEAST_TABLE = 260
READ, EXPORT, VERIFY, WHO_LOOKED = "read_audit", "export_proof", "verify", "who_looked"
SEE_EXEMPTIONS = "open_exemption"


class AuditPage(Page):
    """The newest act first; a row marked is shown whole beneath, a row opened goes to its record.

    `show_record(looked=person id)` asks at once who has looked at somebody, `exemption=` for the history of one.
    """

    def __init__(self, surroundings: Surroundings, presenter: AuditPresenter) -> None:
        super().__init__(wording.label("audit_title"), wording.label("audit_subtitle"))
        self._around = surroundings
        self._presenter = presenter
        self._beside = surroundings.beside or surroundings.tasks
        self._count = -1
        self._act: Act | None = None
        self._has_shown = False
        self.banner = Banner()
        self.banners.addWidget(self.banner)
        self._head_acts()
        self._cards()
        self._trail()
        surroundings.announcements.heard.connect(lambda _event: self.refresh() if self.isVisible() else None)

    def _head_acts(self) -> None:
        around, offers = self._around, self._around.offers
        manual = quiet(wording.label("manual_room"), icon="help")
        manual.clicked.connect(lambda: around.navigator.go("manual"))
        self.add_act(manual)
        export = offers.only(secondary(wording.label("audit_export"), icon="save"), EXPORT)
        export.clicked.connect(self._ask_export)
        self.add_act(export)
        self._verify = offers.only(primary(wording.label("audit_verify"), icon="audit"), VERIFY)
        self._verify.clicked.connect(self._verify_all)
        self.add_act(self._verify)

    def _cards(self) -> None:
        self.proof = ProofCard(self._around.beside.strip if self._around.beside else None)
        self.paper = PaperCard(paper.has_printer())
        self.proof.look_for.connect(self._look_for)
        self.paper.save.connect(self._save_mark)
        self.paper.print.connect(self._print_mark)
        self.findings = FindingsCard()
        self.export = ExportCard()
        self.export.wanted.connect(self._export)
        self.add(self.export)
        self.evidence = EvidenceCard()
        self.add(Columns(self.proof, column(self.paper, self.evidence), share=(1, 1)))
        self.add(self.findings)
        self.evidence.check.connect(self.check_evidence)
        self.evidence.opened.connect(
            lambda about, number: self._around.navigator.go("incident", id=about, exhibit=number)
        )
        self.evidence.setVisible(
            self._around.offers.may(VERIFY)
        )  # once it has a parent: a window would flash

    def _trail(self) -> None:
        may = self._around.offers.may
        self.asking = Asking(self._presenter, may(WHO_LOOKED), may(SEE_EXEMPTIONS))
        self.asking.asked.connect(self._asked)
        self.asking.begun.connect(self._show_none)
        self.table = RecordTable(columns(), wording.label("audit_title"))
        self.table.setMinimumHeight(theme.scaled(LEAST_TABLE))
        self.table.failed.connect(lambda error: self._around.errors.show(error, self.banner))
        self.table.current_row.connect(self._mark)
        self.table.activated_row.connect(self._open)
        self._whole = Card()
        self._words = plain_label("", selectable=True)
        self._go = secondary(wording.label("audit_open"))
        self._go.clicked.connect(lambda: self._open(self._act))
        self._whole.add(self._words)
        self._whole.add(row(self._go))
        self._whole.hide()
        self._nothing = plain_label("", "muted")
        self._nothing.hide()
        self.add(self.asking)
        self.add(self._nothing)
        self.add(self.table, stretch=100)
        self.add(self._whole)

    def show_record(self, looked: str = "", exemption: str = "") -> None:
        """Arrive, or ask who has looked at a person, or for the history of an exemption.

        An older answer makes way for the trail.
        """
        self.refresh()
        if not (looked or exemption) and self.asking.now()[0] != EVERYTHING:
            self.asking.ask(EVERYTHING, "", "")
        if looked:
            self.asking.ask("looked", looked, self._presenter.person_name(looked))
        elif exemption:
            self.asking.ask("exemption", exemption, self._presenter.exemption_name(exemption))

    def refresh(self) -> None:
        """Read the trail afresh, where it has grown."""
        may_read = self._around.offers.may(READ)
        self.table.setVisible(may_read)
        self.asking.setVisible(may_read)
        try:
            self._show_last()
            if self._around.offers.may(VERIFY):
                self.paper.show_mark(self._presenter.day_mark())
                if not self.evidence.is_busy:
                    self.evidence.show_state(self._presenter.evidence())
            if not may_read:
                self.subtitle.setText(wording.label("audit_only_verify"))
                return
            count = self._presenter.count()
            if count != self._count and self.asking.now()[0] == EVERYTHING:
                self._show_all(count)
        except SafetyDeskError as error:
            self._around.errors.show(error, self.banner)

    def _show_last(self) -> None:
        """What the background found before this room was built."""
        last = self._presenter.last_verdict()
        if last is not None and not self._has_shown and self._verify.isEnabled():
            self.verified(last)

    def _verify_all(self) -> None:
        """With the mark, where one is typed in: a good end that never looked at it would mislead."""
        typed = self.proof.typed()
        if typed:
            self._look_for(typed)
        else:
            self.verify()

    def verify(self, marks: tuple[str, ...] = ()) -> None:
        """Recompute everything, beside whatever else is done."""
        self._set_busy(True)
        self.proof.begin()
        self._beside.run(
            wording.label("audit_verifying"),
            lambda progress: self._presenter.verify(progress, marks),
            self.verified,
            self._not_verified,
            self,
        )

    def verified(self, verdict: Verdict) -> None:
        """Say how it ended; of a look in the background too."""
        self._set_busy(False)
        self._has_shown = True
        self.proof.show_verdict(verdict)
        self.findings.show_verdict(verdict)

    def _not_verified(self, error: BaseException) -> None:
        self._set_busy(False)
        stopped = isinstance(error, Cancelled)
        self.proof.stop(stopped)
        if not stopped:
            self._around.errors.show(error, self.banner)

    def check_evidence(self) -> None:
        """Read every sealed file now, beside whatever else is done."""

        def done(state: Evidence) -> None:
            self.evidence.show_state(state)

        def failed(error: BaseException) -> None:
            self.evidence.show_state(self._presenter.evidence())
            if not isinstance(error, Cancelled):
                self._around.errors.show(error, self.banner)

        self.evidence.begin()
        self._beside.run(
            wording.label("evidence_checking"), self._presenter.check_evidence, done, failed, self
        )

    def _set_busy(self, is_busy: bool) -> None:
        self._verify.setEnabled(not is_busy)
        self.proof.look.setEnabled(not is_busy)

    def _look_for(self, typed: str) -> None:
        mark = self._presenter.mark_typed(typed)
        if mark is None:
            self.proof.refuse(wording.sentence(Refusal("mark_not_understood")).text)
        else:
            self.verify((mark,))

    def _save_mark(self) -> None:
        if self._presenter.needs_passphrase():
            self._show_passphrase(self._save_mark)
            return
        name, kinds = wording.label("audit_day_mark_name"), wording.label("print_kinds")
        path = self._around.prompts.choose_save(wording.label("audit_day_mark_save"), name, kinds)
        if path is None:
            return
        path = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
        self._around.tasks.run(
            wording.label("audit_day_mark_drawing"),
            lambda _progress: self._presenter.save_day_mark(path),
            lambda _nothing: self.banner.say(wording.label("audit_day_mark_saved")),
            self._around.errors.for_room(self.banner),
            self,
        )

    def _print_mark(self) -> None:
        if self._presenter.needs_passphrase():
            self._show_passphrase(self._print_mark)
            return
        printer = paper.choose_printer(self)
        if printer is None:
            return
        self._around.tasks.run(
            wording.label("audit_day_mark_drawing"),
            lambda progress: paper.print_pages(self._presenter.day_mark_pages(), printer, progress),
            lambda _pages: self.banner.say(wording.label("audit_day_mark_printed")),
            self._around.errors.for_room(self.banner),
            self,
        )

    def _ask_export(self) -> None:
        self.export.begin()
        self.scroll_to(self.export)

    def _export(self, reference: str, typed: str) -> None:
        mark = self._presenter.mark_typed(typed) if typed else ""
        if mark is None:
            self.export.refuse(wording.sentence(Refusal("mark_not_understood")).text)
            return
        if self._presenter.needs_passphrase():
            self._show_passphrase(lambda: self._export(reference, typed))
            return
        place = self._around.prompts.choose_folder(wording.label("audit_export_where"))
        if place is not None:
            self._write(reference, (mark,) if mark else (), place)

    def _write(self, reference: str, marks: tuple[str, ...], place: Path) -> None:
        def work(progress: Progress) -> Exported:
            return self._presenter.export(reference, place, progress, marks)

        def done(made: Exported) -> None:
            self.export.hide()
            said = wording.label("audit_exported", name=made.folder.name, mark=made.mark)
            self.banner.say(said, remedy=wording.label("audit_exported_next"))

        failed = self._around.errors.for_room(self.banner, self.export.form, {"": REFERENCE})
        self._around.tasks.run(wording.label("audit_exporting"), work, done, failed, self)

    def _show_passphrase(self, go_on: Callable[[], None]) -> None:
        """Whoever came in by the keychain shows it once; then `go_on`."""
        asked = AskPassphrase(
            self._around,
            self,
            wording.label("audit_export_passphrase"),
            wording.label("audit_passphrase_act"),
            wording.label("unlock_working"),
        )
        asked.run(
            lambda passphrase, _progress: self._presenter.confirm(passphrase),
            lambda _nothing: go_on(),
            self._around.errors.for_room(self.banner),
            lambda: None,
        )

    def _asked(self, what: str, about: str) -> None:
        """Looking back reads much of the trail: off the window's thread."""

        def done(acts: list[Act]) -> None:
            if self.asking.now() == (what, about):
                self._count = -1
                self.table.set_rows(rows_of(acts))
                self._nothing.setText("" if acts else wording.label(f"audit_none_{what}"))
                self._nothing.setVisible(not acts)
                self._mark(None)

        if what == EVERYTHING:
            self._show_all(self._presenter.count())
            self._mark(None)
            return
        self._around.tasks.run(
            wording.label("audit_looking_back"),
            lambda _progress: self._presenter.acts(what, about),
            done,
            self._around.errors.for_room(self.banner),
            self,
        )

    def _show_all(self, count: int) -> None:
        self._count = count
        self._nothing.hide()
        self.table.set_source(count, lambda offset, limit: rows_of(self._presenter.page(offset, limit)))

    def _show_none(self) -> None:
        """Nothing stands under a question that is not whole yet: it would read as its answer."""
        self._count = -1
        self._nothing.hide()
        self.table.set_rows([])
        self._mark(None)

    def _mark(self, act: object) -> None:
        self._act = act if isinstance(act, Act) else None
        self._whole.setVisible(self._act is not None)
        if self._act is not None:
            head = f"{self._act.when} · {self._act.who}"
            self._words.setText("\n".join((head, self._act.words, *self._presenter.changes(self._act))))
            self._go.setVisible(bool(self._act.place))
            QTimer.singleShot(0, self, lambda: self.scroll_to(self._whole))  # once it has its height

    def _open(self, act: object) -> None:
        if isinstance(act, Act) and act.place:
            self._around.navigator.go(act.place, id=act.about)


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return AuditPage(surroundings, AuditPresenter.of(surroundings.desk))
