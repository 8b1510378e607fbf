"""From the parsed files of the sheets to `SheetKind`s, strictly: a wrong key is a fault with its file and place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from safetydesk.domain.sheet_kinds import (
    ABOUT,
    CARRIED,
    NAMES,
    NEEDED,
    NOT_CARRIED,
    SheetBlock,
    SheetField,
    SheetKind,
)
from safetydesk.domain.vocabulary_reading import Entry


def read_sheets(
    files: Mapping[str, Mapping[str, Any]], routes: Collection[str], sources: Collection[str]
) -> dict[str, SheetKind]:
    """The sheets by code, in the order of the files given. Raises VocabularyFault."""
    found: dict[str, SheetKind] = {}
    for file, parsed in files.items():
        top = Entry(file, "", parsed)
        kind = _sheet(top, routes, sources)
        top.close()
        if kind.code in found:
            raise top.fault("code", "is the code of another sheet too")
        found[kind.code] = kind
    return found


def _sheet(top: Entry, routes: Collection[str], sources: Collection[str]) -> SheetKind:
    leads = top.texts("routes")
    top.all_known("routes", leads, routes)
    if not leads:
        raise top.fault("routes", "is empty")
    agency_only, title = top.texts("agency_only"), top.take("agency_only_title", str, "")
    if bool(agency_only) != bool(title):
        raise top.fault("agency_only_title", "goes with agency_only")
    return SheetKind(
        code=top.text("code"),
        name=top.text("name"),
        short=top.text("short"),
        routes=leads,
        about=top.one_of("about", ABOUT, str),
        names=top.one_of("names", NAMES, str),
        confirmed=top.take("confirmed", bool),
        note=top.take("note", str, ""),
        source=top.text("source"),
        dated=top.take("dated", date),
        retired=top.day("retired"),
        blocks=_blocks(top, sources),
        agency_only_title=title,
        agency_only=agency_only,
    )


def _blocks(top: Entry, sources: Collection[str]) -> tuple[SheetBlock, ...]:
    blocks: dict[str, SheetBlock] = {}
    fields_known: set[str] = set()
    for entry in top.entries("block"):
        block = SheetBlock(
            code=entry.text("code"),
            title=entry.text("title"),
            fields=tuple(_field(each, sources) for each in entry.entries("fields")),
        )
        entry.close_as(block.code, blocks)
        for field in block.fields:
            if field.code in fields_known:
                raise entry.fault(f"fields[{field.code}].code", "is there twice")
            fields_known.add(field.code)
        blocks[block.code] = block
    if not fields_known:
        raise top.fault("block", "has no field")
    return tuple(blocks.values())


def _field(entry: Entry, sources: Collection[str]) -> SheetField:
    source = entry.take("from", str, "")
    if source and source not in sources:
        raise entry.fault("from", f"{source} is no source")
    carried = entry.take("carried", str, NOT_CARRIED)
    if carried and carried not in CARRIED:
        raise entry.fault("carried", f"should be one of {', '.join(CARRIED)}")
    field = SheetField(
        code=entry.text("code"),
        label=entry.text("label"),
        hint=entry.take("hint", str, ""),
        needed=entry.one_of("needed", NEEDED, str),
        source=source,
        carried=carried,
        not_known_allowed=entry.take("not_known", bool, True),
        forbids_blank=entry.take("forbids_blank", bool, False),
    )
    entry.close()
    return field
