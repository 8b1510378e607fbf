"""What came with the program to be read once: the wording, the vocabulary, the roles and the calendars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

from safetydesk import assets
from safetydesk.domain.asked import ASKED, Asking, read_asked
from safetydesk.domain.calendars import Calendars
from safetydesk.domain.calendars_reading import read_calendars
from safetydesk.domain.closing_reading import DUTIES, GUIDANCE, read_closing_rules, read_guidance
from safetydesk.domain.contradictions import CONTRADICTIONS, Contradiction, read_contradictions
from safetydesk.domain.duty import ClosingRules
from safetydesk.domain.errors import Trouble
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
from safetydesk.domain.vocabulary_reading import read_vocabulary
from safetydesk.sentences import Wording

READ_BY_THEMSELVES = frozenset({ASKED, CONTRADICTIONS, DUTIES, GUIDANCE, PROMPTS, RAISING, ROLES, MUST_TELL})
"""Files of the vocabulary's folder that are more than lists: each has a reader of its own."""


@cache
def load_wording() -> Wording:
    """The wording that came with the program."""
    files = assets.names("wording", suffix=".toml")
    return Wording({name: assets.read_toml("wording", name) for name in files})


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that came with the program. Raises Trouble("vocabulary_damaged")."""
    with _reading("vocabulary"):
        names = set(assets.names("vocabulary", suffix=".toml")) - READ_BY_THEMSELVES
        vocabulary = read_vocabulary({name: assets.read_toml("vocabulary", name) for name in sorted(names)})
        pathways = {f"pathways/{name}": assets.read_toml("pathways", name) for name in _pathway_files()}
        return replace(vocabulary, every_pathway=read_pathways(pathways, vocabulary))


@cache
def load_roles() -> Roles:
    """Who may do what. Raises Trouble("vocabulary_damaged")."""
    with _reading(ROLES):
        return read_roles(assets.read_toml("vocabulary", ROLES))


@cache
def load_raising() -> tuple[RaisingRule, ...]:
    """What raises an incident's severity. Raises Trouble("vocabulary_damaged")."""
    with _reading(RAISING):
        return read_raising(assets.read_toml("vocabulary", RAISING), load_vocabulary())


@cache
def load_contradictions() -> tuple[Contradiction, ...]:
    """Facts that do not go together. Raises Trouble("vocabulary_damaged")."""
    with _reading(CONTRADICTIONS):
        return read_contradictions(assets.read_toml("vocabulary", CONTRADICTIONS), load_vocabulary())


@cache
def load_asked() -> tuple[Asking, ...]:
    """What adopted rules ask for. Raises Trouble("vocabulary_damaged")."""
    with _reading(ASKED):
        return read_asked(assets.read_toml("vocabulary", ASKED), load_vocabulary())


@cache
def load_profiles() -> Mapping[str, Profile]:
    """Written policies that came with the program, by code. Raises Trouble("vocabulary_damaged")."""
    with _reading("profiles"):
        files = {
            name: assets.read_toml("profiles", name) for name in assets.names("profiles", suffix=".toml")
        }
        return read_profiles(files, load_vocabulary(), load_house_names())


@cache
def load_house_names() -> Mapping[str, HouseName]:
    """What a school may set of its own, by name. Raises Trouble("vocabulary_damaged")."""
    return house_names(load_vocabulary(), load_calendars())


@cache
def load_closing_rules() -> ClosingRules:
    """What is to be done before an incident is closed. Raises Trouble("vocabulary_damaged")."""
    with _reading(DUTIES):
        return read_closing_rules(assets.read_toml("vocabulary", DUTIES), load_vocabulary())


@cache
def load_must_tell() -> tuple[TellRule, ...]:
    """Who inside the school must be told of what. Raises Trouble("vocabulary_damaged")."""
    with _reading(MUST_TELL):
        return read_must_tell(assets.read_toml("vocabulary", MUST_TELL), load_vocabulary())


@cache
def load_guidance() -> tuple[Edition, ...]:
    """Editions of guidance and the days they are in force from. Raises Trouble("vocabulary_damaged")."""
    with _reading(GUIDANCE):
        return read_guidance(assets.read_toml("vocabulary", GUIDANCE), load_vocabulary())


@cache
def load_prompts() -> tuple[Prompt, ...]:
    """Reminders beside a referral, in the order of the guidance. Raises Trouble("vocabulary_damaged")."""
    with _reading(PROMPTS):
        return read_prompts(assets.read_toml("vocabulary", PROMPTS), load_vocabulary())


@cache
def load_calendars() -> Calendars:
    """England's working days, and school days with no term entered. Raises Trouble("vocabulary_damaged")."""
    with _reading("england.toml"):
        return read_calendars(assets.read_toml("calendars", "england.toml"))


def _pathway_files() -> tuple[str, ...]:
    return assets.names("pathways", suffix=".toml")


@contextmanager
def _reading(file: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as fault:  # a VocabularyFault says where; a file that is no TOML does not
        where = {"file": getattr(fault, "file", file), "key": getattr(fault, "key", "")}
        raise Trouble("vocabulary_damaged", **where) from fault
