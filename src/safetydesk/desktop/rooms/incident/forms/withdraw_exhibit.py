"""An exhibit withdrawn, because it is no evidence here; and brought back. Both with a reason."""

from __future__ import annotations

from safetydesk.desktop.rooms.incident.exhibit_card import ExhibitCard
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.domain.exhibit import Exhibit


class _WithReason(Sheet):
    what = ""

    def __init__(self, room: Room, shown: Shown, exhibit: Exhibit) -> None:
        number, what = exhibit.number, self.what
        super().__init__(
            room,
            shown,
            say(f"{what}_title", number=number),
            say(f"{what}_why"),
            say(f"{what}_save", number=number),
        )
        self._exhibit = exhibit
        self.slot = str(exhibit.id)
        self.area("reason", f"{what}_reason", needed=True)
        card = ExhibitCard(room.said)
        card.show_exhibit(exhibit, shown.case)
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(card)
        self.begin({})

    def rebase(self, shown: Shown) -> None:
        """What was typed stays; the newer exhibit is the one meant."""
        self.shown = shown
        self._exhibit = next(
            (one for one in shown.case.exhibits if one.id == self._exhibit.id), self._exhibit
        )
        self.banner.dismiss()


class WithdrawExhibitSheet(_WithReason):
    """It is kept and counted, and no longer shown or printed. Its number is never used again."""

    kind = what = "withdraw_exhibit"

    def work(self, values: dict[str, Text]) -> Work:
        exhibit, desk = self._exhibit, self.room.presenter.custody
        return lambda _progress: desk.withdraw(exhibit, str(values["reason"]))


class ReinstateSheet(_WithReason):
    """It is evidence after all."""

    kind = what = "reinstate"

    def work(self, values: dict[str, Text]) -> Work:
        exhibit, desk = self._exhibit, self.room.presenter.custody
        return lambda _progress: desk.reinstate(exhibit, str(values["reason"]))
