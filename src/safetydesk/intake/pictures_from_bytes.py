"""A picture from the clipboard, a drag or the screen, in the same clothes as a file."""

from __future__ import annotations

import io
from datetime import datetime
from types import TracebackType
from typing import BinaryIO, Self

from safetydesk.domain.errors import Refusal
from safetydesk.intake.file_name import as_text
from safetydesk.intake.source import CLIPBOARD, LARGEST
from safetydesk.visible import visible_line


class PastedPicture:
    """Bytes held in memory as a `Source`. `came_by` as in `source.WAYS`. Raises Refusal file_empty, file_too_large."""

    def __init__(self, content: bytes, name: str, came_by: str = CLIPBOARD) -> None:
        self._name = as_text(name)
        self.came_by = came_by
        self._size = len(content)
        if not content:
            raise Refusal("file_empty", name=visible_line(self._name))
        if len(content) > LARGEST:
            raise Refusal("file_too_large", name=visible_line(self._name))
        self._stream = io.BytesIO(content)

    @property
    def name(self) -> str:
        return self._name

    @property
    def size(self) -> int:
        """Bytes."""
        return self._size

    @property
    def modified(self) -> datetime | None:
        """Always None: the clipboard does not say."""
        return None

    @property
    def stream(self) -> BinaryIO:
        return self._stream

    def check_unchanged(self) -> None:
        """Nothing can have changed it: the bytes are ours."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()
