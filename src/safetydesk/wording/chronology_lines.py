"""A line of the chronology as people say it: what is a code becomes its words, what somebody wrote stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from safetydesk.domain.case_note_kinds import IN_WORDS, KINDS, PLAIN, asks
from safetydesk.domain.chronology import ChronologyLine
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording.records import call_result_words, route_words
from safetydesk.wording.saying import label

Words = tuple[str, str]
"""A line's title and its text."""
Part = tuple[str, str]
"""A field of a line, and the list that its code is of; "" where it is no code."""
_BAN: tuple[Sequence[Part], str] = (("title", "ban_kinds"), ("whom", "")), ""
_NOTICE: tuple[Sequence[Part], str] = (("title", "notice_kinds"),), ""
_CODES: Mapping[str, tuple[Sequence[Part], str]] = {
    "notice": _NOTICE,
    "acknowledged": _NOTICE,
    "not_told": ((("title", "notice_kinds"),), "reasons_not_told"),
    "amended": ((("title", ""),), "amend_reasons"),
    "custody": ((("title", ""), ("answer", "custody_kinds"), ("whom", "")), ""),
    "ban": _BAN,
    "ban_lifted": _BAN,
    "threshold": ((("title", "threshold_answers"), ("whom", "")), ""),
    "allegation": ((("title", "allegation_outcomes"), ("whom", "")), ""),
}
"""By kind of line: what its title is made of, and the list that its text is a code of; "" where it is no code."""


def chronology_words(line: ChronologyLine, vocabulary: Vocabulary) -> Words:
    """A line's title and text, their codes said as people say them; what is no code stays as it is."""
    if line.kind in _CODES:
        return _looked_up(line, vocabulary, *_CODES[line.kind])
    say = _KINDS.get(line.kind)
    return say(line, vocabulary) if say is not None else (line.title, line.text)


def _looked_up(line: ChronologyLine, words: Vocabulary, title: Sequence[Part], reasons: str) -> Words:
    said = [(getattr(line, field), terms) for field, terms in title]
    parts = (_term(words, terms, text) if terms else text for text, terms in said)
    return _joined(*parts), _term(words, reasons, line.text) if reasons else line.text


def _term(vocabulary: Vocabulary, terms: str, code: str) -> str:
    return vocabulary.term(terms, code).label if code else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _referral(line: ChronologyLine, words: Vocabulary) -> Words:
    return route_words(line.title, line.whom, words), line.text


def _referral_closed(line: ChronologyLine, words: Vocabulary) -> Words:
    return route_words(line.title, line.whom, words), _term(words, "referral_outcomes", line.text)


def _call(line: ChronologyLine, words: Vocabulary) -> Words:
    came_of_it = call_result_words(line.answer, line.minutes, words)
    title = route_words(line.title, line.whom, words) or label("call_to_somebody")
    return title, "\n".join(part for part in (came_of_it, line.text) if part)


def _withdrawn(line: ChronologyLine, words: Vocabulary) -> Words:
    return f"{line.title}, {_term(words, 'parts', line.answer)}", line.text


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
    "referral": _referral, "referral_acknowledged": _referral, "referral_challenged": _referral,
    "referral_closed": _referral_closed, "call": _call, "withdrawn": _withdrawn, "note": _note,
    "takedown": _takedown, "decision": _decision, "sign_off": _sign_off, "exhibit": _exhibit,
    "conversation": _conversation, "pathway": _pathway,
}  # fmt: skip
"""Those said in a way of their own. A kind that is in neither holds no code."""
