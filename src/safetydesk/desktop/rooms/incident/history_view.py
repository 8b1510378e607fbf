"""What was done about this incident, by whom and when: the audit trail in words, the newest first."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.record_table import Cell, Column, RecordTable, Row
from safetydesk.desktop.rooms.incident.furniture import Room, Scroller
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import Done

LEAST_HEIGHT = 220


class HistoryView(Scroller):
    """A table; the line marked stands whole beneath it, because a row has no room for long words."""

    def __init__(self, room: Room) -> None:
        super().__init__(say("tab_history"))
        self._said = room.said
        self._done: dict[int, tuple[Done, str]] = {}
        columns = (
            Column("number", say("history_number"), 60),
            Column("at", say("history_at"), 160),
            Column("who", say("history_who"), 150),
            Column("what", say("history_what"), 300, stretch=True),
        )
        self._table = RecordTable(columns, say("tab_history"))
        self._table.current_row.connect(self._marked)
        self._whole = plain_label("", selectable=True)
        self._about = plain_label("", "small", selectable=True)
        self._detail = Card()
        self._detail.add(self._whole)
        self._detail.add(self._about)
        self._detail.hide()
        self.body.addWidget(plain_label(say("history_why"), "muted"))
        # The table takes the room there is and scrolls by itself: the line marked is then in sight beneath it.
        self._table.setMinimumHeight(theme.scaled(LEAST_HEIGHT))
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._detail)

    def show_case(self, shown: Shown) -> None:
        """Show this reading of the incident."""
        case = shown.case
        newest = sorted(case.history, key=lambda done: -done.number)
        self._done = {done.number: (done, case.member_name(done.member)) for done in newest}
        self._table.set_rows(
            [
                Row(
                    done.number,
                    (
                        Cell(str(done.number), muted=True),
                        Cell(wording.moment_words(done.at)),
                        Cell(case.member_name(done.member)),
                        Cell(self._said.done(done)),
                    ),
                )
                for done in newest
            ]
        )

    def _marked(self, number: int | None) -> None:
        found = self._done.get(number) if number is not None else None
        self._detail.setVisible(found is not None)
        if found is not None:
            done, name = found
            self._whole.setText(self._said.done(done))
            at = wording.moment_words(done.at, with_zone=True)
            self._about.setText(say("history_about", number=str(done.number), at=at, name=name))
