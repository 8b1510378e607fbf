"""One notice as it is read: who was told or was not, how, and when they said they have it."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.escalation.heard import heard
from safetydesk.desktop.rooms.incident.escalation.record_card import Rows, facts
from safetydesk.desktop.rooms.incident.forms.notice import AcknowledgeSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.notice import Notice


def add_notice(card: Card, room: Room, notice: Notice, case: CaseFile) -> None:
    """Put it on the card; one that is still unheard with the button that records the answer."""
    kind = room.said.term("notice_kinds", notice.to_kind)
    name = f"{kind}: {notice.to_name}" if notice.to_name else kind
    card.add(plain_label(name, "strong", selectable=True))
    card.add(row(Badge(*_standing(notice))))
    at = f"{wording.moment_words(notice.at)} · {case.member_name(notice.by)}"
    rows: Rows = [
        (say("notice_at" if notice.was_told else "notice_decided_at"), at),
        (say("notice_method"), room.said.term("methods", notice.method)),
        (say("notice_said"), notice.said),
        (say("notice_reason_not_told"), notice.reason_not_told),
        (say("notice_response"), notice.response),
        (say("notice_acknowledged"), heard(notice.acknowledged, notice.acknowledged_by)),
    ]
    card.add(facts(rows))
    if notice.was_told and notice.acknowledged is None:
        acknowledge = secondary(say("acknowledge", name=notice.to_name or kind))
        room.surroundings.offers.only(acknowledge, "notice")
        acknowledge.clicked.connect(lambda: room.open_sheet(lambda r, s: AcknowledgeSheet(r, s, notice)))
        card.add(row(acknowledge))


def _standing(notice: Notice) -> tuple[str, str]:
    if not notice.was_told:
        return say("notice_not_told"), "moderate"
    if notice.acknowledged is None:
        return say("notice_unheard"), "neutral"
    return say("notice_heard"), "ok"
