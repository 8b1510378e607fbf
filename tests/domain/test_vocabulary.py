"""The vocabulary that ships is whole, and a damaged file is named with its key."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from safetydesk import assets
from safetydesk.domain import exemption, vocabulary
from safetydesk.domain.vocabulary import ASK, NEVER
from safetydesk.domain.vocabulary_reading import VocabularyFault, read_vocabulary
from safetydesk.wording import load_vocabulary
from safetydesk.wording.shipped import READ_BY_THEMSELVES

V = load_vocabulary()
FILES = {
    name: assets.read_toml("vocabulary", name)
    for name in assets.names("vocabulary", suffix=".toml")
    if name not in READ_BY_THEMSELVES
}
LOCKED = {"NUDES", "NUDES-NC", "SEXTORT", "DEEPFAKE-SEX", "CSAM", "PORN-ADULT"}
MINIMUM = {
    1: "REPUTE STAFF-CONDUCT CONTENT-UP MISINFO BYPASS UNDERAGE COPY GAMBLE ADVERT EXCESS CHANNEL OTHER",
    2: "BULLY BULLY-STAFF PARENT-ABUSE IMPERS DEEPFAKE-OTHER AI-CHAT STAFF-CONTACT PORN-ADULT BREACH SCAM "
    "LOST",
    3: "NUDES NUDES-NC DEEPFAKE-SEX GROOM CSE-CCE STAFF-UNSUIT SELFHARM EXTREMISM HATE HARASS HACK",
    4: "SEXTORT CSAM THREAT",
}
FIRST = {
    "BULLY": "parents platform",
    "SEXTORT": "police_101 social_care ceop",
    "CSAM": "police_101 social_care",
    "GROOM": "police_101 ceop social_care",
    "STAFF-CONTACT": "lado",
    "STAFF-UNSUIT": "lado education_safeguarding",
    "EXTREMISM": "prevent police_101 counter_terrorism_online",
    "SCAM": "report_fraud bank platform",
    "EXCESS": "",
}


def test_the_categories_their_lock_and_their_minimum() -> None:
    assert len(V.categories) == 37
    assert {c.code for c in V.categories if c.images == NEVER} == LOCKED
    for level, codes in MINIMUM.items():
        assert {c.code for c in V.categories if c.severity == level} == set(codes.split())


def test_what_concerns_staff_leads_to_barring_and_asks_about_it_but_never_first() -> None:
    for code in ("CSAM", "STAFF-CONTACT", "STAFF-UNSUIT"):
        category = V.category(code)
        assert {route.route: route.first for route in category.routes}["dbs"] is False
        assert any("DBS" in question for question in category.must_ask)
    assert "dbs" in {route.code for route in V.routes_for(["STAFF-CONDUCT"])}


@pytest.mark.parametrize(("code", "routes"), FIRST.items())
def test_the_routes_to_consider_first(code: str, routes: str) -> None:
    assert [r.code for r in V.first_routes_for([code])] == routes.split()
    assert {r.route for r in V.category(code).routes} == {r.code for r in V.routes_for([code])}


def test_every_category_and_route_says_where_it_comes_from() -> None:
    for route in V.routes:
        assert route.source
        assert route.dated
    for category in V.categories:
        assert category.source
        assert category.dated
        assert category.routes
        assert all(question.endswith(("?", ".")) for question in category.must_ask)


def test_several_categories_together() -> None:
    assert V.image_rule([]) == ASK
    assert V.image_rule(["BULLY", "HATE"]) == ASK
    assert V.image_rule(["BULLY", "NUDES"]) == NEVER
    assert V.image_rule(["BULLY", "FROM-A-NEWER-RELEASE"]) == NEVER
    assert (V.severity_minimum([]), V.severity_minimum(["BULLY", "THREAT"])) == (1, 4)
    codes = [r.code for r in V.routes_for(["BULLY", "CSAM"])]
    assert len(codes) == len(set(codes))
    assert codes[:4] == ["parents", "platform", "police_101", "social_care"]
    assert V.must_ask(["BULLY", "BULLY"]) == V.category("BULLY").must_ask
    assert [r.code for r in V.deadlines_for(["STAFF-UNSUIT"])] == ["lado_contact"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("sexting", "NUDES"), ("child pornography", "CSAM"), ("tiktok fight", "BULLY"), ("catfish", "IMPERS"),
        ("VPN", "BYPASS"), ("nud", "NUDES"), ("Séxting", "NUDES"), ("sextort", "SEXTORT"), ("gdpr", "BREACH"),
        ("county lines", "CSE-CCE"), ("GROOM", "GROOM"), ("revenge porn", "NUDES-NC"), ("knife", "THREAT"),
        ("happy slapping", "BULLY"), ("cyberstalking", "BULLY"), ("self-generated intimate", "NUDES"),
        # Other forms of a word, and other spellings.
        ("blackmailing", "SEXTORT"), ("suicidal", "SELFHARM"), ("catfishing", "IMPERS"), ("incels", "EXTREMISM"),
        ("radicalization", "EXTREMISM"), ("lootbox", "GAMBLE"), ("flashing", "HARASS"), ("sextorsion", "SEXTORT"),
        ("indecent images", "NUDES"), ("bullied", "BULLY"),
    ],
)  # fmt: skip
def test_found_by_the_words_people_type(typed: str, code: str) -> None:
    assert V.search_categories(typed)[0].code == code


def test_the_search_has_edges() -> None:
    assert V.search_categories("  ") == V.categories
    assert V.search_categories("zzzz") == ()
    assert (
        V.search_categories("zzzz sexting")[0].code == "NUDES"
    )  # what matches most, where nothing matches all
    assert V.search_categories("%_*'\"\x00<b>") == V.search_categories("b")
    assert V.search_terms("platforms", "insta")[0].code == "instagram"
    assert V.search_routes("mash")[0].code == "social_care"


def test_every_outcome_has_a_definition() -> None:
    lists = ("incident_outcomes", "referral_outcomes", "allegation_outcomes")
    assert not [t.code for name in lists for t in V.lists[name].values() if not t.explanation]


def test_terms() -> None:
    assert V.terms("amend_reasons")[0].code == "typing_slip"
    assert V.term("person_kinds", "pupil").label == "Pupil"
    assert V.term("platforms", "<b>our own</b>").label == "<b>our own</b>"
    answers = {t.code for t in V.terms("decision_answers")}
    assert all(set(t.choices) <= answers for t in V.terms("decision_questions"))


def test_the_codes_that_records_hold_are_in_the_lists() -> None:
    decisions = {t.code for t in V.terms("exemption_decisions")}
    assert decisions == {
        exemption.PENDING, exemption.AGREED, exemption.AGREED_WITH_CONDITIONS, exemption.REFUSED,
        exemption.NOT_NEEDED, exemption.ENDED,
    }  # fmt: skip
    standings = {exemption.STAFF, exemption.STAFF_IS_DSL, exemption.STAFF_IS_HEAD}
    assert {t.code for t in V.terms("staff_standings")} == standings


def test_levels_have_a_shape_each() -> None:
    assert [s.label for s in V.severities] == ["■ Low", "◆ Moderate", "▲ Serious", "⬢ Critical"]
    with pytest.raises(KeyError):
        V.severity(5)


def test_only_a_number_that_was_confirmed_is_printed() -> None:
    numbers = [r.code for r in V.routes if any(text.count("0") > 2 for text in (r.how, r.who, r.takes))]
    assert not numbers
    lines = {r.code: r.phone for r in V.routes if r.phone or r.hours}
    assert lines == {
        "posh": "0344 381 4772", "report_fraud": "0300 123 2040", "nspcc_whistleblowing": "0800 028 0285",
    }  # fmt: skip
    assert all(V.route(code).phone_source and V.route(code).phone_dated for code in lines)


def test_a_telephone_line_and_the_number_of_a_clock_stand_at_one_place_alone() -> None:
    """A school may change either: nothing beside it may go on saying the old one."""
    lines = {_digits(route.phone) for route in V.every_route.values() if route.phone}
    words = ("name", "takes", "does_not_take", "who", "how", "timing", "wants", "reference", "hours")
    for route in V.every_route.values():
        texts = {name: getattr(route, name) for name in words}
        assert not any(line in _digits(text) for line in lines for text in texts.values()), route.code
        if set(route.deadlines) - {"report_answer"} and route.timing:  # that one is of every route alike
            counted = re.search(r"\b(\d+|one|two|five|seven)\b[\w ]*\b(hour|day|week|month)", route.timing)
            assert not counted, f"{route.code}: by {{amount}} and timing_rule"


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def test_retired_is_no_longer_offered_but_still_understood() -> None:
    files = copy.deepcopy(FILES)
    files["categories.toml"]["category"][0]["retired"] = date(2027, 1, 1)
    files["people.toml"]["parts"][0]["retired"] = date(2027, 1, 1)
    changed = read_vocabulary(files)
    assert "BULLY" not in {c.code for c in changed.categories}
    assert changed.category("BULLY").name
    assert changed.term("parts", "affected").label == "Affected"
    assert "affected" not in {t.code for t in changed.terms("parts")}


Break = Callable[[dict[str, Any]], object]
FAULTS: list[tuple[str, str, Break]] = [
    ("categories.toml", "category[BULLY].images", lambda f: f["category"][0].update(images="sometimes")),
    ("categories.toml", "category[BULLY].imagse", lambda f: f["category"][0].update(imagse="ask")),
    ("categories.toml", "category[BULLY].name", lambda f: f["category"][0].pop("name")),
    ("categories.toml", "category[BULLY].description", lambda f: f["category"][0].update(description=" ")),
    ("categories.toml", "category[BULLY].severity", lambda f: f["category"][0].update(severity=5)),
    ("categories.toml", "category[BULLY].severity", lambda f: f["category"][0].update(severity=True)),
    ("categories.toml", "category[BULLY].fours", lambda f: f["category"][0].update(fours=["crime"])),
    ("categories.toml", "category[BULLY].words", lambda f: f["category"][0].update(words=[3])),
    ("categories.toml", "category[BULLY].code", lambda f: f["category"].append(f["category"][0])),
    (
        "categories.toml",
        "category[BULLY].routes",
        lambda f: f["category"][0]["routes"][0].update(to="nobody"),
    ),
    ("categories.toml", "category[BULLY].deadlines", lambda f: f["category"][0].update(deadlines=["soon"])),
    ("categories.toml", "category[BULLY].retired", lambda f: f["category"][0].update(retired="2027")),
    ("categories.toml", "source", lambda f: f.pop("source")),
    ("categories.toml", "categroy", lambda f: f.update(categroy=[])),
    ("routes.toml", "route[police_101].kind", lambda f: f["route"][0].update(kind="both")),
    ("routes.toml", "route[police_101].phone", lambda f: f["route"][0].update(phone="01632 960 111")),
    ("routes.toml", "route[police_101].timing", lambda f: f["route"][0].update(timing="In {amount}.")),
    (
        "routes.toml",
        "route[police_101].timing_rule",
        lambda f: f["route"][0].update(timing="In {amount}.", timing_rule="x"),
    ),
    ("routes.toml", "route[police_101].email", lambda f: f["route"][0].update(email="a@b.example")),
    ("limits.toml", "limit[repeat_incidents].amount", lambda f: f["limit"][0].update(amount=1)),
    ("limits.toml", "limit[repeat_incidents].most", lambda f: f["limit"][0].pop("most")),
    ("severities.toml", "severity", lambda f: f["severity"].pop()),
    ("deadlines.toml", "deadline[lado_contact].unit", lambda f: f["deadline"][0].update(unit="weeks")),
    ("deadlines.toml", "deadline[lado_contact].amount", lambda f: f["deadline"][0].update(amount=-1)),
    (
        "deadlines.toml",
        "deadline[lado_contact].when",
        lambda f: f["deadline"][0].update(when=["category:BULLY"]),
    ),
    (
        "deadlines.toml",
        "deadline[social_care_form].when",
        lambda f: f["deadline"][1].update(when=["mark:hate"]),
    ),
    ("people.toml", "parts[affected].label", lambda f: f["parts"][0].pop("label")),
    ("people.toml", "parts[affected].code", lambda f: f["parts"].append(f["parts"][0])),
    ("people.toml", "parts[0]", lambda f: f.update(parts=["affected"])),
    ("telling.toml", "methods", lambda f: f.update(platforms=f.pop("methods"))),
]


@pytest.mark.parametrize(("file", "key", "damage"), FAULTS)
def test_a_damaged_file_is_named_with_its_key(file: str, key: str, damage: Break) -> None:
    files = copy.deepcopy(FILES)
    damage(files[file])
    with pytest.raises(VocabularyFault) as caught:
        read_vocabulary(files)
    assert caught.value.file == file
    assert caught.value.key == ("platforms" if key == "methods" else key)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(VocabularyFault, match="routes.toml"):
        read_vocabulary({k: v for k, v in FILES.items() if k != "routes.toml"})
    assert vocabulary.IMAGE_RULES == ("never", "ask")  # there is no third value
