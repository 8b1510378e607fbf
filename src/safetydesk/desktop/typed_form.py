"""Between the fields of a form and the texts of a draft: codes, times as typed, and times kept exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from safetydesk.desktop.kit.fields import Choice, ChoiceSearch, ChoicesSearch, DateTimeField, Field, Tick
from safetydesk.desktop.kit.fields.choices_search import codes_in, codes_text
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.typed_times import written
from safetydesk.domain.clock import Moment

Text = str | bool
TitleOf = Callable[[str, str], str]
"""(field key, code) -> what the chosen one is called."""


class TypedForm:
    """Puts a draft's values into a form and reads them back. A time left alone keeps its seconds."""

    def __init__(self, form: Form, now: Callable[[], Moment], title_of: TitleOf) -> None:
        self._form = form
        self._now = now
        self._title_of = title_of
        self._exact: dict[str, tuple[str, str]] = {}

    def put(self, values: dict[str, Text]) -> None:
        """Fill the fields named."""
        keys = {field.key for field in self._form.fields()}
        for key, value in values.items():
            if key in keys:
                self._put(self._form.field(key), value)
        self._form.clear_problems()

    def read(self) -> dict[str, Text]:
        """What stands in every field, as a draft keeps it."""
        return {field.key: self._read(field) for field in self._form.fields()}

    def unread(self) -> list[tuple[str, str]]:
        """Times typed that cannot be read and words that choose nothing, as (field key, what is wrong)."""
        asked = [field for field in self._form.fields() if isinstance(field, DateTimeField | ChoicesSearch)]
        return [(field.key, words) for field in asked if not field.isHidden() and (words := field.trouble())]

    def _put(self, field: Field, value: Text) -> None:
        if isinstance(field, Tick):
            field.set_value(bool(value))
        elif isinstance(field, DateTimeField):
            self._put_time(field, str(value))
        elif isinstance(field, ChoiceSearch):
            field.set_value(str(value) or None, self._title_of(field.key, str(value)) if value else "")
        elif isinstance(field, ChoicesSearch):
            field.set_value(codes_in(str(value)))
        elif isinstance(field, Choice):
            field.set_value(str(value) or None)
        else:
            field.set_value(str(value))

    def _put_time(self, field: DateTimeField, typed: str) -> None:
        field.set_text(typed)
        with suppress(ValueError):  # a time as typed is read again when the form is
            self._exact[field.key] = (field.text(), Moment.parse(typed).text())

    def _read(self, field: Field) -> Text:
        if isinstance(field, Tick):
            return field.value()
        if isinstance(field, DateTimeField):
            return self._read_time(field)
        if isinstance(field, ChoicesSearch):
            return codes_text(field.value())
        return str(field.value() or "")

    def _read_time(self, field: DateTimeField) -> str:
        shown, exact = self._exact.get(field.key, ("", ""))
        if exact and field.text() == shown:
            return exact
        typed = field.tidy()
        # The present minute means now: cut to the minute it would stand before what was saved within it.
        return "now" if typed == written(self._now()) else typed


def texts(values: dict[str, Text], keys: Iterable[str]) -> dict[str, str]:
    """Those of `keys` that a form has, as texts."""
    return {key: str(values[key]) for key in keys if key in values}
