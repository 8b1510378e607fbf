"""Known holders and shares, as a table: a line is opened to be amended."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.record_table import Cell, Column, RecordTable, Row
from safetydesk.desktop.rooms.incident.forms.words_sheet import name_of
from safetydesk.desktop.rooms.incident.said import Said
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.in_words import KnownHolder

_WIDTHS = {"platform": 110, "still_held": 130}
_SPARE = {"shared_when": 3, "source": 2, "platform": 1}
"""What is left out first where there is too little room: it stands in the form that the line opens."""
_COLUMNS = ("holder", "received_from", "sent_to", "platform", "shared_when", "source", "still_held")


def holders_table(
    holders: tuple[KnownHolder, ...], said: Said, amend: Callable[[KnownHolder], None] | None
) -> QWidget:
    """A row for each; `amend` is None for whoever may not."""
    table = RecordTable([_column(name) for name in _COLUMNS], say("words_known_holder_many"), hugs=True)
    table.set_rows([Row(str(place), _cells(holder, said)) for place, holder in enumerate(holders)])
    if amend is not None:
        table.activated_row.connect(lambda key: amend(holders[int(key)]))
    return table


def _column(name: str) -> Column:
    return Column(
        name, name_of(name), _WIDTHS.get(name, 120), stretch=name not in _WIDTHS, spare=_SPARE.get(name, 0)
    )


def _cells(holder: KnownHolder, said: Said) -> tuple[Cell, ...]:
    values = {name: getattr(holder, name) for name in _COLUMNS}
    values["platform"] = said.term("platforms", holder.platform)
    values["still_held"] = said.term("still_held", holder.still_held)
    return tuple(Cell(values[name], strong=name == "holder") for name in _COLUMNS)
