"""New sheets that a colleague slipped in open the store at its next key: everybody else is told of every set."""

from __future__ import annotations

from pathlib import Path

from tests.clocks import StoppedClock
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.sheets import made
from tests.services.test_keys import ROWAN, ROWANS, SASHA, SASHAS, sign_in, with_team

from safetydesk.bootstrap import front_door
from safetydesk.domain.events import AlertAcknowledged, RecoverySheetsMade
from safetydesk.services.bulletin import unheard
from safetydesk.services.desk import Desk


def test_sheets_made_past_the_program_are_told_to_everybody_but_their_maker(
    desk: Desk, store_path: Path, clock: StoppedClock
) -> None:
    rowan, _sasha = with_team(desk)
    desk.close()
    store = front_door(store_path, clock).unlock(SASHA, SASHAS)  # a role that may not make any
    of = store.keys.store_id
    with store.database.work(store.keys.signer(), of, clock, unheard) as work:
        work.commit(RecoverySheetsMade(subject=of, set_mark="AB12", pairs=(f"{rowan.id}:{'ab' * 32}",)))
    with store.database.work(store.keys.signer(), of, clock, unheard) as work:
        # Nor can Sasha say for Rowan that it was seen.
        work.commit(AlertAcknowledged(subject=rowan.id, name=rowan.name, entry=99_999))
    store.let_go()
    for login, passphrase in ((LOGIN, PASSPHRASE), (ROWAN, ROWANS)):
        theirs = sign_in(store_path, clock, login, passphrase)
        (alert,) = theirs.alerts.open()
        assert (alert.kind, alert.details["by"]) == ("RecoverySheetsMade", "Sasha Brandt")
        theirs.alerts.acknowledge(alert.entry)
        assert theirs.alerts.open() == ()
        theirs.close()
    sashas = sign_in(store_path, clock, SASHA, SASHAS)
    assert sashas.alerts.open() == ()
    sashas.close()


def test_who_makes_sheets_is_not_told_and_who_joins_later_neither(
    desk: Desk, store_path: Path, clock: StoppedClock, tmp_path: Path
) -> None:
    made(desk, tmp_path / "sheets")
    assert desk.alerts.open() == ()
    with_team(desk)
    desk.close()
    theirs = sign_in(store_path, clock, ROWAN, ROWANS)
    assert theirs.alerts.open() == ()
    theirs.close()
