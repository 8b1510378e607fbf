"""What the member at the desk may do. The one place where pages ask; the services refuse by the same table."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from typing import Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Rules(Protocol):
    """The part of an office that knows what a role may do."""

    def may(self, act: str) -> bool: ...

    def require(self, act: str) -> None: ...


class Allowable(Protocol):
    """A widget that can be kept hidden, whoever shows it."""

    def allow(self, is_allowed: bool) -> None: ...


Shown = TypeVar("Shown", bound=Allowable)


class Offers(QObject):
    """`changed` once the team was changed: what is offered may be another."""

    changed = Signal()

    def __init__(self, rules: Rules, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self._given: list[tuple[str, weakref.ref[Allowable]]] = []

    def may(self, act: str) -> bool:
        """Whether the services would let it pass now; nothing asked for is always let in."""
        return not act or self._rules.may(act)

    def require(self, act: str) -> None:
        """Raises Refusal `not_your_role`."""
        if act:
            self._rules.require(act)

    def only(self, widget: Shown, act: str) -> Shown:
        """Shows the widget only to whom the act is open, now and after every change of the team."""
        self._given.append((act, weakref.ref(widget)))
        widget.allow(self.may(act))
        return widget

    def afresh(self) -> None:
        """The team was changed."""
        for act, widget in self.given():
            widget.allow(self.may(act))
        self.changed.emit()

    def given(self) -> Iterator[tuple[str, Allowable]]:
        """Every widget that is shown to some roles only, with its act."""
        for act, known in tuple(self._given):
            widget = known()
            if widget is None or (isinstance(widget, QWidget) and not shiboken6.isValid(widget)):
                self._given.remove((act, known))
            else:
                yield act, widget


class AlwaysAllowed:
    """Rules of nobody: what is drawn without a desk."""

    def may(self, act: str) -> bool:
        return True

    def require(self, act: str) -> None:
        """Lets everything pass."""
