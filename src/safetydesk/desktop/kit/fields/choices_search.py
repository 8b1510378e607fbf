"""Several of many, found by typing a few letters of each; the first one chosen leads, and another may be put first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject

from safetydesk.desktop.kit.fields.chips_box import Chip, ChipsBox
from safetydesk.desktop.kit.fields.choice_search import UNCHOSEN, LookUp, SearchLine
from safetydesk.desktop.kit.fields.field import Field
from safetydesk.desktop.kit.suggestions import Found


def codes_text(codes: Sequence[str]) -> str:
    """Codes as one text, for what keeps a form as texts. A code holds no space."""
    return " ".join(codes)


def codes_in(text: str) -> tuple[str, ...]:
    """The codes that `codes_text` made a text of."""
    return tuple(text.split())


class ChoicesSearch(Field):
    """`value()` is tuple[str, ...]: the codes chosen, the leading one first.

    `look_up(words)` gives (code, title, detail) rows, best first; `title_of(code)` what one is called. `more` stands in
    the line once something is chosen; `leading` is the word that marks the first of several.
    """

    def __init__(
        self,
        key: str,
        label: str,
        look_up: LookUp,
        title_of: Callable[[str], str],
        hint: str = "",
        needed: bool = False,
        placeholder: str = "",
        more: str = "",
        leading: str = "",
    ) -> None:
        super().__init__(key, label, hint, needed)
        self._look_up, self._title_of = look_up, title_of
        self._placeholder, self._more, self._leading = placeholder, more, leading
        self.line = SearchLine(self._offers, placeholder)
        self.line.picked.connect(self._picked)
        self.line.textEdited.connect(lambda _text: self.set_problem(None))
        self.line.installEventFilter(self)
        self.box = ChipsBox(self.line, leading=leading)
        self.box.changed.connect(self._changed)
        self._place(self.line, outline=self.box)
        # Tab would jump over the chips, to the line.
        self.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none, the stubs do not

    def value(self) -> tuple[str, ...]:
        return tuple(chip.code for chip in self.box.chips())

    def set_value(self, value: Sequence[str] | None) -> None:
        self.line.clear()
        self.set_problem(None)
        self.box.set_chips([Chip(code, self._title_of(code)) for code in dict.fromkeys(value or ())])

    def titles(self) -> tuple[str, ...]:
        """What those chosen are called, in the same order."""
        return tuple(chip.title for chip in self.box.chips())

    def trouble(self) -> str | None:
        """Why what was typed chooses nothing, in words; None where nothing is left in the line."""
        return UNCHOSEN if self.line.text().strip() else None

    def _offers(self, words: str) -> list[Found]:
        chosen = set(self.value())
        return [found for one in self._look_up(words) if (found := Found(*one)).code not in chosen]

    def _picked(self, found: Found) -> None:
        self.set_problem(None)
        self.box.add(Chip(found.code, found.title))

    def _changed(self) -> None:
        self.line.setPlaceholderText(self._more if self.value() else self._placeholder)
        self._name_control()
        self.changed.emit()

    def _name_control(self) -> None:
        super()._name_control()
        titles = list(self.titles())
        if len(titles) > 1 and self._leading:
            titles[0] += f" ({self._leading})"
        if titles:  # the chips stand before the line: read aloud with it
            said = self._control.accessibleDescription()
            self._control.setAccessibleDescription(
                ". ".join([f"Chosen: {', '.join(titles)}", said]).rstrip(". ")
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.set_problem(self.trouble())
        if event.type() == QEvent.Type.MouseButtonPress:
            self.line.look(self.line.text())
        return super().eventFilter(watched, event)
