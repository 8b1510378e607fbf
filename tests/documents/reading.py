"""Drawing and reading back: what a stranger's tools (poppler) find in our PDFs."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace

from PIL import Image

from builders import NOW, a_case_file, a_checkpoint
from safetydesk.documents.case_file_document import draw_case_file
from safetydesk.documents.printing import Printing
from safetydesk.wording import load_vocabulary


def a_printing(**changes):
    given = Printing(
        recipient="PC Adeyemi, Whitlow police",
        purpose="investigation",
        basis="safeguarding",
        copy_number=3,
        printed=NOW,
        printed_by="Jane S. Merrow",
        checkpoint=a_checkpoint(),
        reference="OS-2026-0001",
    )
    return replace(given, **changes)


def a_jpeg(width=320, height=480, colour="#88aacc"):
    target = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(target, "JPEG", quality=88)
    return target.getvalue()


def drawn(case=None, plates=None, **changes):
    target = io.BytesIO()
    draw_case_file(case or a_case_file(), plates or {}, a_printing(**changes), load_vocabulary(), target)
    return target.getvalue()


def tool(name, *arguments, pdf):
    """Output of a poppler program that reads from standard input."""
    done = subprocess.run([name, *arguments], input=pdf, capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8", "replace")


def text_of(pdf):
    return tool("pdftotext", "-layout", "-", "-", pdf=pdf)


def words_of(pdf):
    """All text with spaces and line ends made one space each, in reading order."""
    return " ".join(tool("pdftotext", "-", "-", pdf=pdf).split())
