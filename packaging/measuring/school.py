"""A store of invented children to measure on, and what is logged in it."""

from __future__ import annotations

import io
import os
import random
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw

from safetydesk.bootstrap import CHEAP_KEYS, FirstMember, front_door
from safetydesk.domain.drafts import DraftPerson, IncidentDraft
from safetydesk.services.desk import Desk
from safetydesk.services.unlocking import OpenStore

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"
_PEOPLE = ("Ada", "Ben", "Chloe", "Dev", "Efua", "Finn", "Grace", "Hamza", "Isla", "Jonah")
_NAMES = ("Okoro", "Price", "Quinn", "Reid", "Shah", "Tomlin", "Usman", "Vale", "Webb", "Young")
_THINGS = ("a rumour", "screenshots", "a threat", "a fake account", "insults", "a dare", "private messages")
_PLACES = ("a group chat", "a game", "a story", "the comments", "a livestream", "a shared document")


def new_store(folder: Path, *, real_keys: bool = False) -> OpenStore:
    """An open store in `folder` with one member. Its keys cost the floor unless `real_keys`."""
    os.environ[CHEAP_KEYS] = "0" if real_keys else "1"
    # What this machine remembers of stores is kept beside the store, not in the profile of whoever measures.
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    first = FirstMember(
        school="Larkfield School",
        town="Larkfield",
        name="Morgan Okafor",
        job="Designated Safeguarding Lead",
        login=LOGIN,
        passphrase=PASSPHRASE,
    )
    return front_door(folder / "store").create(first)


def words_of(number: int) -> tuple[str, str]:
    """A summary and a name; the same for the same number."""
    pick = random.Random(number)  # noqa: S311  (invented children, not keys)
    who = f"{pick.choice(_PEOPLE)} {pick.choice(_NAMES)}"
    summary = f"{who} was sent {pick.choice(_THINGS)} in {pick.choice(_PLACES)} by a pupil of another class. "
    return summary + f"A friend told the tutor at break; it is the {number % 7 + 1}. time this term.", who


def small_draft(desk: Desk, number: int) -> IncidentDraft:
    """What is logged in two minutes: a summary, one child affected, a category, a platform."""
    summary, who = words_of(number)
    return replace(
        desk.incident_log.new_draft(),
        summary=summary,
        categories=("BULLY",),
        platform="whatsapp",
        people=(DraftPerson(part="affected", name=who),),
    )


def screenshot(number: int, size: tuple[int, int] = (1080, 1920)) -> bytes:
    """A JPEG as a telephone makes one of its screen: bubbles of text on a plain ground."""
    pick = random.Random(number)  # noqa: S311  (a picture, not a key)
    image = Image.new("RGB", size, (244, 246, 248))
    pen = ImageDraw.Draw(image)
    for row in range(0, size[1] - 120, 120):
        left = pick.choice((40, size[0] // 3))
        pen.rounded_rectangle((left, row + 10, left + size[0] // 2, row + 110), 24, (206, 226, 250))
        pen.text((left + 24, row + 40), words_of(pick.randrange(10_000))[0][:70], (20, 30, 40), font_size=28)
    target = io.BytesIO()
    image.save(target, "JPEG", quality=88)
    return target.getvalue()
