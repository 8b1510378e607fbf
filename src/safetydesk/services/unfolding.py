"""What was offered, with every folder taken apart into its files. Only names are read; no file is opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from safetydesk.domain.errors import Refusal
from safetydesk.domain.progress import Progress
from safetydesk.intake.folder import MOST_FILES, files_of, is_folder
from safetydesk.intake.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolded:
    """`sources` in order; `refused` could not be taken, `left_out` never is."""

    sources: tuple[Path | Source, ...]
    refused: tuple[Refusal, ...] = ()
    left_out: tuple[Refusal, ...] = ()


def unfolded(offered: Sequence[Path | Source], progress: Progress) -> Unfolded:
    """Folders give at most `MOST_FILES` files together. Raises Cancelled."""
    sources: list[Path | Source] = []
    refused: list[Refusal] = []
    left_out: list[Refusal] = []
    taken = 0
    for one in offered:
        if not isinstance(one, Path) or not is_folder(one):
            sources.append(one)
            continue
        found = files_of(one, MOST_FILES - taken, lambda name: progress.step(0, 0, name))
        sources.extend(found.files)
        refused.extend(found.refused)
        left_out.extend(found.left_out)
        taken += len(found.files)
    return Unfolded(sources=tuple(sources), refused=tuple(refused), left_out=tuple(left_out))
