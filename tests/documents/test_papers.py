"""Papers beside the case file: word for word as they were read and found good, and with text of any kind and length.

After a wanted change: `SAFETYDESK_WRITE_GOLDEN=1 pytest tests/documents/test_papers.py`, then read the difference.
"""

from __future__ import annotations

import io
import os
import subprocess
from dataclasses import replace
from datetime import date

import pytest

from builders import (
    MEMBER_ID,
    NOW,
    STAFF_ID,
    a_case_file,
    a_disclosure,
    a_member,
    a_notice,
    a_person,
    a_record_id,
    a_school,
    a_staff_member,
    an_incident,
    an_involvement,
)
from documents.reading import a_printing, words_of
from documents.test_golden import GOLDEN, told
from escalation_builders import an_action, an_allegation_outcome, an_incident_link
from safetydesk.documents.action_sheet import draw_incident_actions, draw_school_actions
from safetydesk.documents.agency_bundle import draw_agency_bundle
from safetydesk.documents.who_knows_paper import draw_who_knows
from safetydesk.domain.action_sheet import ActionSheet, sheet_of, sheet_of_rows
from safetydesk.domain.agency_bundle import bundle_of
from safetydesk.domain.case_file import Done
from safetydesk.domain.events import IncidentOpened
from safetydesk.domain.rows import ActionRow
from safetydesk.domain.sheet_filling import filled, masking_of
from safetydesk.domain.takedown_standing import answers_due
from safetydesk.wording import SheetWords, load_calendars, load_sheets, load_vocabulary
from sheet_builders import TOM, TOM_ID, a_full_case, a_part

V, TODAY = load_vocabulary(), date(2026, 11, 21)
SPEAK, DUE = SheetWords(V), answers_due(V, load_calendars())


def a_bundle(case, code="lado"):
    kind = load_sheets()[code]
    about = STAFF_ID if code == "lado" else None
    sheet = filled(
        case, kind, about, sheets=load_sheets(), me=a_member(), now=NOW, speak=SPEAK, answer_due=DUE
    )
    return bundle_of(sheet, case, masking_of(case, kind, about, SPEAK))


def bundle(case=None, code="lado"):
    target, case = io.BytesIO(), case or a_full_case(allegation_outcomes=(an_allegation_outcome(),))
    draw_agency_bundle(a_bundle(case, code), a_printing(recipient="lado", purpose="referral"), V, target)
    return target.getvalue()


def bundle_of_several():
    """The other is of the same adult and locked; Tom is affected there, and it is linked as part of one series."""
    one = a_full_case(allegation_outcomes=(an_allegation_outcome(),))
    link = an_incident_link(reason="Tom tells of both")
    own, other = (
        replace(one.incident, id=link.incident_id),
        an_incident(id=link.other_id, reference="OS-2026-0002"),
    )
    one = replace(one, incident=own, links=(link,))
    people = (
        (a_part(20, TOM_ID, "affected"), TOM),
        (a_part(21, STAFF_ID, "subject_adult"), a_staff_member()),
    )
    two = a_case_file(incident=replace(other, summary="Tom Pryce was sent one too"), people=people,
                      links=(link,), is_locked=True)  # fmt: skip
    kind = load_sheets()["lado"]
    masking = masking_of(one, kind, STAFF_ID, SPEAK, (two,))
    sheet = filled(
        one, kind, STAFF_ID, sheets=load_sheets(), me=a_member(), now=NOW, speak=SPEAK, answer_due=DUE
    )
    first, second = (bundle_of(sheet, case, masking) for case in (one, two))
    printing = a_printing(recipient="lado", purpose="referral", reference="OS-2026-0001, OS-2026-0002")
    target = io.BytesIO()
    draw_agency_bundle(first, printing, V, target, linked=(second,))
    return target.getvalue()


