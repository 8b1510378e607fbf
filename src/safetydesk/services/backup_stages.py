"""A long act in stages, told as hundredths of the whole: how many entries or files there are is nobody's business."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.domain.progress import Progress

_SHARES = {"source": 10, "records": 20, "records_check": 15, "files": 45, "check": 10}
_RESTORE = {"read": 30, "copy": 40, "trail": 15, "exhibits": 15}


class Stages:
    """Hands out one Progress a stage; each may raise Cancelled."""

    def __init__(self, progress: Progress, shares: dict[str, int] | None = None) -> None:
        self._progress = progress
        self._shares = _SHARES if shares is None else shares

    def of(self, stage: str) -> Progress:
        names = list(self._shares)
        before = sum(self._shares[name] for name in names[: names.index(stage)])
        return _Stage(self._progress, before, self._shares[stage], wording.label(f"backup_stage_{stage}"))


class _Stage:
    def __init__(self, progress: Progress, before: int, share: int, label: str) -> None:
        self._progress, self._before, self._share, self._label = progress, before, share, label

    def step(self, done: int, total: int, label: str) -> None:
        """Whatever label comes from below: names of sealed files mean nothing to anybody."""
        part = min(done, total) / total if total else 0.0
        self._progress.step(int(self._before + self._share * part), 100, self._label)


def restoring(progress: Progress) -> Stages:
    """The stages of a restore."""
    return Stages(progress, _RESTORE)
