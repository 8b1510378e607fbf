"""Audit: what was done, by whom, in words; and the proof that nothing was changed behind it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import Page, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.record_table import RecordTable
from safetydesk.desktop.rooms.audit.columns import columns, rows_of
from safetydesk.desktop.rooms.audit.presenter import Act, AuditPresenter, Verdict
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import Cancelled, SafetyDeskError

LEAST_TABLE = 300


class AuditPage(Page):
    """The newest act first; a row marked is shown whole beneath, a row opened goes to its record."""

    def __init__(self, surroundings: Surroundings, presenter: AuditPresenter) -> None:
        super().__init__(wording.label("audit_title"), wording.label("audit_subtitle"))
        self._around = surroundings
        self._presenter = presenter
        self._count = -1
        self._act: Act | None = None
        self.banner = Banner()
        self.banners.addWidget(self.banner)
        manual = quiet(wording.label("manual_room"), icon="help")
        manual.clicked.connect(lambda: surroundings.navigator.go("manual"))
        self.add_act(manual)
        self._verify = primary(wording.label("audit_verify"), icon="audit")
        self._verify.clicked.connect(self.verify)
        self.add_act(self._verify)
        self._proof = Card(wording.label("audit_proof"))
        self._checkpoint = plain_label("", "mono", selectable=True)
        self._checkpoint.setAccessibleName(wording.label("audit_checkpoint"))
        self._result = plain_label(wording.label("audit_not_verified"))
        self._memory = plain_label(wording.label("audit_memory"), "small")
        self._proof.add(plain_label(wording.label("audit_checkpoint"), "label"))
        for widget in (self._checkpoint, self._result, self._memory):
            self._proof.add(widget)
        self._findings = Card(wording.label("audit_findings"), tone="critical")
        self._findings.hide()
        self.table = RecordTable(columns(), wording.label("audit_title"))
        self.table.setMinimumHeight(theme.scaled(LEAST_TABLE))
        self.table.failed.connect(lambda error: surroundings.errors.show(error, self.banner))
        self.table.current_row.connect(self._mark)
        self.table.activated_row.connect(self._open)
        self._whole = Card()
        self._words = plain_label("", selectable=True)
        self._go = secondary(wording.label("audit_open"))
        self._go.clicked.connect(lambda: self._open(self._act))
        self._whole.add(self._words)
        self._whole.add(row(self._go))
        self._whole.hide()
        for card in (self._proof, self._findings):
            self.add(card)
        self.add(self.table, stretch=100)
        self.add(self._whole)
        surroundings.announcements.heard.connect(lambda _event: self.refresh() if self.isVisible() else None)

    def refresh(self) -> None:
        """Read the trail afresh, where it has grown."""
        may_read = self._around.offers.may("read_audit")
        self.table.setVisible(may_read)
        try:
            if not may_read:
                self._checkpoint.setText(self._presenter.checkpoint())
                self.subtitle.setText(wording.label("audit_only_verify"))
                return
            count = self._presenter.count()
            if count != self._count:
                self._count = count
                self._checkpoint.setText(self._presenter.checkpoint())
                self.table.set_source(
                    count, lambda offset, limit: rows_of(self._presenter.page(offset, limit))
                )
                self.subtitle.setText(wording.label("audit_count", acts=wording.count_words(count, "act")))
        except SafetyDeskError as error:
            self._around.errors.show(error, self.banner)

    def verify(self) -> None:
        """Recompute everything, off the window's thread."""
        self._verify.setEnabled(False)
        self._result.setText(wording.label("audit_verifying"))
        self._result.set_tone(None)
        self._around.tasks.run(
            wording.label("audit_verifying"), self._presenter.verify, self._verified, self._not_verified, self
        )

    def _verified(self, verdict: Verdict) -> None:
        self._verify.setEnabled(True)
        self._result.setText(verdict.title)
        self._result.set_tone("ok" if verdict.ok else "critical")
        self._checkpoint.setText(verdict.checkpoint)
        compared = wording.label("audit_compared" if verdict.remembered else "audit_none_known")
        kept = wording.label("audit_remembered_now") if verdict.ok else ""
        self._memory.setText(" ".join(said for said in (compared, kept, verdict.aside) if said))
        self._findings.clear()
        for words in verdict.findings:
            self._findings.add(plain_label(words, selectable=True))
        if not verdict.ok:
            self._findings.add(plain_label(wording.label("audit_what_to_do"), "strong"))
        self._findings.setVisible(not verdict.ok)

    def _not_verified(self, error: BaseException) -> None:
        self._verify.setEnabled(True)
        stopped = isinstance(error, Cancelled)
        self._result.setText(wording.label("audit_stopped" if stopped else "audit_not_verified"))
        if not stopped:
            self._around.errors.show(error, self.banner)

    def _mark(self, act: object) -> None:
        self._act = act if isinstance(act, Act) else None
        self._whole.setVisible(self._act is not None)
        if self._act is not None:
            self._words.setText(f"{self._act.number} · {self._act.when} · {self._act.who}\n{self._act.words}")
            self._go.setVisible(bool(self._act.place))

    def _open(self, act: object) -> None:
        if isinstance(act, Act) and act.place:
            self._around.navigator.go(act.place, id=act.about)


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return AuditPage(surroundings, AuditPresenter.of(surroundings.desk))
