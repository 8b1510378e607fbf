"""A pathway: a short guided list for one kind of incident. What it says is data (`resources/pathways/`).

It reminds and records; it decides nothing and holds nothing up, but for the recorded reason that a frozen step asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from safetydesk.domain.conditions import Condition

WHO = (
    "anyone", "dsl", "deputy_dsl", "head", "chair", "case_manager", "team", "it_support", "data_protection_officer",
)  # fmt: skip
"""Who may take a step: codes of `[label] "pathways.who_<code>"`."""
SAID = ("step", "pattern")
"""Forms that say the step itself; "pattern" beside everything held about the adult."""
OPENS = (
    *SAID,
    "threshold",
    "allegation",
    "ban",
    "takedown",
    "circumstances",
    "evidence",
    "described",
    "held",
)
OPENS_OF = ("refer", "notice", "decision", "words", "note", "call", "sheet")
"""Forms a step may open: by themselves, and with a code behind a colon ("refer:lado")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`met_by` says which records show that it was taken; where nothing can, somebody says so (`PathwayStep`).

    `when`: it is part of the pathway only where that holds. `freezes`: until it is taken, steps that are
    `investigative` stand frozen. `forced`: while it is open it comes before all others. `deadline` is a rule's code.
    `since`: an earlier step; only what was done since that was taken shows that this one was. Not `confirmed`: what it
    says is SafetyDesk's own wording, and says so.
    """

    code: str
    name: str
    words: str
    who: tuple[str, ...]
    opens: str = "step"
    prompt: str = ""
    when: Condition = Condition()
    met_by: Condition = Condition()
    after: tuple[str, ...] = ()
    since: str = ""
    freezes: bool = False
    investigative: bool = False
    forced: bool = False
    deadline: str = ""
    clause: str = ""
    confirmed: bool = True

    @property
    def is_shown_by_records(self) -> bool:
        return bool(self.met_by.every)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """`when` says for which incidents; it may be taken up by hand for others, and set aside with a reason."""

    code: str
    name: str
    words: str
    when: Condition
    source: str
    dated: str
    confirmed: bool = False
    steps: tuple[Step, ...] = ()
    retired: date | None = None

    def step(self, code: str) -> Step | None:
        return next((step for step in self.steps if step.code == code), None)

    def conditions(self) -> Iterator[tuple[str, Condition]]:
        """Each with the place it stands at."""
        yield "when", self.when
        for step in self.steps:
            yield f"step[{step.code}].when", step.when
            yield f"step[{step.code}].met_by", step.met_by
