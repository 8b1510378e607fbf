"""What a restore leaves behind is named from the backups beside it and from this machine, and let go of only then."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from safetydesk.domain.errors import Trouble
from safetydesk.services import left_behind as module
from safetydesk.services.left_behind import left_behind, settle_remembered
from safetydesk.strongroom.remembered import RememberedCheckpoints

STORE, OTHER = uuid4(), uuid4()
OLD, NEW = "a" * 64, "b" * 64


def a_manifest(size: int, root: str = NEW, store: Any = STORE) -> Any:
    return SimpleNamespace(store_id=store, size=size, root=root)


class Unreadable:
    def manifest(self) -> Any:
        raise Trouble("backup_manifest_altered")


def test_newer_backups_of_this_store_and_what_the_machine_remembers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = [SimpleNamespace(manifest=lambda made=made: made) for made in (
        a_manifest(4), a_manifest(9), a_manifest(12, store=OTHER),
    )]  # fmt: skip
    monkeypatch.setattr(module, "generations_at", lambda _home: [*beside, Unreadable()])
    memory = RememberedCheckpoints(tmp_path)
    reading: Any = SimpleNamespace(root_at=lambda size: OLD if size == 5 else None)
    generation: Any = SimpleNamespace(home=tmp_path)

    def named() -> tuple[str, ...]:
        return left_behind(reading, generation, a_manifest(5, OLD), memory)

    assert named() == (f"9 {NEW}",)
    memory.remember(STORE, 5, OLD, "")
    assert named() == (f"9 {NEW}",), "the restored trail leads to what is remembered"
    memory.remember(STORE, 7, NEW, "")
    assert named() == (f"7 {NEW}", f"9 {NEW}")
    settle_remembered(memory, STORE, (f"9 {NEW}",))
    assert memory.last(STORE) is not None, "a restore that did not name it does not let go of it"
    settle_remembered(memory, STORE, named())
    assert memory.last(STORE) is None
