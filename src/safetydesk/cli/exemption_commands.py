"""exempt: the register of pre-existing relationships, recorded and amended."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.access_commands import access_options, access_typed
from safetydesk.cli.arguments import Call, Command, help_words, text_options
from safetydesk.cli.choosing import coded
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.drafts import ExemptionDraft

TEXTS = (
    "staff_name", "other_party", "other_is_pupil", "relationship", "begun", "known_to", "platforms", "declared_on",
    "dsl_on", "dsl_by", "head_on", "head_by", "chair_on", "chair_by", "decision", "decided_on", "decided_by",
    "reason", "conditions", "advice", "risk_learner", "risk_staff", "risk_setting", "parent_told", "in_force_from",
    "in_force_to", "review_on", "ended_on", "ended_reason",
)  # fmt: skip
LISTS = {
    "kind": "exemption_kinds",
    "standing": "staff_standings",
    "decision": "exemption_decisions",
    "other_is_pupil": "pupil_answers",
    "parent_told": "parent_told_answers",
}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kind", metavar="KIND", help=help_words("exemption_kind"))
    parser.add_argument("--standing", metavar="STANDING", help=help_words("standing"))
    text_options(parser, TEXTS)
    access_options(parser)
    parser.add_argument("--amend", metavar="REF", help=help_words("exemption_amend"))
    parser.add_argument(
        "--reason-for-change", metavar="TEXT", default="", help=help_words("reason_for_change")
    )


def _exempt(call: Call) -> Outcome:
    """A new exemption; with --amend, a new version of the one named."""
    exemptions = call.desk.exemptions
    typed: dict[str, Any] = coded(call.desk.vocabulary, call.typed((*TEXTS, "kind", "standing")), LISTS)
    if call.args.amend is None:
        typed |= access_typed(call)
        saved = exemptions.record(ExemptionDraft(**typed, staff_id=_id_of(typed.get("staff_name", ""))))
        said = "exempted"
    else:
        file = exemptions.reread(exemptions.by_reference(call.args.amend))
        draft = replace(exemptions.draft_of(file.exemption, file.staff), **typed)
        version = file.exemption.row_version
        saved = exemptions.amend(file.exemption.id, version, draft, call.args.reason_for_change)
        said = "amended"
    decision = call.desk.vocabulary.term("exemption_decisions", saved.decision).label
    values = {"reference": saved.reference, "decision": decision}
    return Outcome(
        document={"reference": saved.reference, "id": str(saved.id), "decision": saved.decision},
        lines=(wording.words("hatch", said, values),),
    )


def _id_of(typed: str) -> UUID | None:
    """An id in place of the name, which tells two people of one name apart."""
    try:
        return UUID(typed.strip())
    except ValueError:
        return None


COMMANDS = (Command(name="exempt", arguments=_arguments, run=_exempt, forms=("ex_",)),)
