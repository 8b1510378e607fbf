"""Upgrades a store's tables, each step one transaction; a store from a newer program is refused politely."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from safetydesk.domain.errors import Trouble
from safetydesk.records.faults import translated
from safetydesk.records.tables import METADATA

_SCRIPTS = Path(__file__).with_name("migrations")
_VERSION = "alembic_version"
_KNOWN = frozenset(METADATA.tables) | {"search_words"}


def upgrade(engine: Engine) -> None:
    """To the newest version.

    Raises Trouble `store_newer` for a version this program does not know, `records_damaged` where a table is gone.
    """
    config = _config()
    with translated(), engine.connect() as connection:
        current = current_version(engine)
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if current is not None and current not in known:
            raise Trouble("store_newer")
        tables = _tables(engine)
        is_newest = current == newest_version()
        if (is_newest and not tables >= _KNOWN) or (current is None and tables - {_VERSION}):
            raise Trouble("records_damaged")
        if is_newest:
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def current_version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _tables(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return set(found.scalars())


def newest_version() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config
