"""A call written down afterwards, or put right: when it began and ended, and how."""

from __future__ import annotations

from uuid import UUID

from safetydesk.desktop.kit.fields import Choice, ChoiceSearch
from safetydesk.desktop.rooms.incident.forms.routes_offered import routes_offered
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.plain import hints_of
from safetydesk.domain.referral_drafts import CallDraft

_FIELDS = tuple(hints_of(CallDraft))


class CallSheet(Sheet):
    """Writes a call down, or corrects `call`."""

    kind = "call"

    def __init__(self, room: Room, shown: Shown, call: CallAttempt | None = None, route: str = "") -> None:
        title = say("call_correct_title") if call else say("call_title")
        super().__init__(room, shown, title, say("call_why"), say("call_save"))
        self._call = call
        self.slot = str(call.id) if call else ""
        self.changes_record = call is not None
        self.add(
            ChoiceSearch(
                "route",
                say("call_route"),
                lambda typed: routes_offered(room, shown, typed),
                placeholder=say("referral_route_like"),
            )
        )
        self.line("organisation", "call_organisation")
        self.line("number", "call_number")
        self.line("spoke_to", "call_spoke_to")
        self.time("began", "call_began", needed=True)
        self.time("ended", "call_ended", hint=say("call_ended_hint"))
        self.choice("result", "call_result", "call_results")
        made = [(str(one.id), self._referral_name(one.id)) for one in shown.case.referrals]
        self.add(Choice("referral_id", say("call_referral"), made))
        self.area("note", "call_note", lines=2)
        self.begin(self._values_of(call) if call else {"began": "now", "route": route})

    def title_of(self, key: str, code: str) -> str:
        return self.room.said.route(code) if key == "route" else code

    def work(self, values: dict[str, Text]) -> Work:
        calls, call, incident = self.room.presenter.calls, self._call, self.shown.case.incident.id
        typed = texts(values, _FIELDS)
        referral = typed.pop("referral_id", "")
        draft = CallDraft(**typed, referral_id=UUID(referral) if referral else None)
        if call is None:
            return lambda _progress: calls.record(incident, draft)
        return lambda _progress: calls.amend(call.id, call.row_version, draft)

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        for call in shown.case.call_attempts:
            if self._call is not None and call.id == self._call.id:
                self._call = call
                return self._values_of(call)
        return None

    def _values_of(self, call: CallAttempt) -> dict[str, Text]:
        draft = self.room.presenter.calls.draft_of(call)
        return {name: str(getattr(draft, name) or "") for name in _FIELDS}

    def _referral_name(self, wanted: UUID) -> str:
        for number, referral in enumerate(self.shown.case.referrals, start=1):
            if referral.id == wanted:
                return f"{number}. {self.room.said.route_short(referral.route)}"
        return ""
