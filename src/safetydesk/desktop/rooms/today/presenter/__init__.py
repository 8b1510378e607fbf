"""What Today asks of the services: the only modules of this room that know them."""

from safetydesk.desktop.rooms.today.presenter.today import TodayPresenter

__all__ = ["TodayPresenter"]
