"""The line of custody on the screen: who has it now, then each entry with what was put right beneath it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.page import column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.timeline import Entry, Timeline
from safetydesk.desktop.rooms.incident.said import Said
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.custody import PASSES_ON, CustodyEntry, Line, Step, minute

_TONES = {"handed_over": "moderate", "returned": "moderate", "disposed": "serious"}


def line_widget(
    line: Line, said: Said, case: CaseFile, put_right: Callable[[Step], None] | None = None
) -> QWidget:
    """`put_right` is asked for with an entry, for whoever may; None shows no buttons."""
    parts: list[QWidget] = []
    if line.breaks:
        why = " ".join(dict.fromkeys(wording.words("problem", each.code) for each in line.breaks))
        broken = plain_label(say("custody_broken", why=why), "strong")
        broken.set_tone("critical")
        parts.append(broken)
    parts.append(Timeline([_entry(line, step, said, case) for step in line.steps], say("custody_title")))
    if put_right is not None and any(step.clock_was_ahead or not line.was_made(step) for step in line.steps):
        parts.append(_putting_right(line, said, put_right))
    return column(*parts, gap=6)


def now_words(line: Line) -> str:
    """Who has it, since when, where and under which seal; empty where nothing is known."""
    if line.is_ended:
        return say("custody_is_ended")
    since = wording.moment_words(line.since) if line.since else ""
    known = [say("custody_now", name=line.holder, since=since)] if line.holder else []
    known += [say("custody_now_place", place=line.place)] if line.place else []
    known += [say("custody_now_seal", seal=line.seal)] if line.seal else []
    return " · ".join(known)


def step_words(line: Line, step: Step, said: Said) -> str:
    """One entry in one line."""
    done = _done(line, step, said)
    return f"{done} · {wording.moment_words(step.entry.at)}"


def _putting_right(line: Line, said: Said, put_right: Callable[[Step], None]) -> QWidget:
    """One quiet button for the last entry; an earlier one is chosen in the form."""
    ahead = (step for step in line.steps if step.clock_was_ahead and step.now is step.entry)
    last = next(ahead, line.steps[-1])
    if last.clock_was_ahead:
        button = quiet(
            say("custody_put_right"), say("custody_put_right_named", which=step_words(line, last, said))
        )
    elif line.giver_is_unsaid(last):
        button = quiet(say("custody_say_from"))
    else:
        which = step_words(line, last, said)
        button = quiet(say("custody_put_right"), say("custody_put_right_named", which=which))
    button.clicked.connect(lambda _on=False: put_right(last))
    return row(button)


def _done(line: Line, step: Step, said: Said) -> str:
    """What was done; a derived copy was made, not received."""
    if line.was_made(step):
        return say("custody_made_from", number=line.made_from)
    return said.term("custody_kinds", step.entry.kind)


def _entry(line: Line, step: Step, said: Said, case: CaseFile) -> Entry:
    entry, now = step.entry, step.now
    lines = [
        say("custody_made_by", name=entry.to_who)
        if line.was_made(step)
        else _what(entry, step.giver_first_said)
    ]
    if minute(step.at) != minute(entry.at):
        lines.append(say("custody_time_was", at=wording.moment_words(entry.at)))
    for each in step.put_right:
        at, by = wording.moment_words(each.recorded), case.member_name(each.recorded_by)
        key = "custody_struck" if each.is_struck else "custody_now_reads"
        reads = "" if each.is_struck or now is None else _what(now, step.giver)
        lines.append(say(key, at=at, name=by, why=each.note, reads=reads))
    note = say(
        "recorded_line", at=wording.moment_words(entry.recorded), name=case.member_name(entry.recorded_by)
    )
    struck = now is None
    return Entry(
        when=wording.moment_words(step.at),
        title=_done(line, step, said) + (f" ({say('custody_never')})" if struck else ""),
        text="\n".join(line for line in lines if line),
        tone="neutral" if struck else _TONES.get(entry.kind, "low"),
        note=note,
    )


def _what(entry: CustodyEntry, giver: str) -> str:
    """From whom to whom, what for, and how it was secured, in one line each."""
    if entry.kind in PASSES_ON:
        key = "custody_from_to" if giver else "custody_to_alone"
        who = say(key, giver=giver, taker=entry.to_who)
    else:
        who = say("custody_by", name=entry.to_who) if entry.to_who else ""
    secured = [
        say(f"custody_{key}", what=what)
        for key, what in (
            ("place", entry.place), ("seal", entry.seal), ("receipt", entry.receipt), ("witness", entry.witness)
        )
        if what
    ]  # fmt: skip
    return "\n".join(part for part in (who, entry.purpose, entry.note, " · ".join(secured)) if part)
