"""Words typed into a form are never lost: sealed a few seconds after every change, and before the form goes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.tasks import Tasks
from safetydesk.domain.drafts import FormDraft
from safetydesk.domain.errors import SafetyDeskError

KEEP_AFTER_MS = 2_000


class Shelf(Protocol):
    """Where drafts of forms lie; a presenter has these methods."""

    def keep_form(self, draft: FormDraft) -> FormDraft:
        """Seal it."""
        ...

    def forget_form(self, form: str, about: str, slot: str) -> None:
        """Let it go."""
        ...


class _Life:
    """One draft from `begin` on. What still waits to be written asks whether it is over."""

    def __init__(self, form: str, about: str, slot: str) -> None:
        self.name = (form, about, slot)
        self.is_over = False


def _no_life() -> _Life:
    life = _Life("", "", "")
    life.is_over = True
    return life


Told = Callable[[FormDraft | None, BaseException | None], None]


class FormKeeping(QObject):
    """Keeps one form's draft. `gather` gives it as it stands, or None where nothing typed is worth keeping.

    `told(draft, error)` hears on the window's thread what was kept, or why not. A draft that was saved or
    thrown away stays gone, whatever was still waiting to be written: `forget` closes the shelf for it.
    """

    def __init__(
        self, page: QWidget, tasks: Tasks, shelf: Shelf, gather: Callable[[], FormDraft | None], told: Told
    ) -> None:
        super().__init__(page)
        self._page, self._tasks, self._shelf, self._gather, self._told = page, tasks, shelf, gather, told
        self._life = _no_life()
        self._is_dirty = self._is_held = self._is_kept = False
        self._writing = threading.Lock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)

    def begin(self, form: str, about: str, slot: str, *, is_kept: bool = False) -> None:
        """Keep this form from now on; `is_kept` where its draft was put back into the fields."""
        self._timer.stop()
        self._life = _Life(form, about, slot)
        self._is_dirty = self._is_held = False
        self._is_kept = is_kept

    def end(self) -> None:
        """Keep nothing more; what was kept, or waits to be written, stays."""
        self._timer.stop()
        self._life = _no_life()
        self._is_dirty = self._is_held = False

    def changed(self) -> None:
        """Something was typed: keep it soon."""
        if self._life.is_over:
            return
        self._is_dirty = True
        if not self._is_held:
            self._timer.start()

    def keep(self) -> None:
        """Seal it in the background."""
        if self._is_held or not self._is_dirty or self._life.is_over:
            return
        self._timer.stop()
        self._is_dirty = False
        draft, life = self._gather(), self._life
        if draft is None and not self._is_kept:
            return
        self._is_kept = draft is not None

        def work(_progress: object) -> FormDraft | None:
            self._write(life, draft)
            return draft

        self._tasks.run(
            wording.label("form_keeping"),
            work,
            lambda kept: self._told(kept, None),
            self._not_kept,
            self._page,
        )

    def keep_now(self) -> None:
        """Seal it before returning: the form or the window is about to go. Raises Trouble for the disk's."""
        if self._is_held or not self._is_dirty or self._life.is_over:
            return
        self._timer.stop()
        draft = self._gather()
        if draft is not None or self._is_kept:
            self._write(self._life, draft)
            self._is_kept = draft is not None
        self._is_dirty = False

    def hold(self) -> None:
        """It is being saved: keep nothing until `resume`."""
        self._timer.stop()
        self._is_held = True

    def resume(self) -> None:
        """It was not saved: go on keeping."""
        self._is_held = False
        if self._is_dirty:
            self._timer.start()

    def forget(self) -> SafetyDeskError | None:
        """It was saved, or is thrown away. May be called on the worker. Gives back why it could not be let go."""
        with self._writing:
            self._life.is_over = True
            try:
                self._shelf.forget_form(*self._life.name)
            except SafetyDeskError as error:
                return error
        return None

    def _write(self, life: _Life, draft: FormDraft | None) -> None:
        with self._writing:
            if life.is_over:
                return
            if draft is None:
                self._shelf.forget_form(*life.name)
            else:
                self._shelf.keep_form(draft)

    def _not_kept(self, error: BaseException) -> None:
        self._is_dirty = True
        self._told(None, error)
