"""A line of the chronology as people say it: what is a code becomes its words, what somebody wrote stays as it is."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk.domain.case_note_kinds import IN_WORDS, KINDS, PLAIN, asks
from safetydesk.domain.chronology import ChronologyLine
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording.records import call_result_words, route_words
from safetydesk.wording.saying import label

Words = tuple[str, str]
"""A line's title and its text."""


def chronology_words(line: ChronologyLine, vocabulary: Vocabulary) -> Words:
    """A line's title and text, their codes said as people say them; what is no code stays as it is."""
    say = _KINDS.get(line.kind)
    return say(line, vocabulary) if say is not None else (line.title, line.text)


def _term(vocabulary: Vocabulary, terms: str, code: str) -> str:
    return vocabulary.term(terms, code).label if code else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _notice(line: ChronologyLine, words: Vocabulary) -> Words:
    return _term(words, "notice_kinds", line.title), line.text


def _not_told(line: ChronologyLine, words: Vocabulary) -> Words:
    return _term(words, "notice_kinds", line.title), _term(words, "reasons_not_told", line.text)


def _referral(line: ChronologyLine, words: Vocabulary) -> Words:
    return route_words(line.title, line.whom, words), line.text


def _referral_closed(line: ChronologyLine, words: Vocabulary) -> Words:
    return route_words(line.title, line.whom, words), _term(words, "referral_outcomes", line.text)


def _call(line: ChronologyLine, words: Vocabulary) -> Words:
    came_of_it = call_result_words(line.answer, line.minutes, words)
    title = route_words(line.title, line.whom, words) or label("call_to_somebody")
    return title, "\n".join(part for part in (came_of_it, line.text) if part)


def _amended(line: ChronologyLine, words: Vocabulary) -> Words:
    return line.title, _term(words, "amend_reasons", line.text)


def _withdrawn(line: ChronologyLine, words: Vocabulary) -> Words:
    return f"{line.title}, {_term(words, 'parts', line.answer)}", line.text


def _custody(line: ChronologyLine, words: Vocabulary) -> Words:
    return _joined(line.title, _term(words, "custody_kinds", line.answer), line.whom), line.text


def _note(line: ChronologyLine, words: Vocabulary) -> Words:
    """Its kind where it is not a plain one; what a kind keeps word for word stands in quotation marks."""
    kind = "" if line.title == PLAIN else line.title
    title = _joined(_term(words, KINDS, kind), line.whom)
    return title, f"\u201c{line.text}\u201d" if asks(line.title, IN_WORDS, words) else line.text


def _takedown(line: ChronologyLine, words: Vocabulary) -> Words:
    done = _joined(_term(words, "takedown_steps", line.title), _term(words, "takedown_routes", line.answer))
    return f"{done}, {line.whom}" if line.whom else done, line.text


def _pathway(line: ChronologyLine, words: Vocabulary) -> Words:
    """Its name and its step's; what was said of it."""
    known = words.every_pathway.get(line.title)
    step = known.step(line.whom) if known else None
    states = "step_states" if line.whom else "pathway_states"
    name = known.name if known else line.title
    return _joined(name, step.name if step else line.whom, _term(words, states, line.answer)), line.text


def _ban(line: ChronologyLine, words: Vocabulary) -> Words:
    return _joined(_term(words, "ban_kinds", line.title), line.whom), line.text


def _threshold(line: ChronologyLine, words: Vocabulary) -> Words:
    return _joined(_term(words, "threshold_answers", line.title), line.whom), line.text


def _allegation(line: ChronologyLine, words: Vocabulary) -> Words:
    return _joined(_term(words, "allegation_outcomes", line.title), line.whom), line.text


def _decision(line: ChronologyLine, words: Vocabulary) -> Words:
    answer = _term(words, "decision_answers", line.answer)
    return _term(words, "decision_questions", line.title), f"{answer}\n{line.text}"


def _sign_off(line: ChronologyLine, words: Vocabulary) -> Words:
    answer = _term(words, "sign_off_answers", line.answer)
    return label(f"signed_about.{line.title}"), "\n".join(part for part in (answer, line.text) if part)


def _exhibit(line: ChronologyLine, _words: Vocabulary) -> Words:
    """With the time it shows."""
    if not line.answer:
        return line.title, line.text
    shown = label("chronology_shown_time", time=line.answer)
    return line.title, f"{line.text}\n{shown}" if line.text else shown


def _conversation(line: ChronologyLine, _words: Vocabulary) -> Words:
    """With its gaps."""
    if not line.answer:
        return line.title, line.text
    return line.title, label("chronology_gaps", numbers=line.text, gaps=line.answer)


_KINDS: dict[str, Callable[[ChronologyLine, Vocabulary], Words]] = {
    "notice": _notice, "acknowledged": _notice, "not_told": _not_told, "referral": _referral,
    "referral_acknowledged": _referral, "referral_challenged": _referral, "referral_closed": _referral_closed,
    "call": _call, "amended": _amended, "withdrawn": _withdrawn, "custody": _custody, "note": _note,
    "takedown": _takedown, "decision": _decision, "sign_off": _sign_off, "exhibit": _exhibit,
    "conversation": _conversation, "pathway": _pathway, "ban": _ban, "ban_lifted": _ban, "threshold": _threshold,
    "allegation": _allegation,
}  # fmt: skip
"""A kind that is not here holds no code."""
