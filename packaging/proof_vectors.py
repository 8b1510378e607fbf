"""`python packaging/proof_vectors.py [FOLDER]`: writes the published vectors of the proof file.

The same each time: good, bad and unreadable proofs, with `vectors.json` naming for each the exit code that a
verifier must end with and words that its report must hold; some stand there again with a mark from paper. They are
for whoever writes another verifier, and for the test of ours.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from proof_making import bad, good, marks
from proof_making.trail import written

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "verifier" / "vectors"


def main(words: list[str]) -> int:
    """Writes every vector and the list of them into the folder."""
    folder = Path(words[0]) if words else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    listed = []
    for name, content, code, said in [*_good(), *bad.vectors()]:
        (folder / f"{name}.json").write_bytes(content)
        listed.append({"file": f"{name}.json", "exit": code, "says": said})
    told = [
        {"file": name, "mark": mark, "exit": code, "says": said} for name, mark, code, said in marks.given()
    ]
    listed += told
    (folder / "vectors.json").write_text(json.dumps(listed, indent=1) + "\n", "utf-8")
    print(f"{len(listed)} vectors")
    return 0


def _good() -> list[tuple[str, bytes, int, str]]:
    return [(f"good-{name}", written(proof), 0, "GOOD:") for name, proof in good.proofs().items()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
