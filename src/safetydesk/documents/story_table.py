"""Incidents that are one story, as a table on paper: which they are, when, and why they are linked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from safetydesk.documents import theme
from safetydesk.documents.blocks import Piece
from safetydesk.documents.tables import Grid, table
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.wording import label, moment_words


def incidents_table(cases: Sequence[CaseFile], words: Words, masked: Callable[[str], str] = str) -> Grid:
    """Each with why it is linked, as far as its links lead to one that is printed here; `masked` as in
    `chronology_table`."""
    printed = {case.incident.id: case.incident.reference for case in cases}
    rows = []
    for case in cases:
        incident = case.incident
        because = [
            label("doc_linked_because", reference=printed[link.other_id],
                  kind=words.term("link_kinds", link.kind), reason=link.reason)
            for link in case.links
            if link.incident_id == incident.id and not link.is_ended and link.other_id in printed
        ]  # fmt: skip
        what: list[Piece] = [(masked(incident.summary), theme.CELL)]
        what += [(masked(line), theme.CELL_MUTED) for line in because]
        rows.append(
            (
                (
                    (incident.reference, theme.CELL_STRONG),
                    (moment_words(incident.discovered), theme.CELL_MUTED),
                ),
                tuple(what),
                ((words.severity(incident.severity), theme.CELL),),
            )
        )
    head = (label("doc_linked_incident"), label("doc_what"), label("doc_field_severity"))
    return table((8, 20, 6), head, rows)
