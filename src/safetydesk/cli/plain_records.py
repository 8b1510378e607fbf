"""Records as --json gives them: the plain form that the domain has for all of them, less what opens a sealed file."""

from __future__ import annotations

from typing import Any

from safetydesk import wording
from safetydesk.domain.case_file import CaseFile, Done
from safetydesk.domain.duty import Duty
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.kinds_of_words import KINDS
from safetydesk.domain.plain import to_plain
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.services.exemptions import ExemptionFile

_NEVER_SAID = ("identity", "file_name")
"""The key of a sealed file, and its name in the store, are nobody's business outside it."""
_COUNTS_ALL = ("checkpoint_size", "size", "entries", "later", "missing", "left_out")
"""How long the whole trail was, or how many exhibits a backup lacked, tells of what may be hidden from whoever reads
this."""


def exhibit_document(exhibit: Exhibit) -> dict[str, Any]:
    document: Any = to_plain(exhibit)
    sealed = {name: value for name, value in document["sealed"].items() if name not in _NEVER_SAID}
    return {**document, "sealed": sealed}


def case_document(case: CaseFile, needed: tuple[Duty, ...]) -> dict[str, Any]:
    """Everything held about one incident."""
    plain: dict[str, Any] = {
        name: to_plain(getattr(case, name))
        for name in (
            "school", "incident", "first_account", "amendments", "described", "held", "custody", "conversations",
            "destructions", "notes",
            "notices", "referrals", "call_attempts", "agencies",
            "decisions", "deadline_changes", "closures", "sign_offs", "debriefs", "actions",
            *(kind.case_field for kind in KINDS),
        )
    }  # fmt: skip
    plain["people"] = [
        {
            "part": involvement.part,
            "note": involvement.note,
            "person": to_plain(person),
            "withdrawn": to_plain(involvement.withdrawn),
            "withdrawn_by": to_plain(involvement.withdrawn_by),
            "withdrawn_reason": involvement.withdrawn_reason,
        }
        for involvement, person in case.people
    ]
    plain["disclosures"] = [_uncounted(each) for each in case.disclosures]
    plain["exhibits"] = [exhibit_document(exhibit) for exhibit in case.exhibits]
    plain["is_locked"] = case.is_locked
    plain["still_needed"] = [duty.code for duty in needed]
    plain["checkpoint"] = case.checkpoint.short if case.checkpoint else None
    return plain


def exemption_document(file: ExemptionFile) -> dict[str, Any]:
    return {
        "exemption": to_plain(file.exemption),
        "staff": to_plain(file.staff),
        "amendments": to_plain(file.amendments),
        "disclosures": [_uncounted(each) for each in file.disclosures],
        "later_incidents": to_plain(file.later_incidents),
    }


def done_document(done: Done, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "at": done.at.text(),
        "member": str(done.member),
        "kind": done.kind,
        "subject": str(done.subject),
        "said": done_words(done, vocabulary),
        "event": _uncounted(done.event) if done.event else None,
    }


def _uncounted(record: Any) -> dict[str, Any]:
    plain: Any = to_plain(record)
    return {name: value for name, value in plain.items() if name not in _COUNTS_ALL}


def done_words(done: Done, vocabulary: Vocabulary) -> str:
    """One line; an entry whose payload was lawfully destroyed says only its kind."""
    return wording.event_words(done.event, vocabulary) if done.event else done.kind
