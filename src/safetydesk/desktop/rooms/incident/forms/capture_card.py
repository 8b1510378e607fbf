"""The capture card of an exhibit: who captured what, where, when and how. Earlier values stay in the history."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.capture_card_fields import CaptureCardFields
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.checks.capture_card import read_card, typed_card
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.exhibit import CaptureCard, Exhibit
from safetydesk.domain.plain import hints_of

_FIELDS = tuple(hints_of(CaptureCard))


class CaptureCardSheet(Sheet):
    """Amends one card."""

    kind = "card"
    changes_record = True

    def __init__(self, room: Room, shown: Shown, exhibit: Exhibit) -> None:
        super().__init__(
            room, shown, say("card_title_of", number=exhibit.number), say("card_why"), say("card_save")
        )
        self._exhibit = exhibit
        self.slot = str(exhibit.id)
        self.fields = CaptureCardFields(self.form, lambda: room.said.vocabulary, room.presenter.moment)
        self._offer = Banner()
        self.add_above(self._offer)
        self.begin(_values_of(exhibit.card))

    def offer_time(self, time: str) -> None:
        """Offer what the file says as the time of capture: it is put there when asked, and saved like any other."""
        self._offer.say(
            wording.label("says.offer", time=time),
            "info",
            wording.label("says.offer_why"),
            wording.label("says.offer_put"),
        )
        self._offer.acted.connect(lambda: self._put_time(time))

    def title_of(self, key: str, code: str) -> str:
        return self.fields.title_of(key, code)

    def work(self, values: dict[str, Text]) -> Work:
        exhibit, presenter = self._exhibit, self.room.presenter

        def amend(_progress: object) -> Exhibit:
            found = Findings(presenter.moment())
            card = read_card(texts(values, _FIELDS), exhibit.card, found)
            found.refuse()
            return presenter.amend_card(exhibit.id, exhibit.row_version, card)

        return amend

    def _put_time(self, time: str) -> None:
        field = self.form.field("captured")
        field.set_value(time)
        field.focus()
        self._offer.dismiss()

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        for exhibit in shown.case.exhibits:
            if exhibit.id == self._exhibit.id:
                self._exhibit = exhibit
                return _values_of(exhibit.card)
        return None


def _values_of(card: CaptureCard) -> dict[str, Text]:
    return dict(typed_card(card))
