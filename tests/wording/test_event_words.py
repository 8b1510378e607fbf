"""A line of the audit trail holds no code: what was chosen, what was changed and how many, as the window says it."""

from __future__ import annotations

from uuid import UUID

import pytest

from safetydesk import wording
from safetydesk.domain.events import BackupMade, Change, Event
from safetydesk.domain.events.incident_events import DecisionRecorded, IncidentAmended, IncidentLogged
from safetydesk.domain.events.store_events import DisclosurePrepared

AN_ID = UUID(int=7)


def _words(event: Event) -> str:
    return wording.event_words(event, wording.load_vocabulary())


@pytest.mark.parametrize(
    ("recipient", "said"), [("police", "Police"), ("The <b>aunt</b>", "The <b>aunt</b>")]
)
def test_a_copy_is_named_by_what_it_is_and_for_whom(recipient: str, said: str) -> None:
    prepared = DisclosurePrepared(
        subject=AN_ID, disclosure=AN_ID, document="case_file", reference="OS-2026-0001", recipient=recipient,
        purpose="because", copy_number=2,
    )  # fmt: skip
    assert _words(prepared) == f"OS-2026-0001: case file, copy 2, prepared for {said} (because)"


def test_a_change_is_named_as_its_field_and_an_answer_as_it_was_chosen() -> None:
    changes = (Change.between("told_how", "", "phone"), Change.between("summary", "a", "b"))
    amended = IncidentAmended(subject=AN_ID, reference="OS-2026-0001", reason="Misheard", changes=changes)
    assert _words(amended) == "OS-2026-0001 amended (Told how, What is said to have happened): Misheard"
    lists = wording.load_vocabulary().lists
    question, answer = (next(iter(lists[f"decision_{part}"].values())) for part in ("questions", "answers"))
    decided = DecisionRecorded(
        subject=AN_ID, record=AN_ID, reference="OS-2026-0001", question=question.code, answer=answer.code
    )
    assert _words(decided) == f"OS-2026-0001: decision recorded, {question.label} {answer.label}"


@pytest.mark.parametrize(
    ("people", "exhibits", "said"),
    [(0, 0, "0 people and 0 exhibits"), (1, 1, "1 person and 1 exhibit"), (2, 3, "2 people and 3 exhibits")],
)
def test_one_is_counted_as_one(people: int, exhibits: int, said: str) -> None:
    logged = IncidentLogged(subject=AN_ID, reference="OS-2026-0001", people=people, exhibits=exhibits)
    assert _words(logged) == f"OS-2026-0001 logged, with {said}"


def test_a_backup_is_named_by_when_it_was_begun() -> None:
    """By the school's clock; a name of another make stands as it is."""
    for name, said in (("20260721T204731Z-0003", "21 Jul 2026 21:47"), ("odd", "odd")):
        event = BackupMade(subject=AN_ID, generation=name, size=1, root="00")
        assert _words(event) == f"Backed up and checked: the copy begun {said}"
