"""A whole record as lines of words. Text that people typed keeps its lines, set in so that none passes for ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safetydesk import wording
from safetydesk.cli.closing_lines import ending_records
from safetydesk.cli.conversation_lines import conversations_lines
from safetydesk.cli.custody_in_words import custody_lines
from safetydesk.cli.destroying_commands import destruction_lines
from safetydesk.cli.referral_lines import call_lines, referral_facts
from safetydesk.cli.words_lines import words_lines
from safetydesk.domain.case_file import Amendment, CaseFile
from safetydesk.domain.checks.capture_card import IN_ORDER, missing_from
from safetydesk.domain.chronology import chronology
from safetydesk.domain.clock import Moment
from safetydesk.domain.duty import Duty
from safetydesk.domain.exemption import Discussion
from safetydesk.domain.exhibit import WITHDRAWN, Exhibit
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.services.exemptions import ExemptionFile

_WIDTH = 20
_EXEMPTION_LISTS = (
    ("kind", "exemption_kinds"),
    ("decision", "exemption_decisions"),
    ("other_is_pupil", "pupil_answers"),
    ("parent_told", "parent_told_answers"),
)
_ONE_LINE = 76
DESCRIBED_LISTS = {
    "where_kind": "described_wheres",
    "holder_kind": "described_holders",
    "steps_taken": "described_steps",
}
DESCRIBED = (
    "shows", "said_by", "where_kind", "where_it_is", "seen_by", "holder_kind", "held_by", "seen_when", "steps_taken",
    "steps",
)  # fmt: skip


def said(name: str) -> str:
    return wording.words("hatch_words", name)


def fact(name: str, value: str) -> Iterator[str]:
    """Nothing for nothing; one line, or a heading with the text set in below it."""
    return fact_of(said(name), value)


def fact_of(label: str, value: str) -> Iterator[str]:
    """The same under a label that stands in words already."""
    if not value:
        return
    if len(value) <= _ONE_LINE and "\n" not in value:
        yield f"  {label + ':':<{_WIDTH}} {value}"
    else:
        yield f"  {label}:"
        yield from (f"      | {line}" for line in value.split("\n"))


def part_of(name: str, value: str) -> Iterator[str]:
    """A fact of something that stands in a list, set in below it."""
    yield from (f"    {line}" for line in fact(name, value))


def when(moment: Moment | None) -> str:
    return wording.moment_words(moment) if moment else ""


def case_lines(case: CaseFile, vocabulary: Vocabulary, needed: Iterable[Duty]) -> tuple[str, ...]:
    """The incident as it stands, its first account beside it, and everything hanging on it."""
    return (
        *_incident(case, vocabulary),
        *(f"  {wording.words('hatch', 'needed', {'what': duty.label})}" for duty in needed),
        *_people(case, vocabulary),
        *_evidence(case, vocabulary),
        *conversations_lines(case),
        *_notices(case, vocabulary),
        *_referrals(case, vocabulary),
        *_decisions(case, vocabulary),
        *_ending(case, vocabulary),
        *_chronology(case, vocabulary),
        *_amendments(case.amendments),
    )


def _incident(case: CaseFile, vocabulary: Vocabulary) -> Iterator[str]:
    incident = case.incident
    yield f"{incident.reference}  {case.school.name}"
    if case.is_locked:
        yield f"  {said('locked')}"
    names = "; ".join(vocabulary.category(code).name for code in incident.categories)
    severity = vocabulary.severity(incident.severity).label if incident.severity else ""
    if case.first_account.summary != incident.summary:  # what was written first stands first
        yield from fact("first_summary", case.first_account.summary)
    yield from fact("summary", incident.summary)
    yield from fact("child_words", incident.child_words)
    yield from fact("categories", names)
    yield from fact("severity", severity)
    yield from fact("severity_reason", incident.severity_reason)
    yield from fact("happened", wording.happened_words(incident.happened))
    yield from fact("discovered", when(incident.discovered))
    yield from fact("reported", when(incident.reported))
    yield from fact("recorded", f"{when(incident.recorded)}, {case.member_name(incident.recorded_by)}")
    yield from fact("told_by", incident.told_by)
    for name, terms in (
        ("told_how", "told_how"),
        ("platform", "platforms"),
        ("device", "devices"),
        ("place", "places"),
    ):
        value = getattr(incident, name)
        yield from fact(name, vocabulary.term(terms, value).label)
    yield from fact("address", incident.address)
    yield from fact("immediate_action", incident.immediate_action)
    yield from fact("wishes", incident.wishes)
    yield from fact("status", incident.status)


def _people(case: CaseFile, vocabulary: Vocabulary) -> Iterator[str]:
    if case.people:
        yield said("people")
    for involvement, person in case.people:
        part = vocabulary.term("parts", involvement.part).label
        kind = vocabulary.term("person_kinds", person.kind).label
        year = vocabulary.term("year_groups", person.year_group).label
        more = ", ".join(each for each in (kind, year, *person.handles, involvement.note) if each)
        state = f"  [{said('withdrawn_part')}]" if involvement.is_withdrawn else ""
        yield f"  {part}: {person.name} ({more}){state}"
        if involvement.withdrawn_by is not None:
            by = f"{when(involvement.withdrawn)}, {case.member_name(involvement.withdrawn_by)}"
            yield from part_of("withdrawn", by)
            yield from part_of("withdrawn_reason", involvement.withdrawn_reason)


def _evidence(case: CaseFile, vocabulary: Vocabulary) -> Iterator[str]:
    if case.exhibits:
        yield said("exhibits")
    for exhibit in case.exhibits:
        yield from exhibit_lines(exhibit, vocabulary)
    yield from destruction_lines(case)
    if case.described:
        yield said("described_items")
    for number, item in enumerate(case.described, 1):
        yield f"  {number}. {when(item.recorded)}"
        for name in DESCRIBED:
            codes = getattr(item, name) if name in DESCRIBED_LISTS else ""
            several = codes if isinstance(codes, tuple) else (codes,)
            told = "; ".join(vocabulary.term(DESCRIBED_LISTS[name], code).label for code in several if code)
            yield from part_of(name, told if name in DESCRIBED_LISTS else getattr(item, name))
    custody = list(custody_lines(case, vocabulary))
    if custody:
        yield wording.label("doc_section_custody")
        yield from custody
    for heading, facts in words_lines(case, vocabulary):
        yield heading
        for name, value in facts:
            yield from _told(wording.label(f"in_words.{name}"), value)


def _told(name: str, value: str) -> Iterator[str]:
    """A fact under the name that the window gives it."""
    if "\n" not in value:
        yield f"    {name}: {value}"
        return
    yield f"    {name}:"
    yield from (f"      | {line}" for line in value.split("\n"))


def exhibit_lines(exhibit: Exhibit, vocabulary: Vocabulary) -> Iterator[str]:
    sealed, card = exhibit.sealed, exhibit.card
    state = (
        "" if exhibit.may_be_seen else f"  [{wording.label(f'incident.state_{exhibit.state}').casefold()}]"
    )
    name = f"{sealed.original_name} ({wording.size_words(sealed.size)})".strip()
    yield f"  {exhibit.number}  {name}{state}"
    if exhibit.has_file:
        yield f"      SHA-256 {sealed.sha256}"
    if exhibit.state == WITHDRAWN:
        yield from part_of("withdrawn_reason", exhibit.state_reason)
    if exhibit.is_isolated:
        yield from part_of(
            "isolated_because", vocabulary.term("isolation_reasons", exhibit.state_reason).label
        )
    for name in ("description", *IN_ORDER):
        yield from part_of(name, wording.card_words(card, name, vocabulary))
    missing = [wording.label(f"card_field.{name}") for name in missing_from(card)]
    yield from part_of("card_missing", "; ".join(missing))


def _notices(case: CaseFile, vocabulary: Vocabulary) -> Iterator[str]:
    if case.notices:
        yield said("notices")
    for number, notice in enumerate(case.notices, 1):
        who = vocabulary.term("notice_kinds", notice.to_kind).label
        yield f"  {number}. {when(notice.at)}  {who} {notice.to_name}".rstrip()
        if not notice.was_told:
            reason = vocabulary.term("reasons_not_told", notice.reason_not_told).label
            yield from part_of("reason_not_told", reason)
        yield from part_of("method", vocabulary.term("methods", notice.method).label)
        yield from part_of("said", notice.said)
        yield from part_of("response", notice.response)
        yield from part_of("acknowledged", when(notice.acknowledged))
        yield from part_of("acknowledged_by", notice.acknowledged_by)


def _referrals(case: CaseFile, vocabulary: Vocabulary) -> Iterator[str]:
    if case.referrals:
        yield said("referrals")
    for number, referral in enumerate(case.referrals, 1):
        yield f"  {number}. {when(referral.made)}  {vocabulary.route(referral.route).name}"
        for label, words in referral_facts(referral, case, vocabulary):
            yield from (f"    {line}" for line in fact_of(label, words))
    if case.call_attempts:
        yield said("calls")
        yield from call_lines(case, vocabulary)


def _decisions(case: CaseFile, vocabulary: Vocabulary) -> Iterator[str]:
    if case.decisions:
        yield said("decisions")
    for number, decision in enumerate(case.decisions, 1):
        question = vocabulary.term("decision_questions", decision.question).label
        answer = vocabulary.term("decision_answers", decision.answer).label
        yield f"  {number}. {when(decision.decided)}  {question} {answer}"
        for name in ("reason", "options", "advice", "decided_by"):
            yield from part_of(name, getattr(decision, name))


def _ending(case: CaseFile, vocabulary: Vocabulary) -> Iterator[str]:
    for heading, facts in ending_records(case, vocabulary):
        yield heading
        for label, words in facts:
            yield from fact_of(label, words)


def _chronology(case: CaseFile, vocabulary: Vocabulary) -> Iterator[str]:
    yield said("chronology")
    for line in chronology(case):
        title, text = wording.chronology_words(line, vocabulary)
        words = f"{wording.label(f'chronology.{line.kind}')} {title}".strip()
        yield f"  {when(line.at):<18} {words}"
        yield from (f"      | {part}" for part in text.split("\n") if text)


def _amendments(amendments: tuple[Amendment, ...]) -> Iterator[str]:
    if amendments:
        yield said("amendments")
    for each in amendments:
        changed = ", ".join(said(change.field) for change in each.changes)
        yield f"  {when(each.at)}  {changed}: {each.reason}"


def exemption_lines(file: ExemptionFile, vocabulary: Vocabulary) -> tuple[str, ...]:
    exemption = file.exemption
    lines = [f"{exemption.reference}  {file.school.name}"]
    lines += fact("staff_name", file.staff.name)
    lines += fact("standing", vocabulary.term("staff_standings", exemption.standing).label)
    for name, terms in _EXEMPTION_LISTS:
        value = getattr(exemption, name)
        lines += fact(name, vocabulary.term(terms, value).label)
    for name in ("other_party", "relationship", "begun", "known_to", "platforms"):
        lines += fact(name, getattr(exemption, name))
    for name in ("dsl_discussion", "head_discussion", "chair_discussion"):
        lines += fact(name, _talk(getattr(exemption, name)))
    for name in (
        "decided_by",
        "reason",
        "conditions",
        "advice",
        "risk_learner",
        "risk_staff",
        "risk_setting",
        "ended_reason",
    ):
        lines += fact(name, getattr(exemption, name))
    for name in ("declared_on", "decided_on", "in_force_from", "in_force_to", "review_on", "ended_on"):
        day = getattr(exemption, name)
        lines += fact(name, wording.date_words(day) if day else "")
    if file.later_incidents:
        lines.append(said("later_incidents"))
    for each in file.later_incidents:
        parts = ", ".join(vocabulary.term("parts", part).label for part in each.parts)
        lines.append(f"  {each.reference}  {when(each.discovered)}  {parts}")
    return (*lines, *_amendments(file.amendments))


def _talk(talk: Discussion) -> str:
    return ", ".join(part for part in (wording.date_words(talk.on) if talk.on else "", talk.by) if part)


__all__ = ["case_lines", "exemption_lines", "said", "when"]
