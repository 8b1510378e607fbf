"""The school's own agencies: offered for their routes, brought up to date, offered no more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged

from safetydesk.domain.drafts import ReferralDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.referral_drafts import AgencyDraft
from safetydesk.services.desk import Desk

LADO = AgencyDraft(
    name="Whitlow LADO",
    routes=("lado", "education_safeguarding"),
    phone="01632 960 111",
    checked="2025-09-03",
)


def test_an_agency_from_first_to_last(desk: Desk, clock: StoppedClock) -> None:
    made = desk.agencies.add(LADO)
    desk.agencies.add(AgencyDraft(name="Ashby LADO", routes=("lado",)))
    assert [each.name for each in desk.agencies.all() if "lado" in each.routes] == [
        "Ashby LADO",
        "Whitlow LADO",
    ]
    assert desk.agencies.needs_checking(made)
    draft = replace(desk.agencies.draft_of(made), checked="today", phone="01632 960 112")
    saved = desk.agencies.amend(made.id, made.row_version, draft)
    assert saved.phone == "01632 960 112" and not desk.agencies.needs_checking(saved)
    with pytest.raises(Refusal) as raised:
        desk.agencies.amend(made.id, saved.row_version, desk.agencies.draft_of(saved))
    assert raised.value.code == "nothing_changed"
    gone = desk.agencies.retire(made.id, saved.row_version)
    assert gone.retired == clock.now().london_date
    assert [each.name for each in desk.agencies.all()] == ["Ashby LADO"]
    assert len(desk.agencies.all(retired=True)) == 2
    assert {done.kind for done in desk.audit_trail.history(made.id)} == {
        "AgencyAdded", "AgencyAmended", "AgencyRetired",
    }  # fmt: skip


def test_a_referral_names_it(desk: Desk) -> None:
    made = desk.agencies.add(LADO)
    incident = logged(desk)
    draft = ReferralDraft(route="lado", agency_id=str(made.id), documents="The form")
    referral = desk.referrals.refer(incident.id, draft)
    assert referral.agency_id == made.id and desk.referrals.draft_of(referral).agency_id == str(made.id)
    for wrong in ("nonsense", str(incident.id)):
        with pytest.raises(Refusal) as raised:
            desk.referrals.refer(incident.id, replace(draft, agency_id=wrong))
        assert raised.value.code == "no_such_record"
