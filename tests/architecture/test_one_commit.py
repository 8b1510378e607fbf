"""No record is saved without saying what happened: one `commit`, in one place, once for each duty."""

from __future__ import annotations

import ast

from architecture.tree import SOURCE, python_files


def _parsed():
    for path in python_files("src"):
        yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _opens_work(node: ast.AST) -> bool:
    """`with office.work() as work`, `with database.work(...) as work`."""
    return isinstance(node, ast.With) and any(
        isinstance(one.context_expr, ast.Call)
        and isinstance(one.context_expr.func, ast.Attribute)
        and one.context_expr.func.attr == "work"
        for one in node.items
    )


def _commits(tree: ast.AST) -> list[str]:
    """What each call of `commit` is made on, as it is written."""
    return [
        ast.unparse(node.func.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
    ]


def test_there_is_one_commit():
    defined = [
        where
        for where, tree in _parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name == "commit"
    ]
    assert defined == ["records/work.py"]


def test_nothing_else_commits_behind_its_back():
    behind = {
        where: on for where, tree in _parsed() if (on := [one for one in _commits(tree) if one != "work"])
    }
    assert behind == {"records/work.py": ["self._transaction"]}


def test_each_duty_opens_one_work_and_commits_it_once():
    seen, wrong = 0, []
    for where, tree in _parsed():
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef):
                continue
            opened = [part for part in ast.walk(node) if _opens_work(part)]
            seen += len(opened)
            if len(opened) > 1 or any(_commits(one) != ["work"] for one in opened):
                wrong.append(f"{where}:{node.lineno} {node.name}")
    assert seen > 20
    assert not wrong


def test_only_services_and_the_porter_open_work():
    openers = {
        where.split("/")[0] for where, tree in _parsed() if any(_opens_work(node) for node in ast.walk(tree))
    }
    assert openers == {"services", "bootstrap"}
