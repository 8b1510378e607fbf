"""What the member must see before they work on: one red line across the window, until they say that they saw it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.tasks import Tasks
from safetydesk.domain.alert import Alert

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Told:
    """One alert in words; `entry` is what it is acknowledged by."""

    entry: int
    text: str
    remedy: str


def told(alert: Alert) -> Told:
    """In words, with what to do about it."""
    values = {name: _short(words) for name, words in alert.details.items()}
    values.setdefault("by", wording.label("alert_by_nobody_known"))
    values["when"] = wording.moment_words(alert.at)
    values["sheets"] = values.get("sheets", "").replace("+", wording.label("alert_and"))
    text = wording.label(f"alert_{alert.kind}", **values)
    remedy = wording.label(f"alert_{alert.kind}_do", **values)
    if alert.details.get("unread"):
        remedy = f"{wording.label('alert_restored_unread')} {remedy}"
    return Told(alert.entry, text, remedy)


def _short(words: str) -> str:
    """Somebody's own words, which must not take the window."""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


class AlertStrip(QWidget):
    """Shows the oldest alert and says how many follow; its button acknowledges that one, for this member alone."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.scaled(18), theme.scaled(8), theme.scaled(18), theme.scaled(8))
        self._banner: Banner | None = None
        self._alerts: tuple[Told, ...] = ()
        self._see: Callable[[int], None] | None = None
        self.hide()

    def watch(
        self, tasks: Tasks, read: Callable[[], Iterable[Alert]], acknowledge: Callable[[int], None]
    ) -> None:
        """Show what there is to be told now, and after each that is acknowledged."""

        def read_now() -> None:
            tasks.run(
                wording.label("alert_reading"),
                lambda _progress: [told(alert) for alert in read()],
                self.show_alerts,
                owner=self,
            )

        def see(entry: int) -> None:
            tasks.run(
                wording.label("alert_reading"),
                lambda _progress: acknowledge(entry),
                lambda _nothing: read_now(),
                owner=self,
            )

        self._see = see
        read_now()

    def show_alerts(self, alerts: Sequence[Told]) -> None:
        """These instead of what stood there; none hides it."""
        self._alerts = tuple(alerts)
        self.setVisible(bool(self._alerts))
        if not self._alerts:
            return
        first, more = self._alerts[0], len(self._alerts) - 1
        text = wording.label("alert_and_more", text=first.text, count=str(more)) if more else first.text
        self._made().say(text, "trouble", first.remedy, wording.label("alert_seen"), can_dismiss=False)

    def _made(self) -> Banner:
        """Made when there is something to tell: on most days there is not."""
        if self._banner is None:
            self._banner = Banner()
            self._banner.acted.connect(self._acted)
            held = self.layout()
            if held is not None:
                held.addWidget(self._banner)
        return self._banner

    def _acted(self) -> None:
        if self._alerts and self._see is not None:
            self._see(self._alerts[0].entry)
