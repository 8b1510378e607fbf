"""One page of a PDF as pixels. Its scripts, forms and actions are never woken: there is nobody in here to run them.

PDFium is made without a script engine, and its form module is never started; so what was typed into a form's fields
is not drawn, and the answer says that the file has such fields.
"""

from __future__ import annotations

import math
from typing import Any, Final

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from safetydesk.intake.asked import Asked, number

MOST_PAGES: Final = 10_000
_LARGEST_SCALE: Final = 4.0
"""Screen pixels for a point: a page of a stamp's size is not blown up to fill a wall."""


def page(content: bytes, asked: Asked) -> tuple[dict[str, object], bytes]:
    """RGB pixels of page `page` (from 1), its longer side at most `edge`; how many pages, and what is not drawn."""
    wanted, edge = number(asked, "page"), number(asked, "edge")
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        is_locked = getattr(fault, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        return {"no": "needs_password" if is_locked else "damaged"}, b""
    count = len(document)
    if count < 1:
        return {"no": "damaged"}, b""
    if wanted > MOST_PAGES:
        return {"no": "too_many_pages"}, b""
    if not 1 <= wanted <= count:
        return {"no": "no_such_page"}, b""
    opened = document[wanted - 1]
    scale = _scale(opened.get_size(), edge)
    # No pixel of it is more than asked for, and none less than one: PDFium itself would take any size at all.
    drawn = opened.render(
        scale=scale, may_draw_forms=False, rev_byteorder=True, prefer_bgrx=False, fill_color=(255,) * 4
    )
    picture = _picture(drawn)
    head: dict[str, object] = {
        "width": picture.width,
        "height": picture.height,
        "pages": count,
        "fields": document.get_formtype() != raw.FORMTYPE_NONE,
        "attached": document.count_attachments(),
    }
    return head, picture.tobytes()


def _scale(size: tuple[float, float], edge: int) -> float:
    longest = max(size)
    if not (math.isfinite(longest) and min(size) > 0):
        raise ValueError("no size")
    return min(_LARGEST_SCALE, (edge - 1) / longest)


def _picture(drawn: Any) -> Image.Image:
    """PDFium pads its lines; what goes back has none."""
    size, stride = (drawn.width, drawn.height), drawn.stride
    form = {"RGB": "RGB", "RGBA": "RGBA", "RGBX": "RGBX", "L": "L"}[drawn.mode]
    picture = Image.frombuffer("L" if form == "L" else "RGB", size, drawn.buffer, "raw", form, stride, 1)
    return picture.convert("RGB")
