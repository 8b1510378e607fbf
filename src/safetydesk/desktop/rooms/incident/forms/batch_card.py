"""Where a batch came from: one card filled in once, for every exhibit of it that does not say it yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from safetydesk import wording
from safetydesk.desktop.capture_card_fields import OF_ONE_ALONE, CaptureCardFields
from safetydesk.desktop.kit.fields import Tick
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.domain.checks.capture_card import read_card, typed_card
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.exhibit import CaptureCard, Exhibit

NUMBER = "number_them"
_BETWEEN = " "


class BatchCardSheet(Sheet):
    """What all of them say already stands there. A field filled goes to those that are blank or said what stood there;
    what one of them says otherwise stays. Each is amended by itself, all of them or none."""

    kind = "batch_card"
    changes_record = True

    def __init__(self, room: Room, shown: Shown, batch: Sequence[Exhibit]) -> None:
        count = wording.count_words(len(batch), say("exhibit_one"))
        title = say("batch_card_title", count=count, first=batch[0].number, last=batch[-1].number)
        super().__init__(room, shown, title, say("batch_card_why"), say("batch_card_save"))
        self._batch = tuple(batch)
        self.slot = slot_of(batch)
        if len(batch) > 1:
            self.add(Tick(NUMBER, say("batch_card_number", count=str(len(batch)))), 2)
        self.fields = CaptureCardFields(
            self.form, lambda: room.said.vocabulary, room.presenter.moment, left_out=OF_ONE_ALONE
        )
        self._common = _common(self._batch)
        self.begin(dict(self._common))

    def title_of(self, key: str, code: str) -> str:
        return self.fields.title_of(key, code)

    def focus_first(self) -> None:
        """When it was captured, not the tick before it."""
        self.form.field("captured").focus()

    def work(self, values: dict[str, Text]) -> Work:
        presenter, batch, common = self.room.presenter, self._batch, self._common
        typed = {key: str(values[key]) for key in common if key in values}
        is_numbered = bool(values.get(NUMBER, False))

        def amend(_progress: object) -> tuple[Exhibit, ...]:
            found = Findings(presenter.moment())
            read_card(typed, CaptureCard(), found)
            found.refuse()
            cards = [
                (one, filled(one.card, common, typed, (place, len(batch)) if is_numbered else None, found))
                for place, one in enumerate(batch, start=1)
            ]
            return presenter.cards.amend_all(cards)

        return amend

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        batch = batch_in(shown, self.slot)
        if not batch:
            return None
        self._batch, self._common = tuple(batch), _common(batch)
        return dict(self._common)


def slot_of(batch: Sequence[Exhibit]) -> str:
    """The first and the last: what was added in one act stands together."""
    return f"{batch[0].id}{_BETWEEN}{batch[-1].id}"


def batch_in(shown: Shown, slot: str) -> list[Exhibit]:
    """The exhibits from the first to the last named, but for those destroyed; none where an end is not here."""
    first, _, last = slot.partition(_BETWEEN)
    ids = [str(one.id) for one in shown.case.exhibits]
    if first not in ids or last not in ids:
        return []
    between = shown.case.exhibits[ids.index(first) : ids.index(last) + 1]
    return [one for one in between if one.has_file]


def filled(
    card: CaptureCard,
    common: dict[str, str],
    typed: dict[str, str],
    place: tuple[int, int] | None,
    found: Findings,
) -> CaptureCard:
    """The card with what was typed where it says nothing, or what they all said; and its place in the series."""
    has = typed_card(card)
    new = {
        key: text
        for key, text in typed.items()
        if text != common[key] and (not has[key] or has[key] == common[key])
    }
    card = read_card(new, card, found)
    if place is None:
        return card
    return replace(card, whole_screen="series", series_number=place[0], series_of=place[1])


def _common(batch: Sequence[Exhibit]) -> dict[str, str]:
    """What every one of them says alike, "" where they differ."""
    cards = [typed_card(one.card) for one in batch]
    return {
        key: text if all(card[key] == text for card in cards) else ""
        for key, text in cards[0].items()
        if key not in OF_ONE_ALONE
    }
