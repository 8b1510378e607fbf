"""One exhibit on its own page: the picture as large as it may be, and beneath it what it is and how it came."""

from __future__ import annotations

from typing import Any

from reportlab.platypus.flowables import PageBreak

from safetydesk.documents import theme
from safetydesk.documents.blocks import Heading, notice, para, space
from safetydesk.documents.card_facts import card_facts, transcription_head
from safetydesk.documents.picture import Picture, picture_parts
from safetydesk.documents.plate import Plate
from safetydesk.documents.tables import Grid, paired_facts, table
from safetydesk.documents.values import Words
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.media_kind import kind_named
from safetydesk.wording import label, load_wording, moment_words, size_words

_LEAST = 0.42
"""The share of a page that a picture keeps; a longer caption goes on to the next."""


def exhibit_page(exhibit: Exhibit, plate: Plate | None, words: Words) -> list[Any]:
    """A fresh page with the exhibit's number, picture or reason for none, caption, and what was typed from it."""
    title = label("doc_exhibit_title", number=exhibit.number)
    outline = f"{exhibit.number} {exhibit.card.description[:60]}".strip()
    heading = Heading(title, theme.SECTION.but(before=0.0), exhibit_key(exhibit), 1, outline)
    caption = _caption(exhibit, plate, words)
    is_left_out = plate is not None and bool(plate.instead)
    typed = (
        [] if is_left_out else _transcription(exhibit)
    )  # words typed from a picture tell what is covered in it
    story: list[Any] = [PageBreak(), heading]
    if exhibit.card.description:
        story.append(
            para(exhibit.card.description, theme.BODY.but(size=10.5, leading=14.5, before=5.0, after=8.0))
        )
    if plate is None or plate.jpeg is None or not exhibit.may_be_seen:
        why = notice(_why_not(exhibit, plate), warns=_is_alarm(exhibit, plate))
        return [*story, why, space(10), caption, *typed]
    above = heading.spaceAfter + _height(story[1:])
    picture = Picture(plate, _room_for_picture(theme.FRAME_HEIGHT - above - 13, caption, typed))
    parts = picture_parts(plate, picture, exhibit.number)
    return [*story, picture, space(10), caption, *typed, *parts]


def _room_for_picture(left: float, caption: Grid, typed: list[Any]) -> float:
    """What is typed from it may stand beneath where that leaves the picture its share; the caption always does,
    unless it is longer than the rest of the page."""
    least = theme.FRAME_HEIGHT * _LEAST
    beneath = left - _height([caption])
    with_typed = beneath - _height(typed)
    return next((most for most in (with_typed, beneath, left) if most >= least), least)


def _height(blocks: list[Any]) -> float:
    return float(sum(block.wrap(theme.FRAME_WIDTH, theme.FRAME_HEIGHT)[1] for block in blocks))


def _transcription(exhibit: Exhibit) -> list[Any]:
    """Under a head that says on every page whose words these are."""
    if not exhibit.card.transcription.strip():
        return []
    head = transcription_head(exhibit.number, exhibit.card)
    return [space(8), table((1,), (head,), [(((exhibit.card.transcription, theme.CELL),),)])]


def exhibit_key(exhibit: Exhibit) -> str:
    """Where the contents point."""
    return f"exhibit-{exhibit.id}"


def _is_alarm(exhibit: Exhibit, plate: Plate | None) -> bool:
    return not exhibit.may_be_seen or (
        plate is not None and plate.why_not.startswith("exhibit_")  # what became of its sealed file
    )


def _why_not(exhibit: Exhibit, plate: Plate | None) -> str:
    if not exhibit.may_be_seen:
        return label(f"doc_why_{exhibit.state}", reason=exhibit.state_reason)
    if plate is not None and plate.instead:
        return label(f"doc_why_left_out_{plate.why_not}", numbers=", ".join(plate.instead))
    code = plate.why_not if plate is not None else "not_given"
    if f"doc_why_{code}" in load_wording().codes("label"):
        return label(f"doc_why_{code}")
    return label("doc_why_other", reason=code)


def _caption(exhibit: Exhibit, plate: Plate | None, words: Words) -> Grid:
    card, sealed = exhibit.card, exhibit.sealed
    shown = []
    if plate is not None and plate.jpeg is not None and exhibit.may_be_seen:
        shown.append(label("doc_shown_as_copy"))
        numbers = ", ".join(plate.covered_in)
        shown += [label("doc_shown_uncovered", numbers=numbers)] if numbers else []
    received = label(
        "doc_when_by",
        when=moment_words(sealed.received, with_zone=True),
        name=words.member(sealed.received_by),
    )
    kind = label(
        "doc_kind_size",
        kind=kind_named(sealed.kind).name,
        size=size_words(sealed.size),
        count=f"{sealed.size:,}",
    )
    return paired_facts(
        [
            *card_facts(card, words),
            (label("doc_received"), received),
            (label("doc_original"), sealed.original_name if exhibit.may_be_told else ""),
            (label("doc_kind"), kind),
            (label("doc_sha256"), (sealed.sha256, theme.CODE) if exhibit.may_be_told else ""),
            (
                label("doc_state"),
                words.term("isolation_reasons", exhibit.state_reason) if exhibit.is_isolated else "",
            ),
            (label("doc_derived"), _derived(exhibit, words)),
            (label("doc_print"), " ".join(shown)),
        ]
    )


def _derived(exhibit: Exhibit, words: Words) -> str:
    """What it was made of, and why parts are covered or left out; "" for what came in from outside."""
    made = exhibit.derivation
    if not exhibit.is_derived:
        return ""
    reasons = "; ".join(words.term("redaction_reasons", code) for code in made.reasons)
    told = label(f"doc_derived_{made.kind}", number=made.parent_number, reasons=reasons)
    return f"{told} {made.note}".strip()
