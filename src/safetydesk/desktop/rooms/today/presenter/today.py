"""What Today asks of the services, in the words the page shows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from safetydesk import wording
from safetydesk.desktop.rooms.today.presenter.lines import (
    LONGEST_SUMMARY,
    action_line,
    copy_line,
    cut_of,
    disagreed_line,
    draft_line,
    form_line,
    held_line,
    own_sign_offs_line,
    paused_line,
    review_line,
    shortened,
    sign_off_line,
)
from safetydesk.desktop.rooms.today.shown import Board, Cut, Duty, Line
from safetydesk.domain.clock import Moment
from safetydesk.domain.rows import SignOffRow, WaitingRow
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.services.deadline_board import EXEMPTION_FORM, DueLine, Today
from safetydesk.services.desk import Desk
from safetydesk.services.scrubbing import evidence_words
from safetydesk.services.scrubbing_drafts import draft_file_words
from safetydesk.services.waiting_takedowns import TakedownLine


class TodayPresenter:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def _terms(self) -> Vocabulary:
        return self._desk.vocabulary

    @classmethod
    def of(cls, desk: object) -> TodayPresenter:
        """For the desk that every room is handed."""
        return cls(Desk.of(desk))

    def board(self) -> Board:
        """Reads everything afresh. Takes as long as there are open incidents: run it by `Tasks`."""
        today = self._desk.deadline_board.today()
        due = len(today.overdue) + len(today.due_today)
        sheets = self._sheets()
        evidence, not_as_sealed = self._evidence()
        return Board(
            day=wording.day_words(today.now.london_date),
            due_words=_due_count(due),
            due_count=due,
            overdue=self._duties(today.overdue, today.now),
            due_today=self._duties(today.due_today, today.now),
            coming=self._duties(today.coming, today.now),
            waiting=tuple(self._waiting(row, today.now) for row in today.waiting),
            takedowns=tuple(self._takedown(line, today.now) for line in today.takedowns),
            paused=tuple(paused_line(line) for line in today.paused),
            actions=tuple(action_line(row, today.now) for row in today.actions),
            drafts=tuple(draft_line(draft) for draft in today.drafts),
            forms=tuple(form_line(begun) for begun in today.forms),
            reviews=tuple(review_line(row) for row in today.reviews),
            health=(*_health(today, is_told=bool(evidence[0])), *((words, "serious") for words in sheets)),
            backup=self._desk.backups.said(),
            evidence=evidence,
            not_as_sealed=not_as_sealed,
            second_person=self._second_person(),
            sign_offs=self._sign_offs(),
            disagreed=tuple(disagreed_line(row, self._terms) for row in self._desk.sign_offs.disagreed()),
            in_words=self._in_words(),
            held=tuple(held_line(line, today.now) for line in today.held),
            held_long=any(line.is_long for line in today.held),
            damaged=_damaged(today),
            needs_sheets=bool(sheets),
            is_alone=self._desk.team.is_led_by_one(),
            policies_late=self._policies_late(),
            house=self._house(),
            copies_out=tuple(copy_line(line) for line in self._desk.copies_out.still_out()),
        )

    def due_count(self) -> int:
        """How much is overdue or due today, and no more; as slow as the clocks of the open incidents are."""
        return self._desk.deadline_board.due_count()

    def _evidence(self) -> tuple[tuple[str, str], tuple[Line, ...]]:
        if not self._desk.office.may("verify"):
            return ("", "ok"), ()
        state = self._desk.scrubbing.state()
        lines = [
            Line(
                f"{each.incident_id}\n{each.number}",
                each.number,
                f"{each.reference} \u00b7 {wording.state_words(each.state)}",
            )
            for each in state.damaged
        ]
        lines += [Line("", draft_file_words(each), "") for each in state.in_drafts]
        if state.unnamed:
            lines.append(Line("", wording.label("evidence_unnamed"), ""))
        return evidence_words(state), tuple(lines)

    def _sign_offs(self) -> tuple[Line, ...]:
        """Whoever may sign is told of each; whoever asked sees in one line an incident how many wait for another, so
        that they crowd out nothing that is theirs to do. Nothing waits for it."""
        pending = self._desk.sign_offs.pending()
        own: dict[UUID, list[SignOffRow]] = {}
        for row in pending:
            if row.is_own:
                own.setdefault(row.incident_id, []).append(row)
        terms = self._terms
        theirs = [sign_off_line(row, "today_sign_off_detail", terms) for row in pending if not row.is_own]
        return (*theirs, *(own_sign_offs_line(rows, terms) for rows in own.values()))

    def _second_person(self) -> tuple[Line, ...]:
        """Whoever may confirm is told, and whoever asked sees that it waits."""
        waiting = self._desk.destroying.waiting()
        called = self._desk.deadline_board.references(asked.incident_id for asked in waiting)
        return tuple(
            Line(
                f"{asked.incident_id}\n{asked.number}",
                wording.label("today_destroy", number=asked.number),
                wording.label(
                    "today_destroy_detail",
                    incident=called[asked.incident_id],
                    authority=asked.authority,
                    advice=asked.reference,
                ),
            )
            for asked in waiting
        )

    def _policies_late(self) -> str:
        late = [f"{each.profile.title}, {each.profile.school}" for each in self._desk.profiles.past_review()]
        return wording.label("policies_past", titles="; ".join(late)) if late else ""

    def _house(self) -> tuple[str, ...]:
        """The school's own values that cannot be used, and calendars that do not reach this year."""
        words = self._desk.vocabulary
        return tuple(wording.house_warning_words(each, words) for each in self._desk.house_values.warnings())

    def _in_words(self) -> tuple[Line, ...]:
        return tuple(
            Line(
                str(each.incident_id),
                wording.label(f"today_words_{each.point}"),
                each.reference,
            )
            for each in self._desk.in_words.waiting()
        )

    def cut_short(self) -> tuple[Cut, ...]:
        """Each batch of files that was cut short before this sign-in; a second asking has nothing more to tell."""
        return tuple(cut_of(each) for each in self._desk.batches.take())

    def discard_damaged(self) -> str:
        """Throws away every draft and form begun that cannot be read; gives how many, in words."""
        gone = self._desk.incident_log.discard_damaged_drafts() + self._desk.form_drafts.discard_damaged()
        return wording.label("today_discarded", count=wording.count_words(gone, "draft"))

    def day_sheet(self) -> bytes:
        """Draws it, which is recorded. Raises Refusal `passphrase_needed`."""
        return self._desk.day_sheets.drawn()

    def save_day_sheet(self, path: Path) -> None:
        self._desk.day_sheets.save(path)

    def save_calendar(self, path: Path) -> None:
        self._desk.day_sheets.save_calendar(path)

    def needs_passphrase(self) -> bool:
        """Whether the passphrase must be shown before anything may leave."""
        return self._desk.confirming.is_needed

    def confirm(self, passphrase: str) -> None:
        self._desk.confirming.confirm(passphrase)

    @staticmethod
    def place_of(key: str) -> tuple[str, dict[str, str]]:
        """The room, and what to show there, for the key of a form begun."""
        form, about, slot = key.split("\n")
        if form == EXEMPTION_FORM:
            return "exemptions", {"act": "go_on", "about": about}
        return "incident", {"id": about, "go_on": form, "slot": slot}

    def _sheets(self) -> list[str]:
        """What is to be said of the recovery sheets: nothing where a set is in force."""
        state = self._desk.recovery_sheets.state()
        if not state.is_in_force or state.of_a_leaver:
            return [wording.label("sheets_again_badge")]
        return [] if state.set_mark else [wording.label("sheets_missing_badge")]

    def _duties(self, lines: Sequence[DueLine], now: Moment) -> tuple[Duty, ...]:
        return tuple(self._duty(line, now) for line in lines)

    def _duty(self, line: DueLine, now: Moment) -> Duty:
        deadline = line.deadline
        amount = wording.amount_words(deadline.amount, deadline.calendar)
        who = wording.label("today_for", name=deadline.responsible) if deadline.responsible else ""
        said = " ".join(line.summary.split())
        return Duty(
            incident_id=str(deadline.record_id),
            reference=line.reference,
            when=wording.due_words(deadline.due, now),
            label=wording.clock_words(deadline, self._terms),
            about=shortened(said, LONGEST_SUMMARY),
            rule=" · ".join(part for part in (amount, who) if part),
            why="\n".join(wording.clock_why(deadline)),
            is_overdue=deadline.is_overdue(now),
        )

    def _waiting(self, row: WaitingRow, now: Moment) -> Line:
        days = (now.london_date - row.made.london_date).days
        since = wording.label("today_made_today") if days < 1 else wording.count_words(days, "day")
        title = wording.route_words(row.route, row.organisation, self._terms, short=bool(row.organisation))
        said = [row.reference]
        if row.last_contact is not None:
            said.append(wording.label("today_last_contact", when=wording.moment_words(row.last_contact)))
        if row.next_contact is not None:
            said.append(wording.label("today_next_contact", when=wording.moment_words(row.next_contact)))
        return Line(str(row.incident_id), title, " · ".join(said), since)

    def _takedown(self, line: TakedownLine, now: Moment) -> Line:
        """From where, what was done last, and whom to ask next where they refused, or a week brought no answer."""
        days = (now.london_date - line.since.london_date).days
        since = wording.count_words(days, "day") if days else wording.label("today_made_today")
        return Line(
            str(line.incident_id),
            wording.label("today_takedown", platform=self._terms.term("platforms", line.platform).label)
            if line.platform
            else wording.label("today_takedown_somewhere"),
            " · ".join((line.reference, *self._standing(line))),
            since,
        )

    def _standing(self, line: TakedownLine) -> tuple[str, ...]:
        return wording.takedown_words(
            line.state, line.route, line.next_routes, self._terms, is_overdue=line.is_overdue
        )


def _health(today: Today, *, is_told: bool) -> tuple[tuple[str, str], ...]:
    """(words, tone) of each badge. `is_told`: the line of the evidence says how much of it there is."""
    said = [
        (
            wording.label(
                "today_entries", count=wording.count_words(today.health.entries, "entry", "entries")
            ),
            "ok",
        ),
    ]
    if not is_told:
        files = wording.count_words(today.health.exhibits, "file")
        said.append((wording.label("today_exhibits", count=files), "ok"))
    if damaged := _damaged(today):
        said.append((wording.label("today_drafts_damaged", count=damaged), "serious"))
    return tuple(said)


def _damaged(today: Today) -> str:
    count = today.health.damaged_drafts
    return wording.count_words(count, "draft") if count else ""


def _due_count(due: int) -> str:
    return wording.label("today_due_count", count=str(due)) if due else wording.label("today_nothing_due")
