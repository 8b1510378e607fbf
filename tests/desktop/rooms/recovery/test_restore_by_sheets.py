"""A store put back with two sheets and no passphrase: the laptop is gone, and what was known by heart with it."""

from __future__ import annotations

import shutil

from tests.services.sheets import made

from safetydesk.bootstrap import front_door
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.rooms.restore.page import RestorePage
from safetydesk.desktop.rooms.restore.presenter import RestorePresenter
from safetydesk.desktop.tasks import Tasks
from scripted_prompts import ScriptedPrompts


def test_two_codes_stand_in_the_passphrases_place(desk, store_path, tmp_path, qtbot, clock):
    codes, folder = made(desk, tmp_path / "out"), tmp_path / "stick"
    folder.mkdir()
    desk.backups.choose(folder)
    desk.backups.make()
    desk.close()
    shutil.rmtree(store_path)
    tasks, prompts, restored = Tasks(), ScriptedPrompts(), []
    presenter = RestorePresenter(store_path)
    page = RestorePage(presenter, tasks, ErrorDesk(prompts), prompts, restored.append, lambda: None)
    qtbot.addWidget(page)
    page.show()
    page._place.set_value(str(folder))
    page.look()
    assert tasks.drain()
    form = page.form
    assert form.field("login").isVisible() and not form.field("one").isVisible()
    form.field("sheets").set_value(True)
    assert form.field("one").isVisible() and not form.field("passphrase").isVisible()
    form.field("reason").set_value("The laptop was stolen")
    page.restore()
    assert form.field("one").problem() and not form.field("login").problem()
    form.field("one").set_value(codes[2])
    form.field("two").set_value(codes[2])
    page.restore()
    assert tasks.drain(20_000) and "Both codes are of sheet 3." in page.banner.text()
    form.field("two").set_value(codes[0])
    page.restore()
    assert tasks.drain(20_000) and restored == [store_path]
    assert form.field("one").value() == "" and "Passphrase forgotten?" in prompts.told[0][1]
    tasks.close()
    front_door(store_path, clock).recover(codes[0], codes[1]).let_go()
