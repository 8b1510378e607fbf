"""What an amendment keeps: each field that differs, with its old and its new value, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from safetydesk.domain.events import Change
from safetydesk.domain.identity import new_id
from safetydesk.domain.person import Person


def test_only_what_differs_is_kept_and_in_the_order_asked_for():
    before = Person(id=new_id(), name="Zoë", kind="pupil", year_group="year_8")
    after = replace(before, name="Zoé", handles=("@zoe", "🦊"))
    changes = Change.all_between(before, after, ("handles", "year_group", "name"))
    assert [change.field for change in changes] == ["handles", "name"]
    handles, name = changes
    assert handles.old_value(tuple[str, ...]) == () and handles.new_value(tuple[str, ...]) == ("@zoe", "🦊")
    assert (name.old_value(str), name.new_value(str)) == ("Zoë", "Zoé")


def test_a_field_that_differs_but_was_not_asked_for_is_no_change():
    before = Person(id=new_id(), name="Zoë", kind="pupil")
    assert Change.all_between(before, replace(before, kind="staff"), ("name",)) == ()
