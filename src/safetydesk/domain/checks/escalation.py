"""What a notice and a described item need."""

from __future__ import annotations

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import DescribedItemDraft, NoticeDraft
from safetydesk.domain.notice import Notice


def check_notice(draft: NoticeDraft, now: Moment) -> Findings:
    """Told: who, when, how. Not told: the reason (`domain.md` 5.2, 5)."""
    found = Findings(now)
    found.need("to_kind", draft.to_kind)
    found.texts(draft)
    told = _need_moment(found, "at", draft.at)
    if not draft.was_told:
        found.need("reason_not_told", draft.reason_not_told)
    heard = found.moment("acknowledged", draft.acknowledged)
    _check_heard(found, heard, told, draft.was_told)
    return found


def check_acknowledgement(notice: Notice, at: str, by: str, response: str, now: Moment) -> Findings:
    """They said that they have it: when, who, and what they said."""
    found = Findings(now)
    found.text("acknowledged_by", by)
    found.text("response", response)
    _check_heard(found, _need_moment(found, "acknowledged", at), notice.at, notice.was_told)
    return found


def _check_heard(found: Findings, heard: Moment | None, told: Moment | None, was_told: bool) -> None:
    if heard and not was_told:
        found.say("acknowledged", "acknowledged_but_not_told")
    elif heard and told and heard.utc < told.utc:
        found.say("acknowledged", "acknowledged_before_told")


def check_described_item(draft: DescribedItemDraft, now: Moment) -> Findings:
    """What it shows and who says so; the codes are another check's."""
    found = Findings(now)
    found.need("shows", draft.shows)
    found.need("said_by", draft.said_by)
    found.texts(draft)
    return found


def _need_moment(found: Findings, field: str, typed: str) -> Moment | None:
    if not typed.strip():
        found.say(field, "needed")
        return None
    return found.moment(field, typed)
