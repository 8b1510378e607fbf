"""Whole documents, word for word and page by page, against files that were read and found good.

After a wanted change: `SAFETYDESK_WRITE_GOLDEN=1 pytest tests/documents/test_golden.py`, then read the difference.
"""

from __future__ import annotations

import io
import os
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from builders import (
    EXHIBIT_ID,
    MEMBER_ID,
    a_case_file,
    a_conversation,
    a_member,
    a_notice,
    a_record_id,
    a_school,
    a_staff_member,
    an_amendment,
    an_exemption,
    an_exhibit,
    an_incident,
)
from custody_builders import a_custody_entry, a_held_item, handed_to_police
from documents.reading import a_jpeg, a_printing, drawn
from safetydesk.documents.certificate import draw_certificate
from safetydesk.documents.plate import Plate
from safetydesk.domain.events import Change
from safetydesk.domain.exemption import Discussion
from safetydesk.wording import load_vocabulary
from words_builders import words_of_a_case

GOLDEN = Path(__file__).parent / "golden"


def case_file():
    first = an_incident(summary="Somebody sent Maya insults. <b>As first told</b>, \u202eهي قالت\u202c 😀.")
    untold = a_notice(id=a_record_id(42), was_told=False, to_kind="parent", to_name="Mr Okafor", said="",
                      reason_not_told="asked_to_wait", acknowledged=None)  # fmt: skip
    case = a_case_file(
        incident=an_incident(summary="Somebody sent Maya insults and a threat."),
        first_account=first,
        amendments=(an_amendment(),),
        notices=(a_notice(), untold),
        exhibits=(an_exhibit(), an_exhibit(id=a_record_id(92), number="JSM/2", state="isolated")),
        held=(a_held_item(),),
        custody=(a_custody_entry(), handed_to_police()),
        conversations=(a_conversation(),),
        **words_of_a_case(),
    )
    return drawn(case, {EXHIBIT_ID: Plate(EXHIBIT_ID, a_jpeg(), 320, 480)})


def certificate():
    exemption = an_exemption(
        standing="dsl",
        dsl_discussion=Discussion(),
        chair_discussion=Discussion(on=date(2026, 9, 10), by="Mrs Ferreira"),
        risk_staff="A message may be read in a bad light.",
    )
    change = Change.between("conditions", "None.", exemption.conditions)
    target = io.BytesIO()
    draw_certificate(
        exemption,
        a_staff_member(),
        a_school(),
        a_printing(reference=exemption.reference),
        load_vocabulary(),
        target,
        (an_amendment(changes=(change,), reason="new_facts"),),
        {MEMBER_ID: a_member()},
    )
    return target.getvalue()


@pytest.mark.parametrize("document", [case_file, certificate])
def test_every_word_is_where_it_was(document):
    content = document()
    assert content == document(), "same values, same bytes"
    path = GOLDEN / f"{document.__name__}.txt"
    if os.environ.get("SAFETYDESK_WRITE_GOLDEN"):
        path.write_text(told(content), encoding="utf-8", newline="\n")
    assert told(content) == path.read_text(encoding="utf-8")


def told(pdf):
    """The text of each page in the order it was drawn, and the outline."""
    opened = pypdfium2.PdfDocument(pdf)
    outline = ["  " * entry.level + entry.get_title() for entry in opened.get_toc()]
    pages = []
    for number, page in enumerate(opened, start=1):
        lines = page.get_textpage().get_text_range().splitlines()
        pages.append("\n".join([f"---- page {number}", *(line.rstrip() for line in lines)]))
    opened.close()
    return "\n".join([*pages, "---- outline", *outline, ""])
