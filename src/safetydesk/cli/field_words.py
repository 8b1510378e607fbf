"""A field as people know it: by the label that the window puts beside it."""

from __future__ import annotations

import re

from safetydesk import wording

_ONE_OF_SEVERAL = re.compile(r"(\w+)\[(\d+)\]")


def field_words(field: str, forms: tuple[str, ...]) -> str:
    """ "Happened at, or from" for `happened_start`, "People 2" for `people[1]`; without a label, the name itself."""
    several = _ONE_OF_SEVERAL.fullmatch(field)
    name, number = (several[1], f" {int(several[2]) + 1}") if several else (field, "")
    known = wording.load_wording().codes("label")
    found = (wording.label(f"{form}{name}") for form in forms if f"{form}{name}" in known)
    return next(found, name.replace("_", " ") or "-") + number
