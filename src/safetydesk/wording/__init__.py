"""How a thing reads in English: the one place where codes, times and sizes become words.

Sentences stand in `resources/wording/*.toml`, all files merged; values are put in by one plain replacement,
so a value that itself holds "{x}" is shown as it is. A code without a sentence never stops the program: the
reader gets a neutral sentence with the code in it, and `Wording.entry` (which tests use) raises KeyError.
"""

from __future__ import annotations

from safetydesk.wording.all_shipped import read_everything
from safetydesk.wording.amounts import count_words, size_words
from safetydesk.wording.chronology_lines import chronology_words
from safetydesk.wording.clauses import clause_place, clause_words
from safetydesk.wording.clocks import (
    amount_words,
    change_words,
    clock_about,
    clock_why,
    clock_words,
    settled_words,
    timing_words,
)
from safetydesk.wording.duties import duty_words, signed_about_words
from safetydesk.wording.events import event_words, field_words
from safetydesk.wording.house import (
    house_field_words,
    house_name_words,
    house_value_words,
    house_warning_words,
    many_terms_words,
    term_words,
)
from safetydesk.wording.knowing import knower_name, knower_when, knower_words
from safetydesk.wording.pathways import step_record_words, step_said_words, who_words
from safetydesk.wording.people import named_people
from safetydesk.wording.pointing import pointed_out_lines
from safetydesk.wording.records import (
    call_result_words,
    card_words,
    route_words,
    state_words,
    waits_words,
)
from safetydesk.wording.saying import event_sentence, label, problem, sentence, words
from safetydesk.wording.sheet_words import SheetWords, load_sheets
from safetydesk.wording.shipped import (
    load_asked,
    load_calendars,
    load_closing_rules,
    load_contradictions,
    load_guidance,
    load_house_names,
    load_must_tell,
    load_profiles,
    load_prompts,
    load_raising,
    load_roles,
    load_vocabulary,
    load_wording,
)
from safetydesk.wording.spans import due_words, happened_words
from safetydesk.wording.takedowns import takedown_words
from safetydesk.wording.times import (
    date_words,
    dated_words,
    day_words,
    generation_words,
    generations_words,
    moment_text_words,
    moment_words,
    time_words,
)

__all__ = [
    "settled_words",
    "clock_about",
    "clock_why",
    "clock_words",
    "change_words",
    "amount_words",
    "call_result_words",
    "SheetWords",
    "card_words",
    "chronology_words",
    "clause_place",
    "clause_words",
    "count_words",
    "date_words",
    "dated_words",
    "day_words",
    "due_words",
    "duty_words",
    "event_sentence",
    "event_words",
    "field_words",
    "generation_words",
    "generations_words",
    "happened_words",
    "house_field_words",
    "house_name_words",
    "house_value_words",
    "house_warning_words",
    "knower_name",
    "knower_when",
    "knower_words",
    "label",
    "load_asked",
    "load_calendars",
    "load_closing_rules",
    "load_contradictions",
    "load_guidance",
    "load_house_names",
    "load_prompts",
    "load_profiles",
    "load_must_tell",
    "load_raising",
    "load_roles",
    "load_sheets",
    "load_vocabulary",
    "load_wording",
    "many_terms_words",
    "moment_text_words",
    "moment_words",
    "named_people",
    "pointed_out_lines",
    "problem",
    "read_everything",
    "route_words",
    "sentence",
    "signed_about_words",
    "size_words",
    "state_words",
    "takedown_words",
    "step_record_words",
    "step_said_words",
    "term_words",
    "time_words",
    "timing_words",
    "waits_words",
    "who_words",
    "words",
]
