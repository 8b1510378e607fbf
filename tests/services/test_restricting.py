"""Who may open an incident or exemption: named by its owner, never a subject, always somebody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.services.a_team import at_the_desk, member, store_path, team_store
from tests.services.acts import a_draft, logged
from tests.services.conftest import LOGIN

from safetydesk.domain.drafts import DraftPerson, ExemptionDraft, FormDraft, NoteDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.incident import Incident
from safetydesk.domain.restriction import EXEMPTION, INCIDENT
from safetydesk.domain.rows import IncidentFilter
from safetydesk.services import access
from safetydesk.services.desk import Desk
from samples import png

__all__ = ["store_path", "team_store"]
KATE = "Katherine Oduya"


@pytest.fixture
def through(store_path: Path) -> Callable[[str], Any]:
    """The desk with somebody else at it; the one before must be closed."""
    return lambda login: at_the_desk(store_path, login)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as raised:
        act()
    return raised.value.code


def about_kate(desk: Desk, *openers: str, **more: Any) -> Incident:
    """A restricted incident about the deputy."""
    somebody = DraftPerson(part="subject_adult", name=KATE, kind="staff")
    may_open = tuple(member(desk, each) for each in openers)
    return logged(
        desk,
        summary="A message from a colleague",
        people=(somebody, DraftPerson(part="affected", name="Lena Quist")),
        **{"restricted": True, "may_open": may_open, "restricted_reason": "About a colleague", **more},
    )


def test_from_the_first_save_only_those_named_find_it(desk: Desk, through: Any) -> None:
    incident = about_kate(desk, "head")
    assert incident.reference.startswith("OSR-") and incident.reference.endswith("-0001")
    found = desk.restricting.access(INCIDENT, incident.id)
    assert found.is_restricted and [each.name for each in found.may_open] == [
        "Morgan Okafor",
        "Patrick Lindqvist",
    ]
    assert [each.name for each in found.subjects] == [KATE] and found.reason == "About a colleague"
    assert logged(desk).reference.endswith("0001")
    desk.close()
    with through("head") as other:
        assert other.incident_log.open(incident.id).incident.reference == incident.reference
        assert not other.restricting.access(INCIDENT, incident.id).may_change
    with through("kate") as other:
        assert [row.reference[:3] for row in other.incident_log.page(IncidentFilter())] == ["OS-"]
        for act in (
            lambda: other.incident_log.open(incident.id),
            lambda: other.incident_log.by_reference(incident.reference),
            lambda: other.incident_log.add_note(incident.id, NoteDraft(text="x")),
            lambda: other.restricting.access(INCIDENT, incident.id),
            lambda: other.restricting.lift(INCIDENT, incident.id, "because"),
            lambda: other.handing_over.hand_over(INCIDENT, incident.id, member(other, "head"), "because"),
        ):
            assert refused(act) == "no_such_record"
        assert other.people.type_ahead("Lena") == () and not other.search.find("colleague")
        assert other.audit_trail.history(incident.id) == ()
        verdict = other.audit_trail.verify()
        assert verdict.ok, verdict.findings


def test_the_subject_and_the_recorder_of_a_concern_about_themselves_are_refused(desk: Desk) -> None:
    assert refused(lambda: about_kate(desk, "kate")) == "subject_may_open"
    mine = DraftPerson(part="alleged", name="Morgan Okafor", kind="staff")
    assert refused(lambda: logged(desk, people=(mine,), restricted=True)) == "subject_is_you"
    assert (
        refused(lambda: logged(desk, restricted=True, may_open=(member(desk, "gov"),))) == "cannot_be_named"
    )
    assert refused(lambda: logged(desk, people=(replace(mine, name=KATE),))) == "subject_is_member"
    draft = DraftPerson(part="alleged", name="Ms Oduya", kind="staff")
    assert refused(lambda: logged(desk, people=(draft,))) == "subject_may_be_member"
    incident = logged(desk, people=(draft,), restricted=True)
    ((part, person),) = desk.incident_log.reread(incident.id).people
    assert person.name == KATE and person.member_id == member(desk, "kate")
    assert part.note == "Recorded as “Ms Oduya”."


def test_restricted_later_changed_and_lifted(desk: Desk, through: Any) -> None:
    incident = logged(desk)
    kate, head = member(desk, "kate"), member(desk, "head")
    assert refused(lambda: desk.restricting.restrict(INCIDENT, incident.id, [], " ")) == "draft_has_problems"
    desk.restricting.restrict(INCIDENT, incident.id, [kate], "A parent asked")
    assert refused(lambda: desk.restricting.restrict(INCIDENT, incident.id, [], "x")) == "already_restricted"
    assert desk.incident_log.reread(incident.id).incident.reference == incident.reference
    desk.restricting.name(INCIDENT, incident.id, [head])
    assert refused(lambda: desk.restricting.name(INCIDENT, incident.id, [head])) == "nothing_changed"
    names = [each.name for each in desk.restricting.access(INCIDENT, incident.id).may_open]
    assert names == ["Morgan Okafor", "Patrick Lindqvist"]
    somebody = DraftPerson(part="alleged", name="Patrick Lindqvist", kind="staff")
    assert refused(lambda: desk.incident_log.add_person(incident.id, somebody)) == "subject_may_open"
    desk.incident_log.add_person(incident.id, replace(somebody, takes_off_list=True))
    kinds = [done.kind for done in desk.audit_trail.history(incident.id)]
    assert kinds[1:] == [
        "AccessRestricted", "AccessGiven", "AccessEnded", "InvolvementAdded", "AccessEnded", "SeverityRaised",
    ]  # fmt: skip
    assert refused(lambda: desk.restricting.lift(INCIDENT, incident.id, "Done")) == "subject_could_open"
    desk.close()
    for login in ("kate", "head"):
        with through(login) as other:
            assert refused(lambda: other.incident_log.reread(incident.id)) == "no_such_record"
    with through(LOGIN) as mine:
        ((part, _person),) = mine.incident_log.reread(incident.id).people
        mine.incident_log.withdraw_person(part.id, part.row_version, "Another of the name")
        mine.restricting.lift(INCIDENT, incident.id, "Nothing in it")
        assert not mine.restricting.access(INCIDENT, incident.id).is_restricted
        assert mine.audit_trail.verify().ok
    with through("kate") as other:
        assert len(other.audit_trail.history(incident.id)) == 9


def test_handed_over_with_a_record_and_a_reason(desk: Desk, through: Any) -> None:
    incident, hidden = logged(desk), about_kate(desk)
    kate, head, gov = (member(desk, each) for each in ("kate", "head", "gov"))
    hand = desk.handing_over.hand_over
    assert refused(lambda: hand(INCIDENT, incident.id, head, "")) == "draft_has_problems"
    assert refused(lambda: hand(INCIDENT, incident.id, gov, "x")) == "cannot_answer_for_it"
    assert refused(lambda: hand(INCIDENT, hidden.id, kate, "x")) == "subject_cannot_open"
    hand(INCIDENT, incident.id, kate, "On leave")
    hand(INCIDENT, hidden.id, head, "The case manager")
    assert desk.incident_log.reread(incident.id).incident.owner == kate
    assert refused(lambda: desk.restricting.restrict(INCIDENT, incident.id, [], "x")) == "not_the_owner"
    assert refused(lambda: desk.restricting.lift(INCIDENT, hidden.id, "x")) == "not_the_owner"
    assert desk.audit_trail.verify().ok
    desk.close()
    with through("head") as other:
        other.restricting.name(INCIDENT, hidden.id, [])
        assert [each.name for each in other.restricting.access(INCIDENT, hidden.id).may_open] == [
            "Patrick Lindqvist"
        ]
    with through(LOGIN) as mine:
        assert refused(lambda: mine.incident_log.reread(hidden.id)) == "no_such_record"


def test_the_dsl_answers_for_what_anybody_logs_and_a_recorder_keeps_their_own(
    desk: Desk, through: Any
) -> None:
    dsl = desk.office.me
    theirs = logged(desk)
    desk.close()
    with through("robin") as recorder:
        incident = logged(recorder, people=(DraftPerson(part="affected", name="Ada Fenwick"),))
        assert incident.owner == dsl and incident.recorded_by == recorder.office.me
        assert [row.id for row in recorder.incident_log.page(IncidentFilter())] == [incident.id]
        assert refused(lambda: recorder.incident_log.reread(theirs.id)) == "no_such_record"
        assert recorder.incident_log.open(incident.id).people[0][1].name == "Ada Fenwick"
        named = {"restricted": True, "may_open": (dsl,)}
        assert refused(lambda: logged(recorder, **named)) == "not_your_role"
        assert (
            refused(lambda: recorder.restricting.restrict(INCIDENT, incident.id, [], "x")) == "not_your_role"
        )
    with through("kate") as deputy:
        may_open = (member(deputy, "head"),)
        assert logged(deputy, restricted=True, may_open=may_open).owner == deputy.office.me
        assert logged(deputy, restricted=True, may_open=(dsl,)).owner == dsl
    with through("gov") as governor:
        assert governor.audit_trail.count() == len(governor.audit_trail.page(0, 500))
        assert all(done.subject != incident.id for done in governor.audit_trail.page(0, 500))


@pytest.mark.parametrize(
    ("about", "owner", "others"),
    [(KATE, "Morgan Okafor", ("Patrick Lindqvist",)), ("The DSL", KATE, ("Patrick Lindqvist",))],
)
def test_a_recorder_writes_down_a_concern_about_a_colleague_for_whoever_leads(
    about: str, owner: str, others: tuple[str, ...], desk: Desk, through: Any, tmp_path: Path
) -> None:
    desk.close()
    somebody = DraftPerson(part="alleged", name=about, kind="staff")
    with through("robin") as recorder:
        draft = a_draft(recorder, restricted=True, people=(somebody,))
        kept = recorder.exhibits.receive_into_draft(draft, [png(tmp_path, 60, 40)], "no").draft
        assert kept is not None
        assert [each.name for each in recorder.restricting.leading(kept.people)] == [owner, *others]
        incident = recorder.incident_log.log(kept)
        found = recorder.restricting.access(INCIDENT, incident.id)
        assert incident.reference.startswith("OSR-") and found.owner.name == owner and not found.may_change
        assert sorted(each.name for each in found.may_open) == sorted((owner, "Robin Achebe", *others))
        me = DraftPerson(part="alleged", name="Robin Achebe", kind="staff")
        assert refused(lambda: logged(recorder, restricted=True, people=(me,))) == "subject_is_you"
    subject = "kate" if about == KATE else LOGIN
    with through(subject) as theirs:
        assert theirs.incident_log.count(IncidentFilter()) == 0
        assert refused(lambda: theirs.incident_log.open(incident.id)) == "no_such_record"
        assert theirs.audit_trail.history(incident.id) == () and theirs.audit_trail.verify().ok
    with through("kate" if owner == KATE else LOGIN) as mine:
        assert mine.restricting.access(INCIDENT, incident.id).may_change
        assert len(mine.incident_log.open(incident.id).exhibits) == 1


def test_a_restricted_exemption_has_a_series_of_its_own(desk: Desk, through: Any) -> None:
    draft = ExemptionDraft(
        kind=next(iter(desk.vocabulary.lists["exemption_kinds"])),
        staff_name=KATE,
        other_party="A pupil's mother",
        relationship="They are sisters",
        restricted=True,
        restricted_reason="Her own",
    )
    kate = member(desk, "kate")
    assert refused(lambda: desk.exemptions.record(replace(draft, may_open=(kate,)))) == "subject_cannot_open"
    exemption = desk.exemptions.record(replace(draft, may_open=(member(desk, "head"),)))
    assert exemption.reference.startswith("EXR-") and exemption.reference.endswith("-001")
    plain = desk.exemptions.record(replace(draft, staff_name="Tom Hill", restricted=False))
    assert plain.reference.startswith("EX-") and plain.reference.endswith("-001")
    desk.handing_over.hand_over(EXEMPTION, exemption.id, member(desk, "head"), "Decides it")
    assert desk.restricting.access(EXEMPTION, exemption.id).owner.name == "Patrick Lindqvist"
    desk.close()
    with through("kate") as other:
        assert [row.reference for row in other.exemptions.rows()] == [plain.reference]
        assert refused(lambda: other.exemptions.open(exemption.id)) == "no_such_record"
        assert other.audit_trail.verify().ok


def test_exhibits_of_a_restricted_incident_have_numbers_of_their_own(desk: Desk, tmp_path: Path) -> None:
    picture = png(tmp_path, 60, 40)
    for incident, wanted in (
        (about_kate(desk), "MO/R1"),
        (logged(desk), "MO/1"),
        (about_kate(desk), "MO/R2"),
    ):
        assert desk.exhibits.receive(incident.id, [picture], "no").received == (wanted,)
    later = logged(desk)
    desk.exhibits.receive(later.id, [picture], "no")
    desk.restricting.restrict(INCIDENT, later.id, [], "x")
    assert desk.exhibits.receive(later.id, [picture], "no").received == ("MO/R3",)
    assert [each.number for each in desk.incident_log.reread(later.id).exhibits] == ["MO/2", "MO/R3"]
    assert desk.audit_trail.verify().ok


def test_nothing_of_a_restricted_draft_is_anybody_elses(desk: Desk, through: Any, tmp_path: Path) -> None:
    """What the trail says of it is for its author; nothing that was typed is in the records at all."""
    draft = replace(
        a_draft(desk, summary="xylophone", restricted=True), people=(DraftPerson(part="alleged", name=KATE),)
    )
    assert (
        refused(lambda: desk.exhibits.receive_into_draft(draft, [png(tmp_path, 60, 40)], "yes"))
        == "image_question_stops"
    )
    kept = desk.exhibits.receive_into_draft(draft, [png(tmp_path, 60, 40)], "no").draft
    assert kept is not None
    assert not desk.search.find("xylophone") and [
        each.name for each in desk.people.all() if "Oduya" in each.name
    ] == [KATE]
    desk.incident_log.discard_draft(kept.id, sure=True)
    assert {done.kind for done in desk.audit_trail.history(kept.id)} == {
        "ImageQuestionAnswered",
        "DraftDiscarded",
    }
    desk.close()
    with through("kate") as other:
        assert other.audit_trail.history(kept.id) == ()
        kinds = [done.kind for done in other.audit_trail.page(0, 100)]
        assert "DraftDiscarded" not in kinds and "ImageQuestionAnswered" not in kinds
        assert other.audit_trail.verify().ok


def test_a_draft_no_longer_restricted_is_saved_for_everybody(
    desk: Desk, through: Any, tmp_path: Path
) -> None:
    draft = a_draft(desk, restricted=True)
    refused(lambda: desk.exhibits.receive_into_draft(draft, [png(tmp_path, 60, 40)], "yes"))
    incident = desk.incident_log.log(replace(draft, restricted=False))
    desk.close()
    with through("kate") as other:
        assert other.incident_log.open(incident.id).incident.reference.startswith("OS-")


def test_an_independent_store_is_offered_for_whoever_could_reach_everything(desk: Desk) -> None:
    def offered(name: str, part: str = "subject_adult") -> bool:
        return desk.restricting.is_for_elsewhere([DraftPerson(part=part, name=name, kind="staff")])

    assert offered("Patrick Lindqvist") and offered("Morgan Okafor") and offered("The headteacher")
    assert not offered(KATE) and not offered("Ada Fenwick") and not offered("Patrick Lindqvist", "witness")
    desk.school_profile.amend(pc_keeper="Tom Barlow (Brook IT)")
    assert offered("Tom Barlow") and offered("Mr Barlow", "alleged") and not offered("Tom Barlow", "affected")
    pupil = DraftPerson(part="alleged", name="Tom Marsh", kind="pupil")
    assert not desk.restricting.is_for_elsewhere([pupil])
    assert [
        each.member.name for each in desk.restricting.meant([DraftPerson(part="alleged", name=KATE)])
    ] == [KATE]
    free = [
        each.name for each in desk.restricting.could_open(INCIDENT, [DraftPerson(part="alleged", name=KATE)])
    ]
    assert free == ["Patrick Lindqvist", "Robin Achebe"]


def test_somebody_without_an_id_is_nobody(desk: Desk) -> None:
    incident = logged(desk)
    assert (
        refused(lambda: desk.restricting.restrict(INCIDENT, incident.id, [UUID(int=5)], "x"))
        == "no_such_record"
    )


def test_what_a_leaver_alone_could_open_passes_on_and_the_rest_ends(desk: Desk, through: Any) -> None:
    """Whoever removes them is told nothing of it; nobody is left with a record that nobody may open."""
    dsl = desk.office.me
    desk.close()
    with through("kate") as deputy:
        alone = logged(deputy, summary="alone", restricted=True)
        about_dsl = logged(
            deputy,
            summary="about the DSL",
            restricted=True,
            people=(DraftPerson(part="alleged", name="Morgan Okafor", kind="staff"),),
        )
        shared = logged(deputy, restricted=True, may_open=(member(deputy, "robin"),))
        kate = deputy.office.me
    with through("head") as head:
        with head.office.work() as work:
            events = access.pass_on(head.office, work, kate)
            work.commit(*events)
        assert not head.search.find("alone") and head.audit_trail.history(alone.id) == ()
        assert head.restricting.access(INCIDENT, about_dsl.id).is_restricted
        assert refused(lambda: head.incident_log.reread(shared.id)) == "no_such_record"
        assert head.audit_trail.verify().ok
    with through(LOGIN) as mine:
        assert mine.office.me == dsl and mine.incident_log.reread(alone.id).incident.summary == "alone"
        assert refused(lambda: mine.incident_log.reread(about_dsl.id)) == "no_such_record"
    with through("kate") as deputy:
        assert deputy.incident_log.count(IncidentFilter()) == 0


def test_a_form_begun_about_what_is_hidden_since_waits_unseen(desk: Desk, through: Any) -> None:
    incident = logged(desk)
    desk.close()
    with through("kate") as deputy:
        now = deputy.clock.now()
        deputy.form_drafts.keep(FormDraft(form="note", about=str(incident.id), begun=now, kept=now))
        assert len(deputy.deadline_board.today().forms) == 1
    with through(LOGIN) as mine:
        mine.restricting.restrict(INCIDENT, incident.id, [], "x")
    with through("kate") as deputy:
        assert deputy.deadline_board.today().forms == ()
