"""Backups in Settings: the place, when the last one was made, one now, and what stands there."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.record_table import Cell, Column, RecordTable, Row
from safetydesk.desktop.rooms.settings.presenter import BackupsShown, SettingsPresenter
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import Refusal, Trouble

_ROWS = 6


class BackupsCard(Card):
    """Anybody may read it; the buttons are offered to whoever may back up."""

    def __init__(self, surroundings: Surroundings, presenter: SettingsPresenter) -> None:
        super().__init__(wording.label("backup_title"))
        self._around, self._presenter = surroundings, presenter
        self._backing = surroundings.backing_up
        self.banner = Banner()
        self.add(self.banner)
        self.add(plain_label(wording.label("backup_what"), "small"))
        self._state = plain_label("", "strong")
        self._place = plain_label("", selectable=True)
        self._warning = plain_label(wording.label("backup_same_disk"), "small")
        self._warning.set_tone("serious")
        self._progress = plain_label("", "muted")
        for each in (self._state, self._place, self._warning, self._progress):
            self.add(each)
        self._now = surroundings.offers.only(primary(wording.label("backup_now")), "backup")
        self._choose = surroundings.offers.only(secondary(wording.label("backup_choose")), "backup")
        self._now.clicked.connect(self.make)
        self._choose.clicked.connect(self.choose)
        self.add(row(self._now, self._choose))
        columns = [
            Column("at", wording.label("backup_col_at"), 170),
            Column("state", wording.label("backup_col_state"), 330, True),
        ]
        self.table = RecordTable(columns, wording.label("backup_list"), tall=True)
        self.add(self.table)
        self._warning.hide()
        self._progress.hide()
        self.table.hide()
        if self._backing is not None:
            self._backing.stepped.connect(self._stepped)
            self._backing.ended.connect(self._ended)

    def refresh(self) -> None:
        """Read afresh, in the background: the place may be slow to answer."""
        self._around.tasks.run(
            wording.label("backup_reading"),
            lambda _progress: self._presenter.backups(),
            self._show,
            self._failed,
            self,
        )

    def make(self) -> None:
        """One now; it goes on while the window is used."""
        self.banner.dismiss()
        if self._backing is not None and not self._backing.is_busy:
            self._now.setEnabled(False)
            self._progress.setText(wording.label("backup_beginning"))
            self._progress.show()
            self._backing.make()

    def choose(self) -> None:
        """Another place from now on."""
        self.banner.dismiss()
        chosen = self._around.prompts.choose_folder(wording.label("backup_choose_title"))
        if chosen is None:
            return
        self._choose.setEnabled(False)
        self._around.tasks.run(
            wording.label("backup_choosing"),
            lambda _progress: self._presenter.choose_backup_place(chosen),
            self._chosen,
            self._failed,
            self,
        )

    def _chosen(self, shown: BackupsShown) -> None:
        self._choose.setEnabled(True)
        self._show(shown)
        self.banner.say(wording.label("backup_chosen"))

    def _show(self, shown: BackupsShown) -> None:
        self._state.setText(shown.state)
        self._state.set_tone("serious" if shown.tone == "warning" else "ok")
        self._place.setText(shown.place or wording.label("backup_no_place_yet"))
        self._warning.setVisible(shown.is_same_disk)
        self._now.setVisible(bool(shown.place))
        self.table.set_rows(
            [
                Row(line.name, (Cell(line.at), Cell(line.state, badge="serious" if line.is_faulty else None)))
                for line in shown.lines
            ]
        )
        self.table.setVisible(bool(shown.lines))
        self.table.fit_height(min(_ROWS, max(2, len(shown.lines))))

    def _stepped(self, percent: int, words: str) -> None:
        self._progress.setText(wording.label("backup_progress", words=words, percent=str(percent)))
        self._progress.show()

    def _ended(self, error: object) -> None:
        self._now.setEnabled(True)
        self._progress.hide()
        if isinstance(error, Refusal | Trouble):
            said = wording.sentence(error)
            self.banner.say(said.text, "warning", " ".join(part for part in (said.safe, said.remedy) if part))
        elif isinstance(error, BaseException):
            self._around.errors.show(error, self.banner)
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._choose.setEnabled(True)
        self._around.errors.show(error, self.banner)
