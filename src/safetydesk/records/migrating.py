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

_SCRIPTS = Path(__file__).with_name("migrations")


def upgrade(engine: Engine) -> None:
    """To the newest version. Raises Trouble `store_newer` for a version this program does not know."""
    config = _config()
    with translated(), engine.connect() as connection:
        current = current_version(engine)
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if current is not None and current not in known:
            raise Trouble("store_newer")
        if current == newest_version():
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def current_version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest_version() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config
