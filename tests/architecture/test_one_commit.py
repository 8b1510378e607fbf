"""No record is saved without saying what happened: one `commit`, in one place, once for each duty."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cache

from architecture.tree import SOURCE, python_files


@dataclass
class Found:
    """Of one file: how often `commit` is defined, what it is called on, and of each duty the works it opens."""

    defined: int = 0
    called_on: list[str] = field(default_factory=list)
    duties: dict[str, list[list[str]]] = field(default_factory=dict)
    """A function and its line -> of each work that it opens: what `commit` is called on inside."""
    opens_work: bool = False


@cache
def _found() -> dict[str, Found]:
    """Every file is read once for all the tests here, and no tree of it is kept."""
    read: dict[str, Found] = {}
    for path in python_files("src"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        found = read[path.relative_to(SOURCE).as_posix()] = Found(
            called_on=_commits(nodes), opens_work=any(_opens_work(node) for node in nodes)
        )
        for node in nodes:
            if not isinstance(node, ast.FunctionDef):
                continue
            found.defined += node.name == "commit"
            if found.opens_work and (opened := [part for part in ast.walk(node) if _opens_work(part)]):
                found.duties[f"{node.lineno} {node.name}"] = [_commits(ast.walk(one)) for one in opened]
    return read


def _opens_work(node: ast.AST) -> bool:
    """`with office.work() as work`, `with database.work(...) as work`."""
    return isinstance(node, ast.With) and any(
        isinstance(one.context_expr, ast.Call)
        and isinstance(one.context_expr.func, ast.Attribute)
        and one.context_expr.func.attr == "work"
        for one in node.items
    )


def _commits(nodes) -> list[str]:
    """What each call of `commit` is made on, as it is written."""
    return [
        ast.unparse(node.func.value)
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
    ]


def test_there_is_one_commit():
    assert {where: one.defined for where, one in _found().items() if one.defined} == {"records/work.py": 1}


def test_nothing_else_commits_behind_its_back():
    behind = {where: [on for on in one.called_on if on != "work"] for where, one in _found().items()}
    assert {where: on for where, on in behind.items() if on} == {"records/work.py": ["self._transaction"]}


def test_each_duty_opens_one_work_and_commits_it_once():
    duties = {
        f"{where}:{duty}": opened for where, one in _found().items() for duty, opened in one.duties.items()
    }
    assert sum(map(len, duties.values())) > 20
    assert not [duty for duty, opened in duties.items() if opened != [["work"]]]


def test_only_services_and_the_porter_open_work():
    openers = {where.split("/")[0] for where, one in _found().items() if one.opens_work}
    assert openers == {"services", "bootstrap"}
