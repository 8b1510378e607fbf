"""The child process: the only place where a picture from outside is decoded.

It holds no key and no file, takes jobs on its standard input and answers on its standard output, and gives
up its own means before it looks at the first byte. The limits of memory and processor exist on Linux, partly
on macOS and not on Windows; there the parent's time limit and the count of pixels stand alone.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO, Final

from PIL import (
    Image,
    ImageColor,
    ImagePalette,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from safetydesk.intake import decoding, wire
from safetydesk.intake.child_acts import ACTS

_MEMORY: Final = 512 * 1024 * 1024
_SECONDS_A_JOB: Final = 8
# Pillow imports these when it first needs them; by then this process can open no file.
_NEEDED_LATER: Final = (
    ImageColor,
    ImagePalette,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)


def main() -> int:
    """Serve jobs until the parent closes the pipe."""
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    Image.preinit()
    decoding.set_limits()
    _give_up_means()
    try:
        _serve(jobs, answers)
    except (wire.BrokenTalk, OSError):
        return 1  # the parent has gone, and there is nobody left to tell
    return 0


def _serve(jobs: BinaryIO, answers: BinaryIO) -> None:
    while (job := wire.receive(jobs)) is not None:
        _allow_processor_time()
        head, body = _answer(*job)
        del job
        wire.send(answers, head, body)


def _answer(head: dict[str, object], content: bytes) -> tuple[dict[str, object], bytes]:
    try:
        return ACTS[str(head["act"])](content, head)
    except decoding.TooManyPixels:
        return {"no": "too_many_pixels"}, b""
    except MemoryError:
        return {"no": "too_much_memory"}, b""
    except Exception:  # noqa: BLE001 - a hostile file may raise anything, and every bit of it means one thing
        return {"no": "damaged"}, b""


def _give_up_means() -> None:
    try:
        import resource
    except ImportError:  # Windows has none of this
        return
    limits = {
        "RLIMIT_AS": _MEMORY,
        "RLIMIT_CORE": 0,  # a core file would be a plain copy of the picture
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_NOFILE": 3,  # the three it has: no file, no socket, no folder can be opened
    }
    for name, limit in limits.items():
        try:
            resource.setrlimit(getattr(resource, name), (limit, limit))
        except (AttributeError, ValueError, OSError):
            continue  # not on this system; the other limits still hold


def _allow_processor_time() -> None:
    try:
        import resource
    except ImportError:
        return
    used = os.times()
    allowed = int(used.user + used.system) + _SECONDS_A_JOB
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (allowed if most < 0 else min(allowed, most), most))


if __name__ == "__main__":
    sys.exit(main())
