"""How a passphrase comes in: by a file descriptor, or asked for at a terminal. Never as an argument."""

from __future__ import annotations

import getpass
import os
import sys

from safetydesk import wording
from safetydesk.domain.errors import Refusal

_MOST_BYTES = 4096


def passphrase(fd: int | None, *, twice: bool = False, ask: str = "ask_passphrase") -> str:
    """Raises Refusal `passphrase_not_given`, `passphrase_fd_unreadable`, `passphrases_differ`."""
    if fd is not None:
        return _from_fd(fd)
    if not sys.stdin.isatty():
        raise Refusal("passphrase_not_given")
    first = getpass.getpass(wording.words("hatch", ask))
    if twice and getpass.getpass(wording.words("hatch", "ask_again")) != first:
        raise Refusal("passphrases_differ")
    return first


def sheet_codes(fd: int | None, count: int) -> list[str]:
    """Codes of recovery sheets: one a line by a descriptor, or asked for one by one at a terminal, not shown.

    Raises Refusal `sheet_codes_not_given`.
    """
    try:
        if fd is None:
            return [passphrase(None, ask=f"ask_sheet_code_{number}") for number in range(1, count + 1)]
        lines = [line for line in passphrase(fd).splitlines() if line.strip()]
    except Refusal as refusal:
        raise Refusal("sheet_codes_not_given") from refusal
    return [*lines, "", ""][:count]


def _from_fd(fd: int) -> str:
    """Everything up to the end, less one line end."""
    parts: list[bytes] = []
    try:
        while part := os.read(fd, _MOST_BYTES):
            parts.append(part)
            if sum(map(len, parts)) > _MOST_BYTES:
                raise Refusal("passphrase_fd_unreadable")
        text = b"".join(parts).decode("utf-8")
    except (OSError, UnicodeDecodeError, OverflowError) as fault:
        raise Refusal("passphrase_fd_unreadable") from fault
    return text.removesuffix("\n").removesuffix("\r")
