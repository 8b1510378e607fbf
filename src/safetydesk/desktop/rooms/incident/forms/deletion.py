"""Something was, or is to be, asked to be deleted; and whether it was."""

from __future__ import annotations

from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.rooms.incident.forms.words_sheet import WordsSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.checks.in_words import is_agreed
from safetydesk.domain.in_words import InWords
from safetydesk.domain.kinds_of_words import DELETION


class DeletionSheet(WordsSheet):
    """Warns, while nobody has agreed, before somebody is asked; it stops nothing."""

    kind = DELETION.code
    of = DELETION
    needs = "search_and_delete"
    beside_points = ("agree", "child", "device", "report_remove")

    def __init__(self, room: Room, shown: Shown, record: InWords | None = None) -> None:
        self._warning = Banner()
        super().__init__(room, shown, record)
        self.add_above(self._warning)
        self.form.changed.connect(self._changed)
        self._changed("agreement")

    def fields(self) -> None:
        self.words("what_to_delete", span=2)
        self.choose("agreement")
        self.words("agreed_by")
        self.when("agreed")
        self.words("why_not_needed", span=2)
        self.words("asked_whom")
        self.when("asked")
        self.words("deadline", hint=say("words_day_hint"))
        self.choose("report_remove")
        self.words("confirmed_by")
        self.when("confirmed")
        self.story("checks_made")

    def _changed(self, key: str) -> None:
        if key not in ("agreement", "asked", "asked_whom"):
            return
        values = self.typed.read()
        asked = str(values["asked"]) or str(values["asked_whom"])
        if asked and not is_agreed(str(values["agreement"])):
            self._warning.say(
                say("words_not_agreed"), "warning", say("words_not_agreed_why"), can_dismiss=False
            )
        else:
            self._warning.dismiss()
