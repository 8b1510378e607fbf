"""An address that is to be taken down: where it is, what captured it, and the first step if one was taken."""

from __future__ import annotations

from uuid import UUID

from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.fields import Choice
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.domain.takedown_standing import CAPTURED, STEPS

_TEXTS = ("address", "platform", "account", "what")


class TakedownSheet(Sheet):
    """Adds an address."""

    kind = "takedown"

    def __init__(self, room: Room, shown: Shown) -> None:
        super().__init__(room, shown, say("takedown_title"), say("takedown_why"), say("takedown_save"))
        self.line("address", "takedown_address", needed=True, hint=say("takedown_address_hint"), span=2)
        self.search("platform", "takedown_platform", "platforms", own=say("takedown_platform_own"))
        self.line("account", "takedown_account")
        self.area("what", "takedown_what", lines=2)
        if shown.case.is_locked:
            never = Banner()
            never.say(say("takedown_point_never_capture"), "warning", can_dismiss=False)
            self.add_above(never)
        else:
            self.add(exhibit_choice("exhibit_id", "takedown_exhibit", shown))
        never_steps = (CAPTURED,) if shown.case.is_locked else ()
        hint = say("takedown_first_step_hint")
        self.choice("kind", "takedown_first_step", STEPS, hint=hint, without=never_steps)
        self.choice("route", "takedown_route", "takedown_routes")
        self.line("reference", "takedown_reference")
        self.time("at", "takedown_at")
        incident = shown.case.incident
        self.begin({"platform": incident.platform, "at": "now"})
        self.form.changed.connect(self._changed)
        self._show_step()

    def title_of(self, key: str, code: str) -> str:
        return self.room.said.term("platforms", code)

    def work(self, values: dict[str, Text]) -> Work:
        incident, presenter = self.shown.case.incident.id, self.room.presenter.takedowns
        draft = TakedownDraft(**texts(values, _TEXTS), exhibit_id=chosen(values))
        first = None
        if values["kind"]:
            step = texts(values, ("kind", "route", "reference", "at"))
            first = TakedownStepDraft(**step, exhibit_id=None)
        return lambda _progress: presenter.begin(incident, draft, first)

    def _changed(self, key: str) -> None:
        if key == "kind":
            self._show_step()

    def _show_step(self) -> None:
        has_step = bool(self.form.field("kind").value())
        for key in ("route", "reference", "at"):
            self.form.set_field_visible(key, has_step)


def exhibit_choice(key: str, label: str, shown: Shown) -> Choice:
    """One of the incident's exhibits, by number and what it shows."""
    offered = [
        (str(each.id), " · ".join(part for part in (each.number, each.card.description) if part))
        for each in shown.case.exhibits
        if each.may_be_told
    ]
    return Choice(key, say(label), offered, hint=say("takedown_exhibit_hint"))


def chosen(values: dict[str, Text]) -> UUID | None:
    """The exhibit that was chosen, if any."""
    picked = str(values.get("exhibit_id", ""))
    return UUID(picked) if picked else None
