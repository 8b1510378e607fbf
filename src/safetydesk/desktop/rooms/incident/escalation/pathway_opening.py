"""Which form a step opens, filled in as far as the step says it."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk.desktop.rooms.incident.forms.access_ban import BanSheet
from safetydesk.desktop.rooms.incident.forms.allegation import OutcomeSheet, ThresholdSheet
from safetydesk.desktop.rooms.incident.forms.call import CallSheet
from safetydesk.desktop.rooms.incident.forms.circumstances import CircumstancesSheet
from safetydesk.desktop.rooms.incident.forms.decision import DecisionSheet
from safetydesk.desktop.rooms.incident.forms.described import DescribedItemSheet
from safetydesk.desktop.rooms.incident.forms.held_item import HeldItemSheet
from safetydesk.desktop.rooms.incident.forms.note import NoteSheet
from safetydesk.desktop.rooms.incident.forms.notice import NoticeSheet
from safetydesk.desktop.rooms.incident.forms.pathway_step import PathwayStepSheet
from safetydesk.desktop.rooms.incident.forms.pattern import PatternSheet
from safetydesk.desktop.rooms.incident.forms.referral import ReferralSheet
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.forms.sheets_of_words import AMENDING, SHEETS
from safetydesk.desktop.rooms.incident.forms.takedown import TakedownSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.presenter.pathways import NEEDS
from safetydesk.domain.in_words import InWords
from safetydesk.domain.pathway import Pathway, Step
from safetydesk.domain.referral import Referral

Making = Callable[[Room, Shown], Sheet]
EVIDENCE, HEARD = "evidence", "heard"


def making_of(pathway: Pathway, step: Step, shown: Shown) -> Making | None:
    """The form; None where what it opens is the page of the evidence."""
    kind, _, code = step.opens.partition(":")
    if kind == EVIDENCE:
        return DescribedItemSheet if shown.case.is_locked else None
    if kind == "refer":
        return _referring(code, shown)
    if kind == "words":
        return _wording(code, shown)
    plain: dict[str, Making] = {
        "threshold": ThresholdSheet,
        "allegation": OutcomeSheet,
        "ban": BanSheet,
        "pattern": PatternSheet,
        "takedown": TakedownSheet,
        "described": DescribedItemSheet,
        "held": HeldItemSheet,
        "circumstances": CircumstancesSheet,
        "notice": lambda room, now: NoticeSheet(room, now, code),
        "decision": lambda room, now: DecisionSheet(room, now, code),
        "note": lambda room, now: NoteSheet(room, now, code),
        "call": lambda room, now: CallSheet(room, now, route=code),
    }
    if kind in plain:
        return plain[kind]
    return lambda room, now: PathwayStepSheet(room, now, pathway, step)


def act_of(step: Step, shown: Shown) -> str:
    """What its button says that one does: of a referral that was made, that what came back is recorded."""
    kind, _, code = step.opens.partition(":")
    return HEARD if kind == "refer" and _waiting(code, shown) else kind


def needs_of(step: Step, shown: Shown) -> str:
    """The act one must be allowed to do."""
    kind, _, code = step.opens.partition(":")
    if kind == "words":
        return AMENDING if _written(code, shown) else SHEETS[code].needs
    return NEEDS[kind]


def _referring(route: str, shown: Shown) -> Making:
    """A new one; where one was made and is still unheard, what came back on it."""
    waiting = _waiting(route, shown)
    if waiting:
        return lambda room, now: ReferralSheet(room, now, waiting[-1])
    return lambda room, now: ReferralSheet(room, now, route=route)


def _waiting(route: str, shown: Shown) -> list[Referral]:
    return [each for each in shown.case.referrals if each.route == route and each.acknowledged is None]


def _wording(code: str, shown: Shown) -> Making:
    record = _written(code, shown)
    return lambda room, now: SHEETS[code](room, now, record)


def _written(code: str, shown: Shown) -> InWords | None:
    """A deletion is asked once and confirmed in the same record; of the others each is one of its own."""
    if code != "deletion" or not shown.case.deletions:
        return None
    return shown.case.deletions[-1]
