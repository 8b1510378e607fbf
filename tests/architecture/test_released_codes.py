"""A code once written into a school's store is understood for ever: retired perhaps, never gone, never renamed.

`released_codes.txt` is the list, a line for each. A new code is added to it in the same change:
`python tests/architecture/test_released_codes.py >> ` the list prints those that are missing from it.
"""

from __future__ import annotations

from pathlib import Path

from safetydesk.domain.events import event_kinds
from safetydesk.wording import (
    load_asked,
    load_closing_rules,
    load_guidance,
    load_roles,
    load_sheets,
    load_vocabulary,
)

RELEASED = Path(__file__).with_name("released_codes.txt")


def _released() -> list[str]:
    return RELEASED.read_text(encoding="utf-8").split("\n")[:-1]


def _known() -> set[str]:
    """Every code that a store may hold: the vocabulary's, retired ones too, and the kinds of events."""
    words = load_vocabulary()
    known = {f"categories {code}" for code in words.every_category}
    known |= {f"routes {code}" for code in words.every_route}
    known |= {f"severities {level}" for level in words.every_severity}
    known |= {f"deadlines {code}" for code in words.every_deadline_rule}
    known |= {f"limits {code}" for code in words.every_limit}
    known |= {f"pathways {code}" for code in words.every_pathway}
    known |= {
        f"pathway_steps {c}.{step.code}" for c, each in words.every_pathway.items() for step in each.steps
    }
    known |= {f"roles {code}" for code in load_roles().every_role}
    for kind in load_sheets().values():
        known |= {f"sheets {kind.code}", *(f"sheet_fields {kind.code}.{field.code}" for field in kind.fields)}
    known |= {f"{name} {code}" for name, terms in words.lists.items() for code in terms}
    known |= {f"duties {code}" for code in load_closing_rules().every_duty}
    known |= {f"asked {asking.code}" for asking in load_asked()}
    known |= {f"second_persons {code}" for code in load_closing_rules().second_persons}
    known |= {f"guidance {edition.code}" for edition in load_guidance()}
    return known | {f"events {kind}" for kind in event_kinds()}


def test_every_code_ever_released_still_exists():
    assert not set(_released()) - _known()


def test_every_code_is_on_the_list():
    assert not _known() - set(_released())


def test_the_list_names_each_once():
    released = _released()
    assert len(released) == len(set(released)) > 500


if __name__ == "__main__":
    print("\n".join(sorted(_known() - set(_released()))))
