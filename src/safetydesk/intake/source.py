"""What the sealing of an exhibit needs of a thing that came from outside, whichever way it came."""

from __future__ import annotations

from datetime import datetime
from types import TracebackType
from typing import BinaryIO, Final, Protocol, Self

LARGEST: Final = 4 * 1024**3
"""The most bytes one exhibit may have (4 GiB)."""
FILE, CLIPBOARD, DRAGGED, SCREEN, PHONE = WAYS = ("file", "clipboard", "dragged", "screen", "phone")
"""How it came to the program; kept with the exhibit."""


class Source(Protocol):
    """A file or a pasted picture, open for one read. Leaving the `with` closes it."""

    @property
    def name(self) -> str:
        """The name it came under, as valid Unicode. Data only: never a path."""

    @property
    def size(self) -> int:
        """Bytes."""

    @property
    def came_by(self) -> str:
        """One of `WAYS`."""

    @property
    def modified(self) -> datetime | None:
        """When the file says it was last changed, in UTC; None where nothing says so."""

    @property
    def stream(self) -> BinaryIO:
        """The bytes, seekable, from the beginning. A read may raise Refusal."""

    def check_unchanged(self) -> None:
        """Call after reading to the end. Raises Refusal("file_changed") if it was not one whole file."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
