"""Who may open what, in the window: offered before the first save, shown and changed on the record's own page."""

from __future__ import annotations

import pytest
from tests.services.a_team import member, store_path, team_store
from tests.services.acts import logged

from furnished_room import Around, surrounded
from safetydesk import wording
from safetydesk.desktop.access_acts import HAND_OVER, LIFT, RESTRICT
from safetydesk.desktop.access_panel import AccessPanel
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.rooms.exemptions import page as exemptions
from safetydesk.desktop.rooms.incident import page as incident
from safetydesk.desktop.rooms.log_incident import page as log_incident
from safetydesk.domain.restriction import INCIDENT
from safetydesk.domain.rows import IncidentFilter
from scripted_prompts import ScriptedPrompts

__all__ = ["store_path", "team_store"]
KATE, PAT = "Katherine Oduya", "Patrick Lindqvist"


@pytest.fixture
def room(desk, qtbot):
    """Any room, in a window of its own."""
    from PySide6.QtWidgets import QWidget

    window, prompts = QWidget(), ScriptedPrompts()
    qtbot.addWidget(window)
    window.resize(1182, 680)
    with surrounded(desk, prompts, window) as given:
        yield Around(given, prompts, window, qtbot.wait)


def banners(page):
    return [each.text() for each in page.findChildren(Banner) if each.isVisible()]


def test_a_colleagues_name_offers_it_before_anything_is_kept(room, desk):
    page = room.furnish(log_incident.build)
    page.show_record()
    form = page._form
    form.form.field("summary").set_value("A message from a colleague")
    form._new.begin("Mrs Oduya", "subject_adult")
    form._new._kind.set_value("staff")
    form._new._add()
    assert banners(page) == [wording.label("restrict_offer", member=KATE)]
    assert page._keeping.gathered().people == () and desk.incident_log.drafts() == ()
    room.press(wording.label("restrict_offer_act"))
    assert banners(page) == [] and not form.unmade_person()
    assert [one.name for one in page._keeping.gathered().people] == ["Mrs Oduya"]
    offered = [title for _code, title, _role in form._access.who._look_up("")]
    assert offered == [PAT, "Robin Achebe"]
    form._access.who.set_value([str(member(desk, "head"))])
    form._access.why.set_value("About a colleague")
    page.save()
    room.settle()
    (row,) = desk.incident_log.page(IncidentFilter())
    assert row.reference.startswith("OSR-")
    found = desk.restricting.access(INCIDENT, row.id)
    assert [each.name for each in found.may_open] == ["Morgan Okafor", PAT]
    assert [each.name for each in found.subjects] == [KATE]


@pytest.mark.parametrize("name", [PAT, "The headteacher"])
def test_for_whoever_could_reach_the_store_another_is_offered_first(room, name):
    page = room.furnish(log_incident.build)
    page.show_record()
    page._form._new.begin(name, "subject_adult")
    page._form._new._add()
    assert banners(page) == [wording.label("restrict_elsewhere")]
    room.press("Dismiss this message")
    assert banners(page) == [wording.label("restrict_offer", member=PAT)]
    page._form._new._name.set_value(f"{name}.")
    page._form._new._add()
    assert banners(page) == [wording.label("restrict_elsewhere")]
    room.press(wording.label("restrict_elsewhere_act"))
    assert room.given.navigator.here().name == "independent"


def test_for_whoever_runs_this_computer_too_though_of_no_team(room, desk):
    desk.school_profile.amend(pc_keeper="Tom Barlow")
    page = room.furnish(log_incident.build)
    page.show_record()
    page._form._new.begin("Tom Barlow", "affected")
    page._form._new._add()
    assert banners(page) == []
    page._form._new.begin("Mr Barlow", "alleged")
    page._form._new._kind.set_value("staff")
    page._form._new._add()
    assert banners(page) == [wording.label("restrict_elsewhere")]
    page._form._access.tick.set_value(True)
    assert banners(page) == [wording.label("restrict_elsewhere")]  # to restrict it keeps nothing from them
    room.press("Dismiss this message")
    page._form._access.tick.set_value(False)
    assert banners(page) == []


def test_for_whoever_runs_this_computer_an_exemption_goes_elsewhere_too(room, desk):
    desk.school_profile.amend(pc_keeper="Tom Barlow")
    page = room.furnish(exemptions.build)
    page.show_record(act="new")
    form = page.form
    form._search().set_value("new", "Mr Barlow")
    form._changed("staff_name")
    assert banners(form) == [wording.label("restrict_elsewhere")]
    room.press("Dismiss this message")
    form._changed("staff_name")
    assert banners(form) == []


