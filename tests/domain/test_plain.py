"""Every record, draft and event goes to plain values and comes back the same; what is empty leaves no trace."""

from __future__ import annotations

import dataclasses
import json
import types
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
from safetydesk.domain import drafts
from safetydesk.domain.case_note import CaseNote
from safetydesk.domain.clock import Moment
from safetydesk.domain.decision import Decision
from safetydesk.domain.disclosure import Disclosure
from safetydesk.domain.events import Change, event_from, event_kinds
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.exhibit import DescribedItem, Exhibit
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.notice import Notice
from safetydesk.domain.person import Person
from safetydesk.domain.plain import NOT_IN_TEXT, from_plain, to_plain
from safetydesk.domain.proof.canonical import canonical, fingerprint
from safetydesk.domain.proof.entry import Entry
from safetydesk.domain.referral import Referral
from safetydesk.domain.school import School
from safetydesk.domain.team_member import TeamMember

RECORDS = (
    CaseNote, Decision, DescribedItem, Disclosure, Exemption, Exhibit, Incident, Involvement, Notice, Person, Referral,
    School, TeamMember, Entry,
)  # fmt: skip
DRAFTS = tuple(
    found
    for found in vars(drafts).values()
    if isinstance(found, type) and dataclasses.is_dataclass(found) and found.__module__ == drafts.__name__
)
MOMENTS = st.builds(
    Moment,
    st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)).map(lambda each: each.replace(tzinfo=UTC)),
    st.integers(-14 * 60, 14 * 60),
)


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value that a field of this type may hold."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = next(part for part in get_args(hint) if part is not type(None))
        return st.none() | values_of(inner)
    if origin is tuple:
        return st.lists(values_of(get_args(hint)[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(st.text(max_size=6), values_of(get_args(hint)[1]), max_size=2)
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(max_size=6),
        int: st.integers(0, 2**40),
        bool: st.booleans(),
        UUID: st.uuids(),
        Moment: MOMENTS,
        date: st.dates(),
    }
    return simple[hint] if hint in simple else whole(hint)


@cache
def whole(kind: type) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    fields = {
        name: values_of(hint)
        for name, hint in hints.items()
        if get_origin(hint) is not ClassVar and name != NOT_IN_TEXT
    }
    return st.builds(kind, **fields)


@pytest.mark.parametrize("kind", [*RECORDS, *DRAFTS], ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_a_record_comes_back_the_same(kind: type, data: st.DataObject) -> None:
    record = data.draw(whole(kind))
    told = json.loads(json.dumps(to_plain(record)))
    assert from_plain(kind, told) == record


@pytest.mark.parametrize("kind", sorted(event_kinds()))
@given(data=st.data())
def test_an_event_comes_back_the_same(kind: str, data: st.DataObject) -> None:
    event = data.draw(whole(event_kinds()[kind]))
    told = json.loads(json.dumps(to_plain(event)))
    assert event_from(kind, told) == event
    assert "touches" not in told and "is_reading" not in told


def test_canonical_text_leaves_out_what_is_empty_and_the_count_of_saves() -> None:
    text = json.loads(canonical(builders.an_incident(child_words="", reported=None, row_version=7)))
    assert {"child_words", "reported", "row_version", "sexual_image"} & set(text) == set()
    assert text["severity"] == 2
    assert json.loads(canonical(builders.an_incident(severity=0)))["severity"] == 0


def test_a_field_that_comes_later_changes_no_older_text() -> None:
    @dataclasses.dataclass(frozen=True)
    class Older:
        name: str

    @dataclasses.dataclass(frozen=True)
    class Newer:
        name: str
        nick: str = ""
        tags: tuple[str, ...] = ()
        seen: Moment | None = None

    assert canonical(Older("Ada")) == canonical(Newer("Ada"))


def test_an_emptied_field_does_not_come_back_as_its_default() -> None:
    """Left out, a cleared time would return as "now", and "not told" as told."""
    draft = drafts.IncidentDraft(id=builders.INCIDENT_ID, started=builders.NOW, discovered="")
    assert from_plain(drafts.IncidentDraft, to_plain(draft)).discovered == ""
    not_told = builders.a_notice(was_told=False, reason_not_told="risk")
    assert from_plain(Notice, to_plain(not_told)).was_told is False


def test_texts_differ_where_records_differ() -> None:
    incident = builders.an_incident()
    for name in ("summary", "child_words", "told_by", "status"):
        assert fingerprint(incident) != fingerprint(dataclasses.replace(incident, **{name: "other"}))
    assert fingerprint(incident) == fingerprint(dataclasses.replace(incident, row_version=9))


@pytest.mark.parametrize("value", [1.5, b"bytes", {1, 2}, object()])
def test_a_type_nobody_agreed_on_is_a_bug(value: Any) -> None:
    with pytest.raises(TypeError):
        to_plain(value)


@pytest.mark.parametrize("told", [None, [], "text", {"field": 3}])
def test_a_misfit_is_refused(told: Any) -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        from_plain(Change, told)
