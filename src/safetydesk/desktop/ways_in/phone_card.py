"""The files of a phone's folder, the newest first: names, sizes and times. Which are ticked is asked about next."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from safetydesk import wording
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.kit.buttons import quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.tick_list import TickLine, TickList
from safetydesk.desktop.tasks import Tasks
from safetydesk.desktop.ways_in.offering import OfferedFile
from safetydesk.domain.clock import LONDON, Moment
from safetydesk.domain.errors import Cancelled, Refusal
from safetydesk.intake.file_name import name_of
from safetydesk.intake.phone_folder import PhoneFolder, Seen, listed
from safetydesk.visible import visible_line

TODAY, DAY, WEEK, ALL = "today", "day", "week", "all"


class PhoneCard(Card):
    """Hidden until `open(folder, now)`. `wanted` carries list[OfferedFile], the oldest first; `left` that none is."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, tasks: Tasks, errors: ErrorDesk) -> None:
        super().__init__(wording.label("way_phone_title"))
        self._tasks, self._errors = tasks, errors
        self._seen: tuple[Seen, ...] = ()
        self._now: Moment | None = None
        self._about = plain_label("", "small")
        self._said = plain_label("", "small")
        self.add(self._about)
        self._windows = plain_label(wording.label("way_phone_windows"), "small")
        self._windows.hide()
        self.add(self._windows)
        choices = [(code, wording.label(f"way_phone_{code}")) for code in (TODAY, DAY, WEEK, ALL)]
        self._since = Choice("phone_since", wording.label("way_phone_since"), choices, empty=None)
        self._since.changed.connect(self._fill)
        self.add(self._since)
        self._list = TickList(wording.label("way_phone_list"))
        self._list.changed.connect(self._count)
        self.add(self._list)
        self.add(self._said)
        self._go_on = secondary(wording.label("way_phone_none"))
        self._go_on.clicked.connect(self._take)
        self._all = quiet(wording.label("way_phone_tick_all"))
        self._all.clicked.connect(lambda: self._list.tick_all(True))
        leave = quiet(wording.label("way_leave"))
        leave.clicked.connect(self._leave)
        self.add(row(self._go_on, self._all, leave))
        self.setAccessibleName(wording.label("way_phone_title"))
        self.hide()

    def open(self, folder: Path, now: Moment) -> None:
        """List it, off the window's thread: a phone answers slowly, or not at all."""
        self._list.forget()
        self._seen, self._now = (), now
        name = visible_line(name_of(folder))
        self._about.setText(wording.label("way_phone_reading", name=name))
        self._said.hide()
        self._windows.hide()
        self._count()
        self.show()
        self._tasks.run(
            wording.label("way_phone_reading", name=name),
            lambda progress: listed(folder, progress),
            lambda found: self._show(name, found),
            self._not_listed,
            self,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _show(self, name: str, found: PhoneFolder) -> None:
        self._seen = found.seen
        self._about.setText(
            wording.label("way_phone_of", name=name, files=wording.count_words(len(found.seen), "file"))
        )
        self._said.setText("\n".join(wording.sentence(one).text for one in found.left_out))
        self._said.setVisible(bool(found.left_out))
        self._windows.setVisible(not found.seen)
        newest = found.seen[0].modified if found.seen else None
        fits = next((code for code in (TODAY, DAY, WEEK) if self._is_since(newest, code)), ALL)
        if self._since.value() == fits:
            self._fill()
        else:
            self._since.set_value(fits)
        self._list.setFocus()

    def _not_listed(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self._leave()
        elif isinstance(error, Refusal):
            self._about.setText(wording.sentence(error).whole())
        else:
            self._leave()
            self._errors.show(error)

    def _fill(self) -> None:
        since = str(self._since.value() or ALL)
        self._list.show_lines([_line(one) for one in self._seen if self._is_since(one.modified, since)])
        self._count()

    def _is_since(self, modified: datetime | None, since: str) -> bool:
        if since == ALL:
            return True
        if modified is None or self._now is None:
            return False
        now = self._now.utc.astimezone(LONDON)
        if since == TODAY:
            return modified.astimezone(LONDON).date() >= now.date()
        return modified >= now - timedelta(days=7 if since == WEEK else 1)

    def _count(self) -> None:
        count = len(self._list.ticked())
        words = wording.label("way_phone_add", files=wording.count_words(count, "file"))
        self._go_on.set_words(words if count else wording.label("way_phone_none"))
        self._go_on.setEnabled(bool(count))

    def _take(self) -> None:
        ticked = self._list.ticked()
        chosen = [
            OfferedFile(path=one.path, is_of_phone=True)
            for one in reversed(self._seen)
            if str(one.path) in ticked
        ]
        self.hide()
        self._list.forget()
        self.wanted.emit(chosen)

    def _leave(self) -> None:
        self.hide()
        self._list.forget()
        self.left.emit()


def _line(one: Seen) -> TickLine:
    size = wording.size_words(one.size)
    when = (
        wording.moment_words(Moment.of(one.modified)) if one.modified else wording.label("way_phone_no_time")
    )
    return TickLine(key=str(one.path), text=one.name, detail=f"{when} · {size}")
