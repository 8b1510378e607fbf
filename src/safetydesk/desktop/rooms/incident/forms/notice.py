"""Telling somebody inside the school, or a parent or carer: told, or not told and why; and heard back later."""

from __future__ import annotations

from safetydesk.desktop.kit.fields import Choice
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.drafts import NoticeDraft
from safetydesk.domain.notice import Notice

TOLD, NOT_TOLD = "told", "not_told"
PARENT = "parent"
"""The code of those whose view of it is asked for as well."""
_WHEN_TOLD = ("method", "said", "response", "acknowledged", "acknowledged_by")
_TEXTS = ("to_kind", "to_name", "at", *_WHEN_TOLD, "reason_not_told")


class NoticeSheet(Sheet):
    """Records a notice."""

    kind = "notice"

    def __init__(self, room: Room, shown: Shown, to_kind: str = "") -> None:
        super().__init__(room, shown, say("notice_title"), say("notice_why"), say("notice_save"))
        self.slot = to_kind
        self.choice("to_kind", "notice_to_kind", "notice_kinds", needed=True)
        self.line("to_name", "notice_to_name")
        answers = [(TOLD, say("notice_told")), (NOT_TOLD, say("notice_not_told"))]
        self.add(Choice("was_told", say("notice_was_told"), answers, empty=None))
        self.time("at", "notice_at", needed=True)
        self.choice("method", "notice_method", "methods")
        self._usual = self.choice("usual_reason", "notice_usual_reason", "reasons_not_told")
        self.area("reason_not_told", "notice_reason_not_told", needed=True, lines=2)
        self.area("said", "notice_said")
        self.area("response", "notice_response", lines=2)
        self.time("acknowledged", "notice_acknowledged", hint=say("if_already"))
        self.line("acknowledged_by", "notice_acknowledged_by")
        self.form.changed.connect(self._changed)
        self.begin({"at": "now", "was_told": TOLD, "to_kind": to_kind})
        self._show_parts()

    def work(self, values: dict[str, Text]) -> Work:
        incident, presenter = self.shown.case.incident.id, self.room.presenter
        was_told = values["was_told"] == TOLD
        left_out = ("reason_not_told",) if was_told else _WHEN_TOLD
        said = {key: "" if key in left_out else text for key, text in texts(values, _TEXTS).items()}
        draft = NoticeDraft(**said, was_told=was_told)
        return lambda _progress: presenter.tell(incident, draft)

    def _changed(self, key: str) -> None:
        if key in ("was_told", "to_kind"):
            self._show_parts()
        elif key == "usual_reason" and self._usual.value():
            label = self.room.said.term("reasons_not_told", self._usual.value() or "")
            self.form.field("reason_not_told").set_value(label)

    def _show_parts(self) -> None:
        was_told = self.form.field("was_told").value() == TOLD
        for key in _WHEN_TOLD:
            self.form.set_field_visible(key, was_told)
        for key in ("usual_reason", "reason_not_told"):
            self.form.set_field_visible(key, not was_told)
        is_parent = self.form.field("to_kind").value() == PARENT
        self.form.field("response").set_label(say("notice_view" if is_parent else "notice_response"))
        self.form.field("at").set_label(say("notice_at" if was_told else "notice_decided_at"))


class AcknowledgeSheet(Sheet):
    """They said they have it."""

    kind = "acknowledge"
    changes_record = True
    always_kept = ("acknowledged",)

    def __init__(self, room: Room, shown: Shown, notice: Notice) -> None:
        who = notice.to_name or room.said.term("notice_kinds", notice.to_kind)
        super().__init__(room, shown, say("acknowledge_title", name=who), "", say("acknowledge_save"))
        self._notice = notice
        self.slot = str(notice.id)
        self.time("acknowledged", "notice_acknowledged", needed=True)
        self.line("acknowledged_by", "notice_acknowledged_by")
        self.area("response", "notice_response")
        self.begin({"acknowledged": "now", "acknowledged_by": notice.to_name, "response": notice.response})

    def work(self, values: dict[str, Text]) -> Work:
        notice, presenter = self._notice, self.room.presenter
        at, by, response = texts(values, ("acknowledged", "acknowledged_by", "response")).values()
        return lambda _progress: presenter.acknowledge(notice.id, notice.row_version, at, by, response)

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        for notice in shown.case.notices:
            if notice.id == self._notice.id:
                self._notice = notice
                at = notice.acknowledged.text() if notice.acknowledged else "now"
                by = notice.acknowledged_by or notice.to_name
                return {"acknowledged": at, "acknowledged_by": by, "response": notice.response}
        return None
