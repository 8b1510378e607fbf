"""Closing, signing off, a debrief and an action as typed, before the checks have read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingDraft:
    """Each block is text, or its `no_...` reason. `set_aside` gives by a duty's code why it was left undone."""

    summary: str = ""
    no_summary: str = ""
    follow_up: str = ""
    no_follow_up: str = ""
    actions: str = ""
    no_actions: str = ""
    outcome: str = ""
    no_outcome: str = ""
    outcomes: tuple[str, ...] = ()
    set_aside: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffDraft:
    """`answer` is a code of `sign_off_answers`."""

    answer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefDraft:
    """Held, or waived with its reason. Each policy of `early_review` becomes an action of `review_owner` by
    `review_due`, a day as typed."""

    held: str = ""
    present: str = ""
    lessons: str = ""
    policy_change: str = ""
    teaching_change: str = ""
    early_review: tuple[str, ...] = ()
    review_owner: str = ""
    review_due: str = ""
    waived_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDraft:
    """`due` is a day as typed; blank for none."""

    what: str = ""
    owner: str = ""
    due: str = ""
    arisen_from: str = "incident"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlingDraft:
    """Done when, with a note; or not to be done, and why."""

    done: str = ""
    done_note: str = ""
    not_done_reason: str = ""
