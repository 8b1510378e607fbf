from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from safetydesk.desktop.kit.record_table import Cell, Column, RecordTable, Row

COLUMNS = [Column("ref", "Reference", 120), Column("what", "What", 200, True), Column("sev", "Severity", 110)]


def rows(offset: int, limit: int) -> list[Row]:
    return [
        Row(number, [Cell(f"SD-{number}"), Cell("<b>x</b>"), Cell("Serious", badge="serious")])
        for number in range(offset, offset + limit)
    ]


@pytest.fixture
def table(qtbot):
    made = RecordTable(COLUMNS, "Incidents")
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def test_a_long_list_reads_only_what_is_shown(table, qtbot):
    asked: list[int] = []

    def fetch(offset: int, limit: int) -> list[Row]:
        asked.append(offset)
        return rows(offset, limit)

    table.set_source(100_000, fetch)
    table.grab()
    assert set(asked) == {0}
    table.scrollToBottom()
    table.grab()
    assert max(asked) == 99_800
    assert len(asked) <= 4


def test_enter_and_a_double_click_open_the_row(table, qtbot):
    table.set_source(10, rows)
    table.selectRow(3)
    with qtbot.waitSignal(table.activated_row) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [3]
    with qtbot.waitSignal(table.activated_row) as opened:
        table.doubleClicked.emit(table.model().index(5, 0))
    assert opened.args == [5]


def test_a_list_that_cannot_be_read_says_so_and_throws_nothing(table, qtbot):
    def fetch(offset: int, limit: int) -> list[Row]:
        raise OSError("disk")

    heard: list[object] = []
    table.failed.connect(heard.append)
    table.set_source(5, fetch)
    table.grab()
    assert table.model().index(0, 0).data() == "This part of the list could not be read."
    assert isinstance(heard[0], OSError)
    assert len(heard) == 1


def test_the_mark_stays_on_its_record(table):
    table.set_source(10, rows)
    table.selectRow(4)
    table.set_rows([Row(9, [Cell("a")]), Row(4, [Cell("b")])])
    assert table.current_key() == 4


def test_columns_never_scroll_sideways(table):
    table.resize(200, 300)
    table.set_source(3, rows)
    table.grab()
    assert sum(table.columnWidth(number) for number in range(3)) <= table.viewport().width()


def test_a_cell_is_read_aloud_with_its_detail(table):
    table.set_rows([Row(1, [Cell("a", detail="b")])])
    assert table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "a. b"


def test_the_model_keeps_qt_s_rules(table, qtmodeltester):
    table.set_source(450, rows)
    qtmodeltester.check(table.model())


def test_where_there_is_too_little_room_what_stretches_gives_way_first(table, qtbot):
    table.set_source(10, rows)
    table.resize(360, 400)
    assert table.columnWidth(0) == 120 and table.columnWidth(2) == 110
    assert 100 <= table.columnWidth(1) < 200
    table.resize(200, 400)
    assert sum(table.columnWidth(place) for place in range(3)) <= table.viewport().width()
    assert table.columnWidth(0) > table.columnWidth(1)


def test_a_table_that_hugs_is_as_tall_as_its_rows_and_no_taller_than_its_room(qtbot):
    held = QStackedWidget()
    qtbot.addWidget(held)
    table = RecordTable(COLUMNS, "Found", hugs=True)
    held.addWidget(table)
    held.resize(700, 400)
    held.show()
    table.set_source(2, rows)
    qtbot.waitUntil(lambda: table.height() < 200)
    assert table.verticalScrollBar().maximum() == 0
    table.set_source(100_000, rows)
    qtbot.waitUntil(lambda: table.height() == 400)
