"""One cheap store's keys, made once: Argon2 is slow on purpose, so the tests share it where they can."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import UUID

from safetydesk.strongroom.enrolling import enrol_first_member
from safetydesk.strongroom.header import Header, write_header
from safetydesk.strongroom.keys import TEST_COST, OpenKeys
from safetydesk.strongroom.store_folder import StoreFolder

LOGIN = "jo.smith"
PASSPHRASE = "marble otter tango willow pencil sundial"
MEMBER = UUID("0190f3a0-0000-7000-8000-000000000001")


@cache
def enrolled() -> tuple[Header, OpenKeys]:
    return enrol_first_member(PASSPHRASE, MEMBER, LOGIN, TEST_COST)


@dataclass(frozen=True)
class Opening:
    folder: StoreFolder
    header: Header
    keys: OpenKeys


def opening(tmp_path: Path) -> Opening:
    """A store's folder with its header written, and the keys to it."""
    folder = StoreFolder.create(tmp_path / "store")
    header, keys = enrolled()
    return Opening(folder, write_header(folder, header, keys.store_key), keys)
