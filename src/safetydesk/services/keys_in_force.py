"""The end of every change of keys: the header holds what the trail had said."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import KeysTookEffect
from safetydesk.records.work import Work


def say_effect(begin: Callable[[], Work], store_id: UUID, generation: int) -> None:
    """Commits that the header's `generation` counts, in a Work of its own. Raises nothing: the change is done all the
    same, and the next sign-in says so too."""
    with suppress(Trouble), begin() as work:
        work.commit(KeysTookEffect(subject=store_id, generation=generation))
