"""The clocks on paper: in time or late, what was done to each and why, and whose rule it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from builders import INCIDENT_ID, MEMBER_ID, a_case_file, a_record_id, a_referral, an_incident
from documents.reading import drawn, words_of
from escalation_builders import a_deadline_change
from safetydesk.domain.case_file import CaseFile, ClocksAt
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadlines.clocks import Ground, clocks_of
from safetydesk.wording import load_calendars, load_vocabulary

KNEW, NOW = Moment.london(2026, 11, 20, 15, 30), Moment.london(2026, 11, 24, 10, 0)


def a_case_with_clocks() -> CaseFile:
    """A nude and a member of staff, known on a Friday: the LADO told late, a form never sent, one clock extended."""
    changes = [
        {
            "rule": "nudes_review",
            "kind": "paused",
            "until": None,
            "to_member": None,
            "reason": "She was ill.",
        },
        {
            "rule": "nudes_review",
            "kind": "resumed",
            "until": None,
            "to_member": None,
            "reason": "She is back.",
        },
        {
            "rule": "welfare_check",
            "kind": "handed",
            "until": None,
            "to_member": MEMBER_ID,
            "reason": "On call.",
        },
        {
            "rule": "review_critical",
            "kind": "extended",
            "until": KNEW.plus(timedelta(hours=3)),
            "to_member": None,
            "reason": "The officer asked us to wait.",
            "agreed_by": "PC Adeyemi",
        },
    ]
    held = [
        a_deadline_change(
            id=a_record_id(830 + number),
            started_by=INCIDENT_ID,
            at=KNEW.plus(timedelta(minutes=10 + number)),
            recorded=KNEW.plus(timedelta(minutes=10 + number)),
            **{"agreed_by": "", **each},
        )
        for number, each in enumerate(changes)
    ]
    case = a_case_file(
        incident=an_incident(
            categories=("NUDES", "STAFF-UNSUIT"), severity=4, discovered=KNEW, recorded=KNEW, owner=MEMBER_ID
        ),
        amendments=(),
        referrals=(
            a_referral(route="lado", made=Moment.london(2026, 11, 23, 16, 0), acknowledged=None),
            a_referral(id=a_record_id(52), route="social_care", made=KNEW, acknowledged=None),
        ),
        notices=(),
        decisions=(),
        deadline_changes=tuple(held),
    )
    names = {MEMBER_ID: "Jane S. Merrow"}
    ground = Ground(vocabulary=load_vocabulary(), calendars=load_calendars(), now=NOW, names=names)
    return replace(case, clocks=ClocksAt(at=NOW, clocks=clocks_of(case, ground)))


def test_each_clock_says_when_it_was_due_whether_it_was_kept_and_what_was_done_to_it() -> None:
    text = words_of(drawn(a_case_with_clocks()))
    section = text[text.rindex("Deadlines As they stood at 24 Nov 2026 10:00") :]
    lado = section[section.index("Tell the LADO") :]
    assert "Met 23 Nov 2026 16:00: A referral: LADO" in lado and lado[:300].count("A referral") == 1
    assert "This was after it was due." in lado[:300]
    assert "1 working day. Local procedures (Sheffield; Trafford)" in lado
    form = section[section.index("Send the written form to children") :]
    assert "Overdue: not done yet" in form[:200] and "· Children's social care (MASH)" in section
    assert "agreed by PC Adeyemi · Jane S. Merrow: The officer asked us to wait." in section
    assert "First due" in section and "to Jane S. Merrow" in section
    assert (
        "Changes of clocks that run no more" in section and "Check that the child is safe, today" in section
    )
    assert "Not confirmed by a national source." in section


def test_a_case_without_a_clock_says_so() -> None:
    text = words_of(drawn(a_case_file()))
    assert "Deadlines None recorded." in text
