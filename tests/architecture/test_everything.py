"""Who reads and writes as nobody in particular, to whom nothing is hidden: few, and each by name."""

from __future__ import annotations

import ast

from architecture.tree import SOURCE, python_files

# Of a call on a database that hands no viewer in.
WHOLE = {
    "bootstrap/known_files": "whoever may see them: none of these files may be moved or destroyed",
    "bootstrap/shared_office": "the role of whoever is at the desk, before there is a viewer",
    "bootstrap/sweeping": "what was to be destroyed goes, whoever comes in first",
    "services/coming_in": "signing in and recovering: before there is a desk",
    "services/recovering": "recovering: before there is a desk",
    "services/rekeying": "the new store is compared with the old one",
    "services/restoring": "a backup is counted and verified before it counts",
    "services/unlocking": "creating and signing in: before there is a desk",
}


def _is_on_a_database(call: ast.Call) -> bool:
    on = call.func.value if isinstance(call.func, ast.Attribute) else None
    name = on.attr if isinstance(on, ast.Attribute) else on.id if isinstance(on, ast.Name) else ""
    is_asked = isinstance(call.func, ast.Attribute) and call.func.attr in ("reading", "work")
    return is_asked and name.strip("_") in ("database", "records")


def _hands_a_viewer_in(call: ast.Call) -> bool:
    last = call.args[-1] if call.args else None
    return isinstance(last, ast.Call) and ast.unparse(last.func) == "viewer"


def test_whoever_sees_everything_is_named_with_the_reason():
    found = set()
    for path in python_files("src"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_on_a_database(node)]
        if any(not _hands_a_viewer_in(call) for call in calls):
            found.add(path.relative_to(SOURCE).with_suffix("").as_posix())
    assert found <= WHOLE.keys(), "hand the member's viewer in, or give the reason here"
    assert {"bootstrap/shared_office", "services/unlocking"} <= found
