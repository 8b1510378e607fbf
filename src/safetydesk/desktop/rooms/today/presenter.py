"""What Today asks of the services, in the words the page shows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from safetydesk import wording
from safetydesk.desktop.rooms.today.shown import Board, Cut, Duty, Line
from safetydesk.domain.clock import LONDON, Moment
from safetydesk.domain.drafts import IncidentDraft
from safetydesk.domain.rows import ActionRow, DisagreementRow, ExemptionRow, SignOffRow, WaitingRow
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.services.batches import CutShort
from safetydesk.services.copies_out import CopyLine
from safetydesk.services.deadline_board import EXEMPTION_FORM, BegunForm, DueLine, HeldLine, Today
from safetydesk.services.desk import Desk
from safetydesk.services.scrubbing import evidence_words
from safetydesk.services.scrubbing_drafts import draft_file_words
from safetydesk.services.waiting_takedowns import TakedownLine

_LONGEST_SUMMARY = 110
_LONGEST_TITLE = 60
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


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
            day=_day_words(today.now),
            due_words=_due_count(due),
            due_count=due,
            overdue=self._duties(today.overdue, today.now),
            due_today=self._duties(today.due_today, today.now),
            coming=self._duties(today.coming, today.now),
            waiting=tuple(self._waiting(row, today.now) for row in today.waiting),
            takedowns=tuple(self._takedown(line, today.now) for line in today.takedowns),
            paused=tuple(self._paused(line) for line in today.paused),
            actions=tuple(self._action(row, today.now) for row in today.actions),
            drafts=tuple(_draft(draft) for draft in today.drafts),
            forms=tuple(_form(begun) for begun in today.forms),
            reviews=tuple(_review(row) for row in today.reviews),
            health=(*_health(today, is_told=bool(evidence[0])), *((words, "serious") for words in sheets)),
            backup=self._desk.backups.said(),
            evidence=evidence,
            not_as_sealed=not_as_sealed,
            second_person=self._second_person(),
            sign_offs=self._sign_offs(),
            disagreed=tuple(_disagreed(row, self._terms) for row in self._desk.sign_offs.disagreed()),
            in_words=self._in_words(),
            held=tuple(_held(line, today.now) for line in today.held),
            held_long=any(line.is_long for line in today.held),
            damaged=_damaged(today),
            needs_sheets=bool(sheets),
            is_alone=self._desk.team.is_led_by_one(),
            policies_late=self._policies_late(),
            house=self._house(),
            copies_out=tuple(_copy_out(line) for line in self._desk.copies_out.still_out()),
        )

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
        theirs = [_sign_off(row, "today_sign_off_detail") for row in pending if not row.is_own]
        return (*theirs, *(_waits_for_another(rows) for rows in own.values()))

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
        return tuple(_cut(each) for each in self._desk.batches.take())

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
            label=deadline.label,
            about=_shortened(said, _LONGEST_SUMMARY),
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

    @staticmethod
    def _action(row: ActionRow, now: Moment) -> Line:
        """What somebody is to do, who, and by which day."""
        due = wording.date_words(row.due) if row.due else ""
        late = row.is_overdue(now.london_date)
        said = wording.label("today_action_late" if late else "today_action_due", day=due)
        what = _shortened(" ".join(row.what.split()), _LONGEST_SUMMARY)
        return Line(str(row.incident_id), what, f"{row.reference} · {row.owner}", said)

    @staticmethod
    def _paused(line: DueLine) -> Line:
        clock = line.deadline
        since = wording.moment_words(clock.since) if clock.since else ""
        why = clock.changes[-1].reason if clock.changes else ""
        detail = f"{line.reference} · {_shortened(' '.join(why.split()), _LONGEST_SUMMARY)}"
        return Line(
            str(clock.record_id), clock.label, detail, wording.label("today_paused_since", when=since)
        )


def _cut(batch: CutShort) -> Cut:
    where = batch.reference or wording.label("today_cut_draft")
    files = wording.count_words(batch.total, "file")
    words = wording.label("today_cut_short", count=str(batch.went_in), files=files, where=where)
    if batch.reference:
        return Cut(words, "incident", {"id": str(batch.subject), "tab": "evidence"})
    return Cut(words, "log_incident", {"draft_id": str(batch.subject)})


def _sign_off(row: SignOffRow, detail: str) -> Line:
    about = wording.label(f"signed_about.{row.about_kind}")
    why = wording.label(f"second_person.{row.why}")
    return Line(
        str(row.incident_id),
        wording.label("today_sign_off", about=about, incident=row.reference),
        wording.label(detail, why=why, at=wording.moment_words(row.asked)),
    )


def _disagreed(row: DisagreementRow, terms: Vocabulary) -> Line:
    """Everybody sees it, as the one who answers for the incident may be away; it names them."""
    about = wording.disagreed_words(row.about_kind, row.question, terms)
    detail = f"today_disagreed_{row.about_kind}"
    said = wording.label(detail, name=row.signed_by, at=wording.moment_words(row.signed))
    who = wording.label("today_for", name=row.owner) if row.owner else ""
    return Line(
        str(row.incident_id),
        wording.label("today_disagreed_line", incident=row.reference, about=about),
        " · ".join(part for part in (said, who) if part),
    )


def _waits_for_another(rows: Sequence[SignOffRow]) -> Line:
    """Of one incident; the oldest says since when."""
    if len(rows) == 1:
        return _sign_off(rows[0], "today_sign_off_own")
    first = min(rows, key=lambda row: row.asked.utc)
    count = wording.count_words(len(rows), "thing")
    return Line(
        str(first.incident_id),
        wording.label("today_sign_offs_own", incident=first.reference, count=count),
        wording.label("today_sign_offs_own_detail", at=wording.moment_words(first.asked)),
    )


def _draft(draft: IncidentDraft) -> Line:
    said = " ".join(draft.summary.split())
    title = f"“{_shortened(said, _LONGEST_TITLE)}”" if said else wording.label("today_draft_untitled")
    begun = wording.moment_words(draft.started)
    files = wording.count_words(len(draft.evidence), "file")
    key = "today_draft_line" if draft.evidence else "today_draft_no_files"
    return Line(str(draft.id), title, wording.label(key, files=files, time=begun), begun)


def _form(begun: BegunForm) -> Line:
    """Its key is form, subject and slot, a line each."""
    draft = begun.draft
    title = wording.label("ex_begun_form" if draft.form == EXEMPTION_FORM else f"incident.begun_{draft.form}")
    at = wording.moment_words(draft.begun)
    key = "today_form_line" if begun.reference else "today_draft_no_files"
    detail = wording.label(key, reference=begun.reference, time=at)
    return Line("\n".join((draft.form, draft.about, draft.slot)), title, detail, at)


def _review(row: ExemptionRow) -> Line:
    when = (
        wording.label("today_review_by", day=wording.date_words(row.review_on))
        if row.review_on is not None
        else wording.label("today_review_pending")
    )
    return Line(str(row.id), f"{row.reference} · {row.staff}", when)


def _copy_out(line: CopyLine) -> Line:
    copy = line.copy
    title = wording.label("today_copy_out" if copy.is_whole else "today_copy_cut", number=copy.number)
    when = wording.moment_words(copy.taken)
    detail = wording.label("today_copy_detail", reference=line.reference, place=copy.place, when=when)
    return Line(str(copy.incident_id), title, detail)


def _held(line: HeldLine, now: Moment) -> Line:
    title = wording.label(
        "today_held", number=line.number, what=_shortened(" ".join(line.description.split()), _LONGEST_TITLE)
    )
    where = ", ".join(part for part in (line.holder, line.place) if part)
    detail = wording.label(
        "today_held_detail", reference=line.reference, where=where, when=wording.moment_words(line.since)
    )
    days = (now.london_date - line.since.london_date).days
    badge = wording.count_words(days, "day") if days else wording.label("today_held_today")
    return Line(f"{line.incident_id}\n{line.number}", title, detail, badge)


def _shortened(said: str, most: int) -> str:
    """The first words, whole ones where there is a space to end at."""
    if len(said) <= most:
        return said
    return f"{said[:most].rsplit(' ', 1)[0]} …"


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


def _day_words(now: Moment) -> str:
    day = now.utc.astimezone(LONDON).date()
    return f"{_WEEKDAYS[day.weekday()]} {wording.date_words(day)}"
