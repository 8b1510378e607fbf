"""Beneath an exhibit's page: that it was asked to be destroyed, on whose advice, and what came of it. Never a hash."""

from __future__ import annotations

from typing import Any

from safetydesk.documents.blocks import space, subsection
from safetydesk.documents.tables import paired_facts
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.exhibit import Exhibit
from safetydesk.wording import generation_words, label, moment_words
from safetydesk.wording.destroying import twins_words


def destruction_facts(case: CaseFile, exhibit: Exhibit, words: Words) -> list[Any]:
    """Each asking about that exhibit; nothing where nobody asked."""
    story: list[Any] = []
    for one in case.destructions:
        if one.exhibit_id != exhibit.id:
            continue

        def by(at: Moment | None, who: Any) -> str:
            if at is None or who is None:
                return ""
            return label("doc_when_by", when=moment_words(at, with_zone=True), name=words.member(who))

        held = "; ".join(generation_words(name) for name in one.generations)
        story += [space(8), *subsection(label("doc_destruction"), f"destruction-{one.id}")]
        story.append(
            paired_facts(
                [
                    (label("doc_destruction_asked"), by(one.asked, one.asked_by)),
                    (label("doc_destruction_authority"), one.authority),
                    (label("doc_destruction_reference"), one.reference),
                    (label("doc_destruction_reason"), one.reason),
                    (label("doc_destruction_confirmed"), by(one.confirmed, one.confirmed_by)),
                    (label("doc_destruction_declined"), by(one.declined, one.declined_by)),
                    (label("doc_destruction_declined_reason"), one.declined_reason),
                    (
                        label("doc_destruction_backups"),
                        (held or label("doc_destruction_no_backup")) if one.is_done else "",
                    ),
                    (label("doc_destruction_twins"), twins_words(one.twins, more=one.more_twins)),
                    (label("doc_destruction_copies"), "; ".join(one.copies)),
                ]
            )
        )
    return story
