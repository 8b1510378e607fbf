"""One of many, found by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit

from safetydesk.desktop.kit.fields.field import Field
from safetydesk.desktop.kit.suggestions import Found, Suggestions

LookUp = Callable[[str], Sequence[Found | tuple[str, str, str]]]
UNCHOSEN = "Choose one from the list, or empty the line."


def _says_more(typed: str, found: Found) -> bool:
    """Whether several words were typed and one of them is not in what was found."""
    words, there = typed.casefold().split(), f"{found.title} {found.detail}".casefold()
    return len(words) > 1 and any(word not in there for word in words)


class SearchLine(QLineEdit):
    """A line with suggestions under it. `picked` (Found); `new_wanted` (str) where "new" is chosen."""

    picked = Signal(object)
    new_wanted = Signal(str)

    def __init__(self, look_up: LookUp, placeholder: str = "", new_label: str = "") -> None:
        super().__init__()
        self._look_up = look_up
        self._new_label = new_label
        self.setPlaceholderText(placeholder)
        self.suggestions = Suggestions(self)
        self.suggestions.picked.connect(self._picked)
        self.textEdited.connect(self.look)

    def look(self, text: str) -> None:
        """Offer what fits `text`. The look-up is asked on every letter, so it must be quick."""
        said = text.strip()
        found = [Found(*one) for one in self._look_up(said)]
        if self._new_label and said:
            new = Found("", f"{self._new_label} “{said}”")
            # The first row is the one Enter takes: "Maya Khan" must not become the Maya Ali who is known.
            found.insert(0 if found and _says_more(said, found[0]) else len(found), new)
        self.suggestions.offer(found)

    def _picked(self, found: Found) -> None:
        if found.code == "":
            self.new_wanted.emit(self.text().strip())
        else:
            self.picked.emit(found)


class ChoiceSearch(Field):
    """`value()` is the code chosen or None. Typing without choosing chooses nothing; the field says so.

    `look_up(words)` gives (code, title, detail) rows, best first; without words, what to offer at once. `takes_exact`
    for lists of words: one typed just as it is called is chosen. Never for people, who may have a namesake.
    """

    new_wanted = Signal(str)

    def __init__(
        self,
        key: str,
        label: str,
        look_up: LookUp,
        hint: str = "",
        needed: bool = False,
        placeholder: str = "",
        new_label: str = "",
        takes_exact: bool = False,
    ) -> None:
        super().__init__(key, label, hint, needed)
        self._look_up = look_up if takes_exact else None
        self.line = SearchLine(look_up, placeholder, new_label)
        self.line.setClearButtonEnabled(False)
        self.line.picked.connect(self._picked)
        self.line.new_wanted.connect(self.new_wanted)
        self.line.textEdited.connect(self._typed)
        self.line.installEventFilter(self)
        self._code: str | None = None
        self._title = ""
        self._place(self.line)

    def value(self) -> str | None:
        return self._code

    def title(self) -> str:
        """What the chosen one is called; empty when none is."""
        return self._title

    def set_value(self, value: str | None, title: str = "") -> None:
        self._code, self._title = value, title if value is not None else ""
        self.line.setText(self._title)
        self.line.setCursorPosition(0)
        self.set_problem(None)
        self.changed.emit()

    def _picked(self, found: Found) -> None:
        self.set_value(found.code, found.title)

    def _typed(self, text: str) -> None:
        self.set_problem(None)
        code, title = self._just_so(text)
        if code != self._code and (code is not None or text != self._title):
            self._code, self._title = code, title
            self.changed.emit()

    def _just_so(self, text: str) -> tuple[str | None, str]:
        """The one that is called exactly what was typed, whatever its capitals; (None, "") for none or several."""
        said = text.strip().casefold()
        if self._look_up is None or not said:
            return None, ""
        found = [Found(*one) for one in self._look_up(text.strip())]
        named = [one for one in found if one.title.casefold() == said]
        return (named[0].code, named[0].title) if len(named) == 1 else (None, "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._code is None and self.line.text().strip():
            self.set_problem(UNCHOSEN)
        if event.type() == QEvent.Type.FocusOut and self._code is not None:
            self.line.setText(self._title)
        if event.type() == QEvent.Type.MouseButtonPress and self._code is None:
            self.line.look(self.line.text())
        return super().eventFilter(watched, event)
