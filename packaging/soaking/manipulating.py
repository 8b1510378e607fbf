"""Random manipulations by a member who holds the store's key: each named by `verify` or by a remembered checkpoint.

What only a checkpoint names is tried once more where none is known: there it must be said that nothing could be
compared. Nothing that was changed may be called good with a checkpoint to hand.
"""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from measuring.school import LOGIN, PASSPHRASE, new_store, screenshot, small_draft
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.drafts import DecisionDraft, NoteDraft
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.services.desk import Desk
from safetydesk.services.keys import NewMember
from soaking.forger import Forger
from soaking.manipulations import ALL, Manipulation

INSIDER = ("amir", "lantern meadow thistle harbour quiet")
_THIRD = ("eve", "thistle quiet lantern harbour meadow")
_ELSEWHERE = ("checkpoint_", "witness_", "backup_")
AT_THE_DOOR, BY_VERIFY, BY_CHECKPOINT, NOT_AT_ALL = "at the door", "verify", "checkpoint", "NOT NAMED"


@dataclass
class Tally:
    """How each kind was named, and what was wrong."""

    named: dict[str, Counter[str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    unchanged: int = 0

    def table(self) -> list[str]:
        columns = (AT_THE_DOOR, BY_VERIFY, BY_CHECKPOINT, NOT_AT_ALL)
        lines = [f"{'kind':<42} {'tried':>6} " + " ".join(f"{name:>12}" for name in columns)]
        for kind, counts in sorted(self.named.items()):
            numbers = " ".join(f"{counts[name]:>12}" for name in columns)
            lines.append(f"{kind:<42} {counts.total():>6} {numbers}")
        return lines


def soak(folder: Path, count: int, pick: random.Random) -> list[str]:
    """Manipulates `count` copies. Gives what was wrong; prints a table of kinds by how they were named."""
    tally = manipulated(folder, count, pick)
    tried = sum(counts.total() for counts in tally.named.values())
    print(
        f"manipulations: {tried}, {len(tally.wrong)} wrong, {tally.unchanged} that changed nothing",
        flush=True,
    )
    for line in tally.table():
        print("  " + line, flush=True)
    return tally.wrong


def manipulated(folder: Path, count: int, pick: random.Random) -> Tally:
    """Each kind in turn, until `count` have changed something."""
    made = Made(folder)
    tally, turn, done = Tally(), 0, 0
    while done < count:
        act = ALL[turn % len(ALL)]
        done += made.tried(act, turn, pick, tally)
        turn += 1
    return tally


class Made:
    """A store of three members as it is today and as it was yesterday, what its machine remembers, and copies of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.store, self.state, self.earlier = folder / "store", folder / "state", folder / "earlier"
        desk = open_desk(new_store(folder))
        desk.team_keys.enrol(NewMember(name="Amir Shah"), *INSIDER, PASSPHRASE)
        desk.team_keys.enrol(NewMember(name="Eve Hart"), *_THIRD, PASSPHRASE)
        _work(desk, folder, 3)
        desk.close()
        _session(self.store, folder, 1, *INSIDER)
        shutil.copytree(self.store, self.earlier)
        _session(self.store, folder, 2, *INSIDER)
        _session(self.store, folder, 2, LOGIN, PASSPHRASE)
        desk = _opened(self.store)
        assert desk.audit_trail.verify().ok
        desk.close()

    def tried(self, act: Manipulation, turn: int, pick: random.Random, tally: Tally) -> int:
        """1 where something was changed, else 0."""
        copy = self._folder / f"copy {turn}"
        shutil.copytree(self.store, copy / "store")
        forger = Forger.of(copy / "store", self.earlier, *INSIDER, pick)
        before = forger.contents()
        act(forger)
        is_changed = _is_changed(forger, before)
        named = self._named(copy)
        if named == NOT_AT_ALL and not is_changed:  # such as a page that nothing stands on
            tally.unchanged += 1
            shutil.rmtree(copy)
            return 0
        tally.named.setdefault(act.__name__, Counter())[named] += 1
        if named == NOT_AT_ALL:
            tally.wrong.append(f"called good: {act.__name__} (turn {turn})")
        shutil.rmtree(copy)
        return 1

    def _named(self, copy: Path) -> str:
        alone = copy / "alone"
        shutil.copytree(copy / "store", alone)
        os.environ["XDG_STATE_HOME"] = str(shutil.copytree(self.state, copy / "state"))
        codes = _codes(copy / "store")
        if codes is None:
            return AT_THE_DOOR
        if any(not code.startswith(_ELSEWHERE) for code in codes):
            return BY_VERIFY
        if not codes:
            return NOT_AT_ALL
        return BY_CHECKPOINT if self._says_that_nothing_is_known(alone, copy) else NOT_AT_ALL

    def _says_that_nothing_is_known(self, alone: Path, copy: Path) -> bool:
        """Without this machine's memory and the members' own, what is sound in itself is not called compared."""
        os.environ["XDG_STATE_HOME"] = str(copy / "nowhere")
        shutil.rmtree(alone / "members")
        desk = _opened(alone)
        verdict = desk.audit_trail.verify()
        desk.let_go()
        return not verdict.remembered


def _is_changed(forger: Forger, before: str) -> bool:
    try:
        return forger.contents() != before
    except sqlcipher.Error:  # what cannot be read any more was changed
        return True


def _codes(store: Path) -> list[str] | None:
    """The codes of what was found; None where the store does not open, and says why."""
    try:
        desk = _opened(store)
    except Trouble:
        return None
    except Refusal as refused:
        return [] if refused.code == "passphrase_wrong" else None
    try:
        return [found.code for found in desk.audit_trail.verify().findings]
    except Trouble:
        return None
    finally:
        with suppress(Trouble, Refusal):
            desk.let_go()


def _opened(store: Path, login: str = LOGIN, passphrase: str = PASSPHRASE) -> Desk:
    return open_desk(front_door(store).unlock(login, passphrase))


def _session(store: Path, folder: Path, cases: int, login: str, passphrase: str) -> None:
    desk = _opened(store, login, passphrase)
    _work(desk, folder, cases)
    desk.close()


def _work(desk: Desk, folder: Path, cases: int) -> None:
    """Incidents with a note, an exhibit, an amendment and looks."""
    picture = folder / "picture.jpg"
    if not picture.exists():
        picture.write_bytes(screenshot(1, (120, 160)))
    for number in range(cases):
        incident = desk.incident_log.log(small_draft(desk, number))
        desk.exhibits.receive(incident.id, [picture], "no", CaptureCard())
        desk.incident_log.add_note(incident.id, NoteDraft(text=f"Heard again, {number}"))
        case = desk.incident_log.open(incident.id)
        draft = replace(desk.incident_log.amendment_draft(case), summary=f"As heard later, {number}")
        desk.incident_log.amend(incident.id, case.incident.row_version, draft, "misheard")
        with suppress(Refusal):  # not everybody's to decide
            desk.decisions.decide(
                incident.id,
                DecisionDraft(
                    question="police", answer="not_refer", reason="No threat", decided_by="Morgan Okafor"
                ),
            )
        desk.search.find("rumour")
