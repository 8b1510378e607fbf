"""Whom it was taken to: agencies outside and the calls to them, and people told inside the school or at home."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.card import Hairline
from safetydesk.desktop.kit.page import Columns, column
from safetydesk.desktop.rooms.incident.escalation.calls_card import calls_card, every_call_card
from safetydesk.desktop.rooms.incident.escalation.escalation_page import EscalationPage
from safetydesk.desktop.rooms.incident.escalation.must_tell_card import must_tell_cards
from safetydesk.desktop.rooms.incident.escalation.notice_block import add_notice
from safetydesk.desktop.rooms.incident.escalation.readiness_card import readiness_cards
from safetydesk.desktop.rooms.incident.escalation.record_card import record_card
from safetydesk.desktop.rooms.incident.escalation.referral_block import add_referral
from safetydesk.desktop.rooms.incident.forms.notice import NoticeSheet
from safetydesk.desktop.rooms.incident.forms.referral import ReferralSheet
from safetydesk.desktop.rooms.incident.furniture import emptied
from safetydesk.desktop.rooms.incident.ladder_card import ladder_card
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.referral import Referral
from safetydesk.domain.vocabulary import Route


class ContactsPage(EscalationPage):
    """Calls and referrals at the left, notices at the right, the newest first."""

    def count(self, shown: Shown) -> int:
        case = shown.case
        return len(case.referrals) + len(case.notices) + len(case.call_attempts)

    def show_case(self, shown: Shown) -> None:
        emptied(self.column)
        calls = calls_card(self.room, shown, lambda route: self._ring(shown, route))
        every = [every_call_card(self.room, shown)] if shown.case.call_attempts else []
        left = column(calls, self._referrals(shown), *every, gap=14)
        ladder = ladder_card(shown.case, self.room.said)
        ready = readiness_cards(self.room, shown, lambda code: self.page_wanted.emit("sheets", code))
        right = column(*ready, *must_tell_cards(self.room, shown), self._notices(shown.case), ladder, gap=14)
        self.column.addWidget(Columns(left, right, share=(1, 1)))

    def _ring(self, shown: Shown, route: Route, referral: Referral | None = None) -> None:
        """Begin a call; the clock runs over the page."""
        calls, incident = self.room.presenter.calls, shown.case.incident.id
        kept = referral.agency_id if referral is not None else None
        there = shown.agencies_for(route.code, kept)
        agency = next((each for each in there if each.id == kept), there[0] if len(there) == 1 else None)
        whom = referral.organisation if referral is not None else ""
        name, number = (agency.name, agency.phone) if agency is not None else ("", route.phone)
        about = referral.id if referral is not None else None
        around = self.room.surroundings
        around.tasks.run(
            say("call_beginning"),
            lambda _progress: calls.begin(incident, route.code, whom or name, number, about),
            lambda _call: None,
            around.errors.show,
            owner=self,
        )

    def _ring_about(self, shown: Shown, referral: Referral) -> None:
        self._ring(shown, self.room.said.vocabulary.route(referral.route), referral)

    def _referrals(self, shown: Shown) -> QWidget:
        case = shown.case
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
            add_referral(card, self.room, referral, shown, lambda about: self._ring_about(shown, about))
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
