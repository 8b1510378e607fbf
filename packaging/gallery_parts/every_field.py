"""A store with every field filled by one rule, so that a field added later is filled, and shown, without asking."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from safetydesk.bootstrap import FirstMember
from safetydesk.domain.closing_drafts import ActionDraft, ClosingDraft, DebriefDraft, SettlingDraft
from safetydesk.domain.custody_drafts import CustodyDraft, HeldItemDraft
from safetydesk.domain.drafts import (
    DecisionDraft,
    DescribedItemDraft,
    DraftPerson,
    ExemptionDraft,
    NoteDraft,
    NoticeDraft,
    PrintRequest,
    ReferralDraft,
)
from safetydesk.domain.errors import Refusal
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.domain.image_guard import NO
from safetydesk.domain.incident_link_drafts import LinkDraft
from safetydesk.domain.kinds_of_words import KINDS, SEARCH
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.domain.words_drafts import (
    DecisionToViewDraft,
    DeletionDraft,
    InitialReviewDraft,
    SearchDraft,
)
from safetydesk.services.desk import Desk

Words = Callable[[str], str]
"""Gives the text for a field, by its name."""
Draft = TypeVar("Draft")
DAY = "2026-01-05"
STAFF = "<i>Zoë</i> Ødegård-" + "Llanfairpwllgwyngyll" * 2
_OF_CARD = {
    "device": "devices", "method": "capture_methods", "whole_screen": "whole_screen", "live": "live_states",
    "account": "accounts_used", "context_included": "context_included",
}  # fmt: skip
_OF_INCIDENT = {"told_how": "told_how", "device": "devices", "place": "places"}


@dataclass(frozen=True, slots=True)
class Filled:
    """Ids of what was made: an incident with one of everything, a locked one, an exemption."""

    incident: UUID
    locked: UUID
    exemption: UUID


def filled(draft: type[Draft], words: Words, /, **fixed: Any) -> Draft:
    """A draft in which every text that is not `fixed` says what `words` gives for it."""
    assert dataclasses.is_dataclass(draft)
    texts = {
        field.name: words(field.name)
        for field in dataclasses.fields(draft)
        if field.type in (str, "str") and field.name not in fixed
    }
    made: Draft = draft(**texts, **fixed)
    return made


def coded(desk: Desk, lists: dict[str, str]) -> dict[str, str]:
    """The first code of each list, by field: what must be a code of the vocabulary cannot say anything else."""
    return {field: next(iter(desk.vocabulary.lists[name])) for field, name in lists.items()}


def first_member(words: Words, login: str, passphrase: str) -> FirstMember:
    """Who makes the store, and the school, both in `words`."""
    return FirstMember(
        school=words("school"),
        town=words("town"),
        name=words("member"),
        initials="ÅØ",
        job=words("job"),
        login=login,
        passphrase=passphrase,
    )


def fill(desk: Desk, words: Words, pictures: Sequence[Path]) -> Filled:
    """Fills an empty store through the services: at least one of every record, each with every field."""
    incident = _log(desk, words, ("BULLY",), pictures)
    _set_own(desk, words)
    _tell(desk, words, incident)
    _add_words(desk, words, incident)
    _write_in_words(desk, words, incident)
    locked = _log(desk, words, ("NUDES",), ())
    _write_in_words(desk, words, locked)
    for about in (incident, locked):
        _take_down(desk, words, about)
    other = desk.incident_log.reread(locked).incident.reference
    desk.links.link(incident, LinkDraft(other=other, kind="led_to", reason=words("reason")))
    _end(desk, words, incident)
    exemption = _exempt(desk, words)
    _print(desk, words, incident, exemption)
    draft = desk.incident_log.new_draft()
    desk.incident_log.keep_draft(replace(draft, summary=words("draft_summary")))
    return Filled(incident, locked, exemption)


def _log(desk: Desk, words: Words, categories: tuple[str, ...], pictures: Sequence[Path]) -> UUID:
    log = desk.incident_log
    texts: dict[str, Any] = {
        name: words(name)
        for name in (
            "summary",
            "child_words",
            "happened_source",
            "told_by",
            "platform",
            "address",
        )
    }
    texts |= {name: words(name) for name in ("severity_reason", "immediate_action", "wishes")}
    texts |= coded(desk, _OF_INCIDENT)
    people = tuple(
        filled(
            DraftPerson,
            words,
            part=part,
            kind=kind,
            name=words(f"name_of_{part}"),
            handles=(words("handle"),),
            is_somebody_else=True,
        )
        for part, kind in (("affected", "pupil"), ("alleged", "outside"))
    )
    draft = replace(
        log.new_draft(), categories=categories, people=people, happened_kind="about",
        happened_start=f"{DAY} 19:00", discovered=f"{DAY} 21:30", reported=f"{DAY} 22:00", **texts,
    )  # fmt: skip
    if pictures:
        taken = desk.exhibits.receive_into_draft(
            draft, list(pictures), NO, filled(CaptureCard, words, **coded(desk, _OF_CARD))
        )
        draft = taken.draft or draft
    return log.log(draft).id


def _take_down(desk: Desk, words: Words, incident: UUID) -> None:
    """An address that was reported and is back again."""
    asked = filled(TakedownStepDraft, words, kind="reported", at=f"{DAY} 22:10", route="platform")
    takedown = desk.takedowns.begin(incident, filled(TakedownDraft, words), asked)
    for kind, time in (("removed", "22:20"), ("back", "22:30")):
        step = filled(TakedownStepDraft, words, kind=kind, at=f"{DAY} {time}", route="")
        desk.takedowns.step(takedown.id, step)


def _set_own(desk: Desk, words: Words) -> None:
    """The school's own words for a category, a route's lines, and what a severity means here."""
    names = ("category.BULLY.name", "route.police_101.phone", "route.police_101.note", "severity.2.meaning")
    desk.house_values.set([
        HouseValueDraft(name=name, value=" ".join(words("house_value").split())[:180], source=words("house_source"))
        for name in names
    ])  # fmt: skip


def _end(desk: Desk, words: Words, incident: UUID) -> None:
    """Closed with duties set aside and opened again; a second person's word waited for; a debrief, and actions."""
    for question, answer in (("police", "refer"), ("social_care", "refer"), ("harm_threshold", "met")):
        answers = {"question": question, "answer": answer, "decided": f"{DAY} 22:18"}
        desk.decisions.decide(incident, filled(DecisionDraft, words, **answers))
    not_referred = {"question": "ceop", "answer": "not_refer", "decided": f"{DAY} 22:19"}
    desk.decisions.decide(incident, filled(DecisionDraft, words, **not_referred))
    # Its written form is due, a clock that never pauses: a duty that is set aside.
    desk.referrals.refer(incident, ReferralDraft(route="social_care", made=f"{DAY} 22:20", method="phone"))
    fixed = dict.fromkeys(("no_summary", "no_follow_up", "no_actions", "no_outcome"), "")
    asked = desk.closing.duties(desk.incident_log.reread(incident))
    aside = {each.rule.code: words("set_aside") for each in asked}
    draft = filled(ClosingDraft, words, **fixed, outcomes=("repair",), set_aside=aside)
    desk.closing.close(incident, desk.incident_log.reread(incident).incident.row_version, draft)
    closed = desk.incident_log.reread(incident).incident.row_version
    desk.closing.reopen(incident, closed, words("reopened_reason"))
    held = {"held": f"{DAY} 23:50", "waived_reason": "", "review_due": "4 Dec 2030"}
    desk.debriefs.record(incident, filled(DebriefDraft, words, **held, early_review=("behaviour",)))
    desk.debriefs.record(incident, DebriefDraft(waived_reason=words("waived_reason")))
    action = {"due": "4 Dec 2030", "arisen_from": "incident"}
    desk.actions.add(incident, filled(ActionDraft, words, **action))
    for settled in ({"done": "now", "not_done_reason": ""}, {"done": "", "done_note": ""}):
        made = desk.actions.add(incident, filled(ActionDraft, words, **action))
        desk.actions.settle(made.id, made.row_version, filled(SettlingDraft, words, **settled))


