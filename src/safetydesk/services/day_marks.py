"""The day mark: the day's last checkpoint in words, on a page that anybody may keep outside the school's computer."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import DayMarkPrinted
from safetydesk.domain.proof.checkpoint import Checkpoint
from safetydesk.domain.proof.day_mark import DayMark
from safetydesk.domain.school import School
from safetydesk.domain.team_member import TeamMember
from safetydesk.services.audit_trail import mark_in_words
from safetydesk.services.office import Office, needs
from safetydesk.services.out_tray import OutTray


class DayMarks:
    """Shown to everybody who may verify: a mark tells nothing of any case, and the more people keep one the better."""

    def __init__(self, office: Office, out: OutTray, remember: Callable[[], None]) -> None:
        self._office = office
        self._out = out
        self._remember = remember

    @needs("verify")
    def now(self) -> DayMark:
        """Today's, as it stands."""
        now = self._office.now()
        with self._office.reading() as reading:
            return _mark(now.london_date, reading.checkpoint(now), is_over=False)

    @needs("verify")
    def of(self, day: date) -> DayMark:
        """That of an earlier day, or today's. Raises Refusal `no_day_mark` where nothing was done on it."""
        today = self._office.now().london_date
        if day == today:
            return self.now()
        with self._office.reading() as reading:
            found = reading.last_of_day(day)
        if found is None:
            raise Refusal("no_day_mark")
        return _mark(day, found, is_over=day < today)

    @needs("verify")
    def drawn(self, mark: DayMark) -> bytes:
        """One page as a PDF, for paper or to be saved; that it was drawn is an act, and the mark is remembered.

        Raises Refusal `passphrase_needed`.
        """
        self._out.require_passphrase()
        from safetydesk.documents.day_mark import (
            draw_day_mark,
        )  # reportlab is slow to come, and seldom needed

        with self._office.reading() as reading:
            (school,) = reading.every(School)
            me = reading.get(TeamMember, self._office.me)
        target = io.BytesIO()
        draw_day_mark(mark, school, self._office.now(), me.name, target)
        with self._office.work() as work:
            work.commit(DayMarkPrinted(subject=self._office.store_id, mark=mark.checkpoint.short))
        self._remember()
        return target.getvalue()

    def save(self, mark: DayMark, path: Path) -> None:
        """Raises Refusal `print_path_in_store`, `passphrase_needed`; Trouble for the disk's."""
        self._out.save(path, lambda: self.drawn(mark))


def _mark(day: date, checkpoint: Checkpoint, *, is_over: bool) -> DayMark:
    return DayMark(day=day, checkpoint=checkpoint, words=mark_in_words(checkpoint.root), is_over=is_over)
