"""Words go from one store's draft to another's; ids and files do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetydesk.domain.carried_draft import MOST_BYTES, from_carried, to_carry
from safetydesk.domain.clock import SystemClock
from safetydesk.domain.drafts import DraftPerson, IncidentDraft
from safetydesk.domain.identity import new_id

FRESH = IncidentDraft(id=new_id(), started=SystemClock().now())


@given(st.text(), st.text(min_size=1))
def test_words_arrive_as_typed(summary, name):
    known, typed = DraftPerson(part="affected", person_id=new_id()), DraftPerson(part="subject", name=name)
    before = replace(FRESH, id=new_id(), summary=summary, people=(known, typed))
    carried = to_carry(before)
    assert str(known.person_id).encode() not in carried
    after = from_carried(carried, FRESH)
    assert after == replace(before, id=FRESH.id, people=(typed,))


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"\xff", b'{"id": 3}', b"[" * 100_000, b"x" * (MOST_BYTES + 1)]
)
def test_what_is_no_draft_is_refused(content):
    with pytest.raises(ValueError, match="draft"):
        from_carried(content, FRESH)
