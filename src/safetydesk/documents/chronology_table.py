"""A chronology on paper: when, what it was and what was said, who recorded it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from safetydesk.documents import theme
from safetydesk.documents.tables import Grid, cell, table
from safetydesk.documents.values import Words
from safetydesk.domain.chronology import ChronologyLine
from safetydesk.wording import chronology_words, label, moment_words

_OF_ONE, _OF_SEVERAL = (7, 19, 7), (8, 18, 7)


def chronology_table(
    lines: Iterable[tuple[str, ChronologyLine]], words: Words, masked: Callable[[str], str] = str
) -> Grid:
    """Each line with the reference of its incident, "" where all are of one; `masked` is what is left of a text once
    nobody is named in it who should not be."""
    rows, widths = [], _OF_ONE
    for reference, line in lines:
        widths = _OF_SEVERAL if reference else widths
        kind = label(f"doc_chronology_{line.kind}")
        about, text = chronology_words(line, words.vocabulary)
        what = masked(f"{kind}: {about}" if about else kind)
        rows.append(
            (
                cell((moment_words(line.at), theme.CELL), (reference, theme.CELL_MUTED)),
                cell((what, theme.CELL_STRONG), (masked(text), theme.CELL)),
                cell((words.member(line.by), theme.CELL)),
            )
        )
    return table(widths, (label("doc_when"), label("doc_what"), label("doc_recorded_by")), rows)
