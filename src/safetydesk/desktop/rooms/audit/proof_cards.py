"""The cards above the trail: how verifying ended, the day's mark, a mark from paper, a proof that leaves."""

from __future__ import annotations

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import primary, quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import TextLine, Tick
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.progress_strip import ProgressStrip
from safetydesk.desktop.rooms.audit.presenter import DayMark, Verdict

MARK, REFERENCE, WHOLE = "mark", "reference", "whole"


class ProofCard(Card):
    """How verifying ended, what it was compared with, what is worth knowing though it breaks nothing; and a mark from
    paper, to be looked for: `look_for(typed)`."""

    look_for = Signal(str)

    def __init__(self, strip: ProgressStrip | None = None) -> None:
        super().__init__(wording.label("audit_proof"))
        self.result = plain_label(wording.label("audit_not_verified"))
        self._memory = plain_label(wording.label("audit_memory"), "small")
        self._remarks = plain_label("", "small", selectable=True)
        for widget in (self.result, self._memory, self._remarks):
            self.add(widget)
        self._remarks.hide()
        if strip is not None:
            self.add(strip)
        self.form = Form()
        self._line = self.form.add(
            TextLine(MARK, wording.label("audit_mark"), wording.label("audit_mark_hint"), longest=200)
        )
        self.look = secondary(wording.label("audit_mark_look"), icon="search")
        self.look.clicked.connect(self._wanted)
        self.add(self.form)
        self.add(row(self.look))

    def refuse(self, words: str) -> None:
        """What was typed is no mark."""
        self.form.show_problems([(MARK, words)])

    def typed(self) -> str:
        """The mark from paper, as typed; "" where none is."""
        self.form.clear_problems()
        return str(self._line.value() or "").strip()

    def _wanted(self) -> None:
        self.look_for.emit(self.typed())

    def begin(self) -> None:
        """Something is being verified."""
        self.result.setText(wording.label("audit_verifying"))
        self.result.set_tone(None)

    def show_verdict(self, verdict: Verdict) -> None:
        """How it ended."""
        self.result.setText(verdict.title)
        self.result.set_tone("ok" if verdict.ok else "critical")
        compared = wording.label("audit_compared" if verdict.remembered else "audit_none_known")
        kept = wording.label("audit_remembered_now") if verdict.ok else ""
        self._memory.setText(" ".join(said for said in (compared, kept, verdict.aside) if said))
        remarks = (*verdict.marks, *verdict.anomalies)
        self._remarks.setText("\n".join(remarks))
        self._remarks.setVisible(bool(remarks))

    def stop(self, is_stopped: bool) -> None:
        """It did not come to its end."""
        self.result.setText(wording.label("audit_stopped" if is_stopped else "audit_not_verified"))


class FindingsCard(Card):
    """What failed, each by name, and what to do; hidden while nothing has."""

    def __init__(self) -> None:
        super().__init__(wording.label("audit_findings"), tone="critical")
        self.hide()

    def show_verdict(self, verdict: Verdict) -> None:
        self.clear()
        for words in verdict.findings:
            self.add(plain_label(words, selectable=True))
        if not verdict.ok:
            self.add(plain_label(wording.label("audit_what_to_do"), "strong"))
        self.setVisible(not verdict.ok)


class PaperCard(Card):
    """The day's mark, for paper: `save` and `print`."""

    save = Signal()
    print = Signal()

    def __init__(self, can_print: bool) -> None:
        super().__init__(wording.label("audit_paper"))
        self.words = plain_label("", "strong", selectable=True)
        self.words.setAccessibleName(wording.label("audit_day_mark"))
        self.fours = plain_label("", "mono", selectable=True)
        self.fours.setAccessibleName(wording.label("audit_checkpoint"))
        self.add(plain_label(wording.label("audit_day_mark"), "label"))
        self.add(self.words)
        self.add(self.fours)
        keep = quiet(wording.label("audit_day_mark_save"), icon="save")
        keep.clicked.connect(self.save)
        onto_paper = quiet(wording.label("audit_day_mark_print"), icon="print")
        onto_paper.clicked.connect(self.print)
        onto_paper.setEnabled(can_print)
        self.add(plain_label(wording.label("audit_day_mark_why"), "small"))
        self.add(row(keep, onto_paper))
        if not can_print:
            self.add(plain_label(wording.label("print_no_printer"), "small"))

    def show_mark(self, mark: DayMark) -> None:
        """Today's, as it stands."""
        self.words.setText(mark.words)
        self.fours.setText(mark.checkpoint.short)


class ExportCard(Card):
    """A proof that leaves: of one record, or of the whole trail. `wanted(reference, mark)`: the reference empty for the
    whole, the mark as typed from paper or empty."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(wording.label("audit_export"))
        self.add(plain_label(wording.label("audit_export_what"), "muted"))
        self.form = Form(columns=2)
        hint = wording.label("audit_export_reference_hint")
        self.form.add(TextLine(REFERENCE, wording.label("audit_export_reference"), hint))
        self.form.add(
            Tick(WHOLE, wording.label("audit_export_whole"), wording.label("audit_export_whole_hint"))
        )
        carried = wording.label("audit_export_mark")
        self.form.add(TextLine(MARK, carried, wording.label("audit_export_mark_hint"), longest=200))
        self.add(self.form)
        self.go = primary(wording.label("audit_export_go"), icon="save")
        self.go.clicked.connect(self._go)
        leave = quiet(wording.label("audit_export_leave"))
        leave.clicked.connect(self.hide)
        self.add(row(self.go, leave))
        self.form.changed.connect(self._changed)
        self.setMaximumWidth(theme.scaled(860))
        self.hide()

    def begin(self) -> None:
        """Ask."""
        self.form.clear_problems()
        self.show()
        self.form.field(REFERENCE).focus()

    def refuse(self, words: str) -> None:
        """What was typed is no mark."""
        self.form.show_problems([(MARK, words)])

    def _changed(self, key: str) -> None:
        if key == WHOLE:
            self.form.field(REFERENCE).setEnabled(not self.form.field(WHOLE).value())

    def _go(self) -> None:
        is_whole = bool(self.form.field(WHOLE).value())
        reference = str(self.form.field(REFERENCE).value()).strip()
        if not is_whole and not reference:
            self.form.show_problems([(REFERENCE, wording.label("audit_export_needed"))])
            return
        self.form.clear_problems()
        mark = str(self.form.field(MARK).value() or "").strip()
        self.wanted.emit("" if is_whole else reference, mark)
