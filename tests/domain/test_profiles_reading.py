"""Profiles that ship are whole, and a damaged file is named with its key."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from safetydesk import assets, wording
from safetydesk.domain.asked import ASKED, read_asked
from safetydesk.domain.conditions import Term
from safetydesk.domain.contradictions import CONTRADICTIONS, read_contradictions
from safetydesk.domain.duty import CLOCK
from safetydesk.domain.house_names import house_names
from safetydesk.domain.posts import POSTS
from safetydesk.domain.profiles_reading import LONGEST_WORDS, read_profiles
from safetydesk.domain.raising import RAISING, read_raising
from safetydesk.domain.vocabulary_reading import VocabularyFault

V = wording.load_vocabulary()
NAMES = house_names(V, wording.load_calendars())
FILES = {name: assets.read_toml("profiles", name) for name in assets.names("profiles", suffix=".toml")}
SB = "stone_bay_2023.toml"


def test_those_that_ship() -> None:
    profiles = read_profiles(FILES, V, NAMES)
    assert list(profiles) == [term.code for term in V.terms("policy_profiles")] == [
        "safetydesk", "surrey_hills_2019", "millfields_2018", "st_marys_2016", "congerstone_2023", "stone_bay_2023",
    ]  # fmt: skip
    today = date(2026, 11, 22)
    past = [each.code for each in profiles.values() if each.is_past_review(today)]
    assert past == ["surrey_hills_2019", "millfields_2018", "st_marys_2016", "stone_bay_2023"]
    assert profiles["congerstone_2023"].adopted is None and len(profiles["congerstone_2023"].remarks) == 2
    adopted = {rule for each in profiles.values() for rule in each.rules}
    asked = {each.rule for each in wording.load_asked()}
    assert asked <= adopted == set(V.lists["house_rules"])


def test_each_rule_is_asked_of_some_incident_or_says_that_it_is_cited_only() -> None:
    asked = {each.rule for each in wording.load_asked()}
    for code, rule in V.lists["house_rules"].items():
        assert (code in asked) is ("It is cited only" not in rule.explanation), code


def test_an_asking_names_forms_that_there_are_and_duties_that_ask_for_the_same() -> None:
    duties = {*wording.load_closing_rules().every_duty, *(CLOCK + code for code in V.every_deadline_rule)}
    about = {
        "tell": V.lists["notice_kinds"],
        "decide": V.lists["decision_questions"],
        "threshold": V.lists["decision_questions"],
        "refer": V.every_route,
    }
    for each in wording.load_asked():
        assert set(each.duties) <= duties, each.code
        assert (each.about in about[each.act]) if each.act in about else not each.about, each.code
        told = each.act == "tell" and each.about in POSTS
        assert not told or (Term(f"about:{each.about}", is_absent=True),) in each.when.every, each.code


def wrong(change: Callable[[dict[str, Any]], Any], file: str = SB) -> VocabularyFault:
    files = copy.deepcopy(FILES)
    change(files[file])
    with pytest.raises(VocabularyFault) as raised:
        read_profiles(files, V, NAMES)
    return raised.value


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda f: f.pop("title"), "title"),
        (lambda f: f.update(titel="x"), "titel"),
        (lambda f: f.update(code="hogwarts"), "code"),
        (lambda f: f.update(code="millfields_2018"), "code"),
        (lambda f: f.update(policy="sorcery"), "policy"),
        (lambda f: f["rules"].append("no_wands"), "rules"),
        (lambda f: f["rules"].append("bars_pupils"), "rules"),
        (lambda f: f["rules"].append("prior_approval"), "rules"),
        (lambda f: f.update(cycle_months=-1), "cycle_months"),
        (lambda f: f.update(review_due="2024"), "review_due"),
        (lambda f: f.update(review_due=date(2001, 1, 1)), "review_due"),
        (lambda f: f["clause"].append(dict(f["clause"][0])), "clause[sb.3.4].code"),
        (lambda f: f["clause"][0].update(code="sh.sexting.1"), "clause[sh.sexting.1].code"),
        (lambda f: f["clause"][0].update(code="own.1"), "clause[own.1].code"),
        (lambda f: f["clause"][0].update(words="x" * (LONGEST_WORDS + 1)), "clause[sb.3.4].words"),
        (lambda f: f["clause"][0].update(rules=["no_wands"]), "clause[sb.3.4].rules"),
        (lambda f: f["value"][0].update(name="deadline.tea.amount"), "value[0].name"),
        (lambda f: f["value"][0].update(name="rule.bars_pupils", value="yes"), "value[0].name"),
        (lambda f: f["value"][0].update(name="deadline.debrief.amount", value="soon"), "value[0].value"),
        (lambda f: f["value"].append(dict(f["value"][0])), "value[2].name"),
    ],
)
def test_what_is_wrong_is_named_with_its_file_and_key(
    change: Callable[[dict[str, Any]], Any], key: str
) -> None:
    fault = wrong(change)
    assert (fault.file, fault.key) in {(SB, key), ("surrey_hills_2019.toml", key)}


@pytest.mark.parametrize(
    ("file", "read", "table"),
    [
        (RAISING, read_raising, "raising"),
        (CONTRADICTIONS, read_contradictions, "contradiction"),
        (ASKED, read_asked, "asked"),
    ],
)
def test_the_conditions_of_the_other_files_are_read_as_strictly(
    file: str, read: Callable[..., Any], table: str
) -> None:
    parsed = assets.read_toml("vocabulary", file)
    assert len(read(parsed, V)) == len(parsed[table])
    for change, key in (
        ({"when": ["mark:sorrow"]}, "when"),
        ({"when": ["a fact, or so"]}, "when"),
        ({"when": []}, "when"),
        ({"whan": []}, "whan"),
        ({"code": parsed[table][1]["code"]}, "code"),
    ):
        damaged = copy.deepcopy(parsed)
        damaged[table][0].update(change)
        with pytest.raises(VocabularyFault) as raised:
            read(damaged, V)
        assert raised.value.file == file and raised.value.key.endswith(f".{key}")
