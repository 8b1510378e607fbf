"""Shorthand for columns, so that a table reads like the record it holds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

from safetydesk.records.column_types import DateText, FlagInteger, IdText, MomentText, PlainText

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)


def table(name: str, *columns: Any) -> Table:
    """A STRICT table of records: an `id`, the columns given, and the count of saves."""
    return Table(
        name,
        METADATA,
        Column("id", IdText, primary_key=True, nullable=False),
        *columns,
        Column("row_version", Integer, nullable=False),
        CheckConstraint("row_version > 0", name="row_version"),
        sqlite_strict=True,
    )


def words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def flag(name: str) -> Column[bool]:
    return Column(name, FlagInteger, nullable=False)


def raw(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False)


def moment(name: str) -> Column[Any]:
    return Column(name, MomentText, nullable=False)


def moment_or_none(name: str) -> Column[Any]:
    return Column(name, MomentText)


def day(name: str) -> Column[Any]:
    return Column(name, DateText, nullable=False)


def day_or_none(name: str) -> Column[Any]:
    return Column(name, DateText)


def some_id(name: str) -> Column[Any]:
    return Column(name, IdText, nullable=False)


def id_or_none(name: str) -> Column[Any]:
    return Column(name, IdText)


def belongs_to(name: str, target: str) -> Column[Any]:
    return Column(name, IdText, ForeignKey(f"{target}.id"), nullable=False, index=True)


def compound(name: str, hint: Any) -> Column[Any]:
    return Column(name, PlainText(hint), nullable=False)
