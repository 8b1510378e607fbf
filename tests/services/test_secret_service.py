"""Against a real Secret Service: gnome-keyring in a D-Bus session of its own. Needed wherever tests run on Linux."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import safetydesk

HERE = Path(__file__)
DAEMON = "gnome-keyring-daemon --unlock --components=secrets"
PASSWORD = "the keyring's own password"


@pytest.fixture
def session(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody's first session on this machine."""
    home, run = tmp_path / "home", tmp_path / "run"
    for folder in (home, run):
        folder.mkdir(mode=0o700)
    folders = (Path(safetydesk.__file__).parents[1], HERE.parents[2], HERE.parents[1])
    gone = ("PYTHON_KEYRING_BACKEND", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    return {
        **kept,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(run),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_STATE_HOME": str(home / ".local/state"),
        "PYTHONPATH": os.pathsep.join(map(str, folders)),
        "SAFETYDESK_CHEAP_KEYS": "1",
    }


def acts(session: dict[str, str], store: Path, *names: str, password: str = PASSWORD) -> list[str]:
    """What each act came to, in one session whose keyring is opened with `password` (not at all for an empty one)."""
    begin = f'printf "%s\\n" "$KEYRING" | {DAEMON} --daemonize >/dev/null 2>&1; ' if password else ""
    script = f'{begin}exec "$0" "$@"'
    child = [sys.executable, str(HERE.with_name("secret_service_child.py")), str(store), *names]
    running = subprocess.Popen(
        ["dbus-run-session", "--", "bash", "-c", script, *child],
        env={**session, "KEYRING": password},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        out, err = running.communicate(timeout=120)
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
    said = dict(line.split(": ", 1) for line in out.splitlines())
    assert running.returncode == 0 and list(said) == list(dict.fromkeys(names)), err
    return [line.split(": ", 1)[1] for line in out.splitlines()]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's keychain")
def test_on_by_a_real_keyring_and_every_way_it_can_be_gone(session: dict[str, str], store_path: Path) -> None:
    said = acts(session, store_path, "on", "opens", "told")
    assert said[:2] == ["True", "keychain"]
    assert said[2].count("SafetyDesk") >= 1 and "organ" not in said[2] and str(store_path) not in said[2]
    # Another session, the same keyring: the key outlives the daemon. Wiped, it comes back with the passphrase.
    said = acts(session, store_path, "opens", "wipe", "opens", "signs_in", "opens")
    assert said == ["keychain", "1", "keychain_wiped", "passphrase", "keychain"]
    # Locked in the middle, opened with a wrong password, not opened at all: nobody is there to answer the prompt.
    assert acts(session, store_path, "lock", "opens", "signs_in") == [
        "locked",
        "keychain_locked",
        "passphrase",
    ]
    for password in ("not the keyring's password", ""):
        assert acts(session, store_path, "opens", password=password) == ["keychain_locked"]
    assert acts(session, store_path, "off", "opens") == ["True []", "keychain_off"]
