"""Whoever may not open five restricted incidents is told the same as if there were none.

In every listing, find, history, print and page, byte for byte, once ids, marks and hashes are put aside.
"""

from __future__ import annotations

import difflib
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTableView, QTabWidget, QWidget
from tests.clocks import StoppedClock
from tests.faults.two_stores import KATE, REQUEST, Store, two_stores
from tests.services.a_team import at_the_desk, team_store
from tests.services.conftest import PASSPHRASE

from safetydesk import bootstrap, wording
from safetydesk.cli import main as hatch
from safetydesk.desktop import window_door
from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.desktop.rooms.incident.escalation.pages import PAGES
from safetydesk.domain.rows import IncidentFilter
from safetydesk.domain.viewer import EVERYTHING
from safetydesk.services.desk import Desk

__all__ = ["team_store"]
FINDS = (
    "grandmother",
    "xylophone",
    "quillfeather",
    "maya",
    "oduya",
    "a",
    "OSR-2026",
    "EXR",
    "MO/R1",
    "chat grand",
)
PAPERS = ("printed.pdf", "day-mark.pdf", "who.pdf", "bundle.pdf", "actions.pdf", "school.pdf")
FOR = ("--recipient", "police", "--purpose", "referral", "--basis", "safeguarding")
PRINTED = ("--to", PAPERS[0], *FOR)
LISTINGS = (
    ("list",),
    ("list", "--order", "reference", "--ascending"),
    ("list", "--severity", "4", "--limit", "1", "--offset", "1"),
    ("list", "exemptions"),
    ("list", "drafts"),
    ("list", "people"),
    ("list", "today"),
    ("history",),
    ("history", "OS-2026-0001"),
    ("history", "OSR-2026-0001"),
    ("history", "--person", "Maya Shared"),
    ("history", "--member", "Katherine Oduya"),
    ("show", "OS-2026-0001"),
    ("show", "OS-2026-0002"),
    ("show", "OSR-2026-0001"),
    ("show", "EX-2026-001"),
    ("show", "EXR-2026-001"),
    ("note", "OSR-2026-0002", "x"),
    ("restrict", "OSR-2026-0001", "--reason", "x"),
    ("print", "OSR-2026-0001", "--to", "x.pdf", "--recipient", "police", "--purpose", "referral"),
    ("print", "OS-2026-0001", *PRINTED),
    ("print-who-knows", "OS-2026-0001", "--to", "who.pdf", *FOR),
    ("print-bundle", "OS-2026-0001", "police", "--to", "bundle.pdf", *FOR),
    ("print-bundle", "OS-2026-0001", "police", "--with-linked", "--to", "all.pdf", *FOR),
    ("print-bundle", "OSR-2026-0001", "lado", "--to", "x.pdf", *FOR),
    ("print-actions", "OS-2026-0001", "--to", "actions.pdf", *FOR),
    ("print-actions", "OSR-2026-0001", "--to", "x.pdf", *FOR),
    ("action-sheet", "--to", "school.pdf"),
    ("cover",),
    ("day-mark",),
    ("day-mark", "--to", PAPERS[1]),
    ("history", "EX-2026-001"),
    ("history", "--school"),
    ("looked-at", "Maya Shared"),
    ("looked-at", "Nell1 Quillfeather"),
    ("members",),
    ("house", "--own"),
    ("school-terms",),
    ("keys",),
    ("backups",),
    ("verify",),
    ("check",),
    ("destroy-confirm", "OSR-2026-0001", "MO/R1"),
    ("circumstances", "OS-2026-0003"),
    ("circumstances", "OSR-2026-0001", "--mark", "threat"),
    ("policies",),
    ("takedown", "OS-2026-0001"),
    ("takedown", "OSR-2026-0001"),
    ("pathway", "OS-2026-0001"),
    ("pathway", "OSR-2026-0001"),
    ("pattern", "OS-2026-0001", "--person", "Maya Shared"),
    ("pattern", "OSR-2026-0001", "--person", "Maya Shared"),
    ("linked", "OS-2026-0001"),
    ("linked", "OS-2026-0001", "--story"),
    ("linked", "OS-2026-0001", "--suggest"),
    ("link", "OS-2026-0001", "OSR-2026-0001", "--kind", "series", "--reason", "x"),
    ("unlink", "OS-2026-0001", "OSR-2026-0001", "--reason", "x"),
    ("who-knows", "OS-2026-0001"),
    ("actions", "--state", "all"),
    ("actions", "OSR-2026-0001"),
    ("sign-off",),
    ("sign-off", "OSR-2026-0001", "1", "--answer", "agreed"),
    ("reopen", "OSR-2026-0001", "--reason", "x"),
    *(("find", words) for words in FINDS),
)
ROOMS = (
    "today",
    "incident_list",
    "exemptions",
    "audit",
    "settings",
    "team",
    "log_incident",
    "find",
    "manual",
    "recovery",
    "independent",
    "house",
    "policies",
    "agencies",
    "actions",
)
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_MARK = re.compile(r"\b[0-9A-Fa-f]{4}(?: [0-9A-Fa-f]{4}){4}\b")
_DAY_MARK = re.compile(r"(?:[a-z]+ ){8}\[Today's mark")
_MARK_WORDS = re.compile(r"^(\s*\"words\": \")?[a-z]+( [a-z]+){7}(?=\"|$)", re.MULTILINE)
_MARK_ON_PAPER = re.compile(r"^[a-z]+(?: [a-z]+){3}\n[a-z]+(?: [a-z]+){3}$", re.MULTILINE)
_BYTES = re.compile(r"(?<=\"bytes\": )\d+")
"""How long a PDF is: its marks and ids are packed, and no two pack alike."""
_HASH = re.compile(r"\b[0-9a-f]{64}\b|\b[0-9a-f]{8}(?: [0-9a-f]{8}){7}\b")
Told = dict[str, str]