def _tell(desk: Desk, words: Words, incident: UUID) -> None:
    """Notices told and not told, referrals open and closed, a decision."""
    told = {"at": f"{DAY} 22:10", **coded(desk, {"method": "methods"})}
    desk.notices.tell(incident, filled(NoticeDraft, words, to_kind="head", acknowledged="", **told))
    heard = filled(NoticeDraft, words, to_kind="parent", acknowledged=f"{DAY} 23:00", **told)
    desk.notices.tell(incident, heard)
    not_told = filled(NoticeDraft, words, to_kind="tutor", was_told=False, acknowledged="", **told)
    desk.notices.tell(incident, not_told)
    times = {"made": f"{DAY} 22:20", "acknowledged": f"{DAY} 22:40"}
    times |= coded(desk, {"method": "methods", "informed": "informed", "consent": "consents"})
    times |= {
        "started": f"{DAY} 22:12",
        "challenged": f"{DAY} 23:20",
        "next_contact": f"{DAY} 23:25",
        "agency_id": "",
    }
    named = tuple(str(person.id) for _part, person in desk.incident_log.reread(incident).people)
    desk.referrals.refer(
        incident,
        filled(ReferralDraft, words, about=named, route="police_101", closed=f"{DAY} 23:30", **times),
    )
    times["acknowledged"] = ""
    waiting = filled(ReferralDraft, words, route="ceop", closed="", acknowledged_by="", **times)
    desk.referrals.refer(incident, waiting)
    desk.decisions.decide(incident, filled(DecisionDraft, words, question="other", decided=f"{DAY} 22:15"))


