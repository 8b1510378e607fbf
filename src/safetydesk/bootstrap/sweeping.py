"""What a crash left behind, swept when the store is opened."""

from __future__ import annotations

from contextlib import suppress

from safetydesk.bootstrap.known_files import recorded_files
from safetydesk.bootstrap.materials import Materials
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import UnclaimedFilesFound
from safetydesk.services.destroying import finish as finish_destroying
from safetydesk.services.isolating import isolate_twins


def sweep(made: Materials) -> tuple[str, ...]:
    """Part-files go; a sealed file nobody claims is set aside and listed, never destroyed."""
    try:
        claimed = _settled(made)
        mine = made.drafts.claimed_files()
    except Trouble as fault:
        if fault.code != "records_damaged":
            raise
        return ()  # the store opens, so that verify can name what is damaged; nothing is moved on its word
    with suppress(Trouble):  # one that takes no act keeps nobody out: the next sign-in tries again
        isolate_twins(made.office)
    with suppress(Trouble):  # a disk that takes no list keeps nobody out: the old one claims no less
        made.member_files.claim_only(mine)
    others = made.member_files.claimed_by_others()
    report = made.exhibit_files.sweep(claimed | mine.keys() | (others or set()), all_known=others is not None)
    made.member_files.sweep()
    if report.unclaimed:
        _tell(made, report.unclaimed)
    return report.unclaimed


def _settled(made: Materials) -> set[str]:
    """Drafts that are incidents now forgotten, a destroying that was begun finished: what the records claim then."""
    made.drafts.forget_saved()
    database = made.store.database
    with database.reading() as reading:
        destroyed = reading.destroyed_files()
    finish_destroying(database, made.exhibit_files, destroyed)
    return recorded_files(database)


def _tell(made: Materials, unclaimed: tuple[str, ...]) -> None:
    try:
        with made.office.work() as work:
            work.commit(UnclaimedFilesFound(subject=made.office.store_id, names=unclaimed))
    except Trouble as fault:
        if fault.code != "trail_broken":  # verify names that one; the desk says which files stand aside
            raise
