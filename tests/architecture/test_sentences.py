"""Whatever the program can say happened, or went wrong, has its sentence; and a sentence asks only for what it gets."""

from __future__ import annotations

import ast
import re
from dataclasses import fields

import pytest

from architecture.tree import SOURCE, python_files
from safetydesk.domain.events import event_kinds
from safetydesk.wording import load_wording

PLACEHOLDER = re.compile(r"\{(\w+)\}")
SECTION_OF = {"Refusal": "refusal", "Trouble": "trouble", "Problem": "problem"}
# Kinds that stand between: other kinds are made from them, and they are never said themselves.
ABSTRACT = {"IncidentEvent", "ExemptionEvent", "AccessEvent"}


def _placeholders(section: str, code: str) -> set[str]:
    said = load_wording().entry(section, code)
    return set(PLACEHOLDER.findall(f"{said.text} {said.safe} {said.remedy}"))


def _spoken() -> list[tuple[str, str, str, set[str] | None]]:
    """Every Refusal, Trouble and Problem written with its code: where, section, code, names of its values.

    None stands for values handed on whole (`**values`), which only running can tell.
    """
    found = []
    for path in python_files("src"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            section = SECTION_OF.get(node.func.id)
            place = 1 if section == "problem" else 0
            if section is None or len(node.args) <= place:
                continue
            code = node.args[place]
            if not (isinstance(code, ast.Constant) and isinstance(code.value, str)):
                continue
            named = {one.arg for one in node.keywords if one.arg}
            handed_on = len(named) < len(node.keywords) or section == "problem"
            where = f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}"
            found.append((where, section, code.value, None if handed_on else named))
    return found


@pytest.mark.parametrize("kind", sorted(event_kinds().keys() - ABSTRACT))
def test_every_event_has_a_sentence_of_its_own_fields(kind):
    asked = _placeholders("event", kind)
    assert asked <= {field.name for field in fields(event_kinds()[kind])}


def test_no_sentence_is_left_over_from_an_event_that_went():
    assert load_wording().codes("event") == event_kinds().keys() - ABSTRACT


def test_every_fault_has_a_sentence_and_the_values_it_asks_for():
    spoken = _spoken()
    assert len(spoken) > 50
    silent = {
        f"{where} {section}.{code}" for where, section, code, _ in spoken if not _is_said(section, code)
    }
    assert not silent
    wanting = {
        f"{where} {section}.{code}": missing
        for where, section, code, given in spoken
        if given is not None and (missing := _placeholders(_said_in(section, code), code) - given)
    }
    assert not wanting


def _said_in(section: str, code: str) -> str:
    """A problem may use a refusal's sentence, and refusals and troubles each other's (wording.sentence)."""
    order = {
        "problem": ("problem", "refusal"),
        "refusal": ("refusal", "trouble"),
        "trouble": ("trouble", "refusal"),
    }
    return next((one for one in order[section] if code in load_wording().codes(one)), "")


def _is_said(section: str, code: str) -> bool:
    return _said_in(section, code) != ""
