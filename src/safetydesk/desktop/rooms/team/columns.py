"""The team and the table of roles as rows of tables."""

from __future__ import annotations

from collections.abc import Sequence

from safetydesk import wording
from safetydesk.desktop.kit.record_table import Cell, Column, Row
from safetydesk.desktop.rooms.team.presenter import Act, Line, Role

YES, NO = "yes", "–"


def member_columns(compact: bool) -> list[Column]:
    """`compact` for large letters: what is left out stands in the second lines."""
    widths = {"name": 340, "role": 130} if compact else {"name": 280, "role": 252, "since": 120, "until": 120}
    return [
        Column(key, wording.label(f"team_col_{key}"), width, key == "name") for key, width in widths.items()
    ] + [Column("cover", wording.label("team_col_cover"), 220 if compact else 240, not compact)]


def member_rows(lines: Sequence[Line], me: object, compact: bool) -> list[Row]:
    """The member is the row's key."""
    return [Row(str(one.member.id), _cells(one, me, compact)) for one in lines]


def _cells(one: Line, me: object, compact: bool) -> tuple[Cell, ...]:
    member = one.member
    has_left = member.ended is not None
    you = wording.label("team_you", name=member.name) if member.id == me else member.name
    about = " · ".join(part for part in (member.initials, member.job) if part)
    name = Cell(you, detail=about, muted=has_left, strong=not has_left)
    role = Cell(one.role_short if compact else one.role, muted=has_left)
    since = wording.date_words(member.started.london_date) if member.started else ""
    until = wording.date_words(member.ended.london_date) if member.ended else ""
    days = () if compact else (Cell(since, muted=True), Cell(until, muted=True))
    return (name, role, *days, _last(one))


def _last(one: Line) -> Cell:
    if one.unfinished:
        return Cell(wording.label(f"team_unfinished_{one.unfinished}"), badge="serious")
    if one.member.ended is not None:
        return Cell(wording.label("team_left"), badge="neutral")
    if one.stood_in_by:
        return Cell(wording.label("team_away", name=one.stood_in_by))
    if one.stands_in_for:
        return Cell(wording.label("team_covers", name=one.stands_in_for))
    return Cell("")


def role_columns(roles: Sequence[Role], compact: bool) -> list[Column]:
    """Every role a column; with large letters who may stands under what can be done."""
    act = Column("act", wording.label("team_col_act"), 420, True)
    return [act] if compact else [act, *(Column(role.code, role.short, 96) for role in roles)]


def role_rows(acts: Sequence[Act], roles: Sequence[Role], compact: bool) -> list[Row]:
    """An act a row, why under its name."""
    if compact:
        return [Row(act.code, (Cell(act.name, detail=_open_to(act, roles)),)) for act in acts]
    return [
        Row(
            act.code,
            (
                Cell(act.name, detail=act.why),
                *(
                    Cell(YES, badge="ok") if role.code in act.roles else Cell(NO, muted=True)
                    for role in roles
                ),
            ),
        )
        for act in acts
    ]


def _open_to(act: Act, roles: Sequence[Role]) -> str:
    return ", ".join(role.short for role in roles if role.code in act.roles) or wording.label("team_nobody")
