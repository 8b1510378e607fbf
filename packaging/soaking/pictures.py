"""Damaged and mutated pictures through the preview child: every one is shown or refused, none harms the program."""

from __future__ import annotations

import io
import random
from collections import Counter
from time import monotonic

from PIL import Image

from measuring.school import screenshot
from safetydesk.domain.media_kind import kind_named
from safetydesk.intake.preview import NoPreview, PreviewRoom

_LONGEST = 12.0
"""Seconds: the room's own limit and a little."""


def soak(seconds: float, pick: random.Random) -> list[str]:
    """Mutates for so long. Gives what went wrong, in words; prints how each came back."""
    seeds = [(name, _picture(name)) for name in ("jpeg", "png", "webp")]
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    until = monotonic() + seconds
    with PreviewRoom() as room:
        while not outcomes or monotonic() < until:
            name, content = pick.choice(seeds)
            mutated = _mutated(content, pick)
            began = monotonic()
            answer = room.look(mutated, kind_named(name), 240)
            if monotonic() - began > _LONGEST:
                wrong.append(f"a {name} took too long")
            outcomes[answer.reason if isinstance(answer, NoPreview) else "shown"] += 1
        # After all of that, a good one must still be shown.
        if isinstance(room.look(seeds[0][1], kind_named("jpeg"), 240), NoPreview):
            wrong.append("a good picture is no longer shown")
    told = ", ".join(f"{outcome} {count}" for outcome, count in sorted(outcomes.items()))
    print(f"mutated pictures: {outcomes.total()} ({told}), {len(wrong)} faults", flush=True)
    return wrong


def _picture(name: str) -> bytes:
    image = Image.open(io.BytesIO(screenshot(7, (320, 480))))
    target = io.BytesIO()
    image.save(target, name.upper())
    return target.getvalue()


def _mutated(content: bytes, pick: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(pick.choice((1, 2, 8, 64))):
        changed[pick.randrange(len(changed))] = pick.randrange(256)
    # The head says how large the picture is: harm there goes furthest.
    if pick.random() < 0.5:
        changed[pick.randrange(4, 64)] = pick.choice((0, 0x7F, 0x80, 0xFF))
    if pick.random() < 0.2:
        del changed[pick.randrange(len(changed)) :]
    return bytes(changed)
