"""What came with the program to be read once: the wording, the vocabulary, the roles and the calendars."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from safetydesk import assets
from safetydesk.domain.asked import ASKED, Asking, read_asked
from safetydesk.domain.calendars import Calendars
from safetydesk.domain.calendars_reading import read_calendars
from safetydesk.domain.closing_reading import DUTIES, GUIDANCE, read_closing_rules, read_guidance
from safetydesk.domain.contradictions import CONTRADICTIONS, Contradiction, read_contradictions
from safetydesk.domain.duty import ClosingRules
from safetydesk.domain.guidance import Edition
from safetydesk.domain.house_kinds import HouseName
from safetydesk.domain.house_names import house_names
from safetydesk.domain.must_tell import MUST_TELL, TellRule, read_must_tell
from safetydesk.domain.pathways_reading import read_pathways
from safetydesk.domain.profile import Profile
from safetydesk.domain.profiles_reading import read_profiles
from safetydesk.domain.prompts import PROMPTS, Prompt, read_prompts
from safetydesk.domain.raising import RAISING, RaisingRule, read_raising
from safetydesk.domain.roles import Roles
from safetydesk.domain.roles_reading import ROLES, read_roles
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_reading import VocabularyFault, read_vocabulary
from safetydesk.sentences import Wording, WordingFault
from safetydesk.wording.shipped_files import parsed, reading

READ_BY_THEMSELVES = frozenset({ASKED, CONTRADICTIONS, DUTIES, GUIDANCE, PROMPTS, RAISING, ROLES, MUST_TELL})
"""Files of the vocabulary's folder that are more than lists: each has a reader of its own."""


@cache
def load_wording() -> Wording:
    """The wording that came with the program; without the files that are damaged, so that this itself can be said."""
    return _wording()[0]


def check_wording() -> None:
    """Raises Trouble("vocabulary_damaged") for the first wording file that is damaged."""
    with reading("wording"):
        for fault in _wording()[1]:
            raise fault


@cache
def _wording() -> tuple[Wording, tuple[ValueError, ...]]:
    """What can be read, and what is wrong with the rest."""
    found: dict[str, Mapping[str, Any]] = {}
    faults: list[ValueError] = []
    for name in assets.names("wording", suffix=".toml"):
        try:
            found[name] = parsed("wording", name)
        except VocabularyFault as fault:
            faults.append(fault)
    while True:
        try:
            return Wording(found), tuple(faults)
        except WordingFault as fault:
            faults.append(fault)
            del found[fault.file]


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that came with the program. Raises Trouble("vocabulary_damaged")."""
    with reading("vocabulary"):
        names = set(assets.names("vocabulary", suffix=".toml")) - READ_BY_THEMSELVES
        vocabulary = read_vocabulary({name: parsed("vocabulary", name) for name in sorted(names)})
        pathways = {f"pathways/{name}": parsed("pathways", name) for name in _pathway_files()}
        return replace(vocabulary, every_pathway=read_pathways(pathways, vocabulary))


@cache
def load_roles() -> Roles:
    """Who may do what. Raises Trouble("vocabulary_damaged")."""
    with reading("vocabulary", ROLES):
        return read_roles(parsed("vocabulary", ROLES))


@cache
def load_raising() -> tuple[RaisingRule, ...]:
    """What raises an incident's severity. Raises Trouble("vocabulary_damaged")."""
    with reading("vocabulary", RAISING):
        return read_raising(parsed("vocabulary", RAISING), load_vocabulary())


@cache
def load_contradictions() -> tuple[Contradiction, ...]:
    """Facts that do not go together. Raises Trouble("vocabulary_damaged")."""
    with reading("vocabulary", CONTRADICTIONS):
        return read_contradictions(parsed("vocabulary", CONTRADICTIONS), load_vocabulary())


@cache
def load_asked() -> tuple[Asking, ...]:
    """What adopted rules ask for. Raises Trouble("vocabulary_damaged")."""
    with reading("vocabulary", ASKED):
        return read_asked(parsed("vocabulary", ASKED), load_vocabulary())


@cache
def load_profiles() -> Mapping[str, Profile]:
    """Written policies that came with the program, by code. Raises Trouble("vocabulary_damaged")."""
    with reading("profiles"):
        files = {name: parsed("profiles", name) for name in assets.names("profiles", suffix=".toml")}
        return read_profiles(files, load_vocabulary(), load_house_names())


@cache
def load_house_names() -> Mapping[str, HouseName]:
    """What a school may set of its own, by name. Raises Trouble("vocabulary_damaged")."""
    return house_names(load_vocabulary(), load_calendars())


@cache
def load_closing_rules() -> ClosingRules:
    """What is to be done before an incident is closed. Raises Trouble("vocabulary_damaged")."""
    with reading("vocabulary", DUTIES):
        return read_closing_rules(parsed("vocabulary", DUTIES), load_vocabulary())


@cache
def load_must_tell() -> tuple[TellRule, ...]:
    """Who inside the school must be told of what. Raises Trouble("vocabulary_damaged")."""
    with reading("vocabulary", MUST_TELL):
        return read_must_tell(parsed("vocabulary", MUST_TELL), load_vocabulary())


@cache
def load_guidance() -> tuple[Edition, ...]:
    """Editions of guidance and the days they are in force from. Raises Trouble("vocabulary_damaged")."""
    with reading("vocabulary", GUIDANCE):
        return read_guidance(parsed("vocabulary", GUIDANCE), load_vocabulary())


@cache
def load_prompts() -> tuple[Prompt, ...]:
    """Reminders beside a referral, in the order of the guidance. Raises Trouble("vocabulary_damaged")."""
    with reading("vocabulary", PROMPTS):
        return read_prompts(parsed("vocabulary", PROMPTS), load_vocabulary())


@cache
def load_calendars() -> Calendars:
    """England's working days, and school days with no term entered. Raises Trouble("vocabulary_damaged")."""
    with reading("calendars", "england.toml"):
        return read_calendars(parsed("calendars", "england.toml"))


def _pathway_files() -> tuple[str, ...]:
    return assets.names("pathways", suffix=".toml")
