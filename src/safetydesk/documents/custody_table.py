"""The line of custody of one thing as a table: when, what, from whom to whom, what for, how it was secured."""

from __future__ import annotations

from collections.abc import Sequence

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, Piece
from safetydesk.documents.tables import Grid, cell, table
from safetydesk.documents.values import Words
from safetydesk.domain.custody import PASSES_ON, CustodyEntry, Line, Step
from safetydesk.wording import label, moment_words

_WIDTHS, _WIDTHS_SIGNED = (13, 26, 21, 19), (13, 21, 19, 17, 14)
_HEAD = ("doc_when", "doc_custody_act", "doc_custody_from_to", "doc_custody_secured", "doc_sign_signature")
BY_HAND = 3
"""Empty lines on a hand-over sheet, to go on by hand."""


def custody_table(
    line: Line, words: Words, *, empty: int = 0, is_signed: bool = False, foot: Sequence[Block] = ()
) -> Grid:
    """Every entry as it was first written, what was put right beneath it; then `empty` rows to fill in by hand.

    `is_signed` leaves room to sign beside each; `foot` stands beneath the last row, never on a page without one.
    """
    widths = _WIDTHS_SIGNED if is_signed else _WIDTHS
    head = [label(key) for key in _HEAD[: len(widths)]]
    blank: tuple[Piece, ...] = (("\n\n", theme.CELL),)
    rows = [(*_row(line, step, words), (("", theme.CELL),))[: len(widths)] for step in line.steps]
    return table(widths, head, [*rows, *([blank] * len(widths) for _ in range(empty))], foot)


def _row(line: Line, step: Step, words: Words) -> tuple[tuple[Piece, ...], ...]:
    entry, stands = step.entry, step.now is step.entry
    plain = theme.CELL if stands else theme.CELL_MUTED
    was_made = line.was_made(step)
    done = words.term("custody_kinds", entry.kind)
    if was_made:
        done = label("doc_custody_made", number=line.made_from)
    act = [(done, theme.CELL_STRONG if stands else theme.CELL_MUTED)]
    act += [(entry.purpose, plain), (entry.note, plain)]
    for each in step.put_right:
        act.append((_put_right(each, words), theme.CELL_STRONG))
        act.append((each.note, theme.CELL))
    when = [
        (moment_words(entry.at, with_zone=True), plain),
        (words.member(entry.recorded_by), theme.CELL_MUTED),
    ]
    who = _made_by(entry, plain)
    if not was_made:
        who = _who(entry, step.giver_first_said, plain) + _corrected_who(step)
    secured = _secured(entry, plain)
    if not stands and step.now is not None:
        secured += _secured(step.now, theme.CELL)
    return (
        tuple(when),
        cell(*act),
        cell(*who),
        cell(*secured),
    )


def _put_right(each: CustodyEntry, words: Words) -> str:
    at, by = moment_words(each.recorded), words.member(each.recorded_by)
    if each.is_struck:
        return label("doc_custody_struck", when=at, name=by)
    return label("doc_custody_put_right", when=at, name=by, at=moment_words(each.at))


def _who(entry: CustodyEntry, giver: str, style: theme.TextStyle) -> list[Piece]:
    """Who gave and who got it; where it stayed with whom it was, that is said, and by or for whom the act was."""
    if entry.kind in PASSES_ON:
        gave = label("doc_custody_from", name=giver) if giver else label("doc_custody_from_unsaid")
        return [
            (gave, style),
            (label("doc_custody_to", name=entry.to_who), style),
        ]
    who = [(label("doc_custody_stays", name=giver), style)]
    return [*who, (label("doc_custody_by", name=entry.to_who), style)] if entry.to_who else who


def _made_by(entry: CustodyEntry, style: theme.TextStyle) -> list[Piece]:
    return [(label("doc_custody_made_by", name=entry.to_who), style)]


def _corrected_who(step: Step) -> list[Piece]:
    if step.now is None or step.now is step.entry or not step.now.to_who:
        return []
    return _who(step.now, step.giver, theme.CELL)


def _secured(entry: CustodyEntry, style: theme.TextStyle) -> list[Piece]:
    told = (
        ("place", entry.place),
        ("seal", entry.seal),
        ("receipt", entry.receipt),
        ("witness", entry.witness),
    )
    return [(label(f"doc_custody_{key}", what=what), style) for key, what in told if what]
