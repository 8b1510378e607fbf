"""What escalation, closing and the school's own settings are kept in."""

from __future__ import annotations

from sqlalchemy import Index, text

from safetydesk.domain.agency_sheet import SheetAnswer
from safetydesk.domain.closure import SetAside
from safetydesk.records.tables.metadata import (
    belongs_to,
    compound,
    day,
    day_or_none,
    flag,
    id_or_none,
    moment,
    moment_or_none,
    some_id,
    table,
    words,
)

HOUSE_VALUES = table(
    "house_values",
    words("name"),
    words("value"),
    day("in_force_from"),
    words("source"),
    moment("recorded"),
    some_id("recorded_by"),
)
AGENCIES = table(
    "agencies",
    words("name"),
    compound("routes", tuple[str, ...]),
    words("area"),
    words("contact"),
    words("phone"),
    words("hours"),
    words("out_of_hours"),
    words("email"),
    words("portal"),
    words("address"),
    words("note"),
    day_or_none("checked"),
    words("checked_by"),
    day_or_none("retired"),
    moment("recorded"),
    some_id("recorded_by"),
)
CIRCUMSTANCES = table(
    "circumstances",
    belongs_to("incident_id", "incidents"),
    compound("marks", tuple[str, ...]),
    compound("characteristics", tuple[str, ...]),
    words("school_time"),
    words("intent"),
    words("network"),
    words("audience"),
    compound("clauses", tuple[str, ...]),
    compound("managed_under", tuple[str, ...]),
    words("lead_procedure"),
    words("lead_reason"),
    compound("other_references", tuple[str, ...]),
    words("anybody_replied"),
    words("police_wish"),
    words("police_wish_by"),
    moment("recorded"),
    some_id("recorded_by"),
)
CALL_ATTEMPTS = table(
    "call_attempts",
    belongs_to("incident_id", "incidents"),
    words("route"),
    id_or_none("referral_id"),
    words("organisation"),
    words("number"),
    moment("began"),
    moment_or_none("ended"),
    words("result"),
    words("spoke_to"),
    words("note"),
    some_id("by"),
)
DEADLINE_CHANGES = table(
    "deadline_changes",
    belongs_to("incident_id", "incidents"),
    words("rule"),
    some_id("started_by"),
    words("kind"),
    moment_or_none("until"),
    id_or_none("to_member"),
    words("reason"),
    words("agreed_by"),
    moment("at"),
    moment("recorded"),
    some_id("recorded_by"),
)
TAKEDOWNS = table(
    "takedowns",
    belongs_to("incident_id", "incidents"),
    words("address"),
    words("platform"),
    words("account"),
    words("what"),
    id_or_none("exhibit_id"),
    moment("recorded"),
    some_id("recorded_by"),
)
TAKEDOWN_STEPS = table(
    "takedown_steps",
    belongs_to("incident_id", "incidents"),
    belongs_to("takedown_id", "takedowns"),
    words("kind"),
    moment("at"),
    words("route"),
    words("reference"),
    words("note"),
    id_or_none("exhibit_id"),
    moment("recorded"),
    some_id("recorded_by"),
)
INCIDENT_LINKS = table(
    "incident_links",
    belongs_to("incident_id", "incidents"),
    some_id("other_id"),
    words("kind"),
    words("reason"),
    moment("recorded"),
    some_id("recorded_by"),
    moment_or_none("ended"),
    id_or_none("ended_by"),
    words("ended_reason"),
)
CLOSURES = table(
    "closures",
    belongs_to("incident_id", "incidents"),
    words("summary"),
    words("no_summary"),
    words("follow_up"),
    words("no_follow_up"),
    words("actions"),
    words("no_actions"),
    words("outcome"),
    words("no_outcome"),
    compound("outcomes", tuple[str, ...]),
    compound("set_aside", tuple[SetAside, ...]),
    moment("closed"),
    some_id("closed_by"),
    flag("needs_second"),
    moment_or_none("reopened"),
    id_or_none("reopened_by"),
    words("reopened_reason"),
)
SIGN_OFFS = table(
    "sign_offs",
    belongs_to("incident_id", "incidents"),
    some_id("about"),
    words("about_kind"),
    moment("asked"),
    some_id("asked_by"),
    words("why"),
    words("answer"),
    words("note"),
    moment_or_none("signed"),
    id_or_none("signed_by"),
)
DEBRIEFS = table(
    "debriefs",
    belongs_to("incident_id", "incidents"),
    moment_or_none("held"),
    words("present"),
    words("lessons"),
    words("policy_change"),
    words("teaching_change"),
    compound("early_review", tuple[str, ...]),
    words("waived_reason"),
    moment("recorded"),
    some_id("recorded_by"),
)
ACTIONS = table(
    "actions",
    belongs_to("incident_id", "incidents"),
    words("what"),
    words("owner"),
    day_or_none("due"),
    words("arisen_from"),
    words("policy"),
    moment_or_none("done"),
    words("done_note"),
    words("not_done_reason"),
    moment("recorded"),
    some_id("recorded_by"),
)
THRESHOLD_DECISIONS = table(
    "threshold_decisions",
    belongs_to("incident_id", "incidents"),
    belongs_to("person_id", "people"),
    compound("limbs", tuple[str, ...]),
    words("evidence"),
    words("answer"),
    words("reason"),
    words("lado_consulted"),
    words("lado_advice"),
    words("case_manager"),
    words("case_manager_reason"),
    words("may_be_told"),
    moment("decided"),
    words("decided_by"),
    moment("recorded"),
    some_id("recorded_by"),
)
ALLEGATION_OUTCOMES = table(
    "allegation_outcomes",
    belongs_to("incident_id", "incidents"),
    belongs_to("person_id", "people"),
    words("outcome"),
    words("reason"),
    moment("decided"),
    words("decided_by"),
    moment("recorded"),
    some_id("recorded_by"),
)
PATHWAY_STEPS = table(
    "pathway_steps",
    belongs_to("incident_id", "incidents"),
    words("pathway"),
    words("step"),
    words("state"),
    moment("at"),
    words("note"),
    moment("recorded"),
    some_id("recorded_by"),
)
ACCESS_BANS = table(
    "access_bans",
    belongs_to("incident_id", "incidents"),
    belongs_to("person_id", "people"),
    words("what"),
    words("details"),
    day("starts"),
    day_or_none("until"),
    day_or_none("review"),
    words("reason"),
    moment("decided"),
    words("decided_by"),
    moment_or_none("lifted"),
    id_or_none("lifted_by"),
    words("lifted_reason"),
    moment("recorded"),
    some_id("recorded_by"),
)
AGENCY_SHEETS = table(
    "agency_sheets",
    belongs_to("incident_id", "incidents"),
    words("sheet"),
    id_or_none("person_id"),
    compound("answers", tuple[SheetAnswer, ...]),
    moment("recorded"),
    some_id("recorded_by"),
)
Index(None, INCIDENT_LINKS.c.other_id)
Index("ix_call_attempts_open", CALL_ATTEMPTS.c.by, sqlite_where=CALL_ATTEMPTS.c.ended.is_(None))
Index(
    "ix_circumstances_found",
    CIRCUMSTANCES.c.other_references,
    CIRCUMSTANCES.c.incident_id,
    sqlite_where=text("other_references <> '[]'"),
)
Index(
    "ix_takedown_steps_found",
    TAKEDOWN_STEPS.c.reference,
    TAKEDOWN_STEPS.c.incident_id,
    sqlite_where=text("reference <> ''"),
)
Index(None, HOUSE_VALUES.c.name, HOUSE_VALUES.c.in_force_from)
Index(
    "ix_closures_standing",
    CLOSURES.c.closed,
    CLOSURES.c.incident_id,
    sqlite_where=CLOSURES.c.reopened.is_(None),
)
Index(None, SIGN_OFFS.c.signed)
Index("ix_sign_offs_disagreed", SIGN_OFFS.c.incident_id, sqlite_where=text("answer = 'disagreed'"))
Index(None, ACTIONS.c.done)
