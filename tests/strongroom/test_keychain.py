"""The system's keychain: only kinds known by their class, found out by use, and never waited for beyond a limit."""

from __future__ import annotations

import time

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend

from pretend_keychain import PretendMachine
from safetydesk.domain.errors import Cancelled, Refusal
from safetydesk.strongroom import keychain
from safetydesk.strongroom.keychain import ALLOWED, CHOSEN, SERVICE, Found, Keychain, installed

SECRET = bytes(range(32))


@pytest.fixture
def machine():
    one = PretendMachine()
    yield one
    one.back_end.wake.set()


def refused(act) -> str:
    with pytest.raises(Refusal) as raised:
        act()
    return raised.value.code


def test_a_secret_comes_back_and_goes(machine):
    kept = machine.keychain()
    assert kept.keep("a", SECRET) == "windows" and kept.read("a") == ("windows", SECRET)
    assert list(machine.back_end.held) == [(SERVICE, "a")]
    kept.forget("a")
    kept.forget("a")
    assert kept.read("a") == ("windows", None) and machine.back_end.held == {}


@pytest.mark.parametrize(
    ("mood", "code"),
    [
        ("locked", "keychain_locked"),
        ("broken", "keychain_failed"),
        ("forgetful", "keychain_failed"),
        ("silent", "keychain_slow"),
    ],
)
def test_a_keychain_that_will_not_says_so_in_time(machine, mood, code):
    machine.back_end.mood = mood
    began = time.monotonic()
    assert refused(lambda: machine.keychain().keep("a", SECRET)) == code
    assert time.monotonic() - began < 3


def test_one_that_asks_and_gets_no_answer_can_be_left(machine):
    class Impatient:
        def step(self, done, total, label):
            raise Cancelled

    machine.back_end.mood = "silent"
    with pytest.raises(Cancelled):
        Keychain(machine.find, patience=60).read("a", Impatient())


@pytest.mark.parametrize("held", ["", "not hexadecimal", "zz"])
def test_what_we_did_not_put_there_is_nothing(machine, held):
    machine.back_end.held[SERVICE, "a"] = held
    assert machine.keychain().read("a") == ("windows", None)


def test_without_one_there_is_none(machine):
    machine.kind = ""
    assert refused(machine.keychain().kind) == "keychain_none"


def said_to_work(monkeypatch, module: str, name: str, works: bool = True) -> type:
    """The class by its own name in its own module; whether it works on this machine is what we say."""
    place = __import__(f"keyring.backends.{module}", fromlist=[name])
    real = getattr(place, name)
    said = {
        "viable": works,
        "persist": "roaming",
        "__init__": lambda self: None,
        "__module__": real.__module__,
    }
    kind = type(name, (), said)
    monkeypatch.setattr(place, name, kind)
    return kind


@pytest.mark.parametrize(
    ("system", "module", "name", "code"),
    [
        ("linux", "SecretService", "Keyring", "secret_service"),
        ("linux", "kwallet", "DBusKeyring", "kwallet"),
        ("darwin", "macOS", "Keyring", "macos"),
        ("win32", "Windows", "WinVaultKeyring", "windows"),
    ],
)
def test_the_kinds_of_each_system(monkeypatch, system, module, name, code):
    monkeypatch.delenv(CHOSEN)
    monkeypatch.setattr(keychain.sys, "platform", system)
    if module == "kwallet":
        said_to_work(monkeypatch, "SecretService", "Keyring", works=False)
    kind = said_to_work(monkeypatch, module, name)
    found = installed()
    assert isinstance(found, Found) and found.code == code and isinstance(found.back_end, kind)
    assert found.back_end.persist == ("local machine" if system == "win32" else "roaming")


def test_the_list_is_of_classes_that_the_library_has():
    for name in ALLOWED:
        module, _, kind = name.rpartition(".")
        real = getattr(__import__(module, fromlist=[kind]), kind)
        assert f"{real.__module__}.{real.__qualname__}" == name and issubclass(real, KeyringBackend)


@pytest.mark.parametrize(
    "chosen",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "keyring.backends.chainer.ChainerBackend",
        "keyrings.alt.file.PlaintextKeyring",
        "keyring.backends.SecretService.keyring",
        "no.such.module",
    ],
)
def test_no_other_kind_is_ever_used_whoever_chooses_it(monkeypatch, chosen):
    said_to_work(monkeypatch, "SecretService", "Keyring")
    monkeypatch.setenv(CHOSEN, chosen)
    assert installed() is None


def test_the_librarys_own_choice_is_not_asked_for(monkeypatch):
    monkeypatch.delenv(CHOSEN)
    monkeypatch.setattr(keychain.sys, "platform", "linux")
    for module, name in (("SecretService", "Keyring"), ("kwallet", "DBusKeyring")):
        said_to_work(monkeypatch, module, name, works=False)
    for kind in (keyring.backends.null.Keyring, keyring.backends.fail.Keyring):
        monkeypatch.setattr(keyring.core, "_keyring_backend", kind())
        assert installed() is None


def test_a_system_without_any_has_none(monkeypatch):
    monkeypatch.delenv(CHOSEN)
    monkeypatch.setattr(keychain.sys, "platform", "sunos5")
    assert installed() is None
