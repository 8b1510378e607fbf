"""The draft of the page: put together from the fields, and sealed a few seconds after every change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.rooms.log_incident.form import LogForm
from safetydesk.desktop.rooms.log_incident.presenter import LogPresenter
from safetydesk.desktop.tasks import Tasks
from safetydesk.domain.drafts import DraftEvidence, IncidentDraft

KEEP_AFTER_MS = 2_000


class Writing:
    """One draft on the page from `begin` on: whatever still waits to write it writes the newest words, or nothing."""

    def __init__(self, words: IncidentDraft) -> None:
        self.words = words
        self.is_over = False
        self._alone = threading.Lock()

    def write(self, act: Callable[[IncidentDraft], IncidentDraft]) -> IncidentDraft:
        """Hand the draft as it stood last to `act`, on any thread, one after the other."""
        with self._alone:
            return act(self.words)


class DraftKeeping(QObject):
    """`draft` holds the evidence; the fields hold the rest. One place puts the two together, so neither is lost.

    While files come in, which may take many minutes, the words are kept all the same; which files the draft holds is
    then known to whoever receives them, and is heard of here by `resume`. `files_changed` says that keeping put some
    of them out of sight.
    """

    files_changed = Signal()

    def __init__(
        self,
        page: QWidget,
        tasks: Tasks,
        presenter: LogPresenter,
        form: LogForm,
        told: Callable[[str, BaseException | None], None],
    ) -> None:
        super().__init__(page)
        self._page, self._tasks, self._presenter, self._form, self._told = page, tasks, presenter, form, told
        self._is_held = self._is_stopped = False
        self._is_dirty = self._was_kept = False
        self.draft = presenter.fresh()
        self._blank = self.draft
        self._writing = Writing(self.draft)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)

    def begin(self, draft: IncidentDraft, was_kept: bool = False) -> None:
        """Show and keep another draft from now on; `was_kept` where it is not a fresh one."""
        self._timer.stop()
        self._is_held = self._is_stopped = self._is_dirty = False
        self.draft, self._was_kept = draft, was_kept
        self._form.fill(draft)
        self._blank = self.gathered()
        self._writing = Writing(self._blank)

    def gathered(self) -> IncidentDraft:
        """The draft as it stands in the fields now."""
        return self._form.onto(self.draft)

    def is_empty(self) -> bool:
        """Whether nothing worth keeping stands here."""
        now = self.gathered()
        untouched = replace(self._blank, discovered=now.discovered, severity=now.severity)
        return not self._was_kept and now == untouched and not now.summary.strip() and not now.evidence

    def began_words(self) -> str:
        """When this draft was begun: the time, and the day where it was not today."""
        began = self.draft.started
        is_today = began.london_date == self._presenter.clock_now().london_date
        return wording.time_words(began) if is_today else wording.moment_words(began)

    def is_untouched(self) -> bool:
        """Whether this is a fresh draft in which nothing at all was changed."""
        return not self._is_dirty and self.is_empty()

    def changed(self) -> None:
        """Something was typed: keep it soon."""
        self._is_dirty = True
        if not self._is_stopped:
            self._timer.start()

    def taken_down(self) -> Writing:
        """What stands here now, for an act that keeps the draft itself, however much later."""
        self._writing.words = self.gathered()
        return self._writing

    def hold(self) -> None:
        """Files come and go, or are about to: which ones is not to be heard of by what is kept meanwhile."""
        self._is_held = True

    def resume(self, draft: IncidentDraft | None = None) -> None:
        """Go on; `draft` brings the evidence as it is now. What was typed on cards meanwhile stays, and what was put
        out of sight."""
        self._is_held = False
        if draft is not None and draft.id == self.draft.id:
            mine = {each.sealed.file_name: each for each in self.draft.evidence}
            evidence = (_with_mine(each, mine.get(each.sealed.file_name)) for each in draft.evidence)
            self.draft = replace(self.draft, evidence=tuple(evidence))
        if self._is_dirty and not self._is_stopped:
            self._timer.start()

    def put_away(self, kept: IncidentDraft) -> None:
        """Some of the files are out of sight now; which ones there are is as it was."""
        if kept.id == self.draft.id:
            known = {each.sealed.file_name: each for each in kept.evidence}
            held = self.draft.evidence
            evidence = (_with_mine(known.get(each.sealed.file_name, each), each) for each in held)
            self.draft = replace(self.draft, evidence=tuple(evidence))

    def stop(self) -> None:
        """Keep nothing more: the draft is about to be saved or thrown away."""
        self._timer.stop()
        self._is_stopped = self._writing.is_over = True

    def go_on(self) -> None:
        """It was neither saved nor thrown away."""
        self._is_stopped = self._writing.is_over = False
        self._is_dirty = True  # what waited to be written was let be
        self._timer.start()

    def keep(self) -> None:
        """Seal it in the background."""
        if not self._is_stopped and self._is_dirty and not self.is_empty():
            self.keep_at_once()

    def keep_at_once(self, then: Callable[[], None] | None = None) -> None:
        """Seal it in the background whether anything was typed or not; `then` where that was done."""
        self._timer.stop()
        self._is_dirty = False
        writing = self.taken_down()

        def work() -> IncidentDraft:
            return writing.words if writing.is_over else writing.write(self._presenter.keep)

        def kept(draft: IncidentDraft) -> None:
            self._kept(draft)
            if then is not None:
                then()

        self._tasks.run_at_once(work, kept, self._not_kept, self._page)

    def keep_now(self) -> None:
        """Seal it before returning: the window is about to go, or the page to show another draft.

        Raises Trouble for the disk's; what is typed is then still to be kept.
        """
        if not self._is_stopped and self._is_dirty and not self.is_empty():
            self._timer.stop()
            self.taken_down().write(self._presenter.keep)
            self._is_dirty = False

    def _kept(self, kept: IncidentDraft) -> None:
        if kept.id != self.draft.id or self._is_stopped:
            return
        before = self.draft.evidence
        self.put_away(kept)
        self._told(wording.label("log_kept", time=f"{self._presenter.now():%H:%M}"), None)
        if self.draft.evidence != before:
            self.files_changed.emit()

    def _not_kept(self, error: BaseException) -> None:
        self._is_dirty = True
        self._told(wording.label("log_not_kept"), error)


def _with_mine(each: DraftEvidence, mine: DraftEvidence | None) -> DraftEvidence:
    if mine is None or (mine.card == each.card and mine.isolated <= each.isolated):
        return each
    away = mine if mine.isolated else each
    return replace(each, card=mine.card, isolated=away.isolated, isolated_reason=away.isolated_reason)
