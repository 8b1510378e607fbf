"""What was done about this incident, by whom and when: the audit trail in words, the newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.record_table import Cell, Column, RecordTable, Row
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.when_seen import Tab
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import Done
from safetydesk.domain.person import Person

LEAST_HEIGHT = 220


class HistoryView(Tab):
    """A table; the line marked stands whole beneath it, because a row has no room for long words."""

    def __init__(self, room: Room) -> None:
        super().__init__(say("tab_history"))
        self._said, self._presenter = room.said, room.presenter
        self._done: dict[int, tuple[Done, str]] = {}
        columns = (
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
        self._around = room.surroundings
        self.body.addWidget(plain_label(say("history_why"), "muted"))
        self._lookers = QVBoxLayout()
        self.body.addLayout(self._lookers)
        # The table takes the room there is and scrolls by itself: the line marked is then in sight beneath it.
        self._table.setMinimumHeight(theme.scaled(LEAST_HEIGHT))
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._detail)

    def show_case(self, shown: Shown) -> None:
        """Show this reading of the incident."""
        case = shown.case
        emptied(self._lookers)
        people = {person.id: person for _, person in case.people}
        self._lookers.addWidget(row(*(self._looked_at(person) for person in people.values())))
        newest = sorted(case.history, key=lambda done: -done.number)
        self._done = {done.number: (done, case.member_name(done.member)) for done in newest}
        self._table.set_rows(
            [
                Row(
                    done.number,
                    (
                        Cell(wording.moment_words(done.at), muted=True),
                        Cell(case.member_name(done.member)),
                        Cell(self._said.done(done)),
                    ),
                )
                for done in newest
            ]
        )

    def _looked_at(self, person: Person) -> QWidget:
        """The way to who has looked at anything this person has a part in."""
        button = quiet(say("history_looked", name=person.name), icon="show")
        around, about = self._around, str(person.id)
        button.clicked.connect(lambda _on=False: around.navigator.go("audit", looked=about))
        return around.offers.only(button, "who_looked")

    def _marked(self, number: int | None) -> None:
        found = self._done.get(number) if number is not None else None
        self._detail.setVisible(found is not None)
        if found is not None:
            done, name = found
            self._whole.setText("\n".join((self._said.done(done), *self._presenter.changes(done))))
            at = wording.moment_words(done.at, with_zone=True)
            self._about.setText(say("history_about", at=at, name=name))