def who_knows(case=None):
    opened = IncidentOpened(subject=case.incident.id if case else a_record_id(1), reference="OS-2026-0001")
    acts = tuple(
        Done(
            number=number,
            at=NOW,
            member=MEMBER_ID,
            kind="IncidentOpened",
            subject=opened.subject,
            event=opened,
        )
        for number in (1, 2)
    )
    untold = a_notice(id=a_record_id(44), was_told=False, to_kind="parent", to_name="Mr Okafor", said="",
                      reason_not_told="asked_to_wait", acknowledged=None)  # fmt: skip
    copy = a_disclosure(document="bundle_lado", recipient="lado", state="released")
    full = a_full_case(history=acts, disclosures=(copy,))
    target = io.BytesIO()
    draw_who_knows(case or replace(full, notices=(*full.notices, untold)), a_printing(), V, target)
    return target.getvalue()


def action_sheet(case=None):
    actions = (
        an_action(),
        an_action(
            id=a_record_id(775), what="Write to the governors", owner="Ms Ferreira", due=None, done=None
        ),
        an_action(
            id=a_record_id(776), what="Look at the rota", due=date(2026, 11, 2), done=None, done_note=""
        ),
    )
    target, case = io.BytesIO(), case or a_full_case(actions=actions)
    draw_incident_actions(case, sheet_of(case.actions, TODAY), a_printing(), V, target)
    return target.getvalue()


def school_actions(sheet=None):
    row = ActionRow(
        id=a_record_id(1), incident_id=a_record_id(2), reference="OS-2026-0004", what="Brief the form tutors",
        owner="Mr Castellan", due=date(2026, 11, 20), arisen_from="debrief",
    )  # fmt: skip
    target = io.BytesIO()
    found = sheet or sheet_of_rows((row,), TODAY)
    draw_school_actions(found, a_school(), "Jane S. Merrow", NOW, V, target)
    return target.getvalue()


@pytest.mark.parametrize("paper", [bundle, bundle_of_several, who_knows, action_sheet, school_actions])
def test_every_word_is_where_it_was(paper):
    content = paper()
    assert content == paper(), "same values, same bytes"
    path = GOLDEN / f"{paper.__name__}.txt"
    if os.environ.get("SAFETYDESK_WRITE_GOLDEN"):
        path.write_text(told(content), encoding="utf-8", newline="\n")
    assert told(content) == path.read_text(encoding="utf-8")
    properties = subprocess.run(["pdfinfo", "-"], input=content, capture_output=True, check=True).stdout
    assert b"Okafor" not in properties and b"O'Neill" not in properties


def test_text_of_any_kind_and_length_is_plain_on_every_paper():
    ugly = "<b>&amp; {reference} %s </para>" + " Featherstonehaugh-Cholmondeley" * 200
    staff = a_staff_member(name=ugly, job=ugly)
    case = a_case_file(
        incident=an_incident(summary=ugly, told_by=ugly),
        people=((an_involvement(), a_person()), (a_part(13, STAFF_ID, "subject_adult"), staff)),
        school=a_school(name="St <b> & Co"),
        notices=(a_notice(to_name=ugly, said=ugly),),
        actions=(an_action(what=ugly, owner=ugly, done=None), an_action(id=a_record_id(9), done_note=ugly)),
        exhibits=(),
    )  # fmt: skip
    for content in (bundle(case), bundle(case, "police"), who_knows(case), action_sheet(case)):
        said = words_of(content)
        assert "<b>&amp; {reference} %s </para>" in said and "St <b> & Co" in said


def test_a_paper_of_nothing_says_so():
    bare = a_case_file(people=(), exhibits=(), described=(), notes=(), notices=(), referrals=(), decisions=())
    assert words_of(bundle(bare, "police")).count("None recorded.") == 2
    assert words_of(who_knows(bare)).count("Nobody is recorded.") == 4
    assert "No action is open." in words_of(action_sheet(bare))
    assert "No action is open." in words_of(school_actions(ActionSheet(open=())))
