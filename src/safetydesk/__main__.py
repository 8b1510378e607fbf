"""`safetydesk` opens the window; with a command it does the work without one."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from safetydesk.strongroom.no_dumps import refuse_dumps


def main(argv: Sequence[str] | None = None) -> int:
    """Runs either door. Gives the exit code. Whatever is written from here on is for this user alone."""
    os.umask(0o077)
    refuse_dumps()
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["--preview-child"]:  # a packaged program has no `-c` to start its picture child with
        from safetydesk.intake.preview_child import main as preview_child

        return preview_child()
    carried = _carried(words)
    store = _window_store(words)
    if store is not None:
        from safetydesk.desktop.opening import open_window

        return open_window(["safetydesk"], Path(store) if store else None, carried)
    from safetydesk.cli.main import main as hatch

    return hatch(words)


def _carried(words: list[str]) -> bytes:
    """The words of a first draft, from the SafetyDesk that started this one; `--carried` is taken from `words`."""
    if words[2:] != ["--carried"] or words[0] != "--store":
        return b""
    del words[2:]
    from safetydesk.domain.carried_draft import MOST_BYTES

    return sys.stdin.buffer.read(MOST_BYTES + 1)


def _window_store(words: list[str]) -> str | None:
    """The store named for the window, "" for the default one, or None where a command was given."""
    if not words:
        return ""
    if len(words) == 2 and words[0] == "--store":
        return words[1]
    if len(words) == 1 and words[0].startswith("--store="):
        return words[0].partition("=")[2]
    return None


if __name__ == "__main__":
    sys.exit(main())
