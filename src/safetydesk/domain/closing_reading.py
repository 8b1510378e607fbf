"""From parsed files to the rules of closing and the editions of guidance, as strictly as the vocabulary is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from safetydesk.domain.condition_reading import condition_said
from safetydesk.domain.duty import ClosingRules, Duty, SecondPerson
from safetydesk.domain.duty_acts import ACTS
from safetydesk.domain.guidance import Edition
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_entries import Entry

DUTIES, GUIDANCE = "duties.toml", "guidance.toml"
ABOUT = ("closure", "decision")


def read_closing_rules(file: Mapping[str, Any], vocabulary: Vocabulary) -> ClosingRules:
    """Raises VocabularyFault, for a condition that asks for a fact that can never be so as well."""
    top = Entry(DUTIES, "", file)
    source, dated = top.text("source"), top.text("dated")
    duties: dict[str, Duty] = {}
    for entry in top.entries("duty"):
        duty = Duty(
            code=entry.text("code"),
            label=entry.text("label"),
            words=entry.text("words"),
            when=condition_said(entry, "when", vocabulary),
            met_by=condition_said(entry, "met_by", vocabulary),
            act=entry.one_of("act", ACTS, str),
            about=entry.take("about", str, ""),
            clock=entry.take("clock", str, ""),
            can_set_aside=entry.take("can_set_aside", bool, True),
            source=entry.take("source", str, source),
            confirmed=entry.take("confirmed", bool, True),
            dated=entry.take("dated", str, dated),
        )
        if not duty.met_by.every:
            raise entry.fault("met_by", "is empty: nothing could be open")
        if duty.clock:
            entry.all_known("clock", (duty.clock,), vocabulary.every_deadline_rule)
        entry.close_as(duty.code, duties)
        duties[duty.code] = duty
    seconds: dict[str, SecondPerson] = {}
    for entry in top.entries("second_person"):
        rule = SecondPerson(
            code=entry.text("code"),
            label=entry.text("label"),
            about=entry.one_of("about", ABOUT, str),
            when=condition_said(entry, "when", vocabulary),
            answers=entry.texts("answers"),
            questions=entry.texts("questions"),
            but_for=entry.texts("but_for"),
        )
        entry.all_known("questions", rule.questions, vocabulary.lists["decision_questions"])
        for key, codes in (("answers", rule.answers), ("but_for", rule.but_for)):
            entry.all_known(key, codes, vocabulary.lists["decision_answers"])
        if rule.about == "decision" and not (rule.answers or rule.questions):
            raise entry.fault("answers", "is empty, and so is questions: nothing could ask for it")
        if rule.but_for and not rule.questions:
            raise entry.fault("but_for", "is there without questions")
        entry.close_as(rule.code, seconds)
        seconds[rule.code] = rule
    top.close()
    return ClosingRules(every_duty=duties, second_persons=seconds)


def read_guidance(file: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[Edition, ...]:
    """Raises VocabularyFault."""
    top = Entry(GUIDANCE, "", file)
    top.text("source"), top.text("dated")
    editions: dict[str, Edition] = {}
    for entry in top.entries("edition"):
        edition = Edition(
            code=entry.text("code"),
            work=entry.text("work"),
            label=entry.text("label"),
            in_force_from=entry.take("in_force_from", date),
            when=condition_said(entry, "when", vocabulary),
            source=entry.text("source"),
            confirmed=entry.take("confirmed", bool),
            note=entry.take("note", str, ""),
        )
        entry.close_as(edition.code, editions)
        editions[edition.code] = edition
    top.close()
    return tuple(editions.values())
