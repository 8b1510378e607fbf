"""A referral: made, and later what came back. The routes offered for the category stand first, with their guidance."""

from __future__ import annotations

from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.fields import Choice, ChoiceSearch
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.drafts import ReferralDraft
from safetydesk.domain.plain import hints_of
from safetydesk.domain.referral import Referral
from safetydesk.domain.vocabulary import Route

_FIELDS = tuple(hints_of(ReferralDraft))
_GUIDANCE = ("takes", "does_not_take", "timing", "who", "how", "wants")


class ReferralSheet(Sheet):
    """Makes a referral, or updates `referral`."""

    kind = "referral"

    def __init__(self, room: Room, shown: Shown, referral: Referral | None = None, route: str = "") -> None:
        title = say("referral_update_title") if referral else say("referral_title")
        why = say("referral_update_why") if referral else say("referral_why")
        super().__init__(room, shown, title, why, say("referral_save"))
        self._referral = referral
        self.slot = str(referral.id) if referral else route
        self.changes_record = referral is not None
        self._guidance = Card(say("guidance"), tone="accent")
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(self._guidance)
        self.form.add_heading(say("referral_made_part"))
        self._route = ChoiceSearch(
            "route", say("referral_route"), self._look_up, needed=True, placeholder=say("referral_route_like")
        )
        self.add(self._route, span=2)
        self.line("organisation", "referral_organisation")
        self.line("spoke_to", "referral_spoke_to")
        self.choice("method", "referral_method", "methods")
        self.time("made", "referral_made", needed=True)
        self.area("shared", "referral_shared")
        self.choice("informed", "referral_informed", "informed")
        self.area("references", "referral_references", hint=say("referral_references_hint"), lines=2)
        self.form.add_heading(say("referral_back_part"))
        self.time("acknowledged", "referral_acknowledged")
        self.line("acknowledged_by", "referral_acknowledged_by")
        self.area("advice", "referral_advice", hint=say("referral_advice_hint"))
        self.area("action_taken", "referral_action_taken", lines=2)
        usual = [(t.code, t.label) for t in room.said.vocabulary.terms("referral_outcomes")]
        self._usual = self.add(Choice("usual_outcome", say("referral_usual_outcome"), usual))
        self.time("closed", "referral_closed", hint=say("referral_closed_hint"))
        self.area("outcome", "referral_outcome", lines=2)
        self.form.changed.connect(self._changed)
        self.begin(self._values_of(referral) if referral else {"made": "now", "route": route})
        self._show_guidance()

    def focus_first(self) -> None:
        """The route, or where what came back is written."""
        first = "acknowledged" if self._referral else "organisation" if self._route.value() else "route"
        self.form.field(first).focus()

    def title_of(self, key: str, code: str) -> str:
        return self.room.said.route(code) if key == "route" else code

    def work(self, values: dict[str, Text]) -> Work:
        presenter, referral, incident = self.room.presenter, self._referral, self.shown.case.incident.id
        draft = ReferralDraft(**texts(values, _FIELDS))
        if referral is None:
            return lambda _progress: presenter.refer(incident, draft)
        return lambda _progress: presenter.update_referral(referral.id, referral.row_version, draft)

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        for referral in shown.case.referrals:
            if self._referral is not None and referral.id == self._referral.id:
                self._referral = referral
                return self._values_of(referral)
        return None

    def _values_of(self, referral: Referral) -> dict[str, Text]:
        draft = self.room.presenter.referral_draft(referral)
        return {name: getattr(draft, name) for name in _FIELDS}

    def _look_up(self, typed: str) -> list[tuple[str, str, str]]:
        """The category's routes first, those to consider before the others marked; then all that fit."""
        words = self.room.said.vocabulary
        offered = [*self.shown.first_routes, *self.shown.other_routes]
        found = list(words.search_routes(typed)) if typed else [*offered, *words.routes]
        inside = [route for route in found if route in offered]
        ranked = dict.fromkeys([*inside, *found])
        return [(route.code, route.name, self._note(route)) for route in ranked if route.is_outside]

    def _note(self, route: Route) -> str:
        first = say("route_first") if route in self.shown.first_routes else ""
        offered = say("route_offered") if route in self.shown.other_routes else ""
        parts = (first, offered, self.shown.when_to(route.code), route.timing)
        return " · ".join(part for part in parts if part)

    def _changed(self, key: str) -> None:
        if key == "route":
            self._show_guidance()
        elif key == "usual_outcome" and self._usual.value():
            label = self.room.said.term("referral_outcomes", str(self._usual.value()))
            self.form.field("outcome").set_value(label)

    def _show_guidance(self) -> None:
        self._guidance.clear()
        code = self._route.value()
        if code is None:
            self._guidance.add(plain_label(say("guidance_none"), "muted"))
            return
        route = self.room.said.vocabulary.route(code)
        self._guidance.add(plain_label(route.name, "strong"))
        when = self.shown.when_to(code)
        if when:
            self._guidance.add(plain_label(say("guidance_when", when=when)))
        known = [
            (say(f"guidance_{name}"), getattr(route, name)) for name in _GUIDANCE if getattr(route, name)
        ]
        self._guidance.add(Facts(known))
        source = " · ".join(part for part in (route.source, route.dated) if part)
        if source:
            self._guidance.add(plain_label(say("guidance_source", source=source), "small"))
