"""What the finished paper says of the files that were handed in."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

from tests.services.acts import logged

from safetydesk.domain.drafts import PrintRequest
from safetydesk.services.desk import Desk
from samples import png


def test_the_fingerprints_on_paper_are_those_of_the_originals(desk: Desk, tmp_path: Path) -> None:
    incident = logged(desk)
    files = [png(tmp_path, 60 + number, 40, name=f"shot{number}.png") for number in range(3)]
    text = tmp_path / "notes & =cmd.txt"
    text.write_text("typed by somebody", "utf-8")
    assert not desk.exhibits.receive(incident.id, [*files, text], "no").refused
    request = PrintRequest(recipient="PC Adeyemi", purpose="Inquiry")
    prepared = desk.printing.prepare_case_file(incident.id, request)
    read = subprocess.run(
        ["pdftotext", "-", "-"], input=prepared.pdf, capture_output=True, check=True, timeout=60
    )
    words = read.stdout.decode().split()
    for file in [*files, text]:
        assert words.count(hashlib.sha256(file.read_bytes()).hexdigest()) == 2, "in the index and the caption"
