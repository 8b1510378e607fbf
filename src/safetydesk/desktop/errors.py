"""One place turns what went wrong into what is seen: beside a field, in the room's banner, or in a dialog."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.prompts import Prompts
from safetydesk.domain.errors import Cancelled, Refusal, Trouble

_PACKAGE = "safetydesk"
_STOPPED = "Stopped. What was finished before stays as it is."


class ErrorDesk(QObject):
    """Refusals go to form and banner, the rest to a dialog. `seen(report)` carries a bug's report."""

    seen = Signal(str)
    _caught = Signal(object)

    def __init__(self, prompts: Prompts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prompts = prompts
        self._untold: list[tuple[str, str, str]] = []
        self._caught.connect(self.show, Qt.ConnectionType.QueuedConnection)

    def show(
        self,
        error: BaseException,
        banner: Banner | None = None,
        form: Form | None = None,
        names: Mapping[str, str] | None = None,
    ) -> None:
        """Say what went wrong. `names` maps a draft's field names to the form's keys where they differ."""
        if isinstance(error, Cancelled):
            if banner is not None:
                banner.say(_STOPPED, "info")
        elif isinstance(error, Refusal):
            self._refusal(error, banner, form, names or {})
        elif isinstance(error, Trouble):
            said = wording.sentence(error)
            self._tell("This could not be done", said.text, _together(said.safe, said.remedy))
        else:
            self._bug(error)

    def for_room(
        self, banner: Banner | None = None, form: Form | None = None, names: Mapping[str, str] | None = None
    ) -> Callable[[BaseException], None]:
        """A `failed` for `Tasks.run` that shows errors in this room."""
        return lambda error: self.show(error, banner, form, names)

    def install(self) -> None:
        """Take every error that nobody caught, on any thread, from now on."""
        sys.excepthook = self._hook
        threading.excepthook = lambda told: self._hook(
            told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback
        )

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._caught.emit(error)

    def _refusal(
        self, error: Refusal, banner: Banner | None, form: Form | None, names: Mapping[str, str]
    ) -> None:
        said = wording.sentence(error)
        pairs = [(names.get(one.field, one.field), wording.problem(one)) for one in error.problems]
        homeless = form.show_problems(pairs) if form is not None else [words for _key, words in pairs]
        remedy = _together(*homeless) or ("" if pairs else said.remedy)
        if banner is not None:
            banner.say(said.text, "warning", remedy)
        elif form is None or homeless or not pairs:
            self._prompts.tell("", said.text, remedy, "warning")

    def _bug(self, error: BaseException) -> None:
        report = scrubbed(error)
        self.seen.emit(report)
        said = wording.sentence(Trouble("unexpected"))
        self._tell("Something went wrong in SafetyDesk", said.text, _together(said.safe, said.remedy, report))

    def _tell(self, title: str, text: str, detail: str) -> None:
        """One dialog at a time. What comes while it stands open is told after it, each once.

        A fault that repeats itself must not bury the window under dialogs, and another must not be lost behind it.
        """
        if (title, text, detail) in self._untold:
            return
        self._untold.append((title, text, detail))
        if len(self._untold) > 1:
            return
        try:
            while self._untold:
                self._prompts.tell(*self._untold[0], "trouble")
                del self._untold[0]
        finally:
            self._untold.clear()


def scrubbed(error: BaseException) -> str:
    """What a fault report may say: kinds of error, our own modules and lines. No value, name or path."""
    parts: list[str] = []
    told: BaseException | None = error
    while told is not None and len(parts) < 5:
        frames = [
            f"{name}:{line}"
            for frame, line in traceback.walk_tb(told.__traceback__)
            if (name := str(frame.f_globals.get("__name__", ""))).split(".")[0] == _PACKAGE
        ]
        parts.append(f"{type(told).__name__} at {', '.join(frames[-12:]) or 'an outside library'}")
        told = told.__cause__ or told.__context__
    return "\n".join(parts)


def _together(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
