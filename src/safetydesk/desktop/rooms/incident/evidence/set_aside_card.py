"""Beside an exhibit that is out of sight: what to do now and whom to call; who is to destroy it; or that it is gone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import danger, secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.in_view import bring_into_view_once_laid_out
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.destroying import ConfirmDestroySheet, DeclineDestroySheet
from safetydesk.desktop.rooms.incident.forms.notice import NoticeSheet
from safetydesk.desktop.rooms.incident.forms.referral import ReferralSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.destruction import Destruction
from safetydesk.domain.exhibit import DESTROYED, HELD, ISOLATED, Exhibit, family_of
from safetydesk.domain.image_guard import MUST_NOT_BE_HERE
from safetydesk.domain.posts import who_leads
from safetydesk.wording.destroying import twins_words

STEPS = ("stop", "leave", "time")
ROUTES = ("police_101", "police_999")
SET_ASIDE = "set_aside_card"


class SetAsideCard:
    """Hidden where the exhibit is in sight, or was isolated by the image guard alone and nobody asked anything."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._card = Card("", tone="critical")
        self._card.setObjectName(SET_ASIDE)
        self._card.hide()
        self._was: tuple[UUID, str] | None = None

    def show_exhibit(self, exhibit: Exhibit, shown: Shown) -> None:
        """Show how it stands with this one. What it has just become is brought into view: it says what to do."""
        was, self._was = self._was, (exhibit.id, exhibit.state)
        self._show(exhibit, shown)
        if was is not None and was[0] == exhibit.id and was[1] != exhibit.state and self._card.isVisible():
            bring_into_view_once_laid_out(self._card)

    def _show(self, exhibit: Exhibit, shown: Shown) -> None:
        asked = [one for one in shown.case.destructions if one.exhibit_id == exhibit.id]
        done = next((one for one in asked if one.is_done), None)
        waiting = next((one for one in asked if one.is_waiting), None)
        self._card.clear()
        if exhibit.state == DESTROYED:
            self._card.set_title(say("tombstone_title", number=exhibit.number))
            self._tombstone(done, shown)
        elif exhibit.is_isolated and (waiting is not None or exhibit.state_reason == MUST_NOT_BE_HERE):
            self._put_away(exhibit, waiting, shown)
        else:
            self._card.hide()
            return
        self._card.show()

    def as_widget(self) -> QWidget:
        return self._card

    def _put_away(self, exhibit: Exhibit, waiting: Destruction | None, shown: Shown) -> None:
        """What to do stays said until it is destroyed or brought back. That its destruction is asked for stands below
        it; above it for whoever may be the second person, who has come for that."""
        is_said = exhibit.state_reason == MUST_NOT_BE_HERE
        is_mine = waiting is not None and self._room.presenter.destroying.is_mine(waiting)
        parts: list[tuple[str, Callable[[], None]]] = []
        if waiting is not None:
            waits = say("destroy_waits_title", number=exhibit.number)
            parts.append((waits, partial(self._waiting, exhibit, waiting, shown)))
        if is_said:
            now = say("now_title", number=exhibit.number)
            parts.insert(0 if is_mine else len(parts), (now, partial(self._now, exhibit, waiting, shown)))
        for place, (title, add) in enumerate(parts):
            if place:
                self._card.add(Hairline())
                self._card.add(plain_label(title, "heading"))
            else:
                self._card.set_title(title)
            add()

    def _now(self, exhibit: Exhibit, waiting: Destruction | None, shown: Shown) -> None:
        self._what_now(shown)
        for words in also_words(exhibit, shown):
            self._card.add(plain_label(words))
        if waiting is None:
            self._card.add(plain_label(say("now_kept"), "small"))

    def _what_now(self, shown: Shown) -> None:
        for step in STEPS:
            self._card.add(plain_label(say(f"now_{step}")))
        words, line = self._room.said.vocabulary, QWidget()
        flow = Flow(line, gap=8)
        for code in ROUTES:
            route = words.every_route.get(code)
            if route is None:
                continue
            condition = say("now_at_once") if code == "police_999" else ""
            self._card.add(plain_label(" ".join(part for part in (condition, route.how) if part), "strong"))
            button = secondary(say("now_refer", route=route.short))
            self._room.surroundings.offers.only(button, "refer")
            button.clicked.connect(lambda _on=False, code=code: self._refer(code))
            flow.addWidget(button)
        tell = secondary(say("now_tell_head"))
        self._room.surroundings.offers.only(tell, "notice")
        tell.clicked.connect(
            lambda: self._room.open_sheet(lambda r, s: NoticeSheet(r, s, who_leads(shown.case)))
        )
        flow.addWidget(tell)
        self._card.add(plain_label(say("now_head"), "strong"))
        self._card.add(line)

    def _refer(self, route: str) -> None:
        self._room.open_sheet(lambda room, shown: ReferralSheet(room, shown, route=route))

    def _waiting(self, exhibit: Exhibit, asked: Destruction, shown: Shown) -> None:
        self._card.add(_asked_facts(asked, shown))
        is_mine = self._room.presenter.destroying.is_mine(asked)
        self._card.add(plain_label(say("destroy_waits_mine" if is_mine else "destroy_waits_yours"), "small"))
        line = QWidget()
        flow = Flow(line, gap=8)
        if not is_mine:
            confirm = danger(say("destroy_confirm"))
            self._room.surroundings.offers.only(confirm, "destroy")
            confirm.clicked.connect(
                lambda: self._room.open_sheet(lambda r, s: ConfirmDestroySheet(r, s, exhibit, asked))
            )
            flow.addWidget(confirm)
        decline = secondary(say("destroy_withdraw" if is_mine else "destroy_decline"))
        self._room.surroundings.offers.only(decline, "ask_destruction")
        decline.clicked.connect(
            lambda: self._room.open_sheet(lambda r, s: DeclineDestroySheet(r, s, exhibit, asked))
        )
        flow.addWidget(decline)
        self._card.add(line)

    def _tombstone(self, done: Destruction | None, shown: Shown) -> None:
        self._card.add(plain_label(say("tombstone_why")))
        if done is None or done.confirmed is None or done.confirmed_by is None:
            return
        facts = _asked_facts(done, shown)
        confirmed = f"{wording.moment_words(done.confirmed)} · {shown.case.member_name(done.confirmed_by)}"
        facts.add(say("destroy_confirmed"), confirmed)
        facts.add(say("destroy_generations"), generations_words(done.generations))
        twins = twins_words(done.twins, more=done.more_twins)
        for key, words in (
            ("doc_destruction_twins", twins),
            ("doc_destruction_copies", "\n".join(done.copies)),
        ):
            if words:
                facts.add(wording.label(key), words)
        self._card.add(facts)
        if done.generations:
            self._card.add(plain_label(say("tombstone_backups"), "small"))


