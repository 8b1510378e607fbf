"""Today: what is overdue, due and coming, whom we wait on, what lies unfinished, and how the store is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.empty_state import EmptyState
from safetydesk.desktop.kit.page import Columns, Page, column, row, section
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.today.away_card import AwayCard
from safetydesk.desktop.rooms.today.lines import duty_line, record_line
from safetydesk.desktop.rooms.today.presenter import TodayPresenter
from safetydesk.desktop.rooms.today.shown import Board, Cut, Duty, Line
from safetydesk.desktop.surroundings import Surroundings

COUNT_MS = 400
"""The acts of one moment make one count."""


class TodayPage(Page):
    """Reads afresh on every arrival and after every act. `counted` tells how much is overdue or due today: after an
    act in another room too, where nothing else is read."""

    counted = Signal(int)

    def __init__(self, surroundings: Surroundings, presenter: TodayPresenter) -> None:
        super().__init__(wording.label("today_title"))
        self._around = surroundings
        self._presenter = presenter
        self._is_reading = False
        self._forms: set[str] = set()
        self._banner = Banner()
        self.banners.addWidget(self._banner)
        self._shown: QWidget | None = None
        self._about_to_count = QTimer(self)
        self._about_to_count.setSingleShot(True)
        self._about_to_count.setInterval(COUNT_MS)
        self._about_to_count.timeout.connect(self._count)
        surroundings.announcements.heard.connect(self._heard)

    def refresh(self) -> None:
        """Read afresh, in the background."""
        if self._is_reading:
            return
        self._is_reading = True

        def work(_progress: object) -> tuple[Board, tuple[Cut, ...]]:
            return self._presenter.board(), self._presenter.cut_short()

        def done(read: tuple[Board, tuple[Cut, ...]]) -> None:
            board, cuts = read
            for cut in cuts:
                self._tell(cut)
            self._show(board)

        self._around.tasks.run(wording.label("today_reading"), work, done, self._failed, self)

    def _heard(self, event: object) -> None:
        if getattr(event, "is_reading", False):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._about_to_count.start()

    def _count(self) -> None:
        def work(_progress: object) -> int:
            return self._presenter.due_count()

        if not self.isVisible():
            self._around.tasks.run(
                wording.label("today_reading"), work, self.counted.emit, self._failed, self
            )

    def _tell(self, cut: Cut) -> None:
        """What was cut short stays said until it is dismissed or gone to."""

        def go() -> None:
            banner.dismiss()
            self._around.navigator.go(cut.room, **cut.what)

        banner = Banner()
        banner.acted.connect(go)
        banner.say(cut.words, "warning", wording.label("today_cut_remedy"), wording.label("today_cut_go"))
        self.banners.addWidget(banner)

    def _failed(self, error: BaseException) -> None:
        self._is_reading = False
        self._around.errors.show(error, self._banner)

    def _show(self, board: Board) -> None:
        self._is_reading = False
        self.set_title(
            wording.label("today_title"), wording.label("today_subtitle", day=board.day, due=board.due_words)
        )
        self.counted.emit(board.due_count)
        new = Columns(self._left(board), self._right(board), share=(5, 2), narrow=900)
        if self._shown is not None:
            self.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = new
        self.add(new)

    def _left(self, board: Board) -> QWidget:
        parts: list[QWidget] = []
        for title, tone, duties in (
            ("today_overdue", "critical", board.overdue),
            ("today_due", None, board.due_today),
            ("today_coming", None, board.coming),
        ):
            if duties:
                parts += [section(wording.label(title), tone), self._duties(duties)]
        for title, lines, opened in (
            ("today_actions", board.actions, self._open_closing),
            ("today_paused", board.paused, self._open_deadlines),
        ):
            if lines:
                held = self._lines(lines, wording.label("today_open_record"), "today_open", opened, "")
                parts += [section(wording.label(title)), held]
        if not parts:
            empty = EmptyState(
                "ok",
                wording.label("today_empty_title"),
                wording.label("today_empty_text"),
                wording.label("today_log"),
            )
            self._around.offers.only(empty, "log")
            empty.acted.connect(lambda: self._around.navigator.go("log_incident"))
            card = Card()
            card.add(empty)
            parts += [section(wording.label("today_due")), card]
        return column(*parts, gap=8)

    def _duties(self, duties: Sequence[Duty]) -> Card:
        card = Card(flush=True)
        for duty in duties:
            card.add_row(duty_line(duty, self._open_deadlines))
        return card

    def _right(self, board: Board) -> QWidget:
        open_words = wording.label("today_open_record")
        waiting = self._lines(
            board.waiting, open_words, "today_open", self._open_contacts, "today_nothing_waiting"
        )
        going = wording.label("today_go_on")
        self._forms = {line.key for line in board.forms}
        begun = (*board.drafts, *board.forms)
        drafts = self._lines(begun, going, "today_go_on_with", self._go_on, "today_no_drafts")
        parts: list[QWidget] = []
        parts += self._reminders(board)
        parts += [section(wording.label("today_waiting")), waiting]
        if board.takedowns:
            removals = self._lines(board.takedowns, open_words, "today_open", self._open_takedown, "")
            parts += [section(wording.label("today_takedowns")), removals]
        parts += [section(wording.label("today_drafts")), drafts]
        if board.reviews:
            reviews = self._lines(board.reviews, open_words, "today_open", self._open_exemption, "")
            parts += [section(wording.label("today_reviews")), reviews]
        if self._around.offers.may("print"):
            away = AwayCard(self._around, self._presenter, self._banner)
            parts += [section(wording.label("today_away")), away]
        parts += [section(wording.label("today_health")), self._health(board)]
        return column(*parts, gap=8)

    def _reminders(self, board: Board) -> list[QWidget]:
        """What waits for somebody here, each under its heading; nothing where nothing does."""
        open_words = wording.label("today_open_record")
        parts: list[QWidget] = []
        if board.second_person:
            asked = self._exhibits(board.second_person)
            parts += [section(wording.label("today_second_person"), "critical"), asked]
        if board.sign_offs:
            waiting = self._lines(board.sign_offs, open_words, "today_open", self._open_closing, "")
            parts += [section(wording.label("today_sign_offs"), "serious"), waiting]
        if board.disagreed:
            unheard = self._lines(board.disagreed, open_words, "today_open", self._open_closing, "")
            parts += [section(wording.label("today_disagreed"), "serious"), unheard]
        if board.not_as_sealed:
            bad = self._exhibits(board.not_as_sealed, wording.label("evidence_what_now"))
            parts += [section(wording.label("today_not_as_sealed"), "critical"), bad]
        if board.copies_out:
            copies = self._lines(board.copies_out, open_words, "today_open", self._open_incident, "")
            parts += [section(wording.label("today_copies_out"), "serious"), copies]
        if board.held:
            held = self._exhibits(board.held, wording.label("today_held_what_now"))
            parts += [
                section(wording.label("today_held_title"), "serious" if board.held_long else None),
                held,
            ]
        if board.in_words:
            unfinished = self._lines(board.in_words, open_words, "today_open", self._open_incident, "")
            parts += [section(wording.label("today_in_words"), "serious"), unfinished]
        return parts

    def _health(self, board: Board) -> Card:
        """How the store is, its backups and its evidence."""
        health = Card()
        health.add(row(*(Badge(words, tone) for words, tone in board.health), gap=6))
        words, tone = board.backup
        backup = plain_label(words, "small")
        backup.set_tone("serious" if tone == "warning" else None)
        health.add(backup)
        if board.evidence[0]:
            evidence = plain_label(board.evidence[0], "small")
            evidence.set_tone("serious" if board.evidence[1] == "warning" else None)
            health.add(evidence)
        if board.damaged:
            discard = secondary(wording.label("today_discard_damaged"))
            discard.clicked.connect(lambda: self._discard_damaged(board.damaged))
            health.add(row(discard))
        if board.needs_sheets and self._around.offers.may("recovery_sheets"):
            make = secondary(wording.label("sheets_make_act"))
            make.clicked.connect(lambda: self._around.navigator.go("recovery"))
            health.add(row(make))
        if board.policies_late:
            late = plain_label(board.policies_late, "small")
            late.set_tone("serious")
            health.add(late)
            policies = secondary(wording.label("policies_open"))
            policies.clicked.connect(lambda: self._around.navigator.go("policies"))
            health.add(row(policies))
        for words in board.house:
            said = plain_label(words, "small")
            said.set_tone("serious")
            health.add(said)
        if board.house:
            settings = secondary(wording.label("house_today"))
            settings.clicked.connect(lambda: self._around.navigator.go("house"))
            health.add(row(settings))
        if board.is_alone and self._around.offers.may("team"):
            alone = plain_label(wording.label("team_alone"), "small")
            alone.set_tone("serious")
            health.add(alone)
            add = secondary(wording.label("team_add"))
            add.clicked.connect(lambda: self._around.navigator.go("team", act="add"))
            health.add(row(add))
        return health

    def _lines(
        self, lines: Sequence[Line], act: str, name: str, pressed: Callable[[str], None], empty: str
    ) -> Card:
        card = Card(flush=True)
        for line in lines:
            accessible = wording.label(name, reference=line.detail, time=line.badge)
            shown = replace(line, badge="") if name == "today_go_on_with" else line
            card.add_row(record_line(shown, act, accessible, pressed))
        if not lines:
            card.add_row(plain_label(wording.label(empty), "muted"))
        return card

    def _discard_damaged(self, count: str) -> None:
        """Asked once; nothing that could be read is lost by it."""
        sure = self._around.prompts.ask(
            wording.label("today_discard_ask", count=count),
            wording.label("today_discard_yes"),
            wording.label("today_discard_no"),
            wording.label("today_discard_detail"),
            danger=True,
        )
        if not sure:
            return

        def done(said: str) -> None:
            self._banner.say(said, "info")
            self.refresh()  # forms that were discarded are no event

        self._around.tasks.run(
            wording.label("today_discarding"),
            lambda _progress: self._presenter.discard_damaged(),
            done,
            self._failed,
            self,
        )

    def _exhibits(self, lines: Sequence[Line], foot: str = "") -> Card:
        """Each with a way to it; what may not be named here is counted only, and has none."""
        card = Card(flush=True)
        for line in lines:
            accessible = wording.label("today_open", reference=line.key.partition("\n")[2])
            opened = record_line(line, wording.label("today_open_record"), accessible, self._open_exhibit)
            card.add_row(opened if line.key else plain_label(line.title))
        if foot:
            card.add_row(plain_label(foot, "small"))
        return card

    def _open_exhibit(self, key: str) -> None:
        incident, number = key.split("\n")
        self._around.navigator.go("incident", id=incident, exhibit=number)

    def _open_deadlines(self, key: str) -> None:
        self._around.navigator.go("incident", id=key, part="deadlines")

    def _open_contacts(self, key: str) -> None:
        self._around.navigator.go("incident", id=key, part="contacts")

    def _open_takedown(self, key: str) -> None:
        self._around.navigator.go("incident", id=key, part="takedown")

    def _open_closing(self, key: str) -> None:
        self._around.navigator.go("incident", id=key, part="closing")

    def _open_incident(self, key: str) -> None:
        self._around.navigator.go("incident", id=key)

    def _open_exemption(self, key: str) -> None:
        self._around.navigator.go("exemptions", id=key)

    def _go_on(self, key: str) -> None:
        if key in self._forms:
            room, what = self._presenter.place_of(key)
            self._around.navigator.go(room, **what)
        else:
            self._around.navigator.go("log_incident", draft_id=key)


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return TodayPage(surroundings, TodayPresenter.of(surroundings.desk))
