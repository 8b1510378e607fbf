"""What came with the program to be read once: the wording, the vocabulary, the roles and the calendars."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from safetydesk import assets
from safetydesk.domain.calendars import Calendars
from safetydesk.domain.calendars_reading import read_calendars
from safetydesk.domain.errors import Trouble
from safetydesk.domain.roles import Roles
from safetydesk.domain.roles_reading import ROLES, read_roles
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_reading import read_vocabulary
from safetydesk.sentences import Wording


@cache
def load_wording() -> Wording:
    """The wording that came with the program."""
    files = assets.names("wording", suffix=".toml")
    return Wording({name: assets.read_toml("wording", name) for name in files})


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that came with the program. Raises Trouble("vocabulary_damaged")."""
    with _reading("vocabulary"):
        names = set(assets.names("vocabulary", suffix=".toml")) - {ROLES}
        return read_vocabulary({name: assets.read_toml("vocabulary", name) for name in sorted(names)})


@cache
def load_roles() -> Roles:
    """Who may do what. Raises Trouble("vocabulary_damaged")."""
    with _reading(ROLES):
        return read_roles(assets.read_toml("vocabulary", ROLES))


@cache
def load_calendars() -> Calendars:
    """England's working days, and school days with no term entered. Raises Trouble("vocabulary_damaged")."""
    with _reading("england.toml"):
        return read_calendars(assets.read_toml("calendars", "england.toml"))


@contextmanager
def _reading(file: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as fault:  # a VocabularyFault says where; a file that is no TOML does not
        where = {"file": getattr(fault, "file", file), "key": getattr(fault, "key", "")}
        raise Trouble("vocabulary_damaged", **where) from fault
