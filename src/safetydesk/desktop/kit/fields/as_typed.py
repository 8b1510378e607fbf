"""What stands in fields, as texts, for a draft to keep; and put back exactly so, readable or not."""

from __future__ import annotations

from collections.abc import Iterable

from safetydesk.desktop.kit.fields.choice import Choice, Tick
from safetydesk.desktop.kit.fields.choice_search import ChoiceSearch
from safetydesk.desktop.kit.fields.choices_search import ChoicesSearch, codes_in, codes_text
from safetydesk.desktop.kit.fields.field import Field
from safetydesk.desktop.kit.fields.when import DateField, DateTimeField

TICKED = "yes"


def as_typed(field: Field) -> str:
    """What the field shows: the code of a choice, or several; a time exactly as typed; "yes" or "" for a tick."""
    if isinstance(field, Tick):
        return TICKED if field.value() else ""
    if isinstance(field, DateField | DateTimeField):
        return field.text()
    if isinstance(field, ChoicesSearch):
        return codes_text(field.value())
    return str(field.value() or "")


def title_typed(field: Field) -> str:
    """What stands in a searching line beside its code, chosen or not; "" for other fields."""
    return field.line.text() if isinstance(field, ChoiceSearch | ChoicesSearch) else ""


def all_typed(fields: Iterable[Field]) -> dict[str, str]:
    """`as_typed` of each, by key."""
    return {field.key: as_typed(field) for field in fields}


def put_back(field: Field, text: str, title: str = "") -> None:
    """Put there what `as_typed` and `title_typed` gave."""
    if isinstance(field, Tick):
        field.set_value(text == TICKED)
    elif isinstance(field, DateField | DateTimeField):
        field.set_text(text)
    elif isinstance(field, ChoiceSearch):
        field.set_value(text or None, title)
        if not text:
            field.line.setText(title)
    elif isinstance(field, ChoicesSearch):
        field.set_value(codes_in(text))
        field.line.setText(title)
    elif isinstance(field, Choice):
        field.set_value(text or None)
    else:
        field.set_value(text)
