"""Every policy there is, those adopted here first; and the school's own clauses, a line each."""

from __future__ import annotations

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import TextArea
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Page, column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.policies.presenter import PoliciesPresenter, PolicyLine


class ListPage(Page):
    """`change_wanted(code, giving_up)`; `own_wanted(text)` to save the school's own clauses; `left` to go back."""

    change_wanted = Signal(str, bool)
    own_wanted = Signal(str)
    left = Signal()

    def __init__(self, presenter: PoliciesPresenter) -> None:
        super().__init__(wording.label("policies_title"), wording.label("policies_subtitle"))
        self._presenter = presenter
        self.banner = Banner()
        self.banners.addWidget(self.banner)
        back = secondary(wording.label("house_back"))
        back.clicked.connect(self.left)
        self.leave_by_escape(back.click)
        self.add_act(back)
        self._cards = column(gap=14)
        self.add(self._cards)
        self.own = Form(columns=1)
        hint = wording.label("policy_own_hint")
        self.own.add(TextArea("own", wording.label("policy_own"), hint=hint, lines=6))
        self.save_own = primary(wording.label("policy_own_save"))
        self.save_own.clicked.connect(lambda: self.own_wanted.emit(str(self.own.field("own").value())))
        card = Card(wording.label("policy_own_card"))
        card.add(plain_label(wording.label("policy_own_why"), "small"))
        card.add(self.own)
        card.add(row(self.save_own))
        self.add(card)
        self._stood = ""

    def refresh(self, may: bool) -> None:
        """Read afresh; own clauses being typed stay."""
        layout = self._cards.layout()
        if layout is None:
            return
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in self._presenter.lines():
            layout.addWidget(self._card(line, may))
        now = self._presenter.own()
        field = self.own.field("own")
        if str(field.value()) == self._stood:
            field.set_value(now)
        self._stood = now
        self.own.setEnabled(may)
        self.save_own.setVisible(may)

    def _card(self, line: PolicyLine, may: bool) -> Card:
        card = Card(line.title)
        badges = []
        if line.since:
            badges.append(Badge(wording.label("policy_adopted"), "ok"))
        if line.is_past_review:
            badges.append(Badge(wording.label("policy_past_review"), "moderate"))
        if badges:
            card.add(row(*badges))
        for words in (line.about, line.count, line.review, line.since, *line.remarks):
            if words:
                card.add(plain_label(words, "small", selectable=True))
        if not may:
            return card
        is_here = bool(line.since)
        words = wording.label("policy_give_up_see" if is_here else "policy_adopt_see")
        button = secondary(words)
        button.setAccessibleName(f"{words}: {line.title}")
        button.clicked.connect(lambda _on=False: self.change_wanted.emit(line.code, is_here))
        card.add(row(button))
        return card