def test_a_restricted_draft_goes_on_as_it_was(room, desk):
    page = room.furnish(log_incident.build)
    page.show_record()
    page._form.form.field("summary").set_value("x")
    page._form._access.tick.set_value(True)
    page._form._access.who.set_value([str(member(desk, "kate"))])
    page._form._access.why.set_value("Because")
    page.keep_drafts()
    (draft,) = desk.incident_log.drafts()
    assert draft.restricted and draft.may_open == (member(desk, "kate"),)
    page._begin(draft, was_kept=True)
    assert page._keeping.gathered() == draft
    assert page._form._access.who.titles() == (KATE,)


def test_on_the_incidents_page_it_is_restricted_lifted_and_handed_over(room, desk):
    existing = logged(desk)
    page = room.furnish(incident.build)
    page.show_record(id=str(existing.id))
    room.settle()

    def panel():
        return page.overview.findChild(AccessPanel)

    assert wording.label("access_house_rule") in room.said()
    panel().ask(RESTRICT)
    panel()._members.set_value([str(member(desk, "kate"))])
    panel().save()
    room.settle()
    assert panel()._reason.problem() and not desk.restricting.access(INCIDENT, existing.id).is_restricted
    panel()._reason.set_value("A parent asked")
    panel().save()
    room.settle()
    room.wait(120)
    room.settle()
    assert "Katherine Oduya (Deputy)" in room.said() and wording.label("access_badge") in room.said()
    panel().ask(HAND_OVER)
    panel()._to.set_value(str(member(desk, "head")))
    panel()._reason.set_value("Decides it")
    panel().save()
    room.settle()
    room.wait(120)
    room.settle()
    assert desk.restricting.access(INCIDENT, existing.id).owner.name == PAT
    assert f"Owner {PAT}" in room.said() or PAT in room.said()
    assert not [each for each in panel().findChildren(Banner) if each.isVisible()]
    assert wording.label(f"access_{LIFT}") not in room.said()


def test_a_member_added_as_a_subject_is_taken_off_the_list_where_that_is_said(room, desk):
    existing = logged(desk)
    desk.restricting.restrict(INCIDENT, existing.id, [member(desk, "kate")], "x")
    page = room.furnish(incident.build)
    page.show_record(id=str(existing.id))
    room.settle()
    room.press(wording.label("incident.add_person"))
    sheet = page.sheet()
    sheet._new(KATE)
    sheet.form.field("kind").set_value("staff")
    sheet.form.field("part").set_value("alleged")
    assert not sheet._off_list.isHidden() and not sheet._other.isHidden()
    sheet._off_list.set_value(True)
    sheet.save()
    room.settle()
    assert [each.name for each in desk.restricting.access(INCIDENT, existing.id).may_open] == [
        "Morgan Okafor"
    ]


def test_the_exemptions_form_offers_it_and_never_its_own_member_of_staff(room, desk):
    page = room.furnish(exemptions.build)
    page.show_record(act="new")
    form = page.form
    form._search().set_value("new", KATE)
    form._changed("staff_name")
    assert wording.label("restrict_offer", member=KATE) in banners(form)
    room.press(wording.label("restrict_offer_act"))
    assert banners(form) == []
    assert [title for _code, title, _role in form._could_open()] == [PAT]
    form._access.who.set_value([str(member(desk, "head"))])
    draft = form.draft()
    assert draft.restricted and draft.may_open == (member(desk, "head"),)


def test_who_may_name_nobody_is_told_who_leads(room, desk):
    from tests.services.roles import given_role

    given_role(desk, "recorder")
    page = room.furnish(log_incident.build)
    page.show_record()
    access = page._form._access
    assert f"{KATE} (Deputy), {PAT} (Head)" in access.tick.hint and access.tick.hint in room.said()
    page._form.form.field("summary").set_value("What a pupil told me of a colleague")
    page._form._new.begin(KATE, "alleged")
    page._form._new._kind.set_value("staff")
    page._form._new._add()
    assert banners(page) == [wording.label("restrict_offer_leads", member=KATE)]
    room.press(wording.label("restrict_offer_act"))
    assert banners(page) == [] and access.who.isHidden() and not access.why.isHidden()
    assert KATE not in access.tick.hint and f"{PAT} (Head)" in access.tick.hint
    page.save()
    room.settle()
    (row,) = desk.incident_log.page(IncidentFilter())
    found = desk.restricting.access(INCIDENT, row.id)
    assert found.owner.name == PAT and [each.name for each in found.subjects] == [KATE]
