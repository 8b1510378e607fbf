"""What is offered when a name may be a colleague's: to restrict it, or first a store that they cannot reach at all.

Both stand there before the incident is saved, and before what was typed is kept.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.rooms.log_incident.presenter import LogPresenter
from safetydesk.domain.drafts import DraftPerson, IncidentDraft

_NOBODY: frozenset[tuple[UUID | None, str]] = frozenset()


class AccessOffers(QObject):
    """One banner at a time in `banners`, the store elsewhere first: put aside, it gives way to the restriction.

    The store elsewhere is offered for whoever runs this computer too, of the team or not, and for what is restricted:
    that keeps nothing from somebody who could reach every file.

    `restrict_wanted` and `elsewhere_wanted` when one is taken up; `shown` when one begins to be shown.
    """

    restrict_wanted = Signal()
    elsewhere_wanted = Signal()
    shown = Signal()

    def __init__(self, presenter: LogPresenter, banners: QVBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._elsewhere, self._restrict = Banner(), Banner()
        for banner in (self._elsewhere, self._restrict):
            banners.addWidget(banner)
        self._elsewhere.acted.connect(self.elsewhere_wanted)
        self._restrict.acted.connect(self.restrict_wanted)
        self._elsewhere.dismissed.connect(self._elsewhere_put_aside)
        self._name = ""
        self._about: tuple[object, ...] = ()
        self._people = self._put_aside = _NOBODY

    def show(self, draft: IncidentDraft, being_made: DraftPerson | None = None) -> None:
        """For the people of the draft, and for somebody new who is still being asked about."""
        people = (*draft.people, *([being_made] if being_made else []))
        about = (people, draft.restricted)
        if about == self._about:
            return
        self._about = about
        self._name = "" if draft.restricted else self._presenter.member_meant(people)
        self._elsewhere.dismiss()
        self._restrict.dismiss()
        self._people = frozenset((each.person_id, each.name) for each in people)
        if self._people != self._put_aside and self._presenter.is_for_elsewhere(people):
            words = wording.label("restrict_elsewhere")
            why = wording.label("restrict_elsewhere_detail")
            self._elsewhere.say(words, "warning", why, wording.label("restrict_elsewhere_act"))
            self.shown.emit()
        else:
            self._offer_restriction()

    def _elsewhere_put_aside(self) -> None:
        self._put_aside = self._people
        self._offer_restriction()

    def _offer_restriction(self) -> None:
        if self._name:
            key = "restrict_offer" if self._presenter.may_name() else "restrict_offer_leads"
            words = wording.label(key, member=self._name)
            why = wording.label("restrict_offer_detail")
            self._restrict.say(words, "info", why, wording.label("restrict_offer_act"))
            self.shown.emit()

    def dismiss(self) -> None:
        """Another draft stands here."""
        self._about = ()
        self._put_aside = _NOBODY
        self._elsewhere.dismiss()
        self._restrict.dismiss()
