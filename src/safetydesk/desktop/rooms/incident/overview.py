"""The first page: what was first said, what was amended, the facts, the people, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.access_panel import AccessPanel
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.long_text import copyable
from safetydesk.desktop.kit.page import Columns, column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.circumstances_card import CircumstancesCard, asked_card
from safetydesk.desktop.rooms.incident.forms.circumstances import CircumstancesSheet
from safetydesk.desktop.rooms.incident.forms.pattern import PatternSheet
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.pathways_card import pathways_card
from safetydesk.desktop.rooms.incident.people_card import PeopleCard
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.when_seen import Tab
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import Amendment, CaseFile
from safetydesk.domain.duty import CLOCK
from safetydesk.domain.incident import Involvement
from safetydesk.domain.person import Person

MOST_ROUTES = 6


class Overview(Tab):
    """`add_person`, `refer(route)` and `withdraw(part, person)` are what its buttons do."""

    def __init__(
        self,
        room: Room,
        add_person: Callable[[], None],
        refer: Callable[[str], None],
        withdraw: Callable[[Involvement, Person], None],
    ) -> None:
        super().__init__(say("tab_overview"))
        self._room = room
        self._offers = room.surroundings.offers
        self._said = room.said
        self._add_person = add_person
        self._refer = refer
        self._withdraw = withdraw

    def show_case(self, shown: Shown) -> None:
        """Show this reading of the incident."""
        emptied(self.body)
        case = shown.case
        left = column(self._first_account(case), gap=14)
        people = PeopleCard(case, self._said, self._add_person, self._withdraw, self._offers, self._look)
        pathways = pathways_card(self._room, shown)
        right = column(self._next(shown), *pathways, people, self._access(shown), gap=14)
        if case.amendments:
            _grow(left, self._amendments(case))
        for facts in self._facts(case):
            _grow(left, facts)
        write = partial(self._room.open_sheet, CircumstancesSheet)
        _grow(left, CircumstancesCard(shown, self._said, write, self._offers))
        asked = asked_card(shown)
        if asked is not None:
            _grow(right, asked)
        if shown.first_routes or shown.other_routes:
            _grow(right, self._routes(shown))
        if shown.must_ask:
            _grow(right, self._must_ask(shown))
        self.body.addWidget(Columns(left, right, share=(11, 8)))
        self.body.addStretch(1)

    def _look(self, person: Person) -> None:
        """Everything held about an adult."""
        self._room.open_sheet(lambda room, shown: PatternSheet(room, shown, person.id))

    def _access(self, shown: Shown) -> QWidget:
        about, presenter = shown.case.incident.id, self._room.presenter
        return AccessPanel(
            self._room.surroundings, shown.access, lambda asked: presenter.change_access(about, asked)
        )

    def _first_account(self, case: CaseFile) -> QWidget:
        first = case.first_account
        card = Card(say("first_account"))
        card.add(copyable(first.summary, say("first_account")))
        if first.child_words:
            card.add(Hairline())
            card.add(plain_label(say("child_words_of"), "small"))
            card.add(copyable(f"“{first.child_words}”", say("child_words_of")))
        by, at = case.member_name(first.recorded_by), wording.moment_words(first.recorded)
        card.add(plain_label(say("first_written", name=by, at=at), "small"))
        return card

    def _amendments(self, case: CaseFile) -> QWidget:
        card = Card(say("amendments"))
        for place, amendment in enumerate(case.amendments):
            if place:
                card.add(Hairline())
            self._amendment(card, case, amendment)
        return card

    def _amendment(self, card: Card, case: CaseFile, amendment: Amendment) -> None:
        at, by = wording.moment_words(amendment.at), case.member_name(amendment.by)
        card.add(plain_label(say("amended_line", at=at, name=by), "small"))
        card.add(plain_label(say("amended_why", reason=amendment.reason), "strong", selectable=True))
        changes = [self._said.change(change) for change in amendment.changes]
        card.add(Facts([(name, say("old_to_new", old=old, new=new)) for name, old, new in changes]))

    def _facts(self, case: CaseFile) -> list[QWidget]:
        incident, said = case.incident, self._said
        cards = []
        first = case.first_account
        if (incident.summary, incident.child_words) != (first.summary, first.child_words):
            now = Card(say("as_it_stands"))
            if incident.summary != first.summary:
                now.add(copyable(incident.summary, say("as_it_stands")))
            if incident.child_words != first.child_words:
                now.add(plain_label(say("child_words_of"), "small"))
                now.add(copyable(incident.child_words, say("child_words_of")))
            cards.append(now)
        reported = wording.moment_words(incident.reported) if incident.reported else ""
        recorded = f"{wording.moment_words(incident.recorded)} · {case.member_name(incident.recorded_by)}"
        when = [
            (say("field_happened"), wording.happened_words(incident.happened)),
            (say("field_discovered"), wording.moment_words(incident.discovered)),
            (say("field_reported"), reported),
            (say("field_recorded"), recorded),
        ]
        names = ("platform", "address", "device", "place")
        where = [(say(f"field_{name}"), said.value(name, getattr(incident, name))) for name in names]
        kind = [
            (say("field_categories"), said.categories(incident)),
            (say("field_severity"), said.severity(incident.severity)),
            (say("severity_meaning"), said.severity_meaning(incident.severity)),
            (say("severity_response"), said.severity_response(incident.severity)),
            (say("field_severity_reason"), incident.severity_reason),
            (say("field_told_by"), incident.told_by),
            (say("field_told_how"), said.value("told_how", incident.told_how)),
            (say("field_immediate_action"), incident.immediate_action),
            (say("field_wishes"), incident.wishes),
        ]
        only_where_said = {
            say(key) for key in ("severity_meaning", "severity_response", "field_severity_reason")
        }
        for title, rows in (("facts_when", when), ("facts_where", where), ("facts_kind", kind)):
            card = Card(say(title))
            card.add(Facts([pair for pair in rows if pair[1] or pair[0] not in only_where_said]))
            cards.append(card)
        return [*cards]

    def _next(self, shown: Shown) -> QWidget:
        card = Card(say("next_duties"))
        for deadline in shown.due:
            tone = "critical" if deadline.is_overdue(shown.now) else "moderate"
            card.add(row(Badge(wording.due_words(deadline.due, shown.now), tone)))
            card.add(plain_label(wording.clock_words(deadline, self._said.vocabulary)))
            who = deadline.responsible
            source = say("due_source", source=deadline.source, name=who) if who else deadline.source
            card.add(plain_label(source, "small", selectable=True))
        if not shown.due:
            card.add(plain_label(say("nothing_due"), "muted"))
        said = {CLOCK + deadline.rule_code for deadline in shown.due}
        needed = [duty for duty in shown.needed if duty.holds_back and duty.code not in said]
        if needed:
            card.add(Hairline())
            card.add(plain_label(say("still_needed"), "label"))
            for duty in needed:
                card.add(plain_label(say("bullet", text=duty.label)))
            card.add(plain_label(say("still_needed_why"), "small"))
        by_policy = sum(not duty.holds_back for duty in shown.needed)
        if by_policy:
            card.add(Hairline())
            card.add(plain_label(say("needed_by_policy", count=str(by_policy)), "small"))
        return card

    def _routes(self, shown: Shown) -> QWidget:
        card = Card(say("routes"))
        said = self._said
        done = {referral.route for referral in shown.case.referrals}
        told_kinds = {notice.to_kind for notice in shown.case.notices}
        told = [*shown.first_routes, *shown.other_routes][:MOST_ROUTES]
        for route in told:
            kind = said.notice_kind(route.code)
            if (route.is_outside or kind) and self._offers.may("notice" if kind else "refer"):
                words = say("tell_by" if kind else "refer_by", route=route.short)
                button = quiet(words, icon="refer")
                button.clicked.connect(lambda _on=False, code=route.code: self._refer(code))
                is_done = kind in told_kinds if kind else route.code in done
                card.add(row(button, Badge(say("route_done"), "ok")) if is_done else row(button))
            else:
                card.add(plain_label(route.short, "strong"))
            first = say("route_first") if route in shown.first_routes else ""
            timing = wording.timing_words(route, said.vocabulary)
            note = (route.name, first, shown.when_to(route.code), timing)
            card.add(plain_label(" · ".join(part for part in note if part), "small"))
        card.add(plain_label(say("routes_why"), "small"))
        return card

    def _must_ask(self, shown: Shown) -> QWidget:
        card = Card(say("must_ask"))
        for question in shown.must_ask:
            card.add(plain_label(say("bullet", text=question)))
        return card


def _grow(held: QWidget, widget: QWidget) -> None:
    inside = held.layout()
    if inside is not None:
        inside.addWidget(widget)
