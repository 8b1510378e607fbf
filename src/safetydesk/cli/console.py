"""What is said to a terminal or a machine. One place prints, so nothing printed can steer a terminal."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from safetydesk import wording
from safetydesk.cli.field_words import field_words
from safetydesk.cli.outcome import DONE, REFUSED, TROUBLE, USAGE, Outcome
from safetydesk.domain.errors import Refusal, SafetyDeskError, Trouble
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.visible import visible_line

_PACKAGE = Path(__file__).resolve().parents[1]


class Console:
    """Results to stdout, errors and progress to stderr; with `is_json`, one ASCII JSON document to stdout."""

    def __init__(self, *, is_json: bool) -> None:
        self.is_json = is_json
        self._after: Trouble | None = None

    @property
    def progress(self) -> Progress:
        """Shown only where somebody watches."""
        return NO_PROGRESS if self.is_json or not sys.stderr.isatty() else _ProgressLine()

    def leave(self, close: Callable[[], None]) -> None:
        """Closes the store. What fails in that undoes nothing: it is kept, and said after the outcome."""
        try:
            close()
        except SafetyDeskError as error:
            self._after = Trouble("leaving_the_store", why=wording.sentence(error).text)
        except Exception as error:  # noqa: BLE001 - a bug on leaving must not hide what was done before it
            self._after = Trouble("leaving_the_store", why=_fault_words(error))

    def finish(self, outcome: Outcome) -> int:
        """Prints what a command hands back; returns its exit code, or that of a trouble on leaving the store."""
        is_whole = outcome.code == DONE and self._after is None
        if self.is_json:
            done = {} if self._after is None else {"done": outcome.code == DONE}
            self._document({"ok": is_whole} | outcome.document | done | self._after_document())
        else:
            for line in outcome.lines:
                _print(line, sys.stdout)
            sys.stdout.flush()
        return self._say_after(outcome.code)

    def refuse(
        self, error: SafetyDeskError, more: dict[str, Any] | None = None, forms: tuple[str, ...] = ()
    ) -> int:
        """Says what went wrong; returns the exit code for it. `forms`: see `Command`."""
        self._document_of(error, more or {})
        for line in error_lines(error, forms):
            _print(line, sys.stderr)
        return self._say_after(REFUSED if isinstance(error, Refusal) else TROUBLE)

    def usage(self, message: str, usage: str) -> int:
        """The command line itself was not understood."""
        if self.is_json:
            self._document({"ok": False, "code": "usage", "said": message, "problems": []})
        for line in (*usage.splitlines(), message):
            _print(line, sys.stderr)
        return USAGE

    def stopped(self) -> int:
        """The user broke off; what was kept before stays."""
        if self.is_json:
            said = wording.words("hatch", "stopped")
            self._document({"ok": False, "code": "stopped", "said": said, "problems": []})
        _print(wording.words("hatch", "stopped"), sys.stderr)
        return REFUSED

    def fault(self, error: BaseException, more: dict[str, Any] | None = None) -> int:
        """A mistake of ours: said by its kind and its place in the program, with every name and value left out."""
        said = _fault_words(error)
        if self.is_json:
            document = {"ok": False, "code": "fault", "said": said, "problems": []}
            self._document(document | (more or {}))
        _print(said, sys.stderr)
        return TROUBLE

    def _document_of(self, error: SafetyDeskError, more: dict[str, Any]) -> None:
        if self.is_json:
            self._document({"ok": False, **error_document(error)} | more | self._after_document())

    def _after_document(self) -> dict[str, Any]:
        return {} if self._after is None else {"after": error_document(self._after)}

    def _say_after(self, code: int) -> int:
        if self._after is None:
            return code
        for line in error_lines(self._after):
            _print(line, sys.stderr)
        return TROUBLE

    def _document(self, document: dict[str, Any]) -> None:
        print(json.dumps(document, ensure_ascii=True, indent=2), file=sys.stdout, flush=True)


class _ProgressLine:
    """How far, in hundredths: how many there are in all may tell of what is hidden from whoever watches."""

    def step(self, done: int, total: int, label: str) -> None:
        amount = f"{100 * done // total} %" if total else str(done)
        sys.stderr.write(f"\r\033[K{amount} {visible_line(label)[:60]}")
        if total and done + 1 >= total:
            sys.stderr.write("\r\033[K")
        sys.stderr.flush()


def error_document(error: SafetyDeskError) -> dict[str, Any]:
    """Code, words and problems by field, as --json gives them."""
    problems = error.problems if isinstance(error, Refusal) else ()
    return {
        "code": error.code,
        "said": wording.sentence(error).whole(),
        "problems": [
            {"field": found.field, "code": found.code, "said": wording.problem(found)} for found in problems
        ],
    }


def error_lines(error: SafetyDeskError, forms: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The same for people: what happened, what is safe, what to do, then a line for each field by its label."""
    said = wording.sentence(error)
    found = error_document(error)["problems"]
    fields = (f"  {field_words(each['field'], forms)}: {each['said']}" for each in found)
    return (*(part for part in (said.text, said.safe, said.remedy) if part), *fields)


def _fault_words(error: BaseException) -> str:
    return wording.words("hatch", "fault", {"where": scrubbed(error)})


def scrubbed(error: BaseException) -> str:
    """ "KeyError at services/people.py:44": no message, since a message may hold a child's name."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    place = ours[-1] if ours else None
    where = f"{Path(place.filename).relative_to(_PACKAGE).as_posix()}:{place.lineno}" if place else "?"
    return f"{type(error).__name__} at {where}"


def _print(line: str, stream: TextIO) -> None:
    """One line. Control and direction characters are written out; what the terminal cannot show is escaped."""
    encoding = stream.encoding or "utf-8"
    shown = visible_line(line).encode(encoding, "backslashreplace").decode(encoding)
    print(shown, file=stream)
