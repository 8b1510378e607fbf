"""An action: who is to do what by when; and that it was done, or is not to be done."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.closing_drafts import ActionDraft, SettlingDraft
from safetydesk.domain.debrief import Action
from safetydesk.domain.plain import hints_of


class ActionSheet(Sheet):
    """A new one, or one that is put right."""

    kind = "action"

    def __init__(self, room: Room, shown: Shown, action: Action | None = None) -> None:
        key = "action_amend_title" if action else "action_title"
        super().__init__(room, shown, say(key), say("action_why"), say("action_save"))
        self._action = action
        self.slot = str(action.id) if action else ""
        self.changes_record = action is not None
        self.area("what", "action_what", needed=True, lines=2)
        self.line("owner", "action_owner", needed=True, hint=say("action_owner_hint"))
        self.line("due", "action_due", hint=say("words_day_hint"))
        self.choice("arisen_from", "action_from", "action_origins")
        self.begin(self._values(action) if action else {"arisen_from": "incident"})

    def work(self, values: dict[str, Text]) -> Work:
        presenter, action = self.room.presenter.ending, self._action
        draft = ActionDraft(**texts(values, hints_of(ActionDraft)))
        if action is not None:
            return lambda _progress: presenter.amend_action(action, draft)
        incident = self.shown.case.incident.id
        return lambda _progress: presenter.add_action(incident, draft)

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        mine = self._action
        found = next((each for each in shown.case.actions if mine is not None and each.id == mine.id), None)
        if found is None:
            return None
        self._action = found
        return self._values(found)

    def _values(self, action: Action) -> dict[str, Text]:
        draft = self.room.presenter.ending.action_draft(action)
        values: dict[str, Text] = {name: getattr(draft, name) for name in hints_of(ActionDraft)}
        values["due"] = wording.date_words(action.due) if action.due else ""
        return values


class SettleSheet(Sheet):
    """Done, or not to be done with its reason."""

    kind = "settle_action"

    def __init__(self, room: Room, shown: Shown, action: Action) -> None:
        super().__init__(room, shown, say("settle_title"), say("settle_why"), say("settle_save"))
        self._action = action
        self.slot = str(action.id)
        self.time("done", "settle_done")
        self.area("done_note", "settle_note", lines=2)
        self.area("not_done_reason", "settle_not_done", hint=say("settle_not_done_hint"), lines=2)
        beside = self.beside.layout()
        if beside is not None:
            card = Card(say("settle_about"))
            card.add(plain_label(action.what))
            due = wording.date_words(action.due) if action.due else ""
            card.add(plain_label(" · ".join(part for part in (action.owner, due) if part), "small"))
            beside.addWidget(card)
        self.begin({"done": "now"})

    def work(self, values: dict[str, Text]) -> Work:
        action, presenter = self._action, self.room.presenter.ending
        said = texts(values, hints_of(SettlingDraft))
        if said["not_done_reason"].strip() and not said["done_note"].strip():
            said["done"] = ""  # the time that stood there from the start says nothing
        draft = SettlingDraft(**said)
        return lambda _progress: presenter.settle_action(action, draft)
