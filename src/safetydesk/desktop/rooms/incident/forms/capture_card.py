"""The capture card of an exhibit: who captured what, where, when and how. Earlier values stay in the history."""

from __future__ import annotations

from dataclasses import replace

from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.forms.typed import Text, texts
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.exhibit import CaptureCard, Exhibit
from safetydesk.domain.plain import hints_of

_TEXTS = tuple(name for name in hints_of(CaptureCard) if name != "captured")


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
        self.area("description", "card_description", hint=say("card_description_hint"), lines=2)
        self.time("captured", "card_captured")
        self.line("shown_time", "card_shown_time", hint=say("card_shown_time_hint"))
        self.search("platform", "card_platform", "platforms", own=say("own_word"))
        self.line("address", "card_address")
        self.choice("account", "card_account", "accounts_used")
        self.choice("device", "card_device", "devices")
        self.choice("method", "card_method", "capture_methods")
        self.choice("whole_screen", "card_whole_screen", "whole_screen")
        self.line("captured_by", "card_captured_by")
        self.line("supplied_by", "card_supplied_by")
        self.choice("live", "card_live", "live_states")
        self.area("transcription", "card_transcription", lines=3)
        self.begin(_values_of(exhibit.card))

    def title_of(self, key: str, code: str) -> str:
        return self.room.said.term("platforms", code) if key == "platform" else code

    def work(self, values: dict[str, Text]) -> Work:
        exhibit, presenter = self._exhibit, self.room.presenter

        def amend(_progress: object) -> Exhibit:
            found = Findings(presenter.moment())
            captured = found.moment("captured", str(values["captured"]))
            found.refuse()
            card = replace(exhibit.card, **texts(values, _TEXTS), captured=captured)
            return presenter.amend_card(exhibit.id, exhibit.row_version, card)

        return amend

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        for exhibit in shown.case.exhibits:
            if exhibit.id == self._exhibit.id:
                self._exhibit = exhibit
                return _values_of(exhibit.card)
        return None


def _values_of(card: CaptureCard) -> dict[str, Text]:
    values: dict[str, Text] = {name: getattr(card, name) for name in _TEXTS}
    values["captured"] = card.captured.text() if card.captured else ""
    return values
