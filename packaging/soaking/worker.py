"""The process that is killed: logs and attaches until it dies, and writes down each act only once it is done."""

from __future__ import annotations

import hashlib
import itertools
import sys
from dataclasses import replace
from pathlib import Path

from measuring.school import LOGIN, PASSPHRASE, screenshot, small_draft
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.exhibit import CaptureCard


def main() -> None:
    """`worker STORE LIST SEED`. Each line of LIST: a reference, then the SHA-256 of its exhibits."""
    store, acknowledged, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    desk = open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))
    picture = store.parent / "picture.jpg"
    with acknowledged.open("a", encoding="utf-8") as said:
        for number in itertools.count(seed):
            content = screenshot(number, (120, 160))
            picture.write_bytes(content)
            draft = small_draft(desk, number)
            desk.incident_log.keep_draft(draft)
            expected = []
            if number % 2:
                taken = desk.exhibits.receive_into_draft(draft, [picture], "no", CaptureCard())
                assert taken.draft is not None
                draft = replace(taken.draft, child_words="She showed me.")
                expected.append(hashlib.sha256(content).hexdigest())
            incident = desk.incident_log.log(draft)
            said.write(" ".join((incident.reference, *expected)) + "\n")
            said.flush()


if __name__ == "__main__":
    main()
