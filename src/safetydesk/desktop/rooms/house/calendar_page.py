"""The school's terms, the bank holidays it adds and the end of its day, with each term as it will be read."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import TextArea, TextLine
from safetydesk.desktop.kit.page import Columns, column
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.house.form_page import FormPage
from safetydesk.desktop.rooms.house.presenter import CALENDAR, HousePresenter
from safetydesk.domain.house_names import BANK_HOLIDAYS, DAY_ENDS, SCHOOL_TERMS


class CalendarPage(FormPage):
    """What is wrong with a line is said while it is typed; saving saves what was changed, in one act."""

    def __init__(self, presenter: HousePresenter) -> None:
        super().__init__(
            presenter, wording.label("house_calendar_title"), wording.label("house_calendar_subtitle")
        )
        self._stood: dict[str, str] = {}
        self._sent: tuple[str, ...] = ()
        self.form.add(
            TextArea(
                SCHOOL_TERMS, wording.label("house_terms"), hint=wording.label("house_terms_hint"), lines=6
            ),
            2,
        )
        hint = wording.label("house_holidays_hint")
        self.form.add(TextArea(BANK_HOLIDAYS, wording.label("house_holidays"), hint=hint, lines=3), 2)
        ends = wording.label("house_part.day_ends")
        self.form.add(TextLine(DAY_ENDS, ends, wording.label("house_day_ends_hint"), longest=8), 2)
        self.add_when_and_whose()
        typed, read = Card(), Card(wording.label("house_picture"))
        typed.add(self.form)
        self.picture = plain_label("")
        read.add(self.picture)
        read.add(plain_label(wording.label("house_picture_why"), "small"))
        self.known = plain_label("", "small")
        read.add(self.known)
        self.add(Columns(typed, column(read), share=(3, 2)))
        self.form.changed.connect(lambda _key: self._draw())

    def begin(self, may: bool) -> None:
        """What stands now."""
        self.banner.dismiss()
        self._stood = self.presenter.calendar_typed()
        self.form.set_values(dict(self._stood))
        self.clear_when_and_whose()
        self.form.clear_problems()
        self.set_busy(False)
        self.offered_to(may)
        self.known.setText(self.presenter.holidays_known())
        self._draw()
        if may:
            self.form.field(SCHOOL_TERMS).focus()

    def save(self) -> None:
        if not self.act.isEnabled() or not self.act.isVisible():
            return
        typed = {name: str(self.form.field(name).value() or "") for name in CALENDAR}
        changed = {name: value for name, value in typed.items() if value.strip() != self._stood[name].strip()}
        if not changed:
            self.banner.say(wording.label("house_calendar_unchanged"))
            return
        self._sent = tuple(changed)
        self.save_wanted.emit(changed, *self.when_and_whose())

    def names_of(self) -> dict[str, str]:
        if len(self._sent) == 1:
            return {"value": self._sent[0]}
        named = {f"drafts[{place}].value": name for place, name in enumerate(self._sent)}
        for field in ("source", "in_force_from"):
            named |= {f"drafts[{place}].{field}": field for place in range(len(self._sent))}
        return named

    def _draw(self) -> None:
        words, is_right = self.presenter.picture(
            SCHOOL_TERMS, str(self.form.field(SCHOOL_TERMS).value() or "")
        )
        self.picture.setText(words or wording.label("house_no_terms_why"))
        self.picture.set_tone(None if is_right else "serious")
