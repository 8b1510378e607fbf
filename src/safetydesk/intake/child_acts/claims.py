"""What a file says of itself, as a few short lines. What names a place comes only where it was asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

from safetydesk.intake.asked import Asked, words
from safetydesk.intake.claims.found import Found
from safetydesk.intake.claims.mail import mail
from safetydesk.intake.claims.outlook_message import outlook_message
from safetydesk.intake.claims.pdf import pdf
from safetydesk.intake.claims.pictures import jpeg, png, webp

READERS: Final[dict[str, Callable[[bytes, Found], None]]] = {
    "jpeg": jpeg,
    "png": png,
    "webp": webp,
    "pdf": pdf,
    "eml": mail,
    "msg": outlook_message,
}
"""By the code of the kind of file. Of every other kind nothing is read."""


def claims(content: bytes, asked: Asked) -> tuple[dict[str, object], bytes]:
    """The claims of a file of `kind`, as a JSON list of pairs; those about a place where `place` is "yes"."""
    found = Found(with_place=words(asked, "place") == "yes")
    READERS[words(asked, "kind")](content, found)
    head: dict[str, object] = {
        "left_out": found.left_out,
        "has_place": found.has_place,
        "damaged": sorted(set(found.damaged)),
    }
    return head, json.dumps(found.claims).encode("ascii")
