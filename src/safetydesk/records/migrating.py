"""Upgrades a store's tables, each step one transaction; a store from a newer program is refused politely."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from safetydesk.domain.errors import Trouble
from safetydesk.records.faults import translated
from safetydesk.records.tables import METADATA

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0005"
"""The last step in `migrations/versions`. A store that stands there is opened without Alembic, which takes its time
to be loaded and would have nothing to do."""
_SCRIPTS = Path(__file__).with_name("migrations")
_VERSION = "alembic_version"
_KNOWN = frozenset(METADATA.tables) | {"search_words"}


def upgrade(engine: Engine) -> None:
    """To the newest version.

    Raises Trouble `store_newer` for a version this program does not know, `records_damaged` where a table is gone.
    """
    with translated():
        tables = _tables(engine)
        current = current_version(engine) if _VERSION in tables else None
        if current == NEWEST and tables >= _KNOWN:
            return
        if current is not None and current not in _every_version():
            raise Trouble("store_newer")
        if current == NEWEST or (current is None and tables - {_VERSION}):
            raise Trouble("records_damaged")
        if current is not None and not tables >= _KNOWN - _made_since(current):
            raise Trouble("records_damaged")
        _upgrade_to_newest(engine)
        if not _tables(engine) >= _KNOWN:
            raise Trouble("records_damaged")


def stands_earlier(engine: Engine) -> bool:
    """Whether there is something to upgrade: a store of an earlier version that this program knows."""
    with translated():
        if _VERSION not in _tables(engine):
            return False
        current = current_version(engine)
        return current not in (None, NEWEST) and current in _every_version()


def current_version(engine: Engine) -> str | None:
    """The step a store with a table of versions stands at; None before the first."""
    with engine.connect() as connection:
        found: str | None = connection.exec_driver_sql(f"SELECT version_num FROM {_VERSION}").scalar()  # noqa: S608  (our own constant)
    return found


def config() -> Config:
    """Where Alembic finds the steps."""
    from alembic.config import Config

    found = Config()
    found.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return found


def _every_version() -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}


def _made_since(version: str) -> frozenset[str]:
    """The tables that a store of this version does not have yet."""
    from alembic.script import ScriptDirectory

    later = ScriptDirectory.from_config(config()).iterate_revisions("head", version)
    return frozenset().union(*(script.module.MAKES for script in later))


def _upgrade_to_newest(engine: Engine) -> None:
    from alembic import command

    steps = config()
    with engine.connect() as connection:
        steps.attributes["connection"] = connection
        command.upgrade(steps, "head")


def _tables(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return set(found.scalars())
