"""What a referral, a call and an agency need."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from safetydesk.domain.checks.codes import OF_CALL, OF_REFERRAL, check_codes
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.checks.happened_first import check_happened_first
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import ReferralDraft
from safetydesk.domain.happened import Happened
from safetydesk.domain.referral_drafts import AgencyDraft, CallDraft
from safetydesk.domain.vocabulary import Vocabulary

_NOT_HAPPENED = Happened()


def check_referral(
    draft: ReferralDraft,
    now: Moment,
    vocabulary: Vocabulary,
    *,
    happened: Happened = _NOT_HAPPENED,
    people: Collection[UUID] = (),
    kept_route: str = "",
) -> Findings:
    """`happened` is the incident's, `people` those whom it may name: with a part in it that stands, or named before;
    `kept_route` the route of a referral that is being brought up to date.

    A referral may be older than the school's own knowledge, as when the police told the school; it cannot be older than
    what it is about.
    """
    found = Findings(now)
    _check_route(found, draft.route, kept_route, vocabulary)
    found.texts(draft)
    made = _need_moment(found, "made", draft.made)
    check_happened_first(found, "made", made, happened, "referral_before_it_happened")
    started = found.moment("started", draft.started)
    if started and made and started.utc > made.utc:
        found.say("started", "started_after_made")
    for field, typed, code in (
        ("acknowledged", draft.acknowledged, "acknowledged_before_made"),
        ("challenged", draft.challenged, "challenged_before_made"),
        ("closed", draft.closed, "closed_before_made"),
    ):
        later = found.moment(field, typed)
        if later and made and later.utc < made.utc:
            found.say(field, code)
    due = found.moment("next_contact", draft.next_contact, past_only=False)
    if due and made and due.utc < made.utc:
        found.say("next_contact", "next_contact_before_made")
    if draft.closed.strip():
        found.need("outcome", draft.outcome)
    disagreed = (draft.challenged, draft.challenged_by, draft.challenge, draft.challenge_result)
    if any(text.strip() for text in disagreed):
        found.need("challenged", draft.challenged)
        found.need("challenge", draft.challenge)
    check_codes(found, draft, OF_REFERRAL, vocabulary)
    if not {*draft.about} <= {str(person) for person in people}:
        found.say("about", "not_of_this_incident")
    return found


def check_call(draft: CallDraft, now: Moment, vocabulary: Vocabulary, *, kept_route: str = "") -> Findings:
    """Begun, and ended after that; how it ended is needed once it has."""
    found = Findings(now)
    if draft.route.strip():
        _check_route(found, draft.route, kept_route, vocabulary)
    found.texts(draft)
    began = _need_moment(found, "began", draft.began)
    ended = found.moment("ended", draft.ended)
    if began and ended and ended.utc < began.utc:
        found.say("ended", "ended_before_began", began=began.text(), ended=ended.text())
    if draft.ended.strip():
        found.need("result", draft.result)
    elif draft.result.strip():
        found.say("ended", "needed")
    check_codes(found, draft, OF_CALL, vocabulary)
    return found


def check_agency(draft: AgencyDraft, now: Moment, vocabulary: Vocabulary) -> Findings:
    """A name and at least one route that leads there."""
    found = Findings(now)
    found.need("name", draft.name)
    found.texts(draft)
    if not draft.routes:
        found.say("routes", "needed")
    elif any(code not in vocabulary.every_route for code in draft.routes):
        found.say("routes", "not_in_the_list")
    found.day("checked", draft.checked, past_only=True)
    return found


def _check_route(found: Findings, code: str, kept: str, vocabulary: Vocabulary) -> None:
    """One that was retired stays where it stands, and is taken for nothing new.

    One that the school only does not offer is taken: what was said to an agency is never refused its record.
    """
    route = vocabulary.every_route.get(code)
    if route is None:
        found.say("route", "needed" if not code.strip() else "not_in_the_list")
    elif route.is_left_out:
        return
    elif route.retired is not None and code != kept and route.retired <= found.now.london_date:
        instead = vocabulary.every_route.get(route.replaced_by)
        if instead is None:
            found.say("route", "route_retired", name=route.name)
        else:
            found.say("route", "route_replaced", name=route.name, instead=instead.name)


def _need_moment(found: Findings, field: str, typed: str) -> Moment | None:
    if not typed.strip():
        found.say(field, "needed")
        return None
    return found.moment(field, typed)
