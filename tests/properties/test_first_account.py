"""However often an incident is amended, undoing all amendments gives the first account."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from builders import MEMBER_ID, NOW, an_incident
from safetydesk.domain.case_file import Amendment
from safetydesk.domain.clock import Moment
from safetydesk.domain.events import Change
from safetydesk.domain.first_account import first_account
from safetydesk.domain.happened import Happened
from safetydesk.services.amending import AMENDABLE

MOMENTS = st.integers(1, 28).map(lambda day: Moment.london(2026, 10, day))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "categories": st.lists(st.sampled_from(["BULLY", "NUDES", "OTHER"]), max_size=3).map(tuple),
    "severity": st.integers(0, 4),
    "sexual_image": st.booleans(),
    "happened": st.builds(
        Happened, st.sampled_from(["exact", "unknown", "between"]), st.none() | MOMENTS, st.none() | MOMENTS
    ),
    "discovered": MOMENTS,
    "reported": st.none() | MOMENTS,
}
STEPS = st.lists(
    st.fixed_dictionaries({}, optional={name: VALUES.get(name, st.text(max_size=5)) for name in AMENDABLE}),
    max_size=6,
)


@given(STEPS)
def test_undoing_all_amendments_gives_the_first_account(steps: list[dict[str, Any]]) -> None:
    incident = first = an_incident()
    amendments = []
    for step in steps:
        after = replace(incident, **step)
        changes = tuple(
            Change.between(name, getattr(incident, name), getattr(after, name))
            for name in AMENDABLE
            if getattr(incident, name) != getattr(after, name)
        )
        amendments.append(Amendment(at=NOW, by=MEMBER_ID, reason="r", changes=changes))
        incident = after
    assert first_account(incident, amendments) == first
