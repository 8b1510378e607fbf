"""Papers beside the case file: whom the sheet may not name, no page of a bundle names; every copy counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.documents.reading import words_of
from tests.services.a_team import at_the_desk, member, store_path, team_store
from tests.services.acts import logged, logged_with_files

from registers import decided
from safetydesk.domain.allegation_drafts import ThresholdDraft
from safetydesk.domain.closing_drafts import ActionDraft, SettlingDraft
from safetydesk.domain.disclosure import (
    ACTIONS,
    FAILED,
    RELEASED,
    WHO_KNOWS,
    bundle_document,
    linked_bundle_document,
)
from safetydesk.domain.drafts import DecisionDraft, DraftPerson, NoteDraft, NoticeDraft, PrintRequest
from safetydesk.domain.errors import Refusal
from safetydesk.domain.incident_link_drafts import LinkDraft
from safetydesk.services.desk import Desk

__all__ = ["store_path", "team_store"]

REQUEST = PrintRequest(recipient="lado", purpose="referral", basis="safeguarding")
MAYA, QUILL, BLOOR, TOM = "Maya Okonjo", "Zebedee Quill", "Ignatius Bloor", "Tom Pryce"


def an_allegation(desk: Desk) -> tuple[object, dict[str, object]]:
    """Two adults of concern, one child affected and one who only saw it."""
    people = (
        DraftPerson(part="affected", name=MAYA, year_group="year_8"),
        DraftPerson(part="witness", name=TOM, year_group="year_9", handles=("@tom.p",)),
        DraftPerson(part="subject_adult", name=QUILL, kind="staff"),
        DraftPerson(part="subject_adult", name=BLOOR, kind="staff"),
    )
    told = f"{MAYA} says {QUILL} wrote to her at night. {TOM} (@tom.p) saw it; {BLOOR} drove."
    incident = logged(desk, categories=("STAFF-CONTACT",), severity=3, summary=told, people=people)
    case = desk.incident_log.reread(incident.id)
    return incident, {person.name: person.id for _part, person in case.people}


def threshold(person: object, evidence: str) -> ThresholdDraft:
    return ThresholdDraft(
        person_id=str(person),
        limbs=("unsuitable",),
        evidence=evidence,
        answer="met",
        reason="He wrote again after he was asked not to.",
        decided_by="Patrick Lindqvist",
        lado_consulted="no",
    )


def test_a_bundle_for_the_lado_is_about_one_adult_and_names_nobody_it_should_not(
    desk: Desk, tmp_path: Path
) -> None:
    incident, ids = an_allegation(desk)
    desk.allegations.decide(incident.id, threshold(ids[QUILL], f"Messages that {TOM} showed us"))
    desk.allegations.decide(incident.id, threshold(ids[BLOOR], "He gave lifts home."))
    reason = f"What {TOM} saw, and what {BLOOR} did."
    desk.decisions.decide(
        incident.id, DecisionDraft(question="police", answer="refer", reason=reason, decided_by="Head")
    )
    note = NoteDraft(kind="child_voice", person_id=ids[TOM], text="I never wanted to see it.")
    desk.incident_log.add_note(incident.id, note)
    prepared = desk.papers.prepare_bundle(incident.id, "lado", ids[QUILL], REQUEST)
    said = words_of(prepared.pdf)
    for wanted in (QUILL, MAYA, "Messages that another pupil (Year 9) showed us", "Chronology", "Copy 1",
                   "another member of staff drove", "Were police considered?", incident.reference):  # fmt: skip
        assert wanted in said, wanted
    for never in ("Pryce", "@tom.p", "Bloor", "lifts home", "never wanted"):
        assert never not in said, never
    copy = desk.printing.save(prepared, tmp_path / "lado.pdf")
    assert (copy.document, copy.state, copy.copy_number) == (bundle_document("lado"), RELEASED, 1)
    assert "For the LADO only" not in said and "Exemption EX-" not in said
    declared_of = {"relationship": f"Coaches her and {TOM} at the rowing club."}
    desk.exemptions.record(replace(decided(**declared_of), staff_id=ids[QUILL], staff_name=QUILL))
    later = words_of(desk.papers.prepare_bundle(incident.id, "lado", ids[QUILL], REQUEST).pdf)
    assert (
        "Exemption EX-2026-001" in later and "Ruby Adeyemi, Year 8" in later and "share a community" in later
    )
    assert "Coaches her and another pupil" in later and "Pryce" not in later
    other = desk.papers.prepare_bundle(incident.id, "lado", ids[BLOOR], replace(REQUEST, agency_only=True))
    assert "For the LADO only" in words_of(other.pdf) and "Exemption EX-" not in words_of(other.pdf)
    assert "lifts home" in words_of(other.pdf) and "Quill" not in words_of(other.pdf)
    assert desk.printing.abandon(other).state == FAILED
    police = words_of(desk.papers.prepare_bundle(incident.id, "police", None, REQUEST).pdf)
    assert all(name in police for name in (MAYA, QUILL, BLOOR, TOM))


@pytest.mark.parametrize(
    ("sheet", "person", "code"),
    [
        ("prevent", MAYA, "no_bundle_for_sheet"),
        ("lado", None, "sheet_needs_person"),
        ("lado", MAYA, "sheet_takes_nobody"),
        ("nonsense", None, "no_such_sheet"),
    ],
)
def test_a_bundle_that_cannot_be_uses_up_no_number(
    desk: Desk, sheet: str, person: str | None, code: str
) -> None:
    incident, ids = an_allegation(desk)
    with pytest.raises(Refusal) as raised:
        desk.papers.prepare_bundle(incident.id, sheet, ids[person] if person else None, REQUEST)
    assert raised.value.code == code
    with pytest.raises(Refusal):
        desk.papers.prepare_bundle(incident.id, "lado", ids[QUILL], PrintRequest())
    assert not desk.incident_log.reread(incident.id).disclosures


def test_of_a_locked_incident_a_bundle_lists_no_exhibit_and_what_was_isolated_may_not_leave(
    desk: Desk, tmp_path: Path
) -> None:
    case = logged_with_files(desk, tmp_path, 1, severity=3)
    one = case.exhibits[0]
    prepared = desk.papers.prepare_bundle(case.incident.id, "police", None, REQUEST)
    assert prepared.told == (one.id,) and one.sealed.sha256 in words_of(prepared.pdf)
    desk.exhibits.isolate(one.id, "indecent")
    with pytest.raises(Refusal) as raised:
        desk.printing.save(prepared, tmp_path / "late.pdf")
    assert raised.value.code == "print_holds_isolated"
    locked = logged(desk, sexual_image=True, severity=4)
    said = words_of(desk.papers.prepare_bundle(locked.id, "police", None, REQUEST).pdf)
    assert said.count("No image is held in this file.") >= 2


def test_who_knows_is_a_counted_copy_that_does_not_say_what_happened(desk: Desk, tmp_path: Path) -> None:
    incident = logged(desk, summary="Something that only they know", severity=2)
    desk.notices.tell(incident.id, NoticeDraft(to_kind="head", to_name="Mr Castellan", method="in_person"))
    not_told = NoticeDraft(
        to_kind="parent", to_name="Ada Okonjo", was_told=False, reason_not_told="asked_to_wait"
    )
    desk.notices.tell(incident.id, not_told)
    prepared = desk.papers.prepare_who_knows(incident.id, REQUEST)
    said = words_of(prepared.pdf)
    for wanted in ("Who knows", "Headteacher, Mr Castellan", desk.me.name, "Not told, and why", "Ada Okonjo"):
        assert wanted in said, wanted
    assert "only they know" not in said and "not yet acknowledged" in said
    desk.printing.save(prepared, tmp_path / "who.pdf")
    assert "copy 1 of the list of who knows" in words_of(
        desk.papers.prepare_who_knows(incident.id, REQUEST).pdf
    )
    assert {each.document for each in desk.incident_log.reread(incident.id).disclosures} == {WHO_KNOWS}


def test_an_action_sheet_says_who_by_when_the_first_due_first(desk: Desk) -> None:
    incident = logged(desk)
    for what, owner, due in (
        ("No day yet", "Ada", ""),
        ("Second", "Bo", "4 Jan 2027"),
        ("First", "Cy", "1 Dec 2026"),
    ):
        desk.actions.add(incident.id, ActionDraft(what=what, owner=owner, due=due))
    gone = desk.actions.add(incident.id, ActionDraft(what="Brief the tutors", owner="Di", due="today"))
    desk.actions.settle(gone.id, 1, SettlingDraft(not_done_reason="Done by the trust"))
    prepared = desk.papers.prepare_actions(incident.id, REQUEST)
    said = words_of(prepared.pdf)
    places = [said.index(what) for what in ("First", "Second", "No day yet", "Brief the tutors")]
    assert places == sorted(places) and "Done by the trust" in said
    assert prepared.disclosure.document == ACTIONS


def test_the_schools_sheet_never_tells_of_a_restricted_incident_though_whoever_prints_may_see_it(
    desk: Desk, store_path: Path, tmp_path: Path
) -> None:
    plain = logged(desk)
    desk.actions.add(
        plain.id, ActionDraft(what="Brief the form tutors", owner="Mr Castellan", due="1 Dec 2026")
    )
    hidden = logged(
        desk, restricted=True, may_open=(member(desk, "kate"),), restricted_reason="About one of us"
    )
    desk.actions.add(hidden.id, ActionDraft(what="Ring the LADO back", owner="Ms Quill"))
    desk.papers.save_school_actions(tmp_path / "actions.pdf")
    said = words_of((tmp_path / "actions.pdf").read_bytes())
    assert plain.reference in said and "Brief the form tutors" in said and "never on this sheet" in said
    assert hidden.reference not in said and "Ring the LADO" not in said and "Quill" not in said
    assert desk.audit_trail.page(0, 1)[0].kind == "ActionSheetPrinted"
    with pytest.raises(Refusal) as raised:
        desk.papers.save_school_actions(desk.store_path / "actions.pdf")
    assert raised.value.code == "print_path_in_store"
    desk.close()
    with at_the_desk(store_path, "robin") as robin:
        for paper in (robin.papers.prepare_who_knows, robin.papers.prepare_actions):
            with pytest.raises(Refusal) as raised:
                paper(hidden.id, REQUEST)
            assert raised.value.code in ("no_such_record", "not_your_role")


def test_a_bundle_of_linked_incidents_is_one_story_and_names_nobody_the_sheet_would_not(
    desk: Desk, tmp_path: Path
) -> None:
    """Whom its own incident decides of stays so; of the others, those whom the same adult concerns are named."""
    incident, ids = an_allegation(desk)
    people = (
        DraftPerson(part="affected", name="Zainab Malik", year_group="year_7"),
        DraftPerson(part="affected", name=TOM, person_id=ids[TOM]),
        DraftPerson(part="subject_adult", name=QUILL, kind="staff", person_id=ids[QUILL]),
    )
    told = f"Zainab Malik was driven home by {QUILL}; {TOM} too."
    other = logged(desk, summary=told, categories=("STAFF-CONTACT",), severity=4, people=people)
    desk.allegations.decide(other.id, threshold(ids[QUILL], f"{TOM} and Zainab Malik both say so"))
    desk.decisions.decide(
        other.id,
        DecisionDraft(question="police", answer="refer", reason="Two children now.", decided_by="Head"),
    )
    ivy = DraftPerson(part="affected", name="Iven Darrow", year_group="year_10")
    apart = logged(desk, summary="Iven Darrow was called names over it", people=(ivy,), sexual_image=True)
    with pytest.raises(Refusal) as raised:
        desk.papers.prepare_bundle(incident.id, "lado", ids[QUILL], REQUEST, with_linked=True)
    assert raised.value.code == "nothing_linked" and not desk.incident_log.reread(incident.id).disclosures
    for one, two in ((incident, other), (other, apart)):
        why = LinkDraft(other=two.reference, kind="series", reason=f"{TOM} tells of both")
        desk.links.link(one.id, why)
    prepared = desk.papers.prepare_bundle(incident.id, "lado", ids[QUILL], REQUEST, with_linked=True)
    said = words_of(prepared.pdf)
    both = "Another pupil (Year 9) and Zainab Malik both say so"
    for wanted in (MAYA, QUILL, both, "Two children now.", "Another pupil (Year 10) was called names",
                   "nother pupil (Year 9) tells of both", f"{other.reference}: Were police considered?",
                   f"No image of {apart.reference} is held in this file."):  # fmt: skip
        assert wanted in said, wanted
    for never in ("Pryce", "@tom.p", "Bloor", "Darrow", "No image is held in this file."):
        assert never not in said, never
    assert said.count("Logged") == 3 and said.count("Left blank") == words_of(
        desk.papers.prepare_bundle(incident.id, "lado", ids[QUILL], REQUEST).pdf
    ).count("Left blank")
    desk.printing.save(prepared, tmp_path / "all.pdf")
    for each in (incident, other, apart):
        found = {(copy.document, copy.state) for copy in desk.incident_log.reread(each.id).disclosures}
        assert (linked_bundle_document("lado"), RELEASED) in found
    police = words_of(desk.papers.prepare_bundle(incident.id, "police", None, REQUEST, with_linked=True).pdf)
    assert all(name in police for name in (MAYA, QUILL, BLOOR, TOM, "Zainab Malik", "Iven Darrow"))
