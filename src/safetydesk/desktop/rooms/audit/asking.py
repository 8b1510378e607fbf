"""Which acts are shown: all, who has looked at somebody, or the history of a person, an exemption, a member or the
school."""

from __future__ import annotations

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.kit.fields import Choice, ChoiceSearch
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.rooms.audit.presenter import (
    EVERYTHING,
    EXEMPTION,
    LOOKED,
    MEMBER,
    PERSON,
    SCHOOL,
    AuditPresenter,
)

WHAT = "what"
_OF_PEOPLE = (LOOKED, PERSON)


class Asking(Form):
    """`asked(what, about)`; `begun()` where it is not chosen yet about whom."""

    asked = Signal(str, str)
    begun = Signal()

    def __init__(self, presenter: AuditPresenter, may_ask_who_looked: bool, may_see_exemptions: bool) -> None:
        super().__init__(columns=2)
        kinds = [EVERYTHING, *([LOOKED] if may_ask_who_looked else []), PERSON]
        kinds += [*([EXEMPTION] if may_see_exemptions else []), MEMBER, SCHOOL]
        choices = [(kind, wording.label(f"audit_show_{kind}")) for kind in kinds]
        self._what = self.add(Choice(WHAT, wording.label("audit_show"), choices, empty=None))
        self._person = self.add(
            ChoiceSearch(
                PERSON,
                wording.label("audit_whom"),
                presenter.people,
                placeholder=wording.label("audit_whom_hint"),
            )
        )
        self._exemption = self.add(
            ChoiceSearch(
                EXEMPTION,
                wording.label("audit_which"),
                presenter.exemptions,
                placeholder=wording.label("audit_which_hint"),
            )
        )
        self._member = self.add(Choice(MEMBER, wording.label("audit_whom"), presenter.members()))
        self._what.set_value(EVERYTHING)
        self._suit()
        self.changed.connect(self._chosen)

    def ask(self, what: str, about: str, name: str) -> None:
        """As if it had been chosen by hand."""
        self.blockSignals(True)  # asking who looked is an act: once is enough
        self._what.set_value(what)
        if what in _OF_PEOPLE and isinstance(self._person, ChoiceSearch):
            self._person.set_value(about, name)
        if what == EXEMPTION and isinstance(self._exemption, ChoiceSearch):
            self._exemption.set_value(about, name)
        self.blockSignals(False)
        self._suit()
        self._tell()

    def now(self) -> tuple[str, str]:
        """What is asked, and about whom ("" where nobody is chosen yet)."""
        what = str(self._what.value() or EVERYTHING)
        if what in _OF_PEOPLE:
            return what, str(self._person.value() or "")
        chosen = {MEMBER: self._member, EXEMPTION: self._exemption}.get(what)
        return what, str(chosen.value() or "") if chosen is not None else ""

    def _chosen(self, _key: str) -> None:
        self._suit()
        self._tell()

    def _suit(self) -> None:
        what = str(self._what.value() or EVERYTHING)
        self.set_field_visible(PERSON, what in _OF_PEOPLE)
        for key in (MEMBER, EXEMPTION):
            self.set_field_visible(key, what == key)

    def _tell(self) -> None:
        what, about = self.now()
        if about or what in (EVERYTHING, SCHOOL):
            self.asked.emit(what, about)
        else:
            self.begun.emit()
