"""One record in words as a card: what it says, what should be seen to, and what can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.sheets_of_words import AMENDING, SHEETS
from safetydesk.desktop.rooms.incident.forms.words_sheet import name_of
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.said import Said
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.checks.in_words import points
from safetydesk.domain.in_words import DecisionToView, DeletionRecord, InWords
from safetydesk.domain.kinds_of_words import KindOfWords, kind_of


def words_card(room: Room, shown: Shown, record: InWords, is_repeated: bool) -> Card:
    """`is_repeated`: there are several of its kind, so that the first field tells which."""
    kind, case = kind_of(record), shown.case
    title = room.said.term("records_in_words", kind.code)
    card = Card(
        f"{title}: {getattr(record, kind.needed[0])}" if is_repeated and _is_short(kind, record) else title
    )
    badge = _state(record)
    if badge is not None:
        card.add(row(badge))
    for code in points(record, _today(shown)):
        note = plain_label(wording.label(f"in_words.point_{code}"), "small")
        note.set_tone("serious")
        card.add(note)
    facts = [(name_of(name), said_of(room.said, kind, record, name)) for name in kind.fields]
    card.add(Facts([pair for pair in facts if pair[1]]))
    if isinstance(record, DecisionToView):
        card.add(Facts(_signatures(record, shown)))
    at, by = wording.moment_words(record.recorded), case.member_name(record.recorded_by)
    card.add(plain_label(say("recorded_line", at=at, name=by), "small"))
    card.add(row(*_acts(room, record)))
    return card


def said_of(said: Said, kind: KindOfWords, record: InWords, name: str) -> str:
    """A field's value in words; empty where there is nothing."""
    value = getattr(record, name)
    if isinstance(value, bool):
        return say("yes") if value else ""
    if name in kind.lists:
        codes = value if isinstance(value, tuple) else (value,)
        return "; ".join(said.term(kind.lists[name], code) for code in codes if code)
    if isinstance(value, date):
        return wording.date_words(value)
    return said.value("", value)


def _is_short(kind: KindOfWords, record: InWords) -> bool:
    first = getattr(record, kind.needed[0])
    return isinstance(first, str) and len(first) <= 60 and "\n" not in first


def _today(shown: Shown) -> date:
    return shown.now.london_date


def _state(record: InWords) -> QWidget | None:
    if isinstance(record, DeletionRecord):
        open_now = record.is_open
        return Badge(
            say("words_deletion_open" if open_now else "words_deletion_done"),
            "moderate" if open_now else "ok",
        )
    if isinstance(record, DecisionToView):
        waits = record.is_pending
        return Badge(
            say("words_one_signature" if waits else "words_two_signatures"), "moderate" if waits else "ok"
        )
    return None


def _signatures(record: DecisionToView, shown: Shown) -> list[tuple[str, str]]:
    name, first = shown.case.member_name, wording.moment_words(record.signed)
    signed = [(name_of("signed_by"), say("words_signed", name=name(record.signed_by), at=first))]
    if record.countersigned is not None and record.countersigned_by is not None:
        second = wording.moment_words(record.countersigned)
        words = say("words_signed", name=name(record.countersigned_by), at=second)
        signed.append((name_of("countersigned_by"), words))
    return signed


def _acts(room: Room, record: InWords) -> list[QWidget]:
    offers, acts = room.surroundings.offers, list[QWidget]()
    sheet = SHEETS[kind_of(record).code]
    if isinstance(record, DecisionToView) and room.presenter.words.may_countersign(record):
        sign = secondary(say("words_countersign"), icon="edit")
        offers.only(sign, "countersign")
        sign.clicked.connect(lambda: _countersign(room, record, sign))
        acts.append(sign)
    amend = quiet(say("words_amend"), icon="edit")
    offers.only(amend, AMENDING)
    if sheet.needs == "decide_to_view" and not offers.may(sheet.needs):
        amend.hide()
    amend.clicked.connect(lambda: room.open_sheet(lambda r, s: sheet(r, s, record)))
    return [*acts, amend]


def _countersign(room: Room, record: DecisionToView, button: QWidget) -> None:
    """Asked once more: a signature is not one stray press."""
    around = room.surroundings
    asked = say("words_countersign_question")
    if not around.prompts.ask(asked, say("words_countersign_yes"), say("words_countersign_no")):
        return
    button.setEnabled(False)

    def failed(error: BaseException) -> None:
        button.setEnabled(True)
        around.errors.show(error)

    def sign(_progress: object) -> object:
        return room.presenter.words.countersign(record)

    around.tasks.run(say("words_countersigning"), sign, lambda _saved: None, failed, owner=button)
