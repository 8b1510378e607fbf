"""Audit beyond its first look: verified, broken, who has looked, a proof about to leave."""

from __future__ import annotations

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.kit.record_table import RecordTable
from safetydesk.desktop.rooms.audit.page import AuditPage
from safetydesk.desktop.rooms.audit.presenter import Verdict


def audit_verified(studio: Studio, _shown: Shown) -> None:
    room = studio.go("audit")
    studio.press(wording.label("audit_verify"))
    studio.part(room, RecordTable).selectRow(0)
    studio.snap("audit", f"{studio.state} verified")


def audit_asked(studio: Studio, _shown: Shown) -> None:
    """Who has looked at the first child there is, and the card by which a proof leaves."""
    room = studio.go("audit")
    assert isinstance(room, AuditPage)
    (person, *_others) = room._presenter.people("a") or room._presenter.people("e")
    room.asking.ask("looked", person[0], person[1])
    studio.settle()
    studio.snap("audit", f"{studio.state} who looked")
    room.asking.ask("everything", "", "")
    studio.press(wording.label("audit_export"))
    studio.press(wording.label("audit_export_go"))
    studio.snap("audit", f"{studio.state} proof")
    studio.press(wording.label("audit_export_leave"))


def audit_broken(studio: Studio, _shown: Shown) -> None:
    """As after a verification that named three things, with a clock that was set back beside them."""
    room = studio.go("audit")
    assert isinstance(room, AuditPage)
    at = "3 Mar 2026 15:02"
    room.verified(
        Verdict(
            ok=False,
            title=wording.label("audit_broken", findings="3 promises were"),
            findings=(
                wording.label("finding.signed_after_leaving", number="214"),
                wording.label("finding.witness_differs", at=at),
                wording.label("finding.exhibit_missing", number="JSM/1"),
            ),
            checkpoint="",
            remembered=True,
            anomalies=(wording.label("finding.clock_went_back", before="21 Nov 2026 14:20", now=at),),
        )
    )
    studio.snap("audit", "broken")
