"""What was learnt from an incident; or that no debrief was held, and why."""

from __future__ import annotations

from safetydesk.desktop.kit.fields.choices_search import codes_in
from safetydesk.desktop.rooms.incident.forms.several import several
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.closing_drafts import DebriefDraft

_TEXTS = (
    "held", "present", "lessons", "policy_change", "teaching_change", "review_owner", "review_due", "waived_reason",
)  # fmt: skip


class DebriefSheet(Sheet):
    """A policy to be looked at early becomes an action in the same breath."""

    kind = "debrief"

    def __init__(self, room: Room, shown: Shown) -> None:
        super().__init__(room, shown, say("debrief_title"), say("debrief_why"), say("debrief_save"))
        self.time("held", "debrief_held")
        self.line("present", "debrief_present", hint=say("debrief_present_hint"))
        self.area("lessons", "debrief_lessons", lines=4)
        self.area("policy_change", "debrief_policy_change", lines=2)
        self.area("teaching_change", "debrief_teaching_change", lines=2)
        several(self, "early_review", "debrief_early_review", "policies")
        self.line("review_owner", "debrief_review_owner")
        self.line("review_due", "debrief_review_due", hint=say("words_day_hint"))
        self.area("waived_reason", "debrief_waived", hint=say("debrief_waived_hint"), lines=2)
        self.begin({})

    def work(self, values: dict[str, Text]) -> Work:
        incident, presenter = self.shown.case.incident.id, self.room.presenter.ending
        draft = DebriefDraft(**texts(values, _TEXTS), early_review=codes_in(str(values["early_review"])))
        return lambda _progress: presenter.debrief(incident, draft)
