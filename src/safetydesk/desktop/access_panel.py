"""The card "Who may open this": who answers for a record, who may open it, and the acts that change either.

It says itself what kind of rule this is: the program keeps it, and it is no lock.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.access_acts import CHANGE, HAND_OVER, LIFT, RESTRICT, AccessAct
from safetydesk.desktop.access_fields import Offer, members_field
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.fields import Choice, TextLine
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.in_view import bring_into_view_once_laid_out
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.clock import Moment
from safetydesk.domain.team_member import TeamMember


class AccessOf(Protocol):
    """What `services.restricting.Access` says of one record."""

    @property
    def owner(self) -> TeamMember: ...
    @property
    def is_restricted(self) -> bool: ...
    @property
    def since(self) -> Moment | None: ...
    @property
    def by(self) -> TeamMember | None: ...
    @property
    def reason(self) -> str: ...
    @property
    def may_open(self) -> tuple[TeamMember, ...]: ...
    @property
    def subjects(self) -> tuple[TeamMember, ...]: ...
    @property
    def could_open(self) -> tuple[TeamMember, ...]: ...
    @property
    def could_own(self) -> tuple[TeamMember, ...]: ...
    @property
    def may_change(self) -> bool: ...
    @property
    def may_hand_over(self) -> bool: ...


class AccessPanel(Card):
    """`run(asked)` does one act, on the worker; whoever shows the panel hears of it as of any other act."""

    def __init__(
        self, surroundings: Surroundings, access: AccessOf, run: Callable[[AccessAct], object]
    ) -> None:
        super().__init__(wording.label("access_title"))
        self._around = surroundings
        self._access = access
        self._run = run
        self._act = ""
        self._show_facts()
        self._buttons = self._make_buttons()
        self.banner = Banner()
        self.add(self.banner)
        self.form = Form(columns=1)
        self._members = members_field("members", self._who(), self._offers)
        self._to = Choice("to", wording.label("access_hand_over_to"), self._owners())
        self._reason = TextLine("reason", wording.label("access_restrict_why"), needed=True, longest=2000)
        for field in (self._members, self._to, self._reason):
            self.form.add(field)
        self._save = primary("")
        self._save.clicked.connect(self.save)
        leave = secondary(wording.label("incident.cancel"))
        leave.clicked.connect(self._leave)
        self._asked = row(self._save, leave)
        self._note = plain_label("", "small")
        for widget in (self.form, self._note, self._asked):
            self.add(widget)
        self.form.hide()
        self._note.hide()
        self._asked.hide()
        self.add(plain_label(wording.label("access_house_rule"), "small"))

    def ask(self, act: str) -> None:
        """Ask what one of ACTS needs to know."""
        self._act = act
        self.banner.dismiss()
        shown = {"members": act in (RESTRICT, CHANGE), "to": act == HAND_OVER, "reason": act != CHANGE}
        for key, is_shown in shown.items():
            self.form.set_field_visible(key, is_shown)
        mine = (self._access.owner.id,) if self._access.is_restricted else ()
        named = [str(one.id) for one in self._access.may_open if one.id not in mine]
        self._members.set_value(named if act == CHANGE else ())
        self._to.set_value(None)
        self._reason.set_value("")
        if act != CHANGE:
            self._reason.set_label(wording.label(f"access_{act}_why"))
        self._save.set_words(wording.label(f"access_{act}_save"))
        self._note.setText(wording.label("access_keeps_reference") if act == RESTRICT else "")
        self._note.setVisible(act == RESTRICT)
        for widget in (self.form, self._asked):
            widget.show()
        self._buttons.hide()
        asked_first = self._to if act == HAND_OVER else self._reason if act == LIFT else self._members
        asked_first.focus()
        bring_into_view_once_laid_out(asked_first)

    def save(self) -> None:
        """Hand it to the service; what is wrong stands beside its field."""
        to = self._to.value()
        if self._act == HAND_OVER and not to:
            self.form.show_problems([("to", wording.label("access_needs_to"))])
            return
        members = (to,) if self._act == HAND_OVER and to else self._members.value()
        asked = AccessAct(self._act, members, str(self._reason.value()))
        self._save.setEnabled(False)
        self._around.tasks.run(
            wording.label("access_saving"),
            lambda _progress: self._run(asked),
            lambda _nothing: self._leave(),
            self._failed,
            owner=self,
        )

    def _failed(self, error: BaseException) -> None:
        self._save.setEnabled(True)
        self._around.errors.show(error, self.banner, self.form)

    def _leave(self) -> None:
        self._save.setEnabled(True)
        for widget in (self.form, self._note, self._asked):
            widget.hide()
        self.banner.dismiss()
        self._buttons.show()

    def _show_facts(self) -> None:
        access = self._access
        facts = [(wording.label("access_owner"), _titled(access.owner))]
        if access.is_restricted:
            names = "\n".join(_titled(one) for one in access.may_open)
            since = wording.label(
                "access_since",
                when=wording.moment_words(access.since) if access.since else "",
                name=access.by.name if access.by else "",
            )
            facts += [(wording.label("access_only"), names), (wording.label("access_reason"), access.reason)]
            self.add(row(Badge(wording.label("access_badge"), "moderate")))
            self.add(plain_label(since, "small"))
        else:
            self.add(plain_label(wording.label("access_open_to_all")))
        if access.subjects and access.is_restricted:
            never = "\n".join(_titled(one) for one in access.subjects)
            facts.append((wording.label("access_subjects"), never))
        self.add(Facts(facts))

    def _make_buttons(self) -> QWidget:
        access = self._access
        acts = [RESTRICT] if not access.is_restricted else [CHANGE, LIFT]
        offered = [act for act in acts if access.may_change]
        offered += [HAND_OVER] if access.may_hand_over and access.could_own else []
        buttons = []
        for act in offered:
            button = quiet(wording.label(f"access_{act}"))
            button.clicked.connect(lambda _on=False, act=act: self.ask(act))
            buttons.append(button)
        held = row(*buttons)
        self.add(held)
        held.setVisible(bool(buttons))
        return held

    def _who(self) -> str:
        return wording.label("access_who_owner", name=self._access.owner.name)

    def _offers(self) -> Sequence[Offer]:
        mine = {self._access.owner.id}
        return [(str(one.id), one.name, _role(one)) for one in self._access.could_open if one.id not in mine]

    def _owners(self) -> list[tuple[str, str]]:
        return [(str(one.id), _titled(one)) for one in self._access.could_own]


def _titled(member: TeamMember) -> str:
    role = _role(member)
    named = f"{member.name} ({role})" if role else member.name
    return wording.label("has_left", name=named) if member.ended else named


def _role(member: TeamMember) -> str:
    return wording.load_roles().role(member.role).short
