"""Linux' buses, tried on a real one: the screen's lock, the session's lock, sleep; and silence where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

import safetydesk
from safetydesk.desktop.leaving import linux, signals

HERE = Path(__file__)
SESSION = "/org/freedesktop/login1/session/_32"
# What is sent, and whether somebody left by it.
SENT = [
    ("/ScreenSaver org.freedesktop.ScreenSaver.ActiveChanged boolean:true", True),
    ("/org/freedesktop/ScreenSaver org.freedesktop.ScreenSaver.ActiveChanged boolean:false", False),
    ("/org/gnome/ScreenSaver org.gnome.ScreenSaver.ActiveChanged boolean:true", True),
    ("/org/cinnamon/ScreenSaver org.cinnamon.ScreenSaver.ActiveChanged boolean:true", True),
    (f"{SESSION} org.freedesktop.login1.Session.Lock", True),
    (f"{SESSION} org.freedesktop.login1.Session.Unlock", False),
    ("/org/freedesktop/login1 org.freedesktop.login1.Manager.PrepareForSleep boolean:true", True),
    ("/org/freedesktop/login1 org.freedesktop.login1.Manager.PrepareForSleep boolean:false", False),
    ("/ScreenSaver org.freedesktop.ScreenSaver.ActiveChanged string:true", False),
    ("/ScreenSaver org.example.ScreenSaver.ActiveChanged boolean:true", False),
    ("block /org/gnome/ScreenSaver org.gnome.ScreenSaver.ActiveChanged boolean:true", True),
    (f"block {SESSION} org.freedesktop.login1.Session.Lock", True),
]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="these are Linux' buses")
def test_every_sign_on_a_real_bus_with_the_window_hanging_or_not(tmp_path):
    folder = str(Path(safetydesk.__file__).parents[1])
    said = subprocess.run(
        [
            "dbus-run-session", "--", "bash", "-c",
            'DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" exec "$0" "$@"',
            sys.executable, str(HERE.with_name("linux_child.py")), *[words for words, _left in SENT],
        ],
        env={**os.environ, "PYTHONPATH": folder, "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    lines = said.stdout.split("\n")
    wanted = ["heard" if left else "nothing" for _words, left in SENT]
    assert dict(zip([words for words, _left in SENT], lines, strict=False)) == dict(
        zip([words for words, _left in SENT], wanted, strict=True)
    )
    assert lines[len(SENT) :] == ["over", ""]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="these are Linux' buses")
def test_the_machine_waits_with_sleeping_until_the_desk_is_left(tmp_path):
    folder = str(Path(safetydesk.__file__).parents[1])
    said = subprocess.run(
        [
            "dbus-run-session", "--", "bash", "-c",
            'DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" exec "$0" "$@"',
            sys.executable, str(HERE.with_name("logind_child.py")),
        ],
        env={**os.environ, "PYTHONPATH": folder, "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    assert said.stdout.splitlines() == [
        "Inhibit sleep SafetyDesk Locks the desk before the computer sleeps delay",
        "asked to sleep",
        "heard",
        "still held",
        "let go",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="these are Linux' buses")
def test_without_a_bus_it_is_silent(monkeypatch, tmp_path, qtbot, capfd):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(linux, "_SYSTEM_BUS", str(tmp_path / "none"))
    window = QWidget()
    qtbot.addWidget(window)
    one = signals.of_this_system()
    one.start(window, lambda: None)
    assert one._thread is None
    one.stop()
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="these are Linux' buses")
def test_a_bus_that_is_named_and_not_there_is_silent_too(monkeypatch, tmp_path):
    script = (
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "app = QApplication([]); window = QWidget()\n"
        "from safetydesk.desktop.leaving.linux import LinuxSignals\n"
        "one = LinuxSignals(); one.start(window, lambda: None); app.processEvents(); one.stop()\n"
    )
    nowhere = f"unix:path={tmp_path}/none"
    folder = str(Path(safetydesk.__file__).parents[1])
    ended = subprocess.run(
        [sys.executable, "-c", script],
        env={
            **os.environ,
            "PYTHONPATH": folder,
            "DBUS_SESSION_BUS_ADDRESS": nowhere,
            "DBUS_SYSTEM_BUS_ADDRESS": nowhere,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("system", "kind"), [("linux", "LinuxSignals"), ("win32", "WindowsSignals"), ("darwin", "MacSignals")]
)
def test_each_system_has_its_own(monkeypatch, system, kind):
    monkeypatch.setattr(signals.sys, "platform", system)
    assert type(signals.of_this_system()).__name__ == kind


def test_a_system_we_do_not_know_says_nothing(monkeypatch, qtbot):
    monkeypatch.setattr(signals.sys, "platform", "sunos5")
    one = signals.of_this_system()
    one.start(QWidget(), lambda: None)
    one.stop()