@pytest.fixture(scope="module")
def stores(team_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Store]:
    folder = tmp_path_factory.mktemp("two")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap.surroundings, "profile_folder", lambda: folder / "profile")
        patch.setattr(bootstrap.surroundings, "SystemClock", StoppedClock)
        return two_stores(team_store, folder)


@pytest.fixture(autouse=True)
def _same_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap.surroundings, "SystemClock", StoppedClock)


def plain(text: str, store: Store) -> str:
    """What differs between any two stores, put aside."""
    names: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        return names.setdefault(found[0], f"<id {len(names)}>")

    text = text.replace(str(store.path), "<store>")
    text = _DAY_MARK.sub("<mark> [Today's mark", text)
    text = _BYTES.sub("<bytes>", _MARK_WORDS.sub("<mark>", text))
    return _HASH.sub("<hash>", _MARK.sub("<mark>", _ID.sub(named, text)))


def said_by_the_hatch(desk: Desk, store: Store, capsys: pytest.CaptureFixture[str]) -> Told:
    """Every listing, plain and as JSON, at a desk that stays open."""
    told: Told = {}
    kept = replace(desk, let_go=lambda: None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hatch, "open_store", lambda _args: (kept, PASSPHRASE))
        for words in LISTINGS:
            for more in ((), ("--json",)):
                capsys.readouterr()
                code = hatch.main([*words, *more])
                said = capsys.readouterr()
                paper = _MARK_ON_PAPER.sub("<mark>", "".join(_text_of(Path(name)) for name in PAPERS))
                told[" ".join((*words, *more))] = plain(f"{code}\n{said.out}\n{said.err}\n{paper}", store)
    return told


