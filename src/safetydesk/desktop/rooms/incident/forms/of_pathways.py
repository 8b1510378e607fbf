"""How forms of pathways, of restricted access and of allegations that were begun here are opened again."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk.desktop.rooms.incident.forms.access_ban import BanSheet, LiftBanSheet
from safetydesk.desktop.rooms.incident.forms.allegation import OutcomeSheet, ThresholdSheet
from safetydesk.desktop.rooms.incident.forms.pathway_step import PathwayStepSheet
from safetydesk.desktop.rooms.incident.forms.pattern import PatternSheet
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.domain.drafts import FormDraft

NEEDED_FOR_PATHWAYS = {
    PathwayStepSheet.kind: "note", BanSheet.kind: "decide", LiftBanSheet.kind: "decide", ThresholdSheet.kind: "decide",
    OutcomeSheet.kind: "decide", PatternSheet.kind: "decide",
}  # fmt: skip


def pathway_making(draft: FormDraft, shown: Shown) -> Callable[[Room, Shown], Sheet] | None:
    """None where what it is about is not here any more."""
    if draft.form == PathwayStepSheet.kind:
        return _of_a_step(draft, shown)
    if draft.form == LiftBanSheet.kind:
        ban = next((one for one in shown.case.bans if str(one.id) == draft.slot), None)
        return (lambda room, now: LiftBanSheet(room, now, ban)) if ban else None
    plain: dict[str, Callable[[Room, Shown], Sheet]] = {
        BanSheet.kind: BanSheet,
        ThresholdSheet.kind: ThresholdSheet,
        OutcomeSheet.kind: OutcomeSheet,
        PatternSheet.kind: PatternSheet,
    }
    return plain.get(draft.form)


def _of_a_step(draft: FormDraft, shown: Shown) -> Callable[[Room, Shown], Sheet] | None:
    code, _, wanted = draft.slot.partition(".")
    pathway = next(
        (
            each
            for each in (*(v.pathway for v in shown.pathways), *shown.pathways_offered)
            if each.code == code
        ),
        None,
    )
    if pathway is None:
        return None
    step = pathway.step(wanted)
    if wanted and step is None:
        return None
    return lambda room, now: PathwayStepSheet(room, now, pathway, step)
