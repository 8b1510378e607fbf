"""Records of an incident by the number that `show` gives them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.arguments import Call
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.case_file import CaseFile


class _Kept(Protocol):
    @property
    def id(self) -> UUID: ...


def incident_of(call: Call) -> UUID:
    """The incident whose reference was given. Raises Refusal `no_such_record`."""
    return call.desk.incident_log.by_reference(call.args.reference)


def case_of(call: Call) -> CaseFile:
    """The incident afresh, its records in the order in which `show` numbers them."""
    return call.desk.incident_log.reread(incident_of(call))


def number_of(records: Sequence[_Kept], record: UUID) -> int:
    """The number by which `show` knows it."""
    return [each.id for each in records].index(record) + 1


def said_of(call: Call, code: str, number: int, record: UUID) -> Outcome:
    """One line, and which record it was."""
    values = {"reference": call.args.reference, "number": str(number)}
    return Outcome(
        document={"reference": call.args.reference, "number": number, "id": str(record)},
        lines=(wording.words("hatch", code, values),),
    )
