"""The sheets of agencies that came with the program, and how they speak: `sheet.<key>` of the wording."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from safetydesk import assets
from safetydesk.domain.agency_sheet import SAID
from safetydesk.domain.clock import Moment
from safetydesk.domain.happened import Happened
from safetydesk.domain.sheet_kinds import SheetKind, Sheets
from safetydesk.domain.sheet_reading import read_sheets
from safetydesk.domain.sheet_sources import SOURCES
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording.saying import label
from safetydesk.wording.shipped import load_vocabulary
from safetydesk.wording.shipped_files import parsed, reading
from safetydesk.wording.spans import happened_words
from safetydesk.wording.times import date_words, moment_words

FOLDER = "sheets"
SHEET_EVENTS = ("SheetRecorded", "SheetAmended")
"""Events whose changes are answers of a sheet."""


@cache
def load_sheets() -> Sheets:
    """What each agency's form asks for, by the sheet's code. Raises Trouble("vocabulary_damaged")."""
    with reading(FOLDER):
        files = {name: parsed(FOLDER, name) for name in assets.names(FOLDER, suffix=".toml")}
        return read_sheets(files, load_vocabulary().every_route, SOURCES)


def sheet_field_words(code: str) -> str:
    """What a field is called on the first sheet that has it: one code means one thing on all of them."""
    found = (kind.field(code).label for kind in load_sheets().values() if kind.has_field(code))
    return next(found, code.replace("_", " "))


def sheet_answer_words(written: str) -> str:
    """An answer as an event keeps it, in words; "" for none."""
    value = json.loads(written)
    if not isinstance(value, dict):
        return ""
    state = value.get("state", SAID)
    return str(value.get("text", "")) if state == SAID else label(f"sheet.{state}")


@dataclass(frozen=True, slots=True)
class SheetWords:
    """Speaks with one vocabulary."""

    vocabulary: Vocabulary

    def label(self, key: str, **values: str) -> str:
        return label(f"sheet.{key}", **values)

    def source(self, kind: SheetKind) -> str:
        """Where the list of a sheet's questions is from, and when it was made."""
        return self.label("paper_source", source=kind.source, dated=date_words(kind.dated))

    def moment(self, moment: Moment) -> str:
        return moment_words(moment)

    def happened(self, happened: Happened) -> str:
        return happened_words(happened)

    def term(self, list_name: str, code: str) -> str:
        """A code's label; what is no code, or of no list, stays as it is; "" for none."""
        if not code or list_name not in self.vocabulary.lists:
            return code
        return self.vocabulary.term(list_name, code).label

    def route(self, code: str) -> str:
        found = self.vocabulary.every_route.get(code)
        return found.name if found is not None else code
