"""What adopting a policy, or giving it up, would change: each rule and value, old and new, to confirm or to leave."""

from __future__ import annotations

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.fields import DateField, TextLine
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Columns, Page
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.policies.presenter import PoliciesPresenter
from safetydesk.desktop.typed_times import day_reader


class ChangePage(Page):
    """`confirmed(day, source)` as typed; `left` when it is given up."""

    confirmed = Signal(str, str)
    left = Signal()

    def __init__(self, presenter: PoliciesPresenter) -> None:
        super().__init__(wording.label("policies_title"), " ")
        self._presenter = presenter
        self.code, self.giving_up = "", False
        self.banner = Banner()
        self.banners.addWidget(self.banner)
        leave = secondary(wording.label("house_leave"))
        leave.clicked.connect(self.left)
        self.leave_by_escape(leave.click)
        self.act = primary(wording.label("policy_adopt"))
        self.act.clicked.connect(self._confirm)
        self.add_act(leave)
        self.add_act(self.act)
        self.form = Form(columns=2)
        reader, hint = day_reader(presenter.moment), wording.label("house_since_hint")
        self.form.add(DateField("in_force_from", wording.label("policy_from"), reader, hint))
        hint = wording.label("policy_source_hint")
        self.form.add(TextLine("source", wording.label("policy_source"), hint))
        self._changes = Card(wording.label("policy_changes"))
        self._clauses = Card(wording.label("policy_clauses"))
        self.add(self.form)
        self.add(Columns(self._changes, self._clauses, share=(3, 2)))

    def begin(self, code: str, giving_up: bool) -> None:
        """For one policy, as things stand now."""
        self.code, self.giving_up = code, giving_up
        line = self._presenter.line(code)
        self.title.setText(line.title)
        self.subtitle.setText(line.about)
        self.subtitle.show()
        words = wording.label("policy_give_up" if giving_up else "policy_adopt")
        self.act.setText(words)
        self.act.setAccessibleName(words)
        self.form.field("source").set_value("")
        day = self.form.field("in_force_from")
        if isinstance(day, DateField):
            day.set_text("")
        self.form.clear_problems()
        self.banner.dismiss()
        self.set_busy(False)
        self._changes.clear()
        found = self._presenter.changes(code, giving_up)
        if not found:
            self._changes.add(plain_label(wording.label("policy_changes_none"), "muted"))
        self._changes.add(
            Facts([(what, wording.label("policy_old_new", old=old, new=new)) for what, old, new in found])
        )
        self._clauses.clear()
        self._clauses.add(plain_label(wording.label("policy_clauses_why"), "small"))
        self._clauses.add(Facts(self._presenter.clauses(code)))

    def set_busy(self, is_busy: bool) -> None:
        """While it is being saved nothing is typed."""
        self.form.setEnabled(not is_busy)
        self.act.setEnabled(not is_busy)

    def _confirm(self) -> None:
        day = self.form.field("in_force_from")
        typed = day.text() if isinstance(day, DateField) else ""
        self.confirmed.emit(typed, str(self.form.field("source").value() or ""))