def said_by_the_services(desk: Desk, store: Store, folder: Path) -> Told:
    """What no command lists: type-ahead, counts, and the words on paper."""
    told: Told = {}

    def tell(name: str, act: Callable[[], object]) -> None:
        try:
            found = act()
            told[name] = plain(found if isinstance(found, str) else repr(found), store)
        except Exception as fault:  # noqa: BLE001 - a refusal is an answer too, and must be the same
            told[name] = plain(repr(fault), store)

    for letters in ("a", "m", "n", "q", "ne", "qu", "maya", "x", "k"):
        tell(
            f"type-ahead {letters}", lambda letters=letters: [p.name for p in desk.people.type_ahead(letters)]
        )
    tell("count", lambda: desk.incident_log.count(IncidentFilter()))
    tell("acts", desk.audit_trail.count)
    tell("health", lambda: desk.deadline_board.today().health)
    tell("exemption", lambda: desk.exemptions.open(desk.exemptions.by_reference("EX-2026-001")))
    tell("paper", lambda: _paper(desk, folder))
    return told


def _paper(desk: Desk, folder: Path) -> str:
    target = folder / "visible.pdf"
    prepared = desk.printing.prepare_case_file(desk.incident_log.by_reference("OS-2026-0001"), REQUEST)
    desk.printing.save(prepared, target)
    return _text_of(target)


def _text_of(paper: Path) -> str:
    """What stands on it; it is not kept. Nothing where it was not printed."""
    if not paper.exists():
        return ""
    try:
        given = ["pdftotext", "-raw", str(paper), "-"]
        return subprocess.run(given, capture_output=True, text=True, check=True).stdout
    finally:
        paper.unlink()


@contextmanager
def signed_in(studio: Any, store: Store, login: str) -> Iterator[Any]:
    studio.open_door(store.path)
    studio.field("login").set_value(login)
    studio.field("passphrase").set_value(PASSPHRASE)
    studio.press("Sign in")
    studio.wait(lambda: studio.is_in, "the store did not open")
    studio.settle()
    yield studio


