"""Under an exhibit: the plain copies of it that were taken out to be looked at, and what became of each."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from safetydesk.documents import theme
from safetydesk.documents.blocks import space
from safetydesk.documents.tables import table
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.copy_out import CopyOut
from safetydesk.domain.disclosure import FAILED
from safetydesk.domain.exhibit import Exhibit
from safetydesk.wording import label, moment_words

_WIDTHS = (0.24, 0.3, 0.22, 0.24)


def copies_outside(case: CaseFile, exhibit: Exhibit, words: Words) -> list[Any]:
    """Nothing where none was taken."""
    taken = [copy for copy in case.copies_out if copy.exhibit_id == exhibit.id and copy.state != FAILED]
    if not taken:
        return []
    head = (
        label("doc_copies_outside", number=exhibit.number),
        label("doc_copy_place"),
        label("doc_copy_purpose"),
        label("doc_copy_gone"),
    )
    rows = [
        (
            ((_when_by(copy.taken, copy.taken_by, words), theme.CELL),),
            ((f"{copy.place}: {copy.file_name}", theme.CELL),),
            ((copy.purpose, theme.CELL),),
            ((_gone(copy, words), theme.CELL),),
        )
        for copy in taken
    ]
    return [space(8), table(_WIDTHS, head, rows)]


def _gone(copy: CopyOut, words: Words) -> str:
    if copy.deleted is not None and copy.deleted_by is not None:
        return " · ".join(
            part for part in (_when_by(copy.deleted, copy.deleted_by, words), copy.deleted_note) if part
        )
    return label("doc_copy_still_out" if copy.is_whole else "doc_copy_cut_short")


def _when_by(at: Moment, by: UUID, words: Words) -> str:
    return label("doc_when_by", when=moment_words(at, with_zone=True), name=words.member(by))
