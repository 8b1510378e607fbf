"""The fields by which somebody says, before a record is saved, that only those named may open it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from safetydesk import wording
from safetydesk.desktop.kit.fields import ChoicesSearch, Field, TextLine, Tick
from safetydesk.desktop.kit.form import Form

Offer = tuple[str, str, str]
"""A member who may be named: id, name, role."""
TICK, WHO, WHY = ACCESS_FIELDS = ("restricted", "may_open", "restricted_reason")


class AccessFields:
    """Adds its three fields to a form; the second and third are shown once the first is ticked.

    `could_open()` gives whom the author may name, as things stand in the form.
    """

    def __init__(self, form: Form, could_open: Callable[[], Sequence[Offer]], span: int) -> None:
        self._form = form
        self._could_open = could_open
        self._names: Callable[[], str] | None = None
        self.tick = Tick(TICK, wording.label("restrict_tick"), hint=wording.label("restrict_tick_hint"))
        self.who = members_field(
            WHO, wording.label("restrict_who"), could_open, wording.label("restrict_who_hint")
        )
        self.why = TextLine(
            WHY, wording.label("restrict_why"), wording.label("restrict_why_hint"), longest=2000
        )
        form.add(self.tick, span)
        form.add(self.who, span)
        form.add(self.why, span)
        form.changed.connect(lambda key: self.show() if key == TICK else None)
        self.show()

    def fields(self) -> tuple[Field, ...]:
        return (self.tick, self.who, self.why)

    def show(self) -> None:
        """Only what has to be asked now."""
        self._form.set_field_visible(WHO, self.tick.value() and self._names is None)
        self._form.set_field_visible(WHY, self.tick.value())
        if self._names is not None:
            self.tick.set_hint(self._names())

    def let_program_name(self, names: Callable[[], str]) -> None:
        """For whoever may name nobody: the program names them, and `names()` says whom, as things stand in the form."""
        self._names = names
        self.tick.set_label(wording.label("restrict_tick_leads"))
        self.show()


def members_field(
    key: str, label: str, could_open: Callable[[], Sequence[Offer]], hint: str = ""
) -> ChoicesSearch:
    """Several members of the team, found by typing; all of them are offered while nothing is typed."""

    def look_up(words: str) -> list[Offer]:
        typed = words.casefold().split()
        return [one for one in could_open() if all(word in f"{one[1]} {one[2]}".casefold() for word in typed)]

    def title_of(code: str) -> str:
        return next((title for known, title, _detail in could_open() if known == code), code)

    return ChoicesSearch(key, label, look_up, title_of, hint, more=wording.label("access_more"))