def _add_words(desk: Desk, words: Words, incident: UUID) -> None:
    """A note, a described item, a held item, an amendment, an exhibit looked at by nobody and one set aside."""
    noted = coded(desk, {"kind": "note_kinds", "method": "methods"})
    desk.incident_log.add_note(incident, filled(NoteDraft, words, at=f"{DAY} 23:40", **noted))
    kinds = coded(desk, {"where_kind": "described_wheres", "holder_kind": "described_holders"})
    desk.exhibits.describe(incident, filled(DescribedItemDraft, words, **kinds))
    _hold(desk, words, incident)
    case = desk.incident_log.reread(incident)
    changed = replace(desk.incident_log.amendment_draft(case), wishes=words("wishes_amended"))
    desk.incident_log.amend(incident, case.incident.row_version, changed, words("reason_for_change"))
    if len(case.exhibits) > 1:
        desk.exhibits.isolate(case.exhibits[-1].id, words("isolated_because"))


def _write_in_words(desk: Desk, words: Words, incident: UUID) -> None:
    """One of each kind of record in words."""
    write = desk.in_words
    for kind in KINDS:
        empty = kind.draft()
        fixed: dict[str, Any] = {name: True for name in kind.fields if getattr(empty, name) is False}
        fixed |= dict.fromkeys((*kind.moments(), *kind.days()), f"{DAY} 22:30")
        fixed |= dict.fromkeys(kind.days(), DAY)
        codes = coded(desk, {name: terms for name, terms in kind.lists.items() if name not in kind.own_words})
        fixed |= {name: (code,) if getattr(empty, name) == () else code for name, code in codes.items()}
        if kind is SEARCH:
            held = desk.incident_log.reread(incident).held
            fixed |= {"held_item": held[0].number if held else ""}
        draft: Any = filled(kind.draft, words, **fixed)
        if isinstance(draft, DecisionToViewDraft):
            write.decide_to_view(incident, draft)
        elif isinstance(draft, InitialReviewDraft):
            write.record_review(incident, draft)
        elif isinstance(draft, SearchDraft | DeletionDraft):
            write.record_measure(incident, draft)
        else:
            write.write(incident, draft)


def _hold(desk: Desk, words: Words, incident: UUID) -> None:
    """A held item with a line: passed on, and the entry put right."""
    item = desk.held_items.record(
        incident, filled(HeldItemDraft, words, taken=f"{DAY} 22:00", **coded(desk, {"power": "held_power"}))
    )
    passed = filled(CustodyDraft, words, kind="handed_over", at=f"{DAY} 22:30", holder="")
    entry = desk.custody.record(item.id, passed)
    changed = replace(passed, kind="corrected", corrects=entry.id, to_who=words("who_it_was"))
    desk.custody.record(item.id, changed)


def _exempt(desk: Desk, words: Words) -> UUID:
    fixed = dict.fromkeys(("declared_on", "dsl_on", "head_on", "decided_on", "in_force_from"), DAY)
    fixed |= {
        "kind": "own_child",
        "decision": "agreed_with_conditions",
        "review_on": "2030-09-01",
        "standing": "staff",
    }
    fixed |= dict.fromkeys(("in_force_to", "chair_on", "ended_on"), "")
    # All the others share most of their words, and nobody decides their own: the two must not look like one person.
    fixed |= {"staff_name": STAFF, "chair_by": ""}
    fixed |= {"restricted_reason": ""}  # asked for, and kept, only where it is restricted
    draft = filled(ExemptionDraft, words, **fixed)
    try:
        exemption = desk.exemptions.record(draft)
    except Refusal as refusal:  # say which fields: a new check is to be met here, not passed by
        raise AssertionError([(one.field, one.code) for one in refusal.problems]) from refusal
    file = desk.exemptions.reread(exemption.id)
    changed = replace(
        desk.exemptions.draft_of(file.exemption, file.staff), known_to=words("known_to_amended")
    )
    desk.exemptions.amend(exemption.id, file.exemption.row_version, changed, words("reason_for_change"))
    return exemption.id


def _print(desk: Desk, words: Words, incident: UUID, exemption: UUID) -> None:
    request = filled(PrintRequest, words, pictures="")
    desk.printing.printed(desk.printing.prepare_case_file(incident, request))
    desk.printing.printed(desk.printing.prepare_certificate(exemption, request))
