"""Random damage to a store, somewhere in its files: opening it or `verify` must name it, every time."""

from __future__ import annotations

import random
import shutil
from contextlib import suppress
from pathlib import Path
from time import monotonic

from measuring.school import LOGIN, PASSPHRASE, new_store, screenshot, small_draft
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.exhibit import CaptureCard

_AT_LEAST = 6


def soak(folder: Path, seconds: float, pick: random.Random) -> list[str]:
    """Damages copies for so long, one byte or one lost tail each. Gives what was not named."""
    store = _made(folder)
    wrong: list[str] = []
    until, tried = monotonic() + seconds, 0
    while tried < _AT_LEAST or monotonic() < until:
        copy = folder / f"damaged {tried}"
        shutil.copytree(store, copy)
        harm = _harmed(copy, pick, tried)
        if not _is_named(copy):
            wrong.append(f"not named: {harm}")
        shutil.rmtree(copy)
        tried += 1
    print(f"random damage: {tried} stores, {len(wrong)} not named", flush=True)
    return wrong


def _made(folder: Path) -> Path:
    """With a picture, so that there is an exhibit to damage, and closed, so that nothing waits in the log."""
    desk = open_desk(new_store(folder))
    picture = folder / "picture.jpg"
    picture.write_bytes(screenshot(1, (120, 160)))
    for number in range(5):
        incident = desk.incident_log.log(small_draft(desk, number))
        desk.exhibits.receive(incident.id, [picture], "no", CaptureCard())
    assert desk.audit_trail.verify().ok
    desk.close()
    return folder / "store"


def _harmed(store: Path, pick: random.Random, turn: int) -> str:
    kinds = ("header.a", "records.db", "exhibits/*/*.age")
    path = pick.choice(sorted(store.glob(kinds[turn % len(kinds)])))
    content = bytearray(path.read_bytes())
    place = pick.randrange(len(content))
    if pick.random() < 0.3:
        del content[place:]
        harm = f"cut at {place} of"
    else:
        content[place] ^= 1 << pick.randrange(8)
        harm = f"a bit at {place} of"
    path.write_bytes(content)
    return f"{harm} {path.relative_to(store).as_posix()}"


def _is_named(store: Path) -> bool:
    """By a trouble at the door, or by a finding of `verify`; a refusal would blame the passphrase."""
    try:
        desk = open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))
    except Trouble:
        return True
    except Refusal:
        return False
    try:
        return not desk.audit_trail.verify().ok
    except Trouble:
        return True
    finally:
        with suppress(Trouble):  # closing reads the trail once more, which may be what was damaged
            desk.close()
