"""A route that the school does not offer: what went by it all the same is never refused its record."""

from __future__ import annotations

import pytest
from tests.services.acts import logged

from safetydesk.domain.drafts import ReferralDraft
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.services.desk import Desk


@pytest.mark.parametrize("route", ["lado", "prevent", "iwf", "ico"])
def test_a_route_left_out_still_takes_what_was_made(desk: Desk, route: str) -> None:
    off = HouseValueDraft(name=f"route.{route}.off", value="yes", in_force_from="today", source="Ours")
    desk.house_values.set([off])
    assert route not in {each.code for each in desk.vocabulary.routes}
    incident = logged(desk)
    made = desk.referrals.refer(incident.id, ReferralDraft(route=route, made="now", shared="All of it"))
    assert desk.incident_log.reread(incident.id).referrals == (made,)
    call = desk.calls.begin(incident.id, route)
    assert call.is_open
