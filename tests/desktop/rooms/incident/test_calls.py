"""A call is begun with a click and ended with one; the clock runs over every page and form, and survives them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from tests.desktop.rooms.incident.conftest import Room, logged

from safetydesk.desktop.rooms.incident.escalation import call_strip
from safetydesk.desktop.rooms.incident.escalation.contacts_page import ContactsPage
from safetydesk.desktop.rooms.incident.forms.call import CallSheet
from safetydesk.desktop.rooms.incident.forms.referral import ReferralSheet
from safetydesk.desktop.rooms.incident.page import IncidentPage
from safetydesk.domain.drafts import DraftPerson, ReferralDraft
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.domain.referral_drafts import AgencyDraft, CallDraft
from safetydesk.services.desk import Desk


def _contacts(page: IncidentPage) -> ContactsPage:
    page.tabs.setCurrentWidget(page.escalation)
    shown = page.escalation.page("contacts")
    assert isinstance(shown, ContactsPage)
    return shown


def _said(widget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def test_from_the_click_to_the_referral(room: Room, desk: Desk, clock) -> None:
    desk.agencies.add(AgencyDraft(name="Whitlow MASH", routes=("social_care",), phone="01632 960 222"))
    incident = logged(desk, categories=("THREAT",), severity=4)
    page = room.open(incident)
    room.press("Call Social care", _contacts(page))
    room.settle()
    (call,) = page.shown.case.call_attempts
    assert (call.organisation, call.number, call.is_open) == ("Whitlow MASH", "01632 960 222", True)
    assert page.calls.isVisible()
    clock.move(minutes=12)
    page.calls._tick()
    assert "Whitlow MASH: 12 minutes" in _said(page.calls)
    assert "does not lock itself before" in _said(page.calls)
    page.calls.calls[0].spoke_to.setText("Duty worker Ines")
    room.press("Answered", page.calls)
    room.settle()
    sheet = page.sheet()
    assert isinstance(sheet, ReferralSheet) and not page.calls.isVisible()
    typed = sheet.typed.read()
    assert typed["route"] == "social_care" and typed["spoke_to"] == "Duty worker Ines"
    assert typed["organisation"] == "Whitlow MASH" and typed["method"] == "phone"
    assert typed["agency_id"] == str(desk.agencies.all()[0].id)
    sheet.save()
    room.settle()
    (referral,) = page.shown.case.referrals
    assert referral.started == call.began and referral.spoke_to == "Duty worker Ines"
    assert [each.referral_id for each in page.shown.case.call_attempts] == [referral.id]
    assert "1 call on 1 day, 12 minutes waited" in _said(_contacts(page))


def test_in_a_low_window_the_acts_give_way_to_the_ends_of_a_call(room: Room, desk: Desk) -> None:
    page = room.open(logged(desk, categories=("THREAT",), severity=4))
    amend = page.header.button("amend")
    page.calls.suit_height(call_strip.LOW - 1)
    room.press("Call Social care", _contacts(page))
    room.settle()
    assert not amend.isVisible()
    room.press("Engaged", page.calls)
    room.settle()
    assert amend.isVisible()


def test_the_clock_runs_over_a_form_and_answered_fills_it(room: Room, desk: Desk, clock) -> None:
    incident = logged(desk)
    page = room.open(incident)
    page._refer("police_101")
    sheet = page.sheet()
    sheet.form.field("shared").set_value("What she said")
    room.press("Call Police 101", sheet)
    room.settle()
    assert page.sheet() is sheet and page.calls.isVisible()
    clock.move(minutes=3)
    room.press("Engaged", page.calls)
    room.settle()
    assert page.sheet() is sheet and not page.calls.isVisible()
    room.press("Call Police 101", sheet)
    room.settle()
    clock.move(minutes=20)
    room.press("Answered", page.calls)
    room.settle()
    typed = sheet.typed.read()
    assert page.sheet() is sheet and typed["shared"] == "What she said" and typed["method"] == "phone"
    first = min(page.shown.case.call_attempts, key=lambda each: each.began.utc)
    sheet.save()
    room.settle()
    (referral,) = page.shown.case.referrals
    assert referral.started == first.began
    assert "2 calls on 1 day, 23 minutes waited" in _said(_contacts(page))


def test_one_that_was_forgotten_is_corrected(room: Room, desk: Desk, clock) -> None:
    incident = logged(desk)
    desk.calls.begin(incident.id, "lado")
    clock.move(hours=2)
    page = room.open(incident)
    assert "the desk locks itself as usual" in _said(page.calls)
    room.press("It ended earlier", page.calls)
    sheet = page.sheet()
    assert isinstance(sheet, CallSheet)
    sheet.form.field("result").set_value("left_message")
    sheet.save()
    room.settle()
    assert page.sheet() is sheet  # when it ended is needed
    sheet.typed.put({"ended": page.shown.case.call_attempts[0].began.text()})
    sheet.save()
    room.settle()
    (call,) = page.shown.case.call_attempts
    assert (call.result, call.minutes) == ("left_message", 0) and not page.calls.isVisible()


def test_a_call_of_earlier_is_written_down_under_its_referral(room: Room, desk: Desk) -> None:
    incident = logged(desk)
    referral = desk.referrals.refer(incident.id, ReferralDraft(route="police_101"))
    page = room.open(incident)
    room.press("Write another call down", _contacts(page))
    sheet = page.sheet()
    sheet.typed.put(
        {
            "began": "yesterday 10:00", "ended": "yesterday 10:18", "result": "gave_up", "route": "police_101",
            "referral_id": str(referral.id),
        }
    )  # fmt: skip
    sheet.save()
    room.settle()
    (call,) = page.shown.case.call_attempts
    assert (call.minutes, call.referral_id) == (18, referral.id)


@pytest.mark.parametrize("route", ["", "social_care"])
def test_what_to_think_of_first_stands_beside_the_form(route: str, room: Room, desk: Desk) -> None:
    incident = logged(desk, categories=("STAFF-UNSUIT",), severity=4)
    page = room.open(incident)
    page._refer(route)
    assert "before anybody is interviewed" in _said(page.sheet()._guidance)


def test_a_line_the_school_changed_is_nowhere_the_old_one(room: Room, desk: Desk) -> None:
    own = {"phone": "01632 960 300", "email": "fraud@lines.example", "timing": "This evening."}
    desk.house_values.set(
        [HouseValueDraft(name=f"route.report_fraud.{k}", value=v, source="Own") for k, v in own.items()]
    )
    page = room.open(logged(desk))
    page._refer("report_fraud")
    said = _said(page.sheet()._guidance)
    assert "0300 123 2040" not in said and all(value in said for value in own.values())
    assert "own wording" not in said
    page.sheet()._guidance.show_route("ceop", None)
    room.settle()
    assert "own wording" in _said(page.sheet()._guidance)


def test_what_was_sent_and_what_is_disputed(room: Room, desk: Desk) -> None:
    incident = logged(desk)
    desk.referrals.refer(
        incident.id,
        ReferralDraft(
            route="social_care", made="yesterday 10:00", decision="below_threshold", challenge="Rang the team manager",
            challenged="now",
            challenged_by="The head", next_contact="today 23:59", consent="refused", consent_reason="He is afraid",
        ),
    )  # fmt: skip
    page = room.open(incident)
    said = _said(_contacts(page))
    for words in (
        "Below their threshold", "Rang the team manager", "He is afraid", "Challenged", "Next contact due",
        "Made before it came to notice here",
    ):  # fmt: skip
        assert words in said


def test_whom_it_is_about_is_ticked_and_shown(room: Room, desk: Desk) -> None:
    """For the LADO the adults who must be judged stand ticked, the next time whoever is left."""
    people = tuple(
        DraftPerson(part=part, name=name, kind=kind)
        for part, name, kind in (
            ("affected", "Maya", "pupil"), ("subject_adult", "Ann Quill", "staff"), ("subject_adult", "Bea", "staff"),
        )
    )  # fmt: skip
    page = room.open(logged(desk, people=people))
    maya, ann, bea = (str(person.id) for _part, person in page.shown.case.people)
    page._refer("police_101")
    sheet = page.sheet()
    assert isinstance(sheet, ReferralSheet)

    def ticked() -> list[str]:
        return [key.partition(".")[2] for key, on in sheet.typed.read().items() if on is True]

    assert ticked() == []
    sheet.form.field("route").set_value("lado", "x")
    assert ticked() == [ann, bea]
    sheet.typed.put({f"about.{bea}": False})
    sheet.form.field("route").set_value("social_care", "x")
    assert ticked() == [ann], "what somebody ticked stays"
    sheet.form.field("route").set_value("lado", "x")
    sheet.save()
    room.settle()
    (made,) = page.shown.case.referrals
    assert [str(each) for each in made.about] == [ann]
    assert "Ann Quill" in _said(_contacts(page)).partition("Whom it is about")[2]
    page._refer("lado")
    sheet = page.sheet()
    assert ticked() == [bea]
    room.press("Cancel", sheet)
    room.settle()
    bea_part = page.shown.case.people[2][0]
    desk.referrals.update(made.id, 1, replace(desk.referrals.draft_of(made), about=(ann, bea)))
    desk.incident_log.withdraw_person(bea_part.id, bea_part.row_version, "Somebody else")
    room.settle()
    assert "Bea (withdrawn from this incident)" in _said(_contacts(page))


def test_an_open_call_is_seen_by_whoever_opens_the_incident(room: Room, desk: Desk) -> None:
    incident = logged(desk)
    desk.calls.record(incident.id, CallDraft(route="lado"))
    page = room.open(incident)
    assert page.calls.isVisible() and len(page.calls.calls) == 1
    page.refresh()
    room.settle()
    assert len(page.calls.calls) == 1
