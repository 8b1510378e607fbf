"""A second person who does not agree is heard: on Today, on paper and before closing, until somebody answers."""

from __future__ import annotations

from pathlib import Path

from tests.services.a_team import at_the_desk, store_path, team_store
from tests.services.acts import needed_of
from tests.services.conftest import LOGIN
from tests.services.test_closing import close, decided, now_of, ready, refused

from safetydesk.domain.closing_drafts import SignOffDraft
from safetydesk.domain.drafts import ReferralDraft
from safetydesk.domain.duties import waiting_sign_offs
from safetydesk.domain.incident import CLOSED
from safetydesk.services.desk import Desk

__all__ = ["store_path", "team_store"]


def test_whoever_did_not_agree_is_heard_until_they_are_answered(desk: Desk, store_path: Path) -> None:
    incident = ready(desk, severity=3)
    for question in ("police", "social_care"):
        decided(desk, incident.id, question, "not_refer")
    desk.close()
    with at_the_desk(store_path, "kate") as kate:
        assert kate.sign_offs.disagreed() == [] and needed_of(kate, incident.id) == ()
        first, second = kate.incident_log.reread(incident.id).sign_offs
        kate.sign_offs.sign(first.id, 1, SignOffDraft(answer="disagreed", note="Police must know"))
        kate.sign_offs.sign(second.id, 1, SignOffDraft(answer="agreed"))
    with at_the_desk(store_path, LOGIN) as dsl:
        (row,) = dsl.sign_offs.disagreed()
        assert (row.question, row.signed_by, row.owner) == ("police", "Katherine Oduya", dsl.me.name)
        (line,) = dsl.day_sheets.sheet().disagreed
        assert line.reference == incident.reference and "Police must know" not in line.what
        (asked,) = (
            each.rule
            for each in dsl.closing.duties(dsl.incident_log.reread(incident.id))
            if each.rule.code == "disagreement"
        )
        assert (asked.act, asked.about, asked.can_set_aside) == ("answer", "police", True)
        assert "Katherine Oduya" in asked.words and "Police must know" in asked.words
        assert refused(lambda: close(dsl, incident.id)).code == "duties_open"
        dsl.referrals.refer(incident.id, ReferralDraft(route="police_101"))
        assert needed_of(dsl, incident.id) == ("disagreement",), "it delays nothing else"
        decided(dsl, incident.id, "police", "not_refer")
        assert dsl.sign_offs.disagreed() == [] and needed_of(dsl, incident.id) == ()
        close(dsl, incident.id)
    with at_the_desk(store_path, "kate") as kate:
        case = kate.incident_log.reread(incident.id)
        of_closure = next(each for each in waiting_sign_offs(case) if each.about_kind == "closure")
        kate.sign_offs.sign(of_closure.id, 1, SignOffDraft(answer="disagreed", note="Not over"))
        assert now_of(kate, incident.id).status == CLOSED
        assert [each.question for each in kate.sign_offs.disagreed()] == [""]
        kate.closing.reopen(incident.id, case.incident.row_version, "Not over")
        assert kate.sign_offs.disagreed() == []
        assert kate.audit_trail.verify().findings == ()
