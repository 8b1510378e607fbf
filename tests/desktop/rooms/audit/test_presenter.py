from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.services.conftest import LOGIN, PASSPHRASE

from registers import declared
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.desktop.rooms.audit.presenter import AuditPresenter, verdict_of
from safetydesk.domain.progress import NO_PROGRESS
from safetydesk.domain.proof.finding import Finding


@pytest.fixture
def presenter(desk):
    return AuditPresenter.of(desk)


def test_acts_are_said_in_words_with_who_and_where(presenter, desk):
    saved = desk.exemptions.record(declared())
    count = presenter.count()
    act = presenter.page(0, 1)[0]
    assert (act.number, act.who) == (count, "Morgan Okafor")
    assert act.words == "EX-2026-001 recorded: Not decided yet"
    assert (act.place, act.about) == ("exemptions", str(saved.id))


def test_a_page_is_only_what_was_asked_for(presenter, desk):
    for number in range(5):
        desk.exemptions.record(declared(other_party=str(number)))
    presenter.count()
    assert [act.words[:11] for act in presenter.page(1, 2)] == ["EX-2026-004", "EX-2026-003"]


def test_verifying_says_what_was_kept_and_remembers(presenter):
    first = presenter.verify(NO_PROGRESS)
    assert first.ok and not first.findings
    assert presenter.verify(NO_PROGRESS).remembered


def test_what_failed_is_named(desk):
    found = desk.audit_trail.verify()
    signatures = [Finding("signature_bad", {"number": "4"})] * 60
    broken = replace(found, ok=False, findings=(Finding("exhibit_missing", {"number": "MO/1"}), *signatures))
    verdict = verdict_of(broken)
    assert verdict.findings[0] == "The sealed file of exhibit MO/1 is missing."
    assert verdict.findings[-1] == "… and 11 more."
    assert "61 promises were broken" in verdict.title


def test_an_older_copy_put_back_is_named(presenter, desk, sealed_store, tmp_path, clock):
    presenter.verify(NO_PROGRESS)
    desk.close()
    old = Path(shutil.copytree(sealed_store, tmp_path / "old"))
    opened = open_desk(front_door(old, clock).unlock(LOGIN, PASSPHRASE), clock)
    verdict = AuditPresenter.of(opened).verify(NO_PROGRESS)
    opened.let_go()
    assert not verdict.ok and verdict.remembered
    assert "an old copy put back" in verdict.findings[0]
