"""Whom it was taken to: agencies outside, and people told inside the school or at home."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.card import Hairline
from safetydesk.desktop.kit.page import Columns, column
from safetydesk.desktop.rooms.incident.escalation.escalation_page import EscalationPage
from safetydesk.desktop.rooms.incident.escalation.notice_block import add_notice
from safetydesk.desktop.rooms.incident.escalation.record_card import record_card
from safetydesk.desktop.rooms.incident.escalation.referral_block import add_referral
from safetydesk.desktop.rooms.incident.forms.notice import NoticeSheet
from safetydesk.desktop.rooms.incident.forms.referral import ReferralSheet
from safetydesk.desktop.rooms.incident.furniture import emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.domain.case_file import CaseFile


class ContactsPage(EscalationPage):
    """Referrals at the left, notices at the right, the newest first."""

    def count(self, shown: Shown) -> int:
        return len(shown.case.referrals) + len(shown.case.notices)

    def show_case(self, shown: Shown) -> None:
        emptied(self.column)
        left = column(self._referrals(shown.case), gap=14)
        right = column(self._notices(shown.case), gap=14)
        self.column.addWidget(Columns(left, right, share=(1, 1)))

    def _referrals(self, case: CaseFile) -> QWidget:
        card = record_card(
            self.room,
            "referrals",
            "no_referrals",
            bool(case.referrals),
            act="act_refer",
            needs="refer",
            open_form=lambda: self.room.open_sheet(ReferralSheet),
        )
        for place, referral in enumerate(reversed(case.referrals)):
            if place:
                card.add(Hairline())
            add_referral(card, self.room, referral, case)
        return card

    def _notices(self, case: CaseFile) -> QWidget:
        card = record_card(
            self.room,
            "notices",
            "no_notices",
            bool(case.notices),
            act="act_tell",
            needs="notice",
            open_form=lambda: self.room.open_sheet(NoticeSheet),
        )
        for place, notice in enumerate(reversed(case.notices)):
            if place:
                card.add(Hairline())
            add_notice(card, self.room, notice, case)
        return card