def seen(window: QWidget) -> str:
    """Every word that stands in the window, of pages beneath as well, and every line of its tables."""
    lines: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, PlainLabel | QAbstractButton | QLineEdit):
            lines.append(f"{type(widget).__name__}: {widget.text()} [{widget.accessibleName()}]")
        elif isinstance(widget, QTabWidget):
            lines += [f"tab {widget.tabText(place)}" for place in range(widget.count())]
        elif isinstance(widget, QTableView):
            model = widget.model()
            for row in range(model.rowCount()):
                cells = [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
                lines.append(" | ".join(cells))
        elif widget.accessibleName():
            lines.append(f"{type(widget).__name__} [{widget.accessibleName()}]")
    return "\n".join(lines)


def said_by_the_window(studio: Any, store: Store, incident: str, exemption: str) -> Told:
    told: Told = {}
    for room in ROOMS:
        what = {"words": "grandmother"} if room == "find" else {}
        with studio.trouble_expected():  # some roles may not come in everywhere, and are told so
            studio.arrive(room, **what)
        told[f"room {room}"] = plain(seen(studio.window), store)
    if incident:
        page: Any = studio.go("incident", id=incident)
        studio.wait(lambda: page.shown is not None, "the incident was not read")
        for place in range(page.tabs.count()):
            page.tabs.setCurrentIndex(place)
            studio.settle()
            told[f"incident, tab {place}"] = plain(seen(studio.window), store)
        for key in PAGES:
            page.tabs.setCurrentWidget(page.escalation)
            page.escalation.page(key)
            studio.settle()
            told[f"incident, {key}"] = plain(seen(studio.window), store)
        told |= _adding_somebody(studio, store, page)
        with studio.trouble_expected():
            studio.arrive("printing", what="case_file", id=incident)
        told["printing a case file"] = plain(seen(studio.window), store)
    if exemption:
        with studio.trouble_expected():
            studio.arrive("exemptions", id=exemption)
        told["exemption"] = plain(seen(studio.window), store)
        with studio.trouble_expected():
            studio.arrive("printing", what="certificate", id=exemption)
        told["printing a certificate"] = plain(seen(studio.window), store)
    return told


def _adding_somebody(studio: Any, store: Store, page: Any) -> Told:
    """The sheet of a person with a name that only hidden incidents hold, one that all know, and a colleague's."""
    page.tabs.setCurrentWidget(page.overview)
    studio.press(wording.label("incident.add_person"))
    sheet = page.sheet()
    told: Told = {}
    for name in ("Nell1 Quillfeather", "Maya Shared", "Katherine Oduya"):
        sheet.form.field("who").new_wanted.emit(name)
        sheet.form.field("part").set_value("alleged")
        studio.settle()
        told[f"adding {name}"] = plain(seen(studio.window), store)
    sheet.keeping.forget()
    sheet.left.emit()
    studio.settle()
    return told


def everything_told(
    store: Store, login: str, folder: Path, capsys: pytest.CaptureFixture[str], app: QApplication
) -> Told:
    with at_the_desk(store.path, login) as desk:
        told = said_by_the_hatch(desk, store, capsys) | said_by_the_services(desk, store, folder)
        rows = (
            desk.incident_log.page(IncidentFilter(order="reference")) if desk.office.may("open_case") else []
        )
        incident = str(rows[-1].id) if rows else ""  # the first one, of which there are copies
        may_exempt = desk.office.may("open_exemption")
        exemption = str(desk.exemptions.by_reference("EX-2026-001")) if may_exempt else ""
    from every_page import studio_on

    with studio_on(app, folder) as studio, signed_in(studio, store, login):
        told |= said_by_the_window(studio, store, incident, exemption)
    return told


@pytest.mark.parametrize("login", ["kate", "robin", "gov"])
def test_with_five_hidden_everything_reads_as_with_none(
    login: str,
    stores: tuple[Store, Store],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    qapp: QApplication,
) -> None:
    monkeypatch.chdir(tmp_path)
    # Begins some seconds after signing in: on a busy machine the one window would have verified, the other not yet.
    monkeypatch.setattr(window_door, "verify_soon", lambda *_given: None)
    told = []
    for store in stores:
        monkeypatch.setattr(
            bootstrap.surroundings, "profile_folder", lambda store=store: store.path.parent / "profile"
        )
        told.append(everything_told(store, login, tmp_path, capsys, qapp))
    without, with_five = told
    assert len(without) > 80
    assert with_five.keys() == without.keys()
    if login == "kate":  # who may come in everywhere: what is compared was really there
        for name in ("incident, tab 0", "printing a case file", "print OS-2026-0001 " + " ".join(PRINTED)):
            assert "OS-2026-0001" in without[name], name
        assert "EX-2026-001" in without["exemption"] and "EX-2026-001" in without["printing a certificate"]
        assert "ProofExported" in without["history --json"] and KATE in without["cover"]
        assert len(without[f"day-mark --to {PAPERS[1]}"].splitlines()) > 10
    apart = {
        name: _apart(words, with_five[name]) for name, words in without.items() if with_five[name] != words
    }
    assert not apart


def _apart(one: str, other: str) -> list[str]:
    lines = difflib.unified_diff(one.splitlines(), other.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def test_the_check_can_fail(
    stores: tuple[Store, Store],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The breach: a desk that reads as nobody in particular. Every kind of listing gives it away."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("safetydesk.bootstrap.shared_office.Viewer", lambda *_given: EVERYTHING)
    told = []
    for store in stores:
        monkeypatch.setattr(
            bootstrap.surroundings, "profile_folder", lambda store=store: store.path.parent / "profile"
        )
        with at_the_desk(store.path, "kate") as desk:
            told.append(said_by_the_hatch(desk, store, capsys) | said_by_the_services(desk, store, tmp_path))
    differs = {name for name in told[0] if told[0][name] != told[1][name]}
    for name in (
        "list",
        "list exemptions",
        "list people",
        "list today",
        "history",
        "show OSR-2026-0001",
        "find grandmother",
    ):
        assert name in differs and f"{name} --json" in differs
    assert differs >= {"type-ahead ne", "count", "acts", "health", "looked-at Maya Shared"}
