"""Incidents that belong together: linked, read from both ends as one story, suggested by what they share, parted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.services.acts import a_draft, logged

from safetydesk.domain.drafts import DraftPerson, NoteDraft
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.incident import Incident
from safetydesk.domain.incident_link_drafts import LinkDraft
from safetydesk.domain.takedown_drafts import TakedownDraft
from safetydesk.services.desk import Desk


def linked(desk: Desk, one: Incident, other: Incident, kind: str = "series"):
    return desk.links.link(one.id, LinkDraft(other=other.reference, kind=kind, reason="The same group chat"))


def test_a_series_is_one_story_from_whichever_end(desk: Desk) -> None:
    first, second, third, apart = (logged(desk, summary=f"Number {number}") for number in range(4))
    linked(desk, first, second, "led_to")
    link = linked(desk, third, second)
    desk.incident_log.add_note(third.id, NoteDraft(text="A note on the third"))
    lines = desk.links.of_incident(first.id)
    assert [(each.reference, each.kind) for each in lines] == [
        (second.reference, "led_to"),
        (third.reference, ""),
    ]
    seen = {each.reference: each.kind for each in desk.links.of_incident(second.id)}
    assert seen == {first.reference: "arises_from", third.reference: "series"}
    assert link in desk.incident_log.reread(second.id).links
    before = desk.audit_trail.count()
    story = desk.links.story(first.id)
    assert [case.incident.id for case in story.cases] == [first.id, second.id, third.id]
    assert [each.reference for each in story.lines if each.line.text == "A note on the third"] == [
        third.reference
    ]
    assert sorted(story.lines, key=lambda each: each.line.at.utc) == list(story.lines)
    assert desk.audit_trail.count() == before + 2  # each of the others was opened, and that is said
    assert [case.incident.id for case in desk.links.cases(first.id)] == [first.id, second.id, third.id]
    assert desk.audit_trail.count() == before + 4, "whoever reads them whole, for whatever, has opened them"
    assert desk.links.of_incident(apart.id) == ()
    for incident in (second, third):  # an act about both stands in the history of each
        kinds = [done.kind for done in desk.incident_log.reread(incident.id).history]
        assert "IncidentsLinked" in kinds


def test_what_is_refused_and_a_link_that_was_ended(desk: Desk) -> None:
    one, other = logged(desk), logged(desk)
    link = linked(desk, one, other)
    for draft, code in (
        (LinkDraft(other=other.reference, kind="series"), "draft_has_problems"),
        (LinkDraft(other="OS-1999-1", kind="series", reason="r"), "no_incident_by_reference"),
        (LinkDraft(other=one.reference, kind="series", reason="r"), "linked_to_itself"),
        (LinkDraft(other=other.reference, kind="duplicate", reason="r"), "already_linked"),
    ):
        with pytest.raises(Refusal) as raised:
            desk.links.link(one.id, draft)
        assert raised.value.code == code
    with pytest.raises(Refusal) as raised:
        linked(desk, other, one)
    assert raised.value.code == "already_linked"
    with pytest.raises(Refusal):
        desk.links.end(link.id, 1, " ")
    ended = desk.links.end(link.id, 1, "Two accounts of one name")
    assert ended.ended_by == desk.office.me and desk.links.of_incident(one.id) == ()
    with pytest.raises(Refusal) as raised:
        desk.links.end(link.id, ended.row_version, "again")
    assert raised.value.code == "link_has_ended"
    again = linked(desk, other, one)
    with pytest.raises(StaleRecord):
        desk.links.end(again.id, 7, "why")


def test_others_with_the_same_person_handle_or_address_are_suggested(desk: Desk) -> None:
    maya = DraftPerson(part="affected", name="Maya Reid", handles=("@maya.r",))
    one = desk.incident_log.log(a_draft(desk, address="https://social.example/p/9", people=(maya,)))
    known = desk.people.type_ahead("Maya")[0]
    person = desk.incident_log.log(a_draft(desk, people=(replace(maya, person_id=known.id),)))
    address = logged(desk)
    desk.takedowns.begin(address.id, TakedownDraft(address="https://SOCIAL.example/p/9"))
    handle = desk.incident_log.log(a_draft(desk, address="@maya.r"))
    logged(desk, address="@maya.rose")
    found = {
        each.incident_id: [(shared.kind, shared.what) for shared in each.shared]
        for each in desk.links.suggested(one.id)
    }
    assert found[person.id] == [("person", "Maya Reid")]
    assert found[address.id] == [("handle", "https://social.example/p/9")]
    assert found[handle.id] == [("handle", "@maya.r")] and len(found) == 3
    linked(desk, one, handle)
    assert handle.id not in {each.incident_id for each in desk.links.suggested(one.id)}
