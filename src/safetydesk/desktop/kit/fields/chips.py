"""Several of many: what is chosen stands as chips in the line, each with its part and a cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal

from safetydesk.desktop.kit.fields.chips_box import Chip, ChipsBox
from safetydesk.desktop.kit.fields.choice_search import LookUp, SearchLine
from safetydesk.desktop.kit.fields.field import Field
from safetydesk.desktop.kit.suggestions import Found

__all__ = ["Chip", "Chips"]


class Chips(Field):
    """`value()` is list[Chip] in the order chosen. `parts` are (code, label).

    The first one added without a part has `first_part`, every later one `later_part`.

    `new_wanted(str)` fires where the user asks for a new one with the words typed; answer with `add`.
    """

    new_wanted = Signal(str)

    def __init__(
        self,
        key: str,
        label: str,
        look_up: LookUp,
        parts: Sequence[tuple[str, str]] = (),
        hint: str = "",
        needed: bool = False,
        placeholder: str = "",
        new_label: str = "",
        first_part: str = "",
        later_part: str = "",
    ) -> None:
        super().__init__(key, label, hint, needed)
        self._first_part, self._later_part = first_part, later_part
        self.line = SearchLine(look_up, placeholder, new_label)
        self.line.picked.connect(self._picked)
        self.line.new_wanted.connect(self.new_wanted)
        self.box = ChipsBox(self.line, parts)
        self.box.changed.connect(self.changed)
        self._place(self.line, outline=self.box)
        # Tab would jump over the chips, to the line.
        self.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none, the stubs do not

    def value(self) -> list[Chip]:
        return self.box.chips()

    def set_value(self, value: Sequence[Chip] | None) -> None:
        self.box.set_chips(value or ())

    def add(self, chip: Chip) -> None:
        """Add one; one that is there already stays once."""
        self.set_problem(None)
        self.box.add(replace(chip, part=chip.part or self.next_part()))

    def next_part(self) -> str:
        """The part that the next one is given unless another is chosen."""
        return self._later_part if self.value() else self._first_part

    def remove(self, code: str) -> None:
        """Take one away."""
        self.box.remove(code)

    def _picked(self, found: Found) -> None:
        self.add(Chip(found.code, found.title))
