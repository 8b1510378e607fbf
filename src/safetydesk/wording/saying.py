"""The sentence of a code, its values put in: for errors, problems, events and labels."""

from __future__ import annotations

from collections.abc import Mapping

from safetydesk.domain.errors import Problem, Refusal, SafetyDeskError, Trouble
from safetydesk.sentences import Said
from safetydesk.wording.shipped import load_wording
from safetydesk.wording.times import moment_text_words


def sentence(error: SafetyDeskError) -> Said:
    """What went wrong, in words."""
    sections = ("trouble", "refusal") if isinstance(error, Trouble) else ("refusal", "trouble")
    if isinstance(error, Refusal) and error.problems and error.code not in load_wording().codes("refusal"):
        return Said(" ".join(problem(p) for p in error.problems))
    if error.code == "vocabulary_damaged" and error.code not in load_wording().codes("trouble"):
        return Said(" ".join(error.values.values()))  # its own sentence stood in the file: it is still named
    return load_wording().find(sections, error.code, error.values)


def problem(found: Problem) -> str:
    """What is wrong with one field, in words; a moment among its values as people say it."""
    values = {name: moment_text_words(value) for name, value in found.values.items()}
    return load_wording().find(("problem", "refusal"), found.code, values).text


def event_sentence(kind: str, values: Mapping[str, str]) -> str:
    """One line for the chronology and the audit trail."""
    return load_wording().find(("event",), kind, values).text


def label(key: str, **values: str) -> str:
    """A text of the `label` section."""
    return words("label", key, values)


def words(section: str, code: str, values: Mapping[str, str] | None = None) -> str:
    """A text of any section, such as an area's own "no_preview"."""
    return load_wording().find((section,), code, values or {}).text
