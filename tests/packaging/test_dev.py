"""The commands of dev.py, and what it says where it may not install what is missing."""

from __future__ import annotations

import pytest

import dev
import environment
import system_libraries
from refusing import CannotGoOn

LACKING = """
run   libnowhere1     lib:libsafetydesk-nowhere.so.1    never there
run   libc6           lib:libc.so.6                     always there
test  nowhere-tools   cmd:safetydesk-no-such-program    never there
"""


@pytest.fixture
def bare_machine(tmp_path, monkeypatch):
    """A Linux on which something is missing, with apt, and nobody who may use it."""
    wanted = tmp_path / "system_libraries.txt"
    wanted.write_text(LACKING, encoding="utf-8")
    monkeypatch.setattr(system_libraries, "LIST", wanted)
    monkeypatch.setattr(system_libraries.sys, "platform", "linux")
    monkeypatch.setattr(system_libraries.shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(system_libraries, "_is_root", lambda: False)
    monkeypatch.setattr(environment, "_venv_works", lambda: True)
    monkeypatch.setattr(system_libraries, "_apt", _no_apt)


def _no_apt(line: str, *, loud: bool = False) -> bool:
    pytest.fail(f"apt was run without the right: {line}")


@pytest.mark.parametrize(
    ("command", "packages"), [("run", "libnowhere1"), ("test", "libnowhere1 nowhere-tools")]
)
def test_without_the_right_to_install_it_prints_the_one_line_and_exits_3(
    bare_machine, capsys, command, packages
):
    assert dev.main([command]) == 3
    said = capsys.readouterr().err
    lines = [line.strip() for line in said.splitlines() if "apt-get" in line]
    assert lines == [
        f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}",
    ]


def test_the_line_names_venv_too_where_python_came_without_it(bare_machine, monkeypatch, capsys):
    monkeypatch.setattr(environment, "_venv_works", lambda: False)
    monkeypatch.setattr(environment, "_lacks_ensurepip", lambda: True)
    assert dev.main(["run"]) == 3
    minor = environment.sys.version_info.minor
    assert f"libnowhere1 python3.{minor}-venv\n" in capsys.readouterr().err


def test_a_system_without_apt_is_told_what_debian_calls_them(bare_machine, monkeypatch, capsys):
    monkeypatch.setattr(system_libraries.shutil, "which", lambda name: None)
    assert dev.main(["run"]) == 3
    assert "lacks what Debian calls: libnowhere1" in capsys.readouterr().err


def test_with_the_right_it_installs_and_looks_again(bare_machine, monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(system_libraries, "_is_root", lambda: True)
    monkeypatch.setattr(system_libraries, "_apt", lambda line, **_: asked.append(line) or len(asked) == 3)
    with pytest.raises(CannotGoOn, match="apt could not"):
        system_libraries.ensure("run")
    assert [line.split()[1] for line in asked] == ["install", "update"]
    asked.clear()
    monkeypatch.setattr(system_libraries, "_apt", lambda line, **_: asked.append(line) or True)
    with pytest.raises(CannotGoOn, match="still not to be found: libnowhere1"):
        system_libraries.ensure("run")
    assert len(asked) == 1


def test_outside_linux_nothing_is_asked_of_the_system(bare_machine, monkeypatch):
    monkeypatch.setattr(system_libraries.sys, "platform", "darwin")
    assert system_libraries.missing("test") == []


def test_the_list_that_ships_is_in_its_form():
    listed = system_libraries.listed()
    assert len(listed) > 20
    assert len({one.package for one in listed}) == len(listed)


def test_a_line_that_is_not_in_its_form_is_a_fault(tmp_path, monkeypatch):
    odd = tmp_path / "list.txt"
    odd.write_text("always libc6 lib:libc.so.6 why\n", encoding="utf-8")
    monkeypatch.setattr(system_libraries, "LIST", odd)
    with pytest.raises(ValueError, match="always libc6"):
        system_libraries.listed()


def test_no_command_and_a_wrong_one_show_them_all(capsys):
    assert dev.main([]) == dev.main(["dance"]) == 2
    assert dev.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"  {command.__name__} " in said for command in dev.COMMANDS)