def also_words(exhibit: Exhibit, shown: Shown) -> list[str]:
    """Which others went out of sight, here and elsewhere, and where the same file has not; of what may be seen."""
    same = [
        each for each in (shown.same or {}).get(exhibit.sealed.sha256, ()) if each.exhibit_id != exhibit.id
    ]
    told = {each.exhibit_id for each in same}
    family = [
        each.number
        for each in family_of(shown.case.exhibits, exhibit.id)
        if each.is_isolated and each.id != exhibit.id and each.id not in told
    ]
    here = shown.case.incident.id
    names = {
        each.exhibit_id: each.number
        if each.incident_id == here
        else say("now_one", number=each.number, reference=each.reference)
        for each in same
    }
    away = [*family, *(names[each.exhibit_id] for each in same if each.state == ISOLATED)]
    still = [names[each.exhibit_id] for each in same if each.state == HELD]
    return [say(key, others=", ".join(who)) for key, who in (("now_also", away), ("now_still", still)) if who]


def generations_words(names: tuple[str, ...]) -> str:
    """When each backup that still holds it was begun, one a line; that none is known where there is none."""
    return "\n".join(wording.generation_words(name) for name in names) or say("destroy_no_generation")


def _asked_facts(asked: Destruction, shown: Shown) -> Facts:
    facts = Facts()
    who = f"{wording.moment_words(asked.asked)} · {shown.case.member_name(asked.asked_by)}"
    facts.add(say("destroy_asked"), who)
    facts.add(say("destroy_authority"), asked.authority)
    facts.add(say("destroy_reference"), asked.reference)
    facts.add(say("destroy_reason"), asked.reason)
    return facts
