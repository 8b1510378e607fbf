"""What a PDF says of its author, its program and its times. No page is drawn for it."""

from __future__ import annotations

from typing import Final

import pypdfium2
from pypdfium2 import raw

from safetydesk.intake.claims.found import Found

_NAMED: Final = {
    "Title": "title", "Author": "author", "Subject": "subject", "Keywords": "keywords", "Creator": "made_with",
    "Producer": "software", "CreationDate": "created", "ModDate": "changed",
}  # fmt: skip


def pdf(content: bytes, found: Found) -> None:
    """Its document properties, how many pages it has, and what is attached to it. Raises PdfiumError for no PDF."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) not in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise
        found.say("locked", "yes")
        return
    for key, name in _NAMED.items():
        found.say(name, document.get_metadata_value(key))
    found.say("pages", str(len(document)))
    for place in range(min(document.count_attachments(), 40)):
        found.say("attached", document.get_attachment(place).get_name())
