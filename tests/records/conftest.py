"""An encrypted database, made once and copied for each test: migrating takes longer than any test of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.records.stores import KEY, SIGNER, Records

import builders
from safetydesk.domain.events import MemberEnrolled
from safetydesk.records.database import Database


@pytest.fixture(scope="session")
def first_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("records") / "records.db"
    made = Records(path, Database.create(path, KEY))
    with made.work() as work:
        work.add(builders.a_school())
        work.add(builders.a_member(public_key=SIGNER.public_key.hex()))
        work.commit(
            MemberEnrolled(
                subject=SIGNER.member_id, name="Jane S. Merrow", public_key=SIGNER.public_key.hex()
            )
        )
    made.database.close()
    return path


@pytest.fixture
def records(first_database: Path, tmp_path: Path) -> Iterator[Records]:
    path = Path(shutil.copy(first_database, tmp_path / "records.db"))
    opened = Records(path, Database.open(path, KEY))
    yield opened
    opened.database.close()
