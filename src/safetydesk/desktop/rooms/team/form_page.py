"""What the forms of this room have in common: a page with a way back, one form in a card, one button that saves."""

from __future__ import annotations

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Page


class FormPage(Page):
    """`left` when it is given up. `save` is for whoever is made of this."""

    left = Signal()

    def __init__(self, title: str, subtitle: str, act: str) -> None:
        super().__init__(wording.label(title), wording.label(subtitle))
        self.banner = Banner()
        self.banners.addWidget(self.banner)
        self.form = Form(columns=2)
        card = Card()
        card.add(self.form)
        self.add(card)
        leave = secondary(wording.label("team_back"))
        leave.clicked.connect(self.left)
        self.leave_by_escape(leave.click)
        self.act = primary(wording.label(act))
        self.act.clicked.connect(self.save)
        self.add_act(leave)
        self.add_act(self.act)
        self.save_by_keys(self.save)

    def save(self) -> None:
        """Check what stands in the fields and say that it is wanted."""

    def set_busy(self, is_busy: bool) -> None:
        """While it is being saved nothing is typed."""
        self.form.setEnabled(not is_busy)
        self.act.setEnabled(not is_busy)

    def show_problems(self, problems: list[tuple[str, str]]) -> bool:
        """Whether there are any. What names no field stands in the banner."""
        self.banner.dismiss()
        homeless = self.form.show_problems(problems)
        if homeless:
            self.banner.say(" ".join(homeless), "warning")
        return bool(problems)
