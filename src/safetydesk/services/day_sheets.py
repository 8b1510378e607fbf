"""The day sheet and the calendar file: Today for when the desk is locked. Only references leave, and that is an act."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable
from pathlib import Path

from safetydesk.documents.calendar_file import calendar_file
from safetydesk.domain.agency import Agency
from safetydesk.domain.clock import Moment
from safetydesk.domain.day_sheet import (
    ActionLine,
    DaySheet,
    DisagreementLine,
    PhoneLine,
    SheetLine,
    WaitingLine,
)
from safetydesk.domain.events import CalendarFileMade, DaySheetPrinted
from safetydesk.domain.names import is_the_same_name
from safetydesk.domain.rows import ActionRow, DisagreementRow, WaitingRow
from safetydesk.domain.school import School
from safetydesk.domain.steps import reached
from safetydesk.domain.team_member import TeamMember
from safetydesk.services.deadline_board import DueLine, Today
from safetydesk.services.office import Office, needs
from safetydesk.services.out_tray import OutTray
from safetydesk.wording import label, signed_about_words

_ALWAYS = ("police_999", "police_101", "social_care", "lado")
"""Whose numbers stand on the sheet whatever is due."""


class DaySheets:
    """`today` reads Today. Whoever came in by the keychain alone is asked for the passphrase first."""

    def __init__(self, office: Office, today: Callable[[], Today], out: OutTray) -> None:
        self._office = office
        self._today = today
        self._out = out

    @needs("print")
    def sheet(self) -> DaySheet:
        """What would be printed now."""
        today = self._today()
        with self._office.reading() as reading:
            (school,) = reading.every(School)
            me = reading.get(TeamMember, self._office.me)
            agencies, members = reading.every(Agency), reading.every(TeamMember)
            disagreed = reading.open_disagreements()
        return DaySheet(
            made=today.now,
            school=school.name,
            printed_by=me.name,
            overdue=_lines(today.overdue),
            due_today=_lines(today.due_today),
            coming=_lines(today.coming),
            paused=_lines(today.paused),
            actions=tuple(self._actions(today.actions, members)),
            disagreed=tuple(self._disagreed(row) for row in disagreed),
            waiting=tuple(self._waiting(row) for row in today.waiting),
            phones=tuple(self._phones(today, agencies)),
        )

    @needs("print")
    def drawn(self) -> bytes:
        """As a PDF, for paper or to be saved; that it was drawn is an act. Raises Refusal `passphrase_needed`."""
        self._out.require_passphrase()
        from safetydesk.documents.day_sheet import (
            draw_day_sheet,
        )  # reportlab is slow to come, and seldom needed

        sheet = self.sheet()
        target = io.BytesIO()
        draw_day_sheet(sheet, target)
        self._record(DaySheetPrinted(subject=self._office.store_id))
        return target.getvalue()

    @needs("print")
    def calendar(self) -> bytes:
        """As a calendar file, an event for each clock. Raises Refusal `passphrase_needed`."""
        self._out.require_passphrase()
        sheet = self.sheet()
        content = calendar_file(
            sheet.clocks,
            sheet.made,
            label("calendar_title"),
            label("calendar_event", reference="{reference}"),
        )
        self._record(CalendarFileMade(subject=self._office.store_id))
        return content

    @needs("print")
    def save(self, path: Path) -> None:
        """The day sheet. Raises Refusal `print_path_in_store`, `passphrase_needed`; Trouble for the disk's."""
        self._out.save(path, self.drawn)

    @needs("print")
    def save_calendar(self, path: Path) -> None:
        """The calendar file. Raises as `save`."""
        self._out.save(path, self.calendar)

    def _record(self, event: DaySheetPrinted | CalendarFileMade) -> None:
        with self._office.work() as work:
            reached("day_sheet.drawn")
            work.commit(event)

    def _actions(self, rows: Iterable[ActionRow], members: Iterable[TeamMember]) -> Iterable[ActionLine]:
        """Those that Today has. Who is to do one was typed: only a member of the team is named."""
        names = [member.name for member in members if member.ended is None]
        for row in rows:
            if row.due is not None:
                arose = self._office.vocabulary.term("action_origins", row.arisen_from)
                who = next((name for name in names if is_the_same_name(name, row.owner)), "")
                yield ActionLine(reference=row.reference, arose=arose.label, due=row.due, who=who)

    def _disagreed(self, row: DisagreementRow) -> DisagreementLine:
        what = signed_about_words(row.about_kind, row.question, self._office.vocabulary)
        what = f"{what[:1].upper()}{what[1:]}"
        return DisagreementLine(reference=row.reference, what=what, since=row.signed, who=row.owner)

    def _waiting(self, row: WaitingRow) -> WaitingLine:
        """By the route's name alone: an organisation is typed, and may say more than it should."""
        route = self._office.vocabulary.every_route.get(row.route)
        since: Moment = row.last_contact or row.made
        whom = route.name if route else row.route
        return WaitingLine(reference=row.reference, whom=whom, since=since, next_contact=row.next_contact)

    def _phones(self, today: Today, agencies: Iterable[Agency]) -> Iterable[PhoneLine]:
        """Of the routes that are always needed and of those that are waited for: the agency's own line first."""
        routes = self._office.vocabulary.every_route
        wanted = dict.fromkeys((*_ALWAYS, *(row.route for row in today.waiting)))
        known = [agency for agency in agencies if agency.retired is None and agency.phone.strip()]
        for code in wanted:
            for agency in known:
                if code in agency.routes:
                    hours = " · ".join(part for part in (agency.hours, agency.out_of_hours) if part)
                    yield PhoneLine(whose=agency.name, phone=agency.phone, hours=hours)
            route = routes.get(code)
            if route is not None and route.phone:
                yield PhoneLine(whose=route.name, phone=route.phone, hours=route.hours)


def _lines(due: Iterable[DueLine]) -> tuple[SheetLine, ...]:
    return tuple(
        SheetLine(
            key=_key(line),
            reference=line.reference,
            what=line.deadline.label,
            due=line.deadline.due,
            who=line.deadline.responsible,
        )
        for line in due
    )


def _key(line: DueLine) -> str:
    """The same for the same clock each time, and telling nothing of its rule: a shared calendar shows it to anybody."""
    clock = f"{line.deadline.rule_code} {line.deadline.started_by}"
    return hashlib.sha256(clock.encode()).hexdigest()[:32]
