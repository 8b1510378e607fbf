"""The forms of records in words, by the code of what they make."""

from __future__ import annotations

from safetydesk.desktop.rooms.incident.forms.accidental_viewing import AccidentalViewingSheet
from safetydesk.desktop.rooms.incident.forms.decision_to_view import DecisionToViewSheet
from safetydesk.desktop.rooms.incident.forms.deletion import DeletionSheet
from safetydesk.desktop.rooms.incident.forms.held_elsewhere import HeldElsewhereSheet
from safetydesk.desktop.rooms.incident.forms.initial_review import InitialReviewSheet
from safetydesk.desktop.rooms.incident.forms.known_holder import KnownHolderSheet
from safetydesk.desktop.rooms.incident.forms.search_record import SearchSheet
from safetydesk.desktop.rooms.incident.forms.words_sheet import WordsSheet

SHEETS: dict[str, type[WordsSheet]] = {
    sheet.kind: sheet
    for sheet in (
        InitialReviewSheet,
        KnownHolderSheet,
        HeldElsewhereSheet,
        AccidentalViewingSheet,
        DecisionToViewSheet,
        SearchSheet,
        DeletionSheet,
    )
}
AMENDING = "amend"
"""The act that amending any of them takes; making one takes its sheet's `needs`."""
