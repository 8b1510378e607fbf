"""The sealed files that the records know, whoever may see them."""

from __future__ import annotations

from safetydesk.records.database import Database
from safetydesk.services.drafts import Drafts


def identities(database: Database, drafts: Drafts) -> set[str]:
    """What opens any sealed file that is known here: to tell whose file lies in another's place."""
    with database.reading() as reading:
        recorded = {sealed.identity for _number, sealed in reading.sealed_files()}
    return recorded | {sealed.identity for sealed in drafts.evidence()}


def recorded_files(database: Database) -> set[str]:
    """The names that the records claim: none of these files may be moved or destroyed."""
    with database.reading() as reading:
        return {sealed.file_name for _number, sealed in reading.sealed_files()}
