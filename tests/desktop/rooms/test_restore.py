"""The way back in the window: a folder, a backup, a passphrase of that time, and a sign-in to the store restored."""

from __future__ import annotations

import shutil

import pytest
from tests.services.acts import logged_with_files
from tests.services.conftest import LOGIN, PASSPHRASE, clock, desk, profile, sealed_store, store_path

from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.rooms.restore.page import RestorePage
from safetydesk.desktop.rooms.restore.presenter import RestorePresenter
from safetydesk.desktop.rooms.settings.presenter import SettingsPresenter
from safetydesk.desktop.tasks import Tasks
from scripted_prompts import ScriptedPrompts

__all__ = ["clock", "desk", "profile", "sealed_store", "store_path"]


@pytest.fixture
def place(desk, tmp_path):
    """Two backups, the newer one damaged."""
    folder = tmp_path / "stick"
    folder.mkdir()
    presenter = SettingsPresenter(desk)
    assert presenter.backups().lines == () and presenter.backups().tone == "warning"
    assert presenter.choose_backup_place(folder).place == str(folder)
    desk.backups.make()
    desk.backups.make()
    max(folder.rglob("records.db")).write_bytes(b"short")
    shown = presenter.backups()
    assert (
        [line.is_faulty for line in shown.lines] == [True, False]
        and shown.tone == "ok"
        and shown.is_same_disk
    )
    desk.close()
    return folder


def test_from_a_folder_to_a_sign_in(place, store_path, qtbot):
    shutil.rmtree(store_path)
    tasks, prompts, restored = Tasks(), ScriptedPrompts(), []
    page = RestorePage(
        RestorePresenter(store_path), tasks, ErrorDesk(prompts), prompts, restored.append, lambda: None
    )
    qtbot.addWidget(page)
    page.show()
    page.look()
    assert tasks.drain() and page.form.field("place").problem()
    page._place.set_value(str(place))
    page.look()
    assert tasks.drain()
    assert page._faulty.isVisible() and "records.db" in page._faulty.text()
    assert page.form.field("to").value() == str(store_path)
    page.form.field("login").set_value(LOGIN)
    page.form.field("reason").set_value("The laptop was stolen")
    for passphrase in ("something else", PASSPHRASE):
        page._passphrase.line.setText(passphrase)
        page.restore()
        assert tasks.drain(20_000)
        assert page._passphrase.value() == ""
    assert restored == [store_path] and (store_path / "records.db").exists()
    (told,) = prompts.told
    assert str(store_path) in told[0]
    tasks.close()


def test_where_an_exhibit_is_lost_all_the_rest_can_be_restored(desk, store_path, tmp_path, qtbot):
    folder = tmp_path / "stick"
    folder.mkdir()
    logged_with_files(desk, tmp_path, 2)
    desk.backups.choose(folder)
    desk.backups.make()
    desk.close()
    shutil.rmtree(store_path)
    next(folder.glob("*/exhibits/??/*.age")).unlink()
    tasks, prompts, restored = Tasks(), ScriptedPrompts(), []
    page = RestorePage(
        RestorePresenter(store_path), tasks, ErrorDesk(prompts), prompts, restored.append, lambda: None
    )
    qtbot.addWidget(page)
    page.show()
    page._place.set_value(str(folder))
    page.look()
    assert tasks.drain() and "is missing" in page._faulty.text()
    for key, value in (("login", LOGIN), ("passphrase", PASSPHRASE), ("reason", "The laptop was stolen")):
        page.form.field(key).set_value(value)
    prompts.answers = [False]
    page.restore()
    assert tasks.drain(20_000) and not restored and not store_path.exists()
    page.form.field("passphrase").set_value(PASSPHRASE)
    prompts.answers = [True]
    page.restore()
    assert tasks.drain(20_000) and restored == [store_path]
    assert "were not in that backup" in prompts.told[0][1]
    tasks.close()


def test_another_folder_is_offered_where_one_is_taken(store_path):
    beside = store_path.with_name(f"{store_path.name} restored")
    assert RestorePresenter(store_path).new_folder() == str(beside)
    beside.write_text("taken")
    assert RestorePresenter(store_path).new_folder() == f"{beside} 2"
