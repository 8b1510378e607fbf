"""What holds for every test: off screen unless told otherwise, away from the real profile, strict."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["strictness", "longest_first", "collecting_here", "stretching_once", "compiling_once"]

# Before anything of ours or of Qt is imported: both read these when they load.
_PROFILE = Path(tempfile.mkdtemp(prefix="safetydesk-tests-"))
_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_DATA_HOME": "share",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}
for _name, _folder in _FOLDERS.items():
    (_PROFILE / _folder).mkdir(mode=0o700, exist_ok=True)
    os.environ[_name] = str(_PROFILE / _folder)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A run starts some fifty programs of ours; where nothing that was compiled may be kept, each would compile all of it.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Keys made in a moment: see `bootstrap.CHEAP_KEYS`. Tests of real ones say so.
os.environ["SAFETYDESK_CHEAP_KEYS"] = "1"
# No test may ask the keychain of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

# Time limits of single examples fail on a busy machine and say nothing about the code. The gate tries the same examples
# each time, so that a change is judged by itself; `dev.py soak` looks for new ones.
_SLOW_IS_NO_FAULT = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile(
    "gate", deadline=None, max_examples=25, derandomize=True, suppress_health_check=_SLOW_IS_NO_FAULT
)
settings.register_profile("long", deadline=None, max_examples=1000, suppress_health_check=_SLOW_IS_NO_FAULT)
settings.load_profile(os.environ.get("SAFETYDESK_EXAMPLES", "gate"))


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(_PROFILE, ignore_errors=True)
