"""Records in words: written, found, amended with a reason, signed by two; nothing of them holds a byte."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any, get_args
from uuid import UUID

import pytest
from tests.services.a_team import at_the_desk, team_store
from tests.services.acts import logged
from tests.services.roles import given_role

from safetydesk.domain.checks.in_words import points
from safetydesk.domain.clock import Moment
from safetydesk.domain.custody_drafts import HeldItemDraft
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.in_words import DecisionToView, DeletionRecord, InWords
from safetydesk.domain.kinds_of_words import KINDS, kind_of
from safetydesk.domain.plain import hints_of
from safetydesk.domain.words_drafts import (
    AccidentalViewingDraft,
    DecisionToViewDraft,
    DeletionDraft,
    HeldElsewhereDraft,
    InitialReviewDraft,
    KnownHolderDraft,
    SearchDraft,
    WordsDraft,
)
from safetydesk.services.desk import Desk

__all__ = ["team_store"]
DRAFTS: tuple[WordsDraft, ...] = (
    KnownHolderDraft(
        holder="@harbour.lad", platform="snapchat", received_from="Maya", sent_to="Two in Year 9",
        source="Maya, in her own words", still_held="said_deleted",
    ),
    HeldElsewhereDraft(document="Letter of the LADO", from_whom="LADO", where_filed="Head's safe, file 3"),
    AccidentalViewingDraft(
        viewed_by="Ms Lane", viewed="yesterday 15:10", how_it_came="She was shown the telephone", not_shown=True,
        welfare="offered", welfare_by="The head",
    ),
    DecisionToViewDraft(
        viewing_reasons=("to_report",), why_only_way="The platform asked what it shows", agreed_by="The head",
        agreed="yesterday 16:00", viewed_by="Morgan Okafor", present="Sam Ward", viewed="yesterday 16:20",
    ),
    SearchDraft(
        searched="yesterday 15:30", searched_by="Ms Lane", witness="Mr Ward", who_or_what="A school bag",
        search_reason="A telephone was said to be in it", authorised_by="The head", what_found="A telephone",
    ),
    DeletionDraft(
        what_to_delete="The picture in her gallery", agreement="police", agreed_by="PC 1234",
        agreed="yesterday 17:00", asked_whom="Maya and her mother", asked="yesterday 17:30", deadline="1 Dec 2026",
    ),
    InitialReviewDraft(
        reviewed="yesterday 15:40", took_part="The DSL, the head", what_is_known="One picture, sent to one boy",
        referral_triggers=("none",), ages="14 and 15", sharing_intents=("relationship", "pressure"),
        how_widely="a_few", where_shared="A group of Year 9", child_knows="yes", off_devices="not_known",
        risk_factors="A second time this year", parents_informed="not_informed", why_not_informed="Her father's temper",
        review_decision="Dealt with in school; looked at again on Friday", review_again="27 Nov 2026",
    ),
)  # fmt: skip


def written(desk: Desk, incident: UUID, draft: WordsDraft) -> InWords:
    """Saved by the act that its kind takes."""
    if isinstance(draft, DecisionToViewDraft):
        return desk.in_words.decide_to_view(incident, draft)
    if isinstance(draft, InitialReviewDraft):
        return desk.in_words.record_review(incident, draft)
    if isinstance(draft, SearchDraft | DeletionDraft):
        return desk.in_words.record_measure(incident, draft)
    return desk.in_words.write(incident, draft)


def changed(draft: WordsDraft, **changes: Any) -> WordsDraft:
    return kind_of(draft).draft(**{**vars_of(draft), **changes})  # type: ignore[no-any-return]  # of its own kind


def vars_of(draft: WordsDraft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in kind_of(draft).fields}


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: kind_of(draft).code)
def test_each_is_written_read_found_amended_and_keeps_its_first_words(draft: WordsDraft, desk: Desk) -> None:
    incident, kind = logged(desk, categories=("NUDES",), severity=4), kind_of(draft)
    record = written(desk, incident.id, draft)
    case = desk.incident_log.reread(incident.id)
    assert getattr(case, kind.case_field) == (record,) and case.is_locked
    again = kind.draft_of(record)
    name = kind.needed[-1] if kind.needed[-1] not in kind.lists else kind.needed[0]
    better = changed(again, **{name: "Xylophone"})
    amended = desk.in_words.amend(record.id, record.row_version, better, "Heard it better")
    assert getattr(amended, name) == "Xylophone"
    event = desk.audit_trail.history(incident.id)[-1].event
    changes = {change.field: change for change in getattr(event, "changes", ())}
    assert changes[name].old_value(str) == getattr(draft, name) and getattr(event, "what", "") == kind.code
    told = desk.looking_back.changes(event)
    assert ("Xylophone" in {each.new for each in told}) and not {each.field for each in told} & {name}
    assert [found.reference for found in desk.search.find("xylophon")] == [incident.reference]
    for act, code in (
        (lambda: desk.in_words.amend(record.id, amended.row_version, better, "Again"), "nothing_changed"),
        (lambda: desk.in_words.amend(record.id, amended.row_version, again, " "), "draft_has_problems"),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert raised.value.code == code
    with pytest.raises(StaleRecord):
        desk.in_words.amend(record.id, record.row_version, again, "Too late")
    assert desk.audit_trail.verify().ok


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_what_is_needed_is_asked_for_and_codes_are_of_the_list(kind: Any, desk: Desk) -> None:
    incident = logged(desk)
    with pytest.raises(Refusal) as raised:
        written(desk, incident.id, kind.draft())
    assert {problem.field for problem in raised.value.problems} == set(kind.needed)
    for name in set(kind.lists) - set(kind.own_words):
        wrong = ("nonsense",) if name == "viewing_reasons" else "nonsense"
        with pytest.raises(Refusal) as raised:
            written(desk, incident.id, kind.draft(**{name: wrong}))
        assert (name, "not_in_the_list") in {(each.field, each.code) for each in raised.value.problems}
    for name in kind.moments():
        with pytest.raises(Refusal) as raised:
            written(desk, incident.id, kind.draft(**{name: "tomorrow 9:00"}))
        assert (name, "in_the_future") in {(each.field, each.code) for each in raised.value.problems}


def test_no_record_or_draft_in_words_can_hold_a_byte() -> None:
    allowed = {str, bool, UUID, int, date, Moment, type(None)}
    for kind in KINDS:
        for record in (kind.record, kind.draft):
            for hint in hints_of(record).values():
                parts = set(get_args(hint)) - {Ellipsis} or {hint}
                assert parts <= allowed and not parts & {bytes, Path}, (record, hint)


def test_two_members_sign_and_words_amended_are_signed_anew(team_store: Path, tmp_path: Path) -> None:
    store = Path(shutil.copytree(team_store, tmp_path / "of-a-team"))
    with at_the_desk(store, "morgan") as desk:
        incident = logged(desk)
        record = desk.in_words.decide_to_view(incident.id, DRAFTS[3])  # type: ignore[arg-type]  # the fourth is one
        assert isinstance(record, DecisionToView) and record.is_pending
        assert points(record, date(2026, 11, 21)) == ("second_signature",)
        with pytest.raises(Refusal) as raised:
            desk.in_words.countersign(record.id, record.row_version)
        assert raised.value.code == "countersign_your_own"
    with at_the_desk(store, "kate") as desk:
        signed = desk.in_words.countersign(record.id, record.row_version)
        assert signed.countersigned_by == desk.office.me and points(signed, date(2026, 11, 21)) == ()
        with pytest.raises(Refusal) as raised:
            desk.in_words.countersign(record.id, signed.row_version)
        assert raised.value.code == "already_countersigned"
    with at_the_desk(store, "morgan") as desk:
        draft = changed(kind_of(signed).draft_of(signed), present="Nobody")
        amended = desk.in_words.amend(signed.id, signed.row_version, draft, "Sam was not there")
        assert isinstance(amended, DecisionToView) and amended.is_pending
        assert amended.signed_by == desk.office.me and amended.recorded_by == record.recorded_by
        assert desk.audit_trail.verify().ok


def test_a_team_member_who_may_amend_does_not_amend_a_decision_to_view(desk: Desk) -> None:
    incident = logged(desk)
    record = written(desk, incident.id, DRAFTS[3])
    given_role(desk, "team")
    draft = changed(kind_of(record).draft_of(record), present="Nobody")
    with pytest.raises(Refusal) as raised:
        desk.in_words.amend(record.id, record.row_version, draft, "Better")
    assert raised.value.code == "not_your_role"


def test_deletion_is_pointed_at_and_never_stopped(desk: Desk) -> None:
    incident, today = logged(desk), date(2026, 11, 21)

    def said(**changes: Any) -> tuple[str, ...]:
        record = written(desk, incident.id, DeletionDraft(**{"what_to_delete": "A picture", **changes}))
        assert isinstance(record, DeletionRecord) and record.is_open is not ("confirmed" in changes)
        return points(record, today)

    assert said() == ("not_agreed_yet",)
    assert said(asked="yesterday 10:00") == ("asked_before_agreed",)
    assert said(agreement="not_yet", asked="yesterday 10:00") == ("asked_before_agreed",)
    early = said(agreement="police", agreed_by="PC 1234", agreed="yesterday 11:00", asked="yesterday 10:00")
    assert early == ("asked_before_agreed",)
    assert said(agreement="not_needed", why_not_needed="Advice taken", asked="yesterday 10:00") == ()
    assert said(agreement="police", deadline="1 Nov 2026") == ("agreement_unsaid", "deletion_overdue")
    agreed = {"agreement": "police", "agreed_by": "PC 1234", "agreed": "yesterday 9:30"}
    done = {**agreed, "asked": "yesterday 10:00", "confirmed": "yesterday 12:00"}
    assert said(**done, confirmed_by="Her mother", deadline="1 Nov 2026") == ()
    for changes, field in (
        ({"agreement": "not_needed"}, "why_not_needed"),
        (done, "confirmed_by"),
        ({**done, "confirmed": "yesterday 9:00", "confirmed_by": "Her mother"}, "confirmed"),
    ):
        with pytest.raises(Refusal) as raised:
            said(**changes)
        assert [problem.field for problem in raised.value.problems] == [field]


def test_what_waits_is_named_until_it_is_done(desk: Desk) -> None:
    incident = logged(desk, sexual_image=True)
    for draft in DRAFTS:
        written(desk, incident.id, draft)
    assert [each.point for each in desk.in_words.waiting()] == ["second_signature"]
    late = DeletionDraft(what_to_delete="A picture", agreement="police", deadline="1 Nov 2026")
    record = written(desk, incident.id, late)
    waiting = desk.in_words.waiting()
    assert [each.point for each in waiting] == ["second_signature", "deletion_overdue"]
    assert {each.reference for each in waiting} == {incident.reference}
    done = changed(kind_of(record).draft_of(record), confirmed="yesterday 9:00", confirmed_by="Her mother")
    desk.in_words.amend(record.id, record.row_version, done, "She rang")
    assert [each.point for each in desk.in_words.waiting()] == ["second_signature"]


def test_an_initial_review_stops_its_clock_and_says_what_to_see_to(desk: Desk) -> None:
    incident = logged(desk, categories=("NUDES",), severity=4)

    def clocks() -> set[str]:
        return {line.deadline.rule_code for line in desk.deadline_board.of_incident(incident.id)}

    assert "nudes_review" in clocks()
    draft = InitialReviewDraft(
        reviewed="yesterday 15:40", took_part="The DSL", referral_triggers=("none", "under_13"),
        parents_informed="not_informed", review_decision="Police told", review_again="20 Nov 2026",
        reviewed_again="yesterday 15:30",
    )  # fmt: skip
    with pytest.raises(Refusal) as raised:
        written(desk, incident.id, draft)
    assert {(each.field, each.code) for each in raised.value.problems} == {
        ("referral_triggers", "none_with_others"),
        ("why_not_informed", "needed"),
        ("reviewed_again", "reviewed_again_before"),
    }
    sound = changed(draft, referral_triggers=("under_13",), parents_informed="", reviewed_again="")
    record = written(desk, incident.id, sound)
    today = desk.clock.now().london_date
    assert points(record, today) == ("trigger_applies", "parents_not_informed", "review_again_overdue")
    assert "nudes_review" not in clocks()
    assert [each.point for each in desk.in_words.waiting()] == ["review_again_overdue"]
    desk.in_words.amend(
        record.id, record.row_version, changed(sound, reviewed_again="today 09:00"), "Looked at again"
    )
    assert desk.in_words.waiting() == ()


def test_a_search_names_what_was_taken_among_what_is_held_here(desk: Desk) -> None:
    incident, other = logged(desk), logged(desk)
    item = desk.held_items.record(
        incident.id,
        HeldItemDraft(description="A telephone", place="Safe", custodian_one="Ms Lane", taken_from="Ben"),
    )
    (search,) = [draft for draft in DRAFTS if isinstance(draft, SearchDraft)]
    named = changed(search, held_item=item.number)
    with pytest.raises(Refusal) as raised:
        written(desk, other.id, named)
    assert [(each.field, each.code) for each in raised.value.problems] == [("held_item", "not_held_here")]
    record = written(desk, incident.id, named)
    assert getattr(record, "held_item", "") == item.number
