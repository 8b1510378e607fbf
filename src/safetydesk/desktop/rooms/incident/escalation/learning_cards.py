"""What was learnt, and who is to do what by when."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import link, secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.escalation.record_card import Rows, facts, record_card
from safetydesk.desktop.rooms.incident.forms.action import ActionSheet, SettleSheet
from safetydesk.desktop.rooms.incident.forms.debrief import DebriefSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.debrief import Action, Debrief
from safetydesk.domain.disclosure import ACTIONS


def debrief_card(room: Room, shown: Shown) -> Card:
    """Each debrief, the newest first; a second one adds to the first."""
    case = shown.case
    card = record_card(
        room,
        "debriefs",
        "no_debriefs",
        bool(case.debriefs),
        act="act_debrief",
        needs="debrief",
        open_form=lambda: room.open_sheet(DebriefSheet),
    )
    for place, each in enumerate(reversed(case.debriefs)):
        if place:
            card.add(Hairline())
        card.add(facts(_rows_of(room, case, each)))
    if case.debriefs:
        button = link(say("act_debrief_again"))
        room.surroundings.offers.only(button, "debrief")
        button.clicked.connect(lambda: room.open_sheet(DebriefSheet))
        card.add(row(button))
    return card


def _rows_of(room: Room, case: CaseFile, each: Debrief) -> Rows:
    recorded = f"{wording.moment_words(each.recorded)} · {case.member_name(each.recorded_by)}"
    return [
        (say("debrief_waived"), each.waived_reason),
        (say("debrief_held"), wording.moment_words(each.held) if each.held else ""),
        (say("debrief_present"), each.present),
        (say("debrief_lessons"), each.lessons),
        (say("debrief_policy_change"), each.policy_change),
        (say("debrief_teaching_change"), each.teaching_change),
        (
            say("debrief_early_review"),
            "; ".join(room.said.term("policies", code) for code in each.early_review),
        ),
        (say("recorded"), recorded),
    ]


def actions_card(room: Room, shown: Shown) -> Card:
    """Open ones first; each with the acts that put it right and settle it."""
    case = shown.case
    card = record_card(
        room,
        "actions",
        "no_actions",
        bool(case.actions),
        act="act_action",
        needs="action",
        open_form=lambda: room.open_sheet(ActionSheet),
    )
    for place, each in enumerate(sorted(case.actions, key=lambda action: not action.is_open)):
        if place:
            card.add(Hairline())
        _add(card, room, shown, each)
    if case.actions:
        button = secondary(say("act_action"))
        room.surroundings.offers.only(button, "action")
        button.clicked.connect(lambda: room.open_sheet(ActionSheet))
        paper = room.surroundings.offers.only(link(say("act_print_actions"), icon="print"), "print")
        go, about = room.surroundings.navigator.go, str(case.incident.id)
        paper.clicked.connect(lambda: go("printing", what=ACTIONS, id=about))
        card.add(row(button, paper))
    return card


def _add(card: Card, room: Room, shown: Shown, each: Action) -> None:
    card.add(plain_label(each.what, "strong", selectable=True))
    card.add(row(Badge(*_standing(shown, each))))
    rows: Rows = [
        (say("action_owner"), each.owner),
        (say("action_due"), wording.date_words(each.due) if each.due else ""),
        (say("action_from"), room.said.term("action_origins", each.arisen_from)),
        (say("settle_done"), wording.moment_words(each.done) if each.done else ""),
        (say("settle_note"), each.done_note),
        (say("settle_not_done"), each.not_done_reason),
    ]
    card.add(facts(rows))
    if each.is_open:
        settle = link(say("act_settle"), say("act_settle_of", what=each.what))
        settle.clicked.connect(lambda: room.open_sheet(lambda r, s: SettleSheet(r, s, each)))
        change = link(say("act_action_amend"), say("act_action_amend_of", what=each.what))
        change.clicked.connect(lambda: room.open_sheet(lambda r, s: ActionSheet(r, s, each)))
        for button in (settle, change):
            room.surroundings.offers.only(button, "action")
        card.add(row(settle, change, gap=16))


def _standing(shown: Shown, each: Action) -> tuple[str, str]:
    if each.done is not None:
        return say("action_is_done"), "ok"
    if not each.is_open:
        return say("action_is_not_done"), "neutral"
    is_late = each.due is not None and each.due < shown.now.london_date
    return (say("action_is_late"), "critical") if is_late else (say("action_is_open"), "neutral")
