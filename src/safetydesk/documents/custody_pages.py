"""Held items and every line of custody, as a section of the case file."""

from __future__ import annotations

from typing import Any

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, notice, para, room, section, space, subsection
from safetydesk.documents.custody_table import custody_table
from safetydesk.documents.tables import facts
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.custody import Line
from safetydesk.domain.custody_of_exhibits import line_in
from safetydesk.domain.held_item import HeldItem, imei_is_sound
from safetydesk.wording import label, moment_words
from safetydesk.wording import words as words_of


def custody_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """Held items with their lines, then the exhibits with which somebody did something, then the others by number."""
    story = section(title, "custody")
    told = {each.about for each in case.custody}
    acted = [each for each in case.exhibits if each.id in told]
    others = [each.number for each in case.exhibits if each.id not in told]
    if not case.held and not acted and not others:
        return [*story, para(label("doc_none"))]
    for item in case.held:
        story += _held(item, line_in(case, item), words)
    for exhibit in acted:
        line = line_in(case, exhibit)
        heading = subsection(label("doc_custody_of", number=exhibit.number), f"custody-{exhibit.id}")
        story += [room(120), *heading, *_line(line, words)]
    if others:
        story += [space(8), para(label("doc_custody_stayed", numbers=", ".join(others)))]
    return story


def held_facts(item: HeldItem, line: Line, words: Words) -> Block:
    """What it is and, of what is known, where it is now."""
    imei = item.imei
    if imei and not imei_is_sound(imei):
        imei = label("doc_held_imei_doubtful", imei=imei)
    now = label("doc_held_now", name=line.holder, place=line.place) if line.place else line.holder
    return facts(
        [
            (label("doc_held_what"), (item.description, theme.CELL_STRONG)),
            (label("doc_held_make"), item.make_model),
            (label("doc_held_imei"), imei),
            (label("doc_held_colour"), item.colour),
            (label("doc_held_condition"), item.condition),
            (label("doc_held_power"), words.term("held_power", item.power)),
            (label("doc_held_taken"), _taken(item)),
            (label("doc_held_reason"), item.reason),
            (label("doc_held_custodians"), "; ".join(filter(None, (item.custodian_one, item.custodian_two)))),
            (label("doc_held_seal"), line.seal),
            (label("doc_held_now_with"), label("doc_custody_ended") if line.is_ended else now),
            (label("doc_held_note"), item.note),
        ]
    )


def _held(item: HeldItem, line: Line, words: Words) -> list[Any]:
    heading = subsection(label("doc_held_title", number=item.number), f"held-{item.id}")
    return [room(200), *heading, held_facts(item, line, words), space(6), *_line(line, words)]


def _line(line: Line, words: Words) -> list[Any]:
    broken = [notice(_broken(line), warns=True), space(4)] if line.breaks else []
    return [*broken, custody_table(line, words)]


def _broken(line: Line) -> str:
    said = [words_of("problem", each.code) for each in line.breaks]
    return label("doc_custody_broken", why=" ".join(dict.fromkeys(said)))


def _taken(item: HeldItem) -> str:
    return label("doc_held_taken_from", when=moment_words(item.taken, with_zone=True), name=item.taken_from)
