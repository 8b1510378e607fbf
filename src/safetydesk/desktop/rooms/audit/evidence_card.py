"""How the check of all evidence stands, what is not as it was sealed, and the way to have it checked at once."""

from __future__ import annotations

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.kit.buttons import Button, link, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.audit.presenter import Evidence


class EvidenceCard(Card):
    """`check` when it is wanted now; `opened(incident id, number)` for an exhibit."""

    check = Signal()
    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(wording.label("evidence_card"))
        self.result = plain_label("")
        self._button: Button | None = None
        self.is_busy = False

    def show_state(self, state: Evidence) -> None:
        """As it stands now."""
        self.is_busy = False
        self.clear()
        self.result = plain_label(state.words or wording.label("evidence_nothing"))
        self.result.set_tone("critical" if state.tone == "warning" else None)
        self.add(self.result)
        for each in state.damaged:
            go = link(each.number, wording.label("evidence_open", number=each.number))
            go.clicked.connect(lambda _on=False, each=each: self.opened.emit(each.incident_id, each.number))
            self.add(row(go))
            self.add(plain_label(f"{each.reference} \u00b7 {each.state}", "small"))
        for words in state.in_drafts:
            self.add(plain_label(words, "small"))
        if state.unnamed:
            self.add(plain_label(state.unnamed, "small"))
        if state.tone == "warning":
            self.add(plain_label(wording.label("evidence_what_now"), "strong"))
        self.add(plain_label(wording.label("evidence_how"), "small"))
        self._button = secondary(wording.label("evidence_check_now"), icon="audit")
        self._button.clicked.connect(self.check)
        self.add(row(self._button))

    def begin(self) -> None:
        """It is being checked, and is not asked for again until its state is shown."""
        self.is_busy = True
        if self._button is not None:
            self._button.setEnabled(False)
        self.result.setText(wording.label("evidence_checking"))
        self.result.set_tone(None)
