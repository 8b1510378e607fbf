"""The record that a copy left: what, to whom, why, on what basis. Prepared, then released or failed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment

PREPARED, RELEASED, FAILED = "prepared", "released", "failed"
CASE_FILE, CERTIFICATE, LINKED = "case_file", "exemption_certificate", "linked_incidents"
WHO_KNOWS, ACTIONS = "who_knows", "actions"
_SHEET, _COPIED, _BUNDLE, _LINKED_BUNDLE = "sheet_", "copied_", "bundle_", "linked_bundle_"


def sheet_document(sheet: str) -> str:
    """The document that an agency's sheet is, by the sheet's code."""
    return f"{_SHEET}{sheet}"


def copied_document(sheet: str) -> str:
    """The same where its fields were copied one by one for a portal."""
    return f"{_COPIED}{sheet}"


def bundle_document(sheet: str) -> str:
    """The document that a bundle for an agency is, by the code of its sheet."""
    return f"{_BUNDLE}{sheet}"


def linked_bundle_document(sheet: str) -> str:
    """The same of an incident with those linked to it."""
    return f"{_LINKED_BUNDLE}{sheet}"


def sheet_of_linked_bundle(document: str) -> str:
    """The sheet's code; "" for every other document."""
    return document.removeprefix(_LINKED_BUNDLE) if document.startswith(_LINKED_BUNDLE) else ""


def is_of_several(document: str) -> bool:
    """Whether it is about an incident with those linked to it."""
    return document == LINKED or bool(sheet_of_linked_bundle(document))


def sheet_of_bundle(document: str) -> str:
    """The sheet's code; "" for every document that is no bundle."""
    return document.removeprefix(_BUNDLE) if document.startswith(_BUNDLE) else ""


def sheet_of_document(document: str) -> str:
    """The sheet's code; "" for every other document."""
    return document.removeprefix(_SHEET) if document.startswith(_SHEET) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """Holds everything that makes the same bytes again: copy number, printing time and checkpoint.

    `about` is the incident or exemption printed; `sha256` is of the finished PDF.
    """

    id: UUID
    about: UUID
    document: str
    recipient: str
    purpose: str
    basis: str = ""
    copy_number: int
    prepared: Moment
    prepared_by: UUID
    checkpoint_size: int
    checkpoint_root: str
    sha256: str = ""
    pages: int = 0
    state: str = PREPARED
    how: str = ""
    row_version: int = 1
