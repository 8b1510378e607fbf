"""Where the removal of an address stands, in words; the address itself is not among them."""

from __future__ import annotations

from collections.abc import Sequence

from safetydesk.domain.takedown_standing import ASKED, NEW, ROUTES, STEPS
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording.saying import label


def takedown_words(
    state: str, route: str, next_routes: Sequence[str], vocabulary: Vocabulary, *, is_overdue: bool = False
) -> tuple[str, ...]:
    """What was done last and of whom it was asked, that no answer came in time, and whom to ask next."""
    done = label("incident.takedown_new") if state == NEW else vocabulary.term(STEPS, state).label
    if state in ASKED and route:
        done = label("incident.takedown_to", step=done, route=vocabulary.term(ROUTES, route).label)
    said = [done, label("today_takedown_late")] if is_overdue else [done]
    if next_routes:
        whom = label("today_takedown_or").join(vocabulary.term(ROUTES, each).label for each in next_routes)
        said.append(label("today_takedown_next", routes=whom))
    return tuple(said)
