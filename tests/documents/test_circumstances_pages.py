"""What bears on an incident, on paper: in words, with what stood before and why it changed."""

from __future__ import annotations

from builders import MEMBER_ID, NOW, a_case_file, an_incident
from documents.reading import drawn, words_of
from escalation_builders import circumstances
from safetydesk.domain.case_file import Done
from safetydesk.domain.events import Change, CircumstancesAmended


def test_in_words_with_what_stood_before() -> None:
    incident, record = an_incident(), circumstances(clauses=("sh.bullying.6", "own.4.2", "gone.1"))
    event = CircumstancesAmended(
        subject=incident.id,
        reference=incident.reference,
        record=record.id,
        reason="Misread",
        changes=(Change.between("marks", ("threat",), ("coercion",)),),
    )
    done = Done(
        number=9, at=NOW, member=MEMBER_ID, kind="CircumstancesAmended", subject=incident.id, event=event
    )
    said = words_of(drawn(a_case_file(incident=incident, circumstances=(record,), history=(done,))))
    for words in (
        "What bears on it", "Coercion or pressure", "A group of forty", "Outside the school day", "CPOMS 4471",
        "Cyber bullying 6", "4.2", "Misread", "Threatening",
    ):  # fmt: skip
        assert words in said, words
