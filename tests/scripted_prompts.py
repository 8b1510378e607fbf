"""Prompts that answer from a list and remember what was asked, so that a test opens no dialog."""

from __future__ import annotations

from pathlib import Path
from typing import Any


class ScriptedPrompts:
    """Has the methods of `desktop.prompts.Prompts`. Out of answers, it fails the test that asked."""

    def __init__(self, answers: list[Any] | None = None) -> None:
        self.answers = list(answers or [])
        self.asked: list[tuple[str, ...]] = []
        self.told: list[tuple[str, ...]] = []

    def tell(self, title: str, text: str, detail: str = "", tone: str = "info") -> None:
        self.told.append((title, text, detail, tone))

    def ask(self, question: str, yes: str, no: str, detail: str = "", danger: bool = False) -> bool:
        return bool(self._next(question, yes, no, detail))

    def ask_three(self, question: str, first: str, second: str, cancel: str, detail: str = "") -> int:
        return int(self._next(question, first, second, cancel, detail))

    def ask_passphrase(self, title: str, why: str, act: str, problem: str = "") -> str | None:
        return self._next(title, why, act, problem)

    def choose_files(self, title: str, kinds: str = "") -> list[Path]:
        return list(self._next(title, kinds) or [])

    def choose_save(self, title: str, name: str, kinds: str = "") -> Path | None:
        return self._next(title, name, kinds)

    def choose_folder(self, title: str, *, remembered: bool = True) -> Path | None:
        return self._next(title)

    def _next(self, *asked: str) -> Any:
        self.asked.append(asked)
        assert self.answers, f"nothing to answer with: {asked}"
        return self.answers.pop(0)
