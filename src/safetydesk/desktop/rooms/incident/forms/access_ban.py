"""Access restricted for one of the people: of what, from when, until when, who decided; and given back early."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.fields import Choice
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.access_ban import AccessBan
from safetydesk.domain.pathway_drafts import BanDraft
from safetydesk.domain.plain import hints_of

_FIELDS = tuple(hints_of(BanDraft))


class BanSheet(Sheet):
    """Records one. It has an end, or says by its blank that none was set."""

    kind = "ban"

    def __init__(self, room: Room, shown: Shown) -> None:
        super().__init__(room, shown, say("ban_title"), say("ban_why"), say("ban_save"))
        people = [(str(who.id), who.name) for part, who in shown.case.people if not part.is_withdrawn]
        self.add(Choice("person_id", say("ban_person"), list(dict.fromkeys(people)), needed=True))
        self.choice("what", "ban_what", "ban_kinds", needed=True)
        self.line("details", "ban_details", span=2)
        self.line("starts", "ban_starts", needed=True, hint=say("words_day_hint"))
        self.line("until", "ban_until", hint=say("ban_until_hint"))
        self.line("review", "ban_review", hint=say("words_day_hint"))
        self.line("decided_by", "ban_decided_by", needed=True)
        self.time("decided", "ban_decided")
        self.area("reason", "ban_reason", needed=True, lines=3)
        today = wording.date_words(shown.now.london_date)
        only = people[0][0] if len(set(people)) == 1 else ""
        self.begin({"person_id": only, "starts": today, "decided": "now"})

    def work(self, values: dict[str, Text]) -> Work:
        presenter, incident = self.room.presenter.pathways, self.shown.case.incident.id
        draft = BanDraft(**texts(values, _FIELDS))
        return lambda _progress: presenter.ban(incident, draft)


class LiftBanSheet(Sheet):
    """Gives it back before its day, with the reason."""

    kind = "ban_lift"
    changes_record = True

    def __init__(self, room: Room, shown: Shown, ban: AccessBan) -> None:
        what = room.said.term("ban_kinds", ban.what)
        super().__init__(room, shown, say("ban_lift_title", what=what), ban.details, say("ban_lift_save"))
        self._ban = ban
        self.slot = str(ban.id)
        self.area("reason", "ban_lift_reason", needed=True, lines=3)
        self.begin({"reason": ""})

    def work(self, values: dict[str, Text]) -> Work:
        presenter, ban = self.room.presenter.pathways, self._ban
        reason = str(values["reason"])
        return lambda _progress: presenter.lift(ban, reason)

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        for ban in shown.case.bans:
            if ban.id == self._ban.id:
                self._ban = ban
                return {"reason": ""}
        return None
