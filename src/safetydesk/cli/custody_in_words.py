"""Held items and lines of custody as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from safetydesk import wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.custody import CustodyEntry, Line, Step, minute
from safetydesk.domain.custody_of_exhibits import line_in
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.vocabulary import Vocabulary


def custody_lines(case: CaseFile, vocabulary: Vocabulary) -> Iterator[str]:
    """Every held item with its line, then the line of each exhibit with which somebody did something."""
    told = {each.about for each in case.custody}
    for item in case.held:
        yield from held_lines(item, line_in(case, item), vocabulary)
    for exhibit in case.exhibits:
        if exhibit.id in told:
            yield f"  {exhibit.number}"
            yield from line_lines(line_in(case, exhibit), vocabulary)


def held_lines(item: HeldItem, line: Line, vocabulary: Vocabulary) -> Iterator[str]:
    what = (item.description, item.make_model, item.imei and f"IMEI {item.imei}", item.colour, item.condition)
    yield f"  {item.number}  {', '.join(part for part in what if part)}"
    yield f"    {now_words(line)}"
    yield from line_lines(line, vocabulary)


def line_lines(line: Line, vocabulary: Vocabulary) -> Iterator[str]:
    for place, step in enumerate(line.steps, start=1):
        yield from _step(vocabulary, line, place, step)
    for each in line.breaks:
        yield f"    ! {wording.words('problem', each.code)}"


def now_words(line: Line) -> str:
    """Who has it, since when, where and under which seal."""
    if line.is_ended:
        return wording.label("incident.custody_is_ended")
    since = wording.moment_words(line.since) if line.since else ""
    parts = (wording.label("incident.custody_now", name=line.holder, since=since), line.place, line.seal)
    return " · ".join(part for part in parts if part)


def _step(vocabulary: Vocabulary, line: Line, place: int, step: Step) -> Iterator[str]:
    entry = step.entry
    done = vocabulary.term("custody_kinds", entry.kind).label
    who = " → ".join(part for part in (step.giver, entry.to_who) if part)
    if line.was_made(step):
        done = wording.label("incident.custody_made_from", number=line.made_from)
    elif line.giver_is_unsaid(step):
        who = wording.label("incident.custody_to_alone", taker=entry.to_who)
    told = (entry.purpose, entry.place, entry.seal, entry.receipt, entry.witness, entry.note)
    yield f"    {place}. {wording.moment_words(entry.at)}  {done}  {who}"
    if any(told):
        yield f"       {' · '.join(part for part in told if part)}"
    for each in step.put_right:
        said = _put_right(each, step)
        yield f"       {wording.moment_words(each.recorded)}  {each.note} · {said}".rstrip(" ·")


def _put_right(each: CustodyEntry, step: Step) -> str:
    """What a correction says: that it never happened, who had it or, of what the program saw, from whom it came; and
    when it was, where that was put right."""
    if each.is_struck:
        return wording.label("incident.custody_never")
    when = wording.moment_words(each.at) if minute(each.at) != minute(step.entry.at) else ""
    who = each.to_who
    if step.entry.is_programs_own:
        who = wording.label("doc_custody_from", name=each.from_who) if each.from_who else ""
    return " · ".join(part for part in (who, when) if part)
