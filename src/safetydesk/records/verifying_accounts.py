"""Whether every amendment told the truth: undone one by one, they must lead back to each text that was signed for.

Somebody with a key of their own can always sign that a record reads otherwise now. What they must not be able to do
is to change the first account without its showing: by an act that says nothing of it, or says something else.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any
from uuid import UUID

from safetydesk.domain.events import Change, event_kinds
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.plain import from_plain, hints_of
from safetydesk.domain.proof.canonical import fingerprint
from safetydesk.domain.proof.entry import Entry
from safetydesk.records.repositories.kept import TABLE_OF

Say = Callable[..., None]
_AMENDED = frozenset(TABLE_OF[kind].name for kind in (Incident, Exemption, Involvement))


@dataclasses.dataclass(frozen=True, slots=True)
class _Step:
    """What an act said a record reads now, and what it said it changed; without a text, an act that is no proof."""

    text: str = ""
    changes: Any = ()


class Accounts:
    """Fed with every act in order; then asked of each record whether its amendments lead back to its first text."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._looking = {name for name, kind in event_kinds().items() if kind.is_reading}
        self._steps: dict[str, list[_Step]] = {}
        self._told_of: dict[UUID, set[str]] = {}
        """By subject: the records that acts about it wrote, a person's part among those of its incident."""

    def hear(self, entry: Entry, told: Any) -> None:
        """One act as it was signed, and its payload, parsed, which is the one that the entry commits to."""
        try:
            texts = dict(told.get("texts", {}))
            changes = told.get("event", {}).get("changes", [])
        except (ValueError, TypeError, AttributeError):
            self.miss(entry)
            return
        has_only_looked = entry.kind in self._looking
        if texts and has_only_looked:
            self._say("looking_wrote", number=str(entry.number))
        for name, text in texts.items():
            if name.partition(":")[0] in _AMENDED:
                step = _Step() if has_only_looked else _Step(text, changes)
                self._steps.setdefault(name, []).append(step)
                self._told_of.setdefault(entry.subject, set()).add(name)

    def miss(self, entry: Entry) -> None:
        """An act not as it was signed, or whose payload is gone: nothing before it can be worked back to."""
        own = {f"{table}:{entry.subject}" for table in _AMENDED}
        for name in own | self._told_of.get(entry.subject, set()):
            self._steps.setdefault(name, []).append(_Step())

    def judge(self, name: str, record: Any) -> None:
        """Says `account_differs` where the amendments of this record do not lead back to what was signed for."""
        try:
            is_true = self._leads_back(record, self._steps.get(name, []))
        except (ValueError, TypeError, KeyError):
            is_true = False
        if not is_true:
            self._say("account_differs", record=name)

    @staticmethod
    def _leads_back(record: Any, steps: list[_Step]) -> bool:
        """`record` is what the last act said. Where an act on the way is no proof, it is judged as far as that one."""
        record_type: type = type(record)
        hints = hints_of(record_type)
        for place in range(len(steps) - 1, 0, -1):
            step, before = steps[place], steps[place - 1]
            if not step.text or not before.text:
                return True
            told = [from_plain(Change, each) for each in step.changes]
            undone = {each.field: each.old_value(hints[each.field]) for each in told}
            record = dataclasses.replace(record, **undone)
            if fingerprint(record) != before.text:
                return False
        return True
