"""Recomputes the audit trail and compares every record with what was last signed of it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from safetydesk.domain.progress import Progress
from safetydesk.records.engine import BEGIN
from safetydesk.records.faults import translated
from safetydesk.records.verifying_accounts import Accounts
from safetydesk.records.verifying_asked import Asked, TrailCheck
from safetydesk.records.verifying_keys import check_keys
from safetydesk.records.verifying_records import check_records
from safetydesk.records.verifying_surroundings import check_pages, check_payloads, check_schema, check_series
from safetydesk.records.verifying_walk import NotAsVerified, Walk

__all__ = ["Asked", "TrailCheck", "verify_records"]


def verify_records(engine: Engine, asked: Asked, progress: Progress) -> TrailCheck:
    """Reads everything in one snapshot. What was verified before and is no longer there has everything judged."""
    check = TrailCheck(is_whole=asked.verified is None)
    try:
        with (
            translated(),
            engine.connect().execution_options(**{BEGIN: "BEGIN DEFERRED"}) as connection,
            connection.begin(),
        ):
            _check(connection, asked, check, progress)
    except NotAsVerified:
        return verify_records(engine, replace(asked, verified=None), progress)
    except (ValueError, TypeError, KeyError, DBAPIError) as fault:  # a table or a column that is not there
        check.say("trail_unreadable", kind=type(fault).__name__)
    return check


def _check(connection: Connection, asked: Asked, check: TrailCheck, progress: Progress) -> None:
    accounts = Accounts(check.say)
    check_schema(connection, check.say)
    walk = Walk(connection, asked, check, accounts)
    texts = walk.through(progress)
    check_payloads(connection, check.say)
    faulty = set[str]()
    if asked.with_records:
        walked = check_records(connection, texts, accounts, check.say)
        faulty = walked.faulty
        check_series(connection, check.say)
        check_pages(connection, walked, check.say)
    check_keys(connection, asked.slots, asked.pairs, walk.keys, faulty, check.say)
