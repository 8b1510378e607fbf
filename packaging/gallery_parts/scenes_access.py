"""Who may open what: offered while an incident is logged, and the card on the pages of an incident and an exemption."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk.desktop.access_acts import CHANGE, HAND_OVER, RESTRICT
from safetydesk.desktop.access_panel import AccessPanel
from safetydesk.desktop.kit.in_view import bring_into_view
from safetydesk.desktop.rooms.exemptions.page import ExemptionsRoom
from safetydesk.desktop.rooms.incident.page import IncidentPage
from safetydesk.desktop.rooms.log_incident.page import LogIncidentPage
from safetydesk.domain.restriction import EXEMPTION
from safetydesk.domain.team_member import HEAD, TeamMember

WANTED: dict[str, tuple[str, ...]] = {
    "log access": ("offered", "elsewhere", "restricted"),
    "incident access": ("open", "restricting", "problem"),
    "exemption access": ("handing over", "restricted", "changing"),
}


def access(studio: Studio, shown: Shown) -> None:
    """Last of all scenes of a store: one exemption is restricted for it."""
    log = studio.go("log_incident")
    assert isinstance(log, LogIncidentPage)
    desk = log._presenter._desk
    others = [each for each in desk.team.members() if each.id != desk.office.me]
    colleague = next(each for each in others if each.role != HEAD)
    _logging(studio, log, colleague, next(each for each in others if each.role == HEAD))
    incident = studio.go("incident", id=shown.incident)
    assert isinstance(incident, IncidentPage)
    studio.wait(lambda: incident.shown is not None, "the incident was not read")
    for state, act in (
        ("open", lambda _panel: None),
        ("restricting", lambda panel: panel.ask(RESTRICT)),
        ("problem", lambda panel: panel.save()),
    ):
        _card(studio, incident, "incident access", state, act)
    room = studio.go("exemptions", id=shown.exemption)
    assert isinstance(room, ExemptionsRoom)
    _card(studio, room, "exemption access", "handing over", lambda panel: panel.ask(HAND_OVER))
    about = room.record.file.exemption.id if room.record.file else None
    assert about is not None
    desk.restricting.restrict(EXEMPTION, about, [colleague.id], "The member of staff asked for it")
    studio.settle()
    _card(studio, room, "exemption access", "restricted", lambda _panel: None)
    _card(studio, room, "exemption access", "changing", lambda panel: panel.ask(CHANGE))


def _logging(studio: Studio, log: LogIncidentPage, colleague: TeamMember, head: TeamMember) -> None:
    form = log._form
    form.form.field("summary").set_value("A message from a colleague")
    for state, member in (("offered", colleague), ("elsewhere", head)):
        form._new.begin(member.name, "subject_adult")
        form._new._kind.set_value("staff")
        form._new._add()
        studio.snap("log access", state)
    form.restrict()
    form._access.who.set_value([str(colleague.id)])
    studio.settle()
    bring_into_view(form._access.why)
    studio.snap("log access", "restricted")
    log._begin(log._presenter.fresh())


def _card(studio: Studio, page: QWidget, name: str, state: str, act: Callable[[AccessPanel], object]) -> None:
    """The card after an act on it, in view."""
    panel = studio.part(page, AccessPanel)
    act(panel)
    studio.settle()
    bring_into_view(panel)
    studio.snap(name, state)
