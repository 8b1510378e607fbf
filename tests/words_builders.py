"""Records in words for tests, valid by default: one of each, in the fields of a case file."""

from __future__ import annotations

from datetime import date
from typing import Any

import builders
from safetydesk.domain.clock import Moment
from safetydesk.domain.in_words import (
    AccidentalViewing,
    DecisionToView,
    DeletionRecord,
    HeldElsewhere,
    KnownHolder,
    SearchRecord,
)
from safetydesk.domain.initial_review import InitialReview


def _kept(number: int) -> dict[str, Any]:
    return {
        "id": builders.a_record_id(number),
        "incident_id": builders.INCIDENT_ID,
        "recorded": builders.NOW,
        "recorded_by": builders.MEMBER_ID,
    }


def a_holder(number: int = 601, **changes: Any) -> KnownHolder:
    given = {
        "holder": "@harbour.lad",
        "platform": "snapchat",
        "received_from": "@maya.draws",
        "sent_to": "Two pupils in Year 9, not named",
        "shared_when": "Thursday evening",
        "source": "Maya, to Ms Lane",
        "still_held": "said_deleted",
    }
    return KnownHolder(**{**_kept(number), **given, **changes})


def words_of_a_case(**changes: Any) -> dict[str, tuple[Any, ...]]:
    """Fields of a case file, with one record of each kind and two holders."""
    return {
        "known_holders": (a_holder(), a_holder(602, holder="Ben M.", still_held="not_known", note="By hearsay.")),
        "initial_reviews": (
            InitialReview(
                **_kept(608), reviewed=Moment.london(2026, 11, 20, 15, 50), took_part="Jane Merrow, Mr Castellan",
                what_is_known="One picture of Maya, sent on by a boy in Year 10.", referral_triggers=("coerced",),
                why_triggers="Maya says that he would not stop asking.", ages="Maya 14, the boy 15",
                sharing_intents=("pressure",), how_widely="a_few", where_shared="A group of six", child_knows="yes",
                off_devices="not_known", risk_factors="None known.", parents_informed="informed",
                review_decision="Referred to police at once.", review_again=date(2026, 11, 27),
            ),
        ),
        "held_elsewhere": (
            HeldElsewhere(
                **_kept(603), document="Letter of the LADO", from_whom="LADO, Whitlow Bay", dated="20 November",
                where_filed="Head's safe, file 3",
            ),
        ),
        "accidental_viewings": (
            AccidentalViewing(
                **_kept(604), viewed_by="Ms Lane", viewed=Moment.london(2026, 11, 20, 15, 10),
                where_viewed="Room 12", how_it_came="Maya held out her telephone before anything was said.",
                done_next="Looked away; told the DSL.", told_whom="Jane Merrow", not_deleted=True, not_forwarded=True,
                welfare="offered", welfare_by="The head",
            ),
        ),
        "decisions_to_view": (
            DecisionToView(
                **_kept(605), viewing_reasons=("to_report",), why_only_way="The platform asked what it shows.",
                agreed_by="Mr Castellan", agreed=Moment.london(2026, 11, 20, 16, 0), viewed_by="Jane Merrow",
                present="Sam Ward", viewed=Moment.london(2026, 11, 20, 16, 20), where_viewed="The DSL's office",
                same_sex="same", signed=builders.NOW, signed_by=builders.MEMBER_ID,
            ),
        ),
        "searches": (
            SearchRecord(
                **_kept(606), searched=Moment.london(2026, 11, 20, 15, 40), where_searched="Reception",
                searched_by="Mr Ward", witness="Ms Lane", who_or_what="Ben's school bag",
                search_reason="A second telephone was said to be in it.", authorised_by="Mr Castellan",
                what_found="Nothing.", parents_told="By telephone, the same day.",
            ),
        ),
        "deletions": (
            DeletionRecord(
                **_kept(607), what_to_delete="The picture in Maya's gallery", agreement="police",
                agreed_by="PC Adeyemi", agreed=Moment.london(2026, 11, 20, 17, 0), asked_whom="Maya and her mother",
                asked=Moment.london(2026, 11, 20, 17, 30), deadline=date(2026, 11, 23), report_remove="offered",
            ),
        ),
        **changes,
    }  # fmt: skip
