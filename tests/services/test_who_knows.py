"""Who knows of an incident: everyone told, everyone outside, everyone of the team who opened it, every copy out."""

from __future__ import annotations

from pathlib import Path

from tests.clocks import StoppedClock
from tests.services.acts import logged

from safetydesk import wording
from safetydesk.domain.drafts import NoticeDraft, PrintRequest, ReferralDraft
from safetydesk.domain.who_knows import who_knows
from safetydesk.services.desk import Desk


def test_everyone_who_knows_is_on_one_list(desk: Desk, clock: StoppedClock, tmp_path: Path) -> None:
    incident = logged(desk)
    clock.move(minutes=5)
    desk.notices.tell(incident.id, NoticeDraft(to_kind="head", to_name="Mr C", acknowledged="now"))
    desk.notices.tell(incident.id, NoticeDraft(to_kind="parent", was_told=False, reason_not_told="risk"))
    desk.referrals.refer(incident.id, ReferralDraft(route="police_101", organisation="Surrey Police"))
    request = PrintRequest(recipient="police", purpose="referral", basis="safeguarding")
    left, kept = (desk.printing.prepare_case_file(incident.id, request) for _ in range(2))
    desk.printing.save(left, tmp_path / "left.pdf")
    desk.printing.abandon(kept)
    found = who_knows(desk.incident_log.open(incident.id))
    assert [(each.kind, each.code) for each in found] == [
        ("told", "head"), ("outside", "police_101"), ("team", ""), ("copy", "police"),
    ]  # fmt: skip
    said = [wording.knower_words(each, desk.vocabulary) for each in found]
    assert said[0].startswith("Headteacher, Mr C · ") and "acknowledged" in said[0]
    assert (
        "Surrey Police" in said[1]
        and said[2].startswith("Morgan Okafor · ")
        and ": copy 1 of the case file · " in said[3]
    )
