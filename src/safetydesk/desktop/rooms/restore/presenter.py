"""Restoring, before anybody is signed in: what stands in a folder of backups, and a store put back from one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from safetydesk import wording
from safetydesk.bootstrap import restoring
from safetydesk.domain.errors import Refusal
from safetydesk.domain.progress import Progress
from safetydesk.services.backup_offers import Offered, lacks_exhibits
from safetydesk.services.recovering import mistake_in
from safetydesk.services.restoring import Restored


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup in words. `key` chooses it; `fault` says what is wrong with it, "" for a whole one. `is_usable` where
    it can be restored, if need be without some exhibits."""

    key: str
    words: str
    fault: str
    is_usable: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the store stands now, and what there is to be said of it."""

    store: Path
    said: tuple[str, ...]
    is_sound: bool


class RestorePresenter:
    """`look` and `restore` take their time, and are to be run by `Tasks`."""

    def __init__(self, offered_place: Path) -> None:
        self._offered_place = offered_place

    def new_folder(self) -> str:
        """The folder offered for the store: the usual one, or one beside it that is not taken."""
        place, number = self._offered_place, 1
        while place.exists() and (not place.is_dir() or any(place.iterdir())):
            name = f"{self._offered_place.name} restored"
            place = self._offered_place.with_name(name if number == 1 else f"{name} {number}")
            number += 1
        return str(place)

    def look(self, place: str) -> tuple[BackupLine, ...]:
        """The backups there, the newest first. Raises Refusal `no_backup_there`; Trouble `backup_place_gone`."""
        if not place.strip():
            raise Refusal("no_backup_there")
        found = restoring().offered(Path(place.strip()).absolute())
        several = len({one.store for one in found if one.store}) > 1
        return tuple(_line(one, several) for one in found)

    def restore(
        self,
        key: str,
        to: str,
        login: str,
        passphrase: str,
        reason: str,
        progress: Progress,
        without_damaged: bool = False,
    ) -> Outcome:
        """Raises what `Restoring.restore` raises; nothing stands at `to` then."""
        target = Path(to.strip()).absolute()
        done = restoring(usual=self._offered_place).restore(
            Path(key), target, login, passphrase, reason, progress, without_damaged=without_damaged
        )
        return _outcome(done, wording.label("restored_old_passphrases"))

    def restore_by_sheets(
        self,
        key: str,
        to: str,
        codes: tuple[str, str],
        reason: str,
        progress: Progress,
        without_damaged: bool = False,
    ) -> Outcome:
        """Raises what `Restoring.restore_by_sheets` raises; nothing stands at `to` then."""
        target = Path(to.strip()).absolute()
        done = restoring(usual=self._offered_place).restore_by_sheets(
            Path(key), target, codes, reason, progress, without_damaged=without_damaged
        )
        return _outcome(done, wording.label("restored_by_sheets"))


def can_go_on_without(error: BaseException) -> bool:
    """Whether nothing but exhibits is missing or damaged, and all the rest can be restored."""
    return lacks_exhibits(error)


def mistake_words(code: str) -> str:
    """What is wrong with the form of a sheet's code; nothing where it is well formed. Needs no store."""
    wrong = mistake_in(code)
    if wrong is None:
        return ""
    said = wording.sentence(wrong)
    return f"{said.text} {said.remedy}".strip()


def _outcome(done: Restored, first: str) -> Outcome:
    said = [first]
    if done.later:
        said.append(wording.label("restored_later"))
    if done.put_away:
        said.append(wording.label("restored_put_away"))
    if done.unread:
        said.append(wording.label("restored_unread", names=wording.generations_words(done.unread)))
    if done.left_free:
        said.append(wording.label("restored_left_free", count=f"{done.left_free:,}"))
    if done.missing:
        said.append(wording.label("restored_missing"))
    said += [wording.words("label", f"finding.{found.code}", found.values) for found in done.findings]
    return Outcome(done.path, tuple(said), not (done.findings or done.missing or done.unread))


def _line(one: Offered, several: bool) -> BackupLine:
    when = wording.moment_text_words(one.at) if one.at else one.name
    words = wording.label("restore_of_store", when=when, store=one.store) if several and one.store else when
    if one.fault and one.is_usable:
        words = wording.label("restore_lacks", when=words)
    fault = wording.sentence(one.fault).text if one.fault else ""
    return BackupLine(str(one.path), words, fault, one.is_usable)
