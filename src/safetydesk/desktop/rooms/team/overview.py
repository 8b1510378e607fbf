"""The team as a list, who stands in, one's own passphrase, and the table of roles to be read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import Button, danger, primary, quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.page import Page, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.record_table import RecordTable
from safetydesk.desktop.offers import Offers
from safetydesk.desktop.rooms.team.columns import member_columns, member_rows, role_columns, role_rows
from safetydesk.desktop.rooms.team.presenter import Line, Standby, TeamPresenter

MANAGE = "team"
ACTS = ("amend", "reset", "remove")
COMPACT_ABOVE = 1.2
MOST_SHOWN = 12
"""Lines of the team that are seen at once: more is a list that scrolls by itself."""


class OverviewPage(Page):
    """`act_wanted(act, line)` for one of ACTS; `withdraw_wanted(standby)`; the others for what their names say."""

    act_wanted = Signal(str, object)
    add_wanted = Signal()
    cover_wanted = Signal()
    withdraw_wanted = Signal(object)
    passphrase_wanted = Signal()

    def __init__(self, presenter: TeamPresenter, offers: Offers) -> None:
        super().__init__(wording.label("team_title"), wording.label("team_subtitle"))
        self._presenter, self._offers = presenter, offers
        self._lines: dict[str, Line] = {}
        self.banner, self.unfinished = Banner(), Banner()
        for banner in (self.unfinished, self.banner):
            self.banners.addWidget(banner)
        self._add = offers.only(primary(wording.label("team_add"), icon="add"), MANAGE)
        self._add.clicked.connect(self.add_wanted)
        self.add_act(self._add)
        self.table = RecordTable(member_columns(False), wording.label("team_title"), tall=True)
        self.table.current_row.connect(lambda _key: self._show_acts())
        self.table.activated_row.connect(lambda _key: self._act("amend"))
        self.add(self.table)
        self._member_acts = {act: self._button(act) for act in ACTS}
        self.add(row(*self._member_acts.values()))
        self._covers = Card(wording.label("team_cover"))
        self.add(self._covers)
        self.add(self._own_card())
        self.add(self._roles_card())
        theme.restyled.changed.connect(self._suit)
        offers.changed.connect(self._show_acts)

    def refresh(self) -> None:
        """Read the team afresh. Raises what the services raise."""
        lines = self._presenter.lines()
        self._lines = {str(one.member.id): one for one in lines}
        self._show_members()
        self._show_covers(self._presenter.covers())
        self._show_unfinished(lines)
        self._show_acts()

    def current(self) -> Line | None:
        """The member that is marked."""
        return self._lines.get(str(self.table.current_key()))

    def _button(self, act: str) -> Button:
        make = danger if act == "remove" else secondary
        button = self._offers.only(make(wording.label(f"team_{act}")), MANAGE)
        button.clicked.connect(partial(self._act, act))
        return button

    def _act(self, act: str, _on: bool = False) -> None:
        line = self.current()
        if line is not None and self._offers.may(MANAGE):
            self.act_wanted.emit(act, line)

    def _show_acts(self) -> None:
        """A member's own keys are changed by the passphrase; those of one who has left are gone."""
        line = self.current()
        is_other = line is not None and line.member.id != self._presenter.me
        is_here = is_other and line is not None and line.member.ended is None
        self._member_acts["amend"].setEnabled(line is not None)
        self._member_acts["reset"].setEnabled(is_here)
        self._member_acts["remove"].setEnabled(
            is_here or (is_other and line is not None and bool(line.unfinished))
        )

    def _show_members(self) -> None:
        compact = theme.current().scale > COMPACT_ABOVE
        self.table.set_columns(member_columns(compact))
        self.table.set_rows(member_rows(list(self._lines.values()), self._presenter.me, compact))
        self.table.fit_height(MOST_SHOWN)

    def _show_unfinished(self, lines: Sequence[Line]) -> None:
        names = ", ".join(one.member.name for one in lines if one.unfinished)
        if not names:
            self.unfinished.dismiss()
            return
        self.unfinished.say(wording.label("team_unfinished", names=names), "warning", can_dismiss=False)

    def _show_covers(self, covers: Sequence[Standby]) -> None:
        self._covers.clear()
        self._covers.add(plain_label(wording.label("team_cover_why"), "small"))
        for one in covers:
            words = wording.label(
                "team_cover_line",
                stands_in=one.stands_in.name,
                absent=one.absent.name,
                starts=wording.date_words(one.cover.starts),
                ends=wording.date_words(one.cover.ends),
            )
            withdraw = self._offers.only(quiet(wording.label("team_withdraw"), f"{words}: withdraw"), MANAGE)
            withdraw.clicked.connect(partial(self._withdraw, one))
            self._covers.add_row(plain_label(f"{words} {one.cover.note}".strip()), withdraw)
        if not covers:
            self._covers.add(plain_label(wording.label("team_no_cover"), "muted"))
        arrange = self._offers.only(secondary(wording.label("team_cover_new")), MANAGE)
        arrange.clicked.connect(self.cover_wanted)
        self._covers.add(row(arrange))

    def _withdraw(self, standby: Standby, _on: bool = False) -> None:
        self.withdraw_wanted.emit(standby)

    def _own_card(self) -> Card:
        card = Card(wording.label("team_passphrase"))
        card.add(plain_label(wording.label("team_passphrase_why"), "small"))
        change = secondary(wording.label("team_passphrase_act"))
        change.clicked.connect(self.passphrase_wanted)
        card.add(row(change))
        return card

    def _roles_card(self) -> Card:
        card = Card(wording.label("team_roles"))
        card.add(plain_label(wording.label("team_roles_why"), "small"))
        roles = self._presenter.roles()
        card.add(
            Facts([(role.name, f"{role.duty} {wording.label(f'team_sees_{role.sees}')}") for role in roles])
        )
        self.roles = RecordTable(role_columns(roles, False), wording.label("team_roles"), tall=True)
        card.add(self.roles)
        self._show_roles()
        return card

    def _show_roles(self) -> None:
        compact = theme.current().scale > COMPACT_ABOVE
        roles = self._presenter.roles()
        self.roles.set_columns(role_columns(roles, compact))
        acts = self._presenter.acts()
        self.roles.set_rows(role_rows(acts, roles, compact))
        self.roles.fit_height(len(acts))

    def _suit(self) -> None:
        self._show_members()
        self._show_roles()
