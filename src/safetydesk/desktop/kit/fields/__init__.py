"""The fields of forms."""

from __future__ import annotations

from safetydesk.desktop.kit.fields.chips import Chip, Chips
from safetydesk.desktop.kit.fields.choice import Choice, Tick
from safetydesk.desktop.kit.fields.choice_search import ChoiceSearch, LookUp, SearchLine
from safetydesk.desktop.kit.fields.choices_search import ChoicesSearch
from safetydesk.desktop.kit.fields.field import Field
from safetydesk.desktop.kit.fields.offered_line import OfferedLine
from safetydesk.desktop.kit.fields.text_area import TextArea
from safetydesk.desktop.kit.fields.text_line import PassphraseField, TextLine
from safetydesk.desktop.kit.fields.when import DateField, DateTimeField
from safetydesk.desktop.kit.suggestions import Found

__all__ = [
    "Chip", "Chips", "Choice", "ChoiceSearch", "ChoicesSearch", "DateField", "DateTimeField", "Field", "Found",
    "LookUp", "OfferedLine", "PassphraseField", "SearchLine", "TextArea", "TextLine", "Tick",
]  # fmt: skip
