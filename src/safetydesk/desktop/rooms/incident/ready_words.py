"""How ready an agency's sheet is, in one line; and which sheet prepares for a route."""

from __future__ import annotations

from uuid import UUID

from safetydesk import wording
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.sheet_filling import FilledSheet
from safetydesk.domain.sheet_kinds import ADULT, INCIDENT, SheetKind
from safetydesk.wording import load_sheets


def ready_words(sheet: FilledSheet) -> str:
    """ "LADO: 3 things missing", or that it is ready."""
    if not sheet.missing:
        return say("sheet_ready", sheet=sheet.kind.short)
    count = wording.count_words(len(sheet.missing), say("sheet_one_missing"), say("sheet_many_missing"))
    return say("sheet_not_ready", count=count, sheet=sheet.kind.short)


def sheet_for(room: Room, shown: Shown, route: str) -> FilledSheet | None:
    """The sheet that prepares for that route, about the first it would be about; None where there is none."""
    kind = next((each for each in load_sheets().values() if route in each.routes), None)
    return first_sheet(room, shown, kind) if kind is not None else None


def first_sheet(room: Room, shown: Shown, kind: SheetKind) -> FilledSheet | None:
    """About whoever stands first among those it may be about; None for an adult where none is on the incident."""
    people = room.presenter.sheets.people(kind, shown.case) if kind.about != INCIDENT else ()
    if kind.about == ADULT and not people:
        return None
    about: UUID | None = people[0].id if people else None
    return room.presenter.sheets.filled(shown.case, shown.sheets, kind.code, about)
