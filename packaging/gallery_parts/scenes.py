"""Every page in every state, each drawn by driving the window as a person would."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QScrollArea

from gallery_parts import (
    scenes_access,
    scenes_apart,
    scenes_backups,
    scenes_calls,
    scenes_cards,
    scenes_closing,
    scenes_conversations,
    scenes_custody,
    scenes_destroying,
    scenes_escalation,
    scenes_house,
    scenes_in_words,
    scenes_incident,
    scenes_keychain,
    scenes_policies,
    scenes_team,
    scenes_viewing,
    scenes_ways_in,
)
from gallery_parts.nonsense import WRONG_DAY, typed
from gallery_parts.scenes_apart import independent, manual, manual_before
from gallery_parts.scenes_audit import audit_asked, audit_broken, audit_verified
from gallery_parts.scenes_backups import backups, restore
from gallery_parts.scenes_incident import (
    incident_bare,
    incident_image,
    incident_locked,
    incident_problem,
    incident_sheets,
    incident_small_sheets,
    incident_tabs,
)
from gallery_parts.scenes_keychain import keychain, sign_in_by_keychain
from gallery_parts.scenes_recovery import WANTED as OF_RECOVERY
from gallery_parts.scenes_recovery import alert, recover, recovery
from gallery_parts.scenes_team import team, team_forms
from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from gallery_parts.unreadable import unreadable
from safetydesk import wording
from safetydesk.desktop.cover import Cover
from safetydesk.desktop.kit.record_table import RecordTable
from safetydesk.desktop.shortcuts import show_shortcuts

Scene = Callable[[Studio, Shown], None]
_FIRST = {
    "school": "Larkfield School", "town": "Larkmouth", "name": "Joanna Marsh", "initials": "JSM",
    "job": "Deputy head", "login": "joanna",
}  # fmt: skip


def first_run(studio: Studio, _shown: Shown) -> None:
    """Nothing typed, nothing right, and names that go on for ever."""
    studio.snap("first run", "empty")
    studio.press(wording.label("first_act"))
    studio.snap("first run", "problem")
    for key in ("school", "town", "name", "job", "login"):
        studio.field(key).set_value("Wolfeschlegelsteinhausenbergerdorff <b>bold</b> " * 3)
    studio.field("offered").set_value(False)
    studio.field("passphrase").set_value("letmein")
    studio.press(wording.label("first_act"))
    studio.snap("first run", "ugly")
    for key, words in _FIRST.items():
        studio.field(key).set_value(words)
    studio.field("offered").set_value(True)
    studio.snap("first run", "full")


def unlock(studio: Studio, _shown: Shown) -> None:
    studio.snap("sign in", "empty")
    studio.press(wording.label("unlock_act"))
    studio.snap("sign in", "problem")
    studio.field("login").set_value("joanna")
    studio.field("passphrase").set_value("not the passphrase of anybody here")
    studio.press(wording.label("unlock_act"))
    studio.snap("sign in", "wrong passphrase")
    studio.field("login").set_value("Wolfeschlegelsteinhausenbergerdorff <b>bold</b> " * 3)
    studio.snap("sign in", "ugly")


def today(studio: Studio, _shown: Shown) -> None:
    studio.go("today")
    studio.snap("today")


def incidents(studio: Studio, _shown: Shown) -> None:
    room = studio.go("incident_list")
    table = studio.part(room, RecordTable)
    if table.rows.rowCount():
        table.selectRow(0)
    studio.snap("incidents")


def log_empty(studio: Studio, _shown: Shown) -> None:
    studio.go("log_incident")
    studio.snap("log", "empty")


def log_draft(studio: Studio, _shown: Shown) -> None:
    """With what a draft holds, its evidence among it."""
    studio.go("log_incident")
    studio.press(wording.label("log_go_on"))
    studio.snap("log")


def log_problem(studio: Studio, _shown: Shown) -> None:
    room = studio.go("log_incident")
    studio.field("happened_kind").set_value("between")
    typed(studio.field("discovered"), WRONG_DAY)
    studio.press(wording.label("log_save"))
    studio.snap("log", "problem")
    studio.field("categories").set_value(("BULLY", "NUDES", "STAFF-CONTACT"))
    studio.field("wishes").focus()
    studio.part(room, QScrollArea).ensureWidgetVisible(studio.field("wishes"))
    studio.snap("log", "several categories")
    studio.ask("question dialog", "discard", lambda: studio.press(wording.label("log_discard")))
    assert studio.window.current_room() is room


def exemptions(studio: Studio, _shown: Shown) -> None:
    studio.go("exemptions")
    studio.snap("exemptions")


def exemption(studio: Studio, shown: Shown) -> None:
    studio.go("exemptions", id=shown.exemption)
    studio.snap("exemption")


def exemption_amend(studio: Studio, shown: Shown) -> None:
    studio.go("exemptions", id=shown.exemption)
    studio.press(wording.label("ex_amend"))
    studio.snap("exemption form", f"{studio.state} amend")


def exemption_problem(studio: Studio, _shown: Shown) -> None:
    studio.go("exemptions", act="new")
    studio.snap("exemption form", "empty")
    studio.field("decision").set_value("agreed_with_conditions")
    typed(studio.field("declared_on"), WRONG_DAY)
    studio.press(wording.label("ex_save"))
    studio.snap("exemption form", "problem")


def printing(studio: Studio, shown: Shown) -> None:
    studio.go("printing", what="case_file", id=shown.incident)
    studio.snap("print request")


def printing_problem(studio: Studio, shown: Shown) -> None:
    studio.go("printing", what="case_file", id=shown.incident)
    studio.press(wording.label("print_draw"))
    studio.snap("print request", "problem")


def reader(studio: Studio, shown: Shown) -> None:
    studio.go("printing", what="case_file", id=shown.incident)
    for key in ("recipient", "purpose"):
        studio.field(key).set_value(next(iter(wording.load_vocabulary().lists[f"{key}s"])))
    studio.field("recipient_words").set_value("PC Adeyemi, Larkmouth police")
    studio.press(wording.label("print_draw"))
    studio.snap("print reader")


def audit(studio: Studio, _shown: Shown) -> None:
    studio.go("audit")
    studio.snap("audit")


def settings(studio: Studio, _shown: Shown) -> None:
    """Its beginning and its end."""
    room = studio.go("settings")
    studio.snap("settings")
    bar = studio.part(room, QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum())
    studio.snap("settings", f"{studio.state} end")
    bar.setValue(0)


def settings_problem(studio: Studio, _shown: Shown) -> None:
    studio.go("settings")
    studio.field("name").set_value("")
    studio.press(wording.label("set_save"))
    studio.snap("settings", "problem")


def damaged(studio: Studio, shown: Shown) -> None:
    """Each page that reads, where the records can no longer be read."""
    for page, place, what in (
        ("today", "today", {}),
        ("incidents", "incident_list", {}),
        ("find", "find", {"words": shown.find}),
        ("incident", "incident", {"id": shown.incident}),
        ("exemptions", "exemptions", {}),
        ("exemption", "exemptions", {"id": shown.exemption}),
        ("audit", "audit", {}),
    ):
        with unreadable(), studio.trouble_expected():
            studio.ask(page, "problem", partial(studio.arrive, place, **what))


def find_ask(studio: Studio, _shown: Shown) -> None:
    studio.go("find")
    studio.snap("find", "nothing asked")


def find(studio: Studio, shown: Shown) -> None:
    studio.go("find", words=shown.find)
    studio.snap("find")


def cover(studio: Studio, _shown: Shown) -> None:
    studio.go("incident_list")
    studio.window.toggle_cover()
    studio.snap("cover", "on")
    part: Cover = studio.window.cover
    part.take_off()


def keys(studio: Studio, _shown: Shown) -> None:
    studio.ask("question dialog", "keys", lambda: show_shortcuts(studio.window))


_FOUR = ("empty", "full", "problem", "ugly")
WANTED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("first run", "today", "incidents", "log", "find", "exemptions", "audit", "settings"), _FOUR
    ),
    "sign in": ("empty", "problem", "wrong passphrase", "ugly"),
    "exemption": ("full", "problem", "ugly"),
    "exemption form": ("empty", "problem", "full amend", "ugly amend"),
    "print request": ("full", "problem", "ugly"),
    "print reader": ("full", "ugly"),
    "cover": ("on",),
    **scenes_access.WANTED,
    **scenes_apart.WANTED,
    **scenes_backups.WANTED,
    **scenes_cards.WANTED,
    **scenes_closing.WANTED,
    **scenes_conversations.WANTED,
    **scenes_custody.WANTED,
    **scenes_destroying.WANTED,
    **scenes_escalation.WANTED,
    **scenes_house.WANTED,
    **scenes_calls.WANTED,
    **scenes_in_words.WANTED,
    **scenes_incident.WANTED,
    **scenes_keychain.WANTED,
    **scenes_policies.WANTED,
    **OF_RECOVERY,
    **scenes_team.WANTED,
    **scenes_viewing.WANTED,
    **scenes_ways_in.WANTED,
}
"""What the whole gallery must show of each page; what is not among its pictures is a fault."""

BEFORE_STORE: tuple[Scene, ...] = (first_run,)
AT_SIGN_IN: tuple[Scene, ...] = (manual_before, recover, restore, sign_in_by_keychain, unlock)
EMPTY_STORE: tuple[Scene, ...] = (
    recovery, today, incidents, exemptions, audit, settings, find_ask, find, log_empty, incident_bare, log_problem,
    exemption_problem, keychain, settings_problem, backups, team,
)  # fmt: skip
FULL_STORE: tuple[Scene, ...] = (
    today, incidents, incident_tabs, incident_image, incident_locked, incident_sheets, incident_problem,
    recovery, alert,
    incident_small_sheets, exemptions, exemption, exemption_amend, printing, printing_problem, reader, audit,
    audit_verified, audit_asked, audit_broken, settings, find, log_empty, log_draft, keychain, backups, cover, keys,
    independent, manual, team, team_forms, scenes_access.access, scenes_viewing.viewing,
    scenes_destroying.destroying, scenes_destroying.evidence_check, scenes_destroying.from_the_log_form,
    scenes_custody.custody, scenes_in_words.in_words, scenes_in_words.image_stopped,
    scenes_cards.capture_cards, scenes_ways_in.ways_in, scenes_ways_in.ways_in_log,
    scenes_conversations.conversations, scenes_house.house, scenes_policies.policies,
    scenes_policies.circumstances, scenes_calls.agencies, scenes_calls.calls, scenes_closing.closing,
    scenes_escalation.escalation, scenes_escalation.own_choices, scenes_escalation.log_raised,
    scenes_escalation.bans, scenes_escalation.signing, scenes_escalation.opened_again,
    damaged,
)  # fmt: skip
UGLY_STORE: tuple[Scene, ...] = (
    today, incidents, incident_tabs, incident_image, incident_locked, incident_sheets, exemptions, exemption,
    exemption_amend, printing, reader, audit, recovery, alert, settings, find, log_draft, team,
    scenes_in_words.in_words,
    scenes_custody.custody_ugly, scenes_closing.closing,
)  # fmt: skip
SHORT: tuple[Scene, ...] = (today, incidents, incident_tabs, exemption, audit, find)
