from __future__ import annotations

import re
import tomllib
from pathlib import Path

import safetydesk.intake

INTAKE = Path(safetydesk.intake.__file__).parent
WORDS = tomllib.loads(
    (INTAKE.parents[2] / "resources" / "wording" / "intake.toml").read_text(encoding="utf-8")
)
CODE = "".join(path.read_text(encoding="utf-8") for path in INTAKE.rglob("*.py"))


def test_every_refusal_has_its_words():
    assert set(re.findall(r'"((?:file|folder)_[a-z_]+)"', CODE)) == set(WORDS["refusal"])
    assert all(set(entry) == {"text", "remedy"} for entry in WORDS["refusal"].values())


def test_every_missing_preview_has_its_words():
    reasons = set(re.findall(r'NoPreview\("([a-z_]+)"\)', CODE)) | set(
        re.findall(r'\{"no": "([a-z_]+)"(?: if \w+ else "[a-z_]+")?\}', CODE)
    )
    assert reasons == set(WORDS["no_preview"])
