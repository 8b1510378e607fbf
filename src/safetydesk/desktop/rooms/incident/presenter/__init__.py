"""What the incident's room asks of the services: the only modules of this room that know them.

Each duty beyond the record itself has a class of its own beside `incident.py`, an attribute of `IncidentPresenter`.
"""

from safetydesk.desktop.rooms.incident.presenter.incident import LOOK_EDGE, IncidentPresenter, Shown

__all__ = ["LOOK_EDGE", "IncidentPresenter", "Shown"]
