"""A referral: whom, what was said, what came back, and what if one disagrees. Its route's guidance stands beside it."""

from __future__ import annotations

from uuid import UUID

from safetydesk.desktop.kit.fields import Choice, ChoiceSearch
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.about_whom import AboutWhom, ticked_in
from safetydesk.desktop.rooms.incident.forms.agency_sheet import form_of
from safetydesk.desktop.rooms.incident.forms.route_guidance import RouteGuidance
from safetydesk.desktop.rooms.incident.forms.routes_offered import routes_offered
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.agency import Agency
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.calls_before import calls_before
from safetydesk.domain.drafts import ReferralDraft
from safetydesk.domain.plain import hints_of
from safetydesk.domain.referral import Referral

_FIELDS = tuple(name for name in hints_of(ReferralDraft) if name != "about")


class ReferralSheet(Sheet):
    """Makes a referral, or updates `referral`. `call` is one that got through: what it tells is filled in."""

    kind = "referral"

    def __init__(
        self,
        room: Room,
        shown: Shown,
        referral: Referral | None = None,
        route: str = "",
        call: CallAttempt | None = None,
    ) -> None:
        title = say("referral_update_title") if referral else say("referral_title")
        why = say("referral_update_why") if referral else say("referral_why")
        super().__init__(room, shown, title, why, say("referral_save"))
        self._referral = referral
        self.slot = str(referral.id) if referral else route
        self.changes_record = referral is not None
        self._guidance = RouteGuidance(room, shown)
        self._guidance.call_wanted.connect(self._call)
        self._guidance.sheet_wanted.connect(lambda sheet: self.switch_wanted.emit(form_of(sheet)))
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(self._guidance)
        self._whom()
        self._about = AboutWhom(self, referral.about if referral else ())
        self._said()
        self._came_back()
        self._disagree()
        self._filled_for = ""
        self.form.changed.connect(self._changed)
        begun = {"made": "now", "route": route, **self._about.usual(route)}
        self.begin(self._values_of(referral) if referral else begun)
        self._show_route()
        self._made_first = self._made.text()
        if call is not None:
            self.take_call(call, shown)

    def _whom(self) -> None:
        self.form.add_heading(say("referral_whom_part"))
        self._route = ChoiceSearch(
            "route",
            say("referral_route"),
            lambda typed: routes_offered(self.room, self.shown, typed),
            needed=True,
            placeholder=say("referral_route_like"),
        )
        self.add(self._route, span=2)
        self._agency = Choice("agency_id", say("referral_agency_id"), [], empty=say("referral_no_agency"))
        self.add(self._agency)
        self.line("organisation", "referral_organisation")
        self.line("office", "referral_office")
        self.line("spoke_to", "referral_spoke_to")
        self.line("role", "referral_role")
        self.choice("method", "referral_method", "methods")
        self.time("started", "referral_started", hint=say("referral_started_hint"))
        self._made = self.time("made", "referral_made", needed=True)

    def _said(self) -> None:
        self.form.add_heading(say("referral_said_part"))
        self.area("shared", "referral_shared")
        self.choice("informed", "referral_informed", "informed")
        self.choice("consent", "referral_consent", "consents")
        self.area("informed_reason", "referral_informed_reason", lines=2)
        self.area("consent_reason", "referral_consent_reason", lines=2)
        there = [each for each in self.shown.case.exhibits if each.may_be_seen]
        hint = (
            say("referral_documents_hint", like=there[0].number)
            if there
            else say("referral_documents_hint_none")
        )
        self._documents = self.area("documents", "referral_documents", hint=hint, lines=2)
        self._exhibit: Choice | None = None
        if there:
            offered = [
                (each.number, " · ".join(filter(None, (each.number, each.card.description[:60]))))
                for each in there
            ]
            self._exhibit = Choice("exhibit", say("referral_exhibit"), offered)
            self.add(self._exhibit)

    def _came_back(self) -> None:
        self.form.add_heading(say("referral_came_part"))
        self.area("references", "referral_references", hint=say("referral_references_hint"), lines=2)
        self.time("acknowledged", "referral_acknowledged")
        self.line("acknowledged_by", "referral_acknowledged_by")
        self.area("advice", "referral_advice", hint=say("referral_advice_hint"))
        self.area("action_taken", "referral_action_taken", lines=2)
        self.search("decision", "referral_decision", "agency_decisions", own=say("referral_own_words"))
        self.time("next_contact", "referral_next_contact", hint=say("referral_next_contact_hint"))
        usual = [(t.code, t.label) for t in self.room.said.vocabulary.terms("referral_outcomes")]
        self._usual = self.add(Choice("usual_outcome", say("referral_usual_outcome"), usual))
        self.time("closed", "referral_closed", hint=say("referral_closed_hint"))
        self.area("outcome", "referral_outcome", lines=2)

    def _disagree(self) -> None:
        self.form.add_heading(say("referral_disagree_part"))
        self.form.add_widget(plain_label(say("referral_disagree_why"), "small"))
        self.time("challenged", "referral_challenged")
        self.line("challenged_by", "referral_challenged_by")
        self.area("challenge", "referral_challenge", lines=2)
        self.area("challenge_result", "referral_challenge_result", lines=2)

    def focus_first(self) -> None:
        """The route, or where what came back is written."""
        first = "acknowledged" if self._referral else "organisation" if self._route.value() else "route"
        self.form.field(first).focus()

    def title_of(self, key: str, code: str) -> str:
        if key == "decision":
            return self.room.said.term("agency_decisions", code)
        return self.room.said.route(code) if key == "route" else code

    def work(self, values: dict[str, Text]) -> Work:
        presenter, referral, incident = self.room.presenter, self._referral, self.shown.case.incident.id
        draft = ReferralDraft(**texts(values, _FIELDS), about=ticked_in(values))
        if referral is None:
            return lambda _progress: presenter.refer(incident, draft)
        return lambda _progress: presenter.update_referral(referral.id, referral.row_version, draft)

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        for referral in shown.case.referrals:
            if self._referral is not None and referral.id == self._referral.id:
                self._referral = referral
                return self._values_of(referral)
        return None

    def take_call(self, call: CallAttempt, shown: Shown) -> bool:
        """Write in what a call that got through tells, where nothing stands; False where it was of another route.

        `shown` is the latest reading: it has the calls that came before.
        """
        if call.route != (self._route.value() or call.route):
            return False
        before = calls_before(
            shown.case.call_attempts,
            route=call.route,
            organisation=call.organisation,
            made=call.ended or call.began,
        )
        began = min((*(one.began for one in before), call.began), key=lambda at: at.utc)
        told: dict[str, Text] = {
            "route": call.route,
            "organisation": call.organisation,
            "spoke_to": call.spoke_to,
        }
        told |= {"method": "phone", "started": began.text()}
        now = self.typed.read()
        told = {key: text for key, text in told.items() if text and not now.get(key)}
        if self._referral is None and call.ended is not None and self._made.text() == self._made_first:
            told["made"] = call.ended.text()
        self.typed.put(told)
        self._show_route()
        return True

    def _values_of(self, referral: Referral) -> dict[str, Text]:
        draft = self.room.presenter.referral_draft(referral)
        self._offer_agencies(referral.route, referral.agency_id)
        return {name: getattr(draft, name) for name in _FIELDS} | self._about.values(draft.about)

    def names(self) -> dict[str, str]:
        """A problem with whom it is about stands beside the first of them."""
        return {"about": self._about.first} if self._about.first else {}

    def _changed(self, key: str) -> None:
        if key == "route":
            self._show_route()
            if self._referral is None:
                self._about.show_route(self._route.value() or "")
        elif key == "agency_id":
            self._fill_agency()
        elif key == "exhibit":
            self._add_exhibit()
        elif key == "usual_outcome" and self._usual.value():
            label = self.room.said.term("referral_outcomes", str(self._usual.value()))
            self.form.field("outcome").set_value(label)

    def _add_exhibit(self) -> None:
        """The exhibit chosen becomes a line of what was sent."""
        number = str(self._exhibit.value() or "") if self._exhibit is not None else ""
        if not number or self._exhibit is None:
            return
        lines = [line for line in self._documents.value().splitlines() if line.strip()]
        if number not in lines:
            self._documents.set_value("\n".join([*lines, number]))
        self._exhibit.set_value(None)

    def _offer_agencies(self, route: str, kept: UUID | None = None) -> None:
        there = self.shown.agencies_for(route, kept)
        self._agency.set_choices(
            [(str(each.id), " · ".join(filter(None, (each.name, each.area)))) for each in there]
        )
        self.form.set_field_visible("agency_id", bool(there))

    def _show_route(self) -> None:
        code = self._route.value() or ""
        kept = self._referral.agency_id if self._referral is not None else None
        chosen = self._agency.value()
        self._offer_agencies(code, kept)
        there = self.shown.agencies_for(code, kept)
        if chosen in [str(each.id) for each in there]:
            self._agency.set_value(chosen)
        elif len(there) == 1 and self._referral is None:
            self._agency.set_value(str(there[0].id))
        self._fill_agency()

    def _chosen_agency(self) -> Agency | None:
        wanted = self._agency.value()
        return next((each for each in self.shown.agencies if str(each.id) == wanted), None)

    def _fill_agency(self) -> None:
        """Its name where no other organisation was typed."""
        agency, field = self._chosen_agency(), self.form.field("organisation")
        now = str(field.value() or "")
        if self._referral is None and (not now or now == self._filled_for):
            self._filled_for = agency.name if agency is not None else ""
            if now != self._filled_for:
                field.set_value(self._filled_for)
        self._guidance.show_route(self._route.value() or "", agency)

    def _call(self) -> None:
        """Ring now: the clock runs over the page, and this form stays as it is."""
        route, agency = self._route.value() or "", self._chosen_agency()
        whom = str(self.form.field("organisation").value() or "")
        number = agency.phone if agency is not None else self.room.said.vocabulary.route(route).phone
        calls, incident = self.room.presenter.calls, self.shown.case.incident.id
        referral = self._referral.id if self._referral is not None else None
        self.room.surroundings.tasks.run(
            say("call_beginning"),
            lambda _progress: calls.begin(incident, route, whom, number, referral),
            lambda _call: None,
            lambda error: self.room.surroundings.errors.show(error, self.banner),
            owner=self,
        )
