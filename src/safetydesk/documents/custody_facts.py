"""What identifies one exhibit or held item on a paper about custody."""

from __future__ import annotations

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block
from safetydesk.documents.custody_pages import held_facts
from safetydesk.documents.custody_paper import CustodyPaper, Thing, what_it_is
from safetydesk.documents.tables import facts
from safetydesk.domain.custody_of_exhibits import line_in
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.media_kind import kind_named
from safetydesk.wording import label, moment_words, size_words


def thing_facts(thing: Thing, paper: CustodyPaper) -> Block:
    """What identifies it on paper. A fingerprint only where it may be told."""
    line = line_in(paper.case, thing)
    if isinstance(thing, HeldItem):
        return held_facts(thing, line, paper.words)
    card, sealed = thing.card, thing.sealed
    kind = f"{kind_named(sealed.kind).name}, {size_words(sealed.size)}" if thing.has_file else ""
    state = label(f"doc_custody_{thing.state}", reason=thing.state_reason) if not thing.may_be_seen else ""
    return facts(
        [
            (label("doc_held_what"), (what_it_is(thing), theme.CELL_STRONG)),
            (label("doc_captured"), moment_words(card.captured, with_zone=True) if card.captured else ""),
            (label("doc_captured_by"), card.captured_by),
            (label("doc_supplied_by"), card.supplied_by),
            (label("doc_received"), moment_words(thing.added, with_zone=True)),
            (label("doc_kind"), kind),
            (label("doc_sha256"), (sealed.sha256 if thing.may_be_told else "", theme.CODE)),
            (label("doc_held_now_with"), label("doc_custody_ended") if line.is_ended else line.holder),
            (label("doc_custody_state"), state),
        ]
    )
