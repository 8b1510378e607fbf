"""The draft of the page: put together from the fields, and sealed a few seconds after every change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.rooms.log_incident.form import LogForm
from safetydesk.desktop.rooms.log_incident.presenter import LogPresenter
from safetydesk.desktop.tasks import Tasks
from safetydesk.domain.drafts import IncidentDraft

KEEP_AFTER_MS = 2_000


class DraftKeeping(QObject):
    """`draft` holds the evidence; the fields hold the rest. One place puts the two together, so neither is lost.

    While evidence is being received, which keeps the draft itself, nothing is kept from here: a draft put
    together before would no longer claim the newest file.
    """

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
        self._is_held = False
        self._is_dirty = self._was_kept = False
        self.draft = presenter.fresh()
        self._blank = self.draft
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)

    def begin(self, draft: IncidentDraft, was_kept: bool = False) -> None:
        """Show and keep another draft from now on; `was_kept` where it is not a fresh one."""
        self._timer.stop()
        self._is_held = self._is_dirty = False
        self.draft, self._was_kept = draft, was_kept
        self._form.fill(draft)
        self._blank = self.gathered()

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
        if not self._is_held:
            self._timer.start()

    def hold(self) -> None:
        """Something else keeps the draft for a while."""
        self._timer.stop()
        self._is_held = True

    def resume(self, draft: IncidentDraft | None = None) -> None:
        """Go on keeping; `draft` brings the evidence as it is now."""
        self._is_held = False
        if draft is not None:
            self.draft = replace(self.draft, evidence=draft.evidence)
        if self._is_dirty:
            self._timer.start()

    def stop(self) -> None:
        """Keep nothing more: the draft is about to be saved or thrown away."""
        self.hold()

    def keep(self) -> None:
        """Seal it in the background."""
        if self._is_held or not self._is_dirty or self.is_empty():
            return
        self._is_dirty = False
        draft = self.gathered()

        def work(_progress: object) -> IncidentDraft:
            return self._presenter.keep(draft)

        self._tasks.run(wording.label("log_keeping"), work, self._kept, self._not_kept, self._page)

    def keep_now(self) -> None:
        """Seal it before returning: the window is about to go, or the page to show another draft.

        Raises Trouble for the disk's; what is typed is then still to be kept.
        """
        if not self._is_held and self._is_dirty and not self.is_empty():
            self._timer.stop()
            self._presenter.keep(self.gathered())
            self._is_dirty = False

    def _kept(self, kept: IncidentDraft) -> None:
        if kept.id != self.draft.id or self._is_held:
            return
        same = [each.sealed.file_name for each in kept.evidence]
        if same == [each.sealed.file_name for each in self.draft.evidence]:
            self.draft = replace(self.draft, evidence=kept.evidence)
        self._told(wording.label("log_kept", time=f"{self._presenter.now():%H:%M}"), None)

    def _not_kept(self, error: BaseException) -> None:
        self._is_dirty = True
        self._told(wording.label("log_not_kept"), error)
