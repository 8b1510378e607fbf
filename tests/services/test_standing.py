"""What each role may do, asked of the services themselves: no public method without an act, or a reason for none."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.roles import given_role

from safetydesk import wording
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import MemberAmended
from safetydesk.domain.roles import NO_ROLE
from safetydesk.services.desk import Desk
from safetydesk.services.standing import Standing

ROLES = tuple(wording.load_roles().every_role)
# Offices, or methods of them, that ask for no act; and why.
FREE = {
    "batches": "how an act of adding ended, told to whoever began it",
    "bulletin": "announcements go to every screen, which then asks the services",
    "confirming": "one's own passphrase",
    "preferences": "one's own wishes for the window",
    "form_drafts": "what one typed oneself; it becomes a record by the act that saves it",
    "incident_log.new_draft": "a draft is one's own; `log` makes it a record",
    "incident_log.keep_draft": "what was typed must never be lost for a role changed meanwhile",
    "incident_log.drafts": "one's own",
    "incident_log.draft": "one's own",
    "incident_log.discard_draft": "one's own",
    "incident_log.discard_damaged_drafts": "one's own",
    "incident_log.amendment_draft": "reshapes a case already read",
    "incident_log.check": "judges what was typed",
    "incident_log.suggest": "judges what was typed",
    "incident_log.still_needed": "judges a case already read",
    "exhibits.look_at_draft": "one's own",
    "exhibits.remove_from_draft": "one's own",
    "viewing.cover": "ends what one looked at",
    "exhibits.same_as": "compares exhibits already read with what a reading tells; filtered as every reading is",
    "people.warm_type_ahead": "reads ahead and tells nobody anything",
    "closing.duties": "judges a case already read",
    "closing.asks_second": "judges a case already read",
    "sign_offs.refused": "judges a case already read",
    "decisions.guidance": "judges a case already read",
    "decisions.guidance_words": "judges a case already read",
    "actions.draft_of": "reshapes a record already read",
    "agency_sheets.kinds": "derives from a case already read",
    "referrals.draft_of": "reshapes a record already read",
    "calls.draft_of": "reshapes a record already read",
    "calls.open_of_mine": "one's own",
    "calls.seconds_held": "one's own",
    "agencies.all": "everybody may read how an agency is reached",
    "agencies.needs_checking": "of an agency already read",
    "agencies.draft_of": "reshapes a record already read",
    "circumstances.draft_of": "reshapes a record already read",
    "circumstances.pointed_out": "judges a case already read",
    "circumstances.raised_by": "judges a case already read",
    "profiles.asked": "judges a case already read",
    "profiles.all": "everybody may read the settings",
    "profiles.adopted": "everybody may read the settings",
    "profiles.past_review": "everybody may read the settings",
    "profiles.would_change": "everybody may read the settings",
    "profiles.giving_up_would_change": "everybody may read the settings",
    "profiles.own_clauses_text": "everybody may read the settings",
    "profiles.clauses": "everybody may read the settings",
    "exemptions.check": "judges what was typed",
    "exemptions.draft_of": "reshapes a record already read",
    "held_items.draft_of": "reshapes a record already read",
    "held_items.pointed_out": "judges what was typed",
    "custody.line_in": "derives from a case already read",
    "custody_papers.check_may_leave": "only refuses",
    "printing.abandon": "takes back a copy that has not left",
    "printing.check_may_leave": "only refuses",
    "audit_trail.names": "names of the team",
    "audit_trail.checkpoint": "a mark that tells nothing of any case",
    "audit_trail.history": "acts about a record one has open; filtered as every reading is",
    "audit_trail.remember": "the program's own duty at every close",
    "keychain.heard": "listens to what was announced",
    "keychain.signed_in": "the program's own duty at every sign-in",
    "keychain.state": "one's own",
    "keychain.turn_off": "takes a way in away",
    "looking_back.changes": "puts an act already read into words",
    "day_marks.save": "writes the paper that an act which asked has drawn",
    "alerts.open": "everybody is told",
    "alerts.acknowledge": "everybody acknowledges for themselves",
    "recovery_sheets.state": "everybody may know whether there are sheets",
    "recovery_sheets.save": "writes the paper that an act which asked has drawn",
    "team_keys.change_passphrase": "one's own passphrase",
    "team_keys.has_login": "judges what was typed",
    "team_keys.unfinished": "whether the program has a duty left",
    "team.members": "everybody may read who is on the team",
    "team.role_of": "everybody may read the table of roles",
    "team.dsl": "everybody may know who answers for what",
    "team.covers": "everybody may know who stands in",
    "team.is_led_by_one": "everybody may read who is on the team",
    "team.standing_in": "everybody may know who stands in",
    "team.check": "judges what was typed",
    "team.check_cover": "judges what was typed",
    "team.offered_initials": "judges what was typed",
    "team.draft_of": "reshapes a record already read",
    "school_profile.read": "everybody may read the settings",
    "pathways.every": "the vocabulary's own, for everybody",
    "pathways.of_case": "derived from a case already read",
    "pathways.offered": "derived from a case already read",
    "allegations.adults": "derived from a case already read",
    "allegations.case_manager": "derived from a case already read",
    "house_values.current": "everybody may read the settings",
    "house_values.history": "everybody may read the settings",
    "house_values.terms": "everybody may read the settings",
    "house_values.warnings": "everybody may read the settings",
    "restricting.access": "asks for the act that opens a record of its kind",
    "restricting.could_open": "judges what was typed",
    "restricting.leading": "judges what was typed",
    "restricting.meant": "judges what was typed",
    "restricting.is_for_elsewhere": "judges what was typed",
    "backups.all": "how old they are and whether one is damaged is for everybody to see",
    "backups.at_lock": "the program's own duty at every lock",
    "backups.changed": "whether that duty is due",
    "backups.due": "whether that duty is due",
    "backups.make_if_due": "the program's own duty every day",
    "backups.place": "everybody may read the settings",
    "backups.remembered_in_place": "for whoever verifies; filtered by the act that asks",
    "backups.stand_still": "for the program's own re-keying",
    "backups.said": "stands at the foot of the window for everybody",
    "backups.status": "stands at the foot of the window for everybody",
}


def _methods(desk: Desk) -> Iterator[tuple[str, Any]]:
    """Every public method of every office at the desk, as "office.method"."""
    for office in dataclasses.fields(desk):
        thing = getattr(desk, office.name)
        if not type(thing).__module__.startswith("safetydesk.services") or office.name == "office":
            continue
        for name in dir(thing):
            if name.startswith("_") or isinstance(inspect.getattr_static(type(thing), name, None), property):
                continue
            method = getattr(thing, name)
            if callable(method):
                yield f"{office.name}.{name}", method


def _refused_act(method: Any) -> str:
    """The name of the act it was refused for, called with nothing that makes sense; "" where it was let in."""
    given = [
        None
        for one in inspect.signature(method).parameters.values()
        if one.default is one.empty and one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)
    ]
    try:
        method(*given)
    except Refusal as refusal:
        return refusal.values["act"] if refusal.code == "not_your_role" else ""
    except Exception:  # noqa: BLE001 - it was let in, and stumbled over what it was given
        return ""
    return ""


def _is_free(name: str) -> bool:
    return name in FREE or name.split(".", maxsplit=1)[0] in FREE


@pytest.fixture
def methods(desk: Desk) -> dict[str, Any]:
    return dict(_methods(desk))


def test_every_public_method_asks_for_an_act_or_has_a_reason_for_none(
    desk: Desk, methods: dict[str, Any]
) -> None:
    given_role(desk, "nobody here knows")
    assert desk.office.role is NO_ROLE
    silent = [name for name, method in methods.items() if not _is_free(name) and _refused_act(method) == ""]
    assert len(methods) > 60
    assert not silent, f"put `needs(...)` over these, or a reason on the list: {', '.join(silent)}"


def test_the_list_of_free_ones_has_nothing_left_over(methods: dict[str, Any]) -> None:
    offices = {name.split(".")[0] for name in methods}
    assert not [name for name in FREE if name not in methods and name not in offices]


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_let_in_where_the_table_says_so(desk: Desk, methods: dict[str, Any], role: str) -> None:
    table = desk.office.roles
    asked = {name: method for name, method in methods.items() if not _is_free(name)}
    given_role(desk, "nobody here knows")
    acts = {act.name: act.code for act in table.every_act.values()}
    wanted = {name: acts[act] for name, method in asked.items() if (act := _refused_act(method))}
    assert len(wanted) > 40
    given_role(desk, role)
    wrong = {
        name: act
        for name, act in wanted.items()
        if (_refused_act(asked[name]) == "") is not table.may(role, act)
    }
    assert not wrong


def test_a_role_counts_from_the_next_act_on(desk: Desk) -> None:
    incident = logged(desk)
    given_role(desk, "recorder")
    desk.incident_log.count  # noqa: B018 - it is there; what it answers is asked below
    with pytest.raises(Refusal) as refused:
        desk.decisions.decide(incident.id, None)  # type: ignore[arg-type]  # refused before it is looked at
    assert refused.value.values == {"act": "Record a decision", "role": "Recorder"}
    given_role(desk, "dsl")
    assert desk.office.may("decide")


def test_whoever_has_left_may_nothing(desk: Desk) -> None:
    given_role(desk, "dsl", ended=desk.clock.now())
    assert not [act for act in desk.office.roles.every_act if desk.office.may(act)]


def test_the_role_is_read_at_sign_in(store_path: Path, clock: StoppedClock) -> None:
    first = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    given_role(first, "governor")
    first.close()
    second = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    try:
        assert second.office.role.code == "governor"
    finally:
        second.close()


def test_where_nobody_can_be_looked_up_what_everybody_may_is_still_done(desk: Desk) -> None:
    def damaged() -> Any:
        raise Trouble("records_damaged")

    unknown = Standing(desk.office.roles, desk.office.me, damaged)
    assert unknown.may("verify")
    with pytest.raises(Trouble):
        unknown.may("log")
    known = Standing(desk.office.roles, desk.office.me, desk.office.reading)
    assert known.may("log")
    known._reading = damaged
    known.heard(MemberAmended(subject=desk.office.me, name="", changes=()))
    assert known.may("log") and known.role().code == "dsl"
