"""One part of an agency's sheet, to be answered: each question with its words, "not known" or "not asked"."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, TextArea
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.domain.agency_sheet import ANSWER_STATES, SAID, SheetAnswer
from safetydesk.domain.drafts import FormDraft
from safetydesk.domain.sheet_filling import FieldAnswer, FilledSheet, people_for
from safetydesk.domain.sheet_kinds import YES, SheetBlock

_STATE = ".state"
_BETWEEN = ":"


class AgencySheetForm(Sheet):
    """The block that `field` stands in. What is left as the record has it goes on following the record."""

    kind = "agency_sheet"

    def __init__(self, room: Room, shown: Shown, sheet: str, person_id: UUID | None, field: str) -> None:
        standing = room.presenter.sheets.filled(shown.case, shown.sheets, sheet, person_id)
        if standing is None:
            raise ValueError("there is no such sheet here")
        self._filled: FilledSheet = standing
        self._block = block_of(standing, field)
        title = say("sheet_form_title", sheet=self._filled.kind.name, part=self._block.title)
        super().__init__(room, shown, title, say("sheet_form_why"), say("sheet_form_save"), columns=3)
        self._person_id = person_id
        self._first = field
        self.slot = _BETWEEN.join((sheet, str(person_id or ""), self._block.code))
        self.changes_record = True
        states = [(state, wording.label(f"sheet_state.{state}")) for state in ANSWER_STATES]
        for each in self._block.fields:
            self.add(TextArea(each.code, each.label, hint=each.hint, needed=each.needed == YES, lines=2), 2)
            self.add(
                Choice(f"{each.code}{_STATE}", say("sheet_state_of", field=each.label), states, empty=None)
            )
        self._advise()
        self.form.changed.connect(self._typed)
        self.begin(self._values())

    def focus_first(self) -> None:
        """The question it was opened at."""
        self.form.field(self._first).focus()

    def work(self, values: dict[str, Text]) -> Work:
        presenter, incident = self.room.presenter, self.shown.case.incident.id
        filled, person = self._filled, self._person_id
        answers, as_recorded = self._changed(values)
        return lambda _progress: presenter.sheets.save(incident, filled, person, answers, as_recorded)

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        found = self.room.presenter.sheets.filled(
            shown.case, shown.sheets, self._filled.kind.code, self._person_id
        )
        if found is None:
            return None
        self._filled = found
        return self._values()

    def _values(self) -> dict[str, Text]:
        values: dict[str, Text] = {}
        for each in self._block.fields:
            answer = self._filled.answer(each.code)
            values[each.code] = answer.text
            values[f"{each.code}{_STATE}"] = answer.state or SAID
        return values

    def _changed(self, values: dict[str, Text]) -> tuple[list[SheetAnswer], list[str]]:
        """What was answered otherwise than it stands; and what goes back to the record's own words."""
        answers, as_recorded = [], []
        for each in self._block.fields:
            before = self._filled.answer(each.code)
            state, text = str(values[f"{each.code}{_STATE}"]) or SAID, str(values[each.code]).strip()
            if (state, text if state == SAID else "") == (before.state or SAID, before.text.strip()):
                continue
            if state == SAID and text == before.on_record.strip():
                as_recorded.append(each.code)
            else:
                answers.append(SheetAnswer(code=each.code, text=text, state=state))
        return answers, as_recorded

    def _typed(self, key: str) -> None:
        """Words typed are an answer: "not known" stands no longer beside them."""
        if not key.endswith(_STATE) and str(self.form.field(key).value()).strip():
            self.form.field(f"{key}{_STATE}").set_value(SAID)

    def _advise(self) -> None:
        layout = self.beside.layout()
        if layout is None:
            return
        card = Card(say("sheet_form_record"), tone="accent")
        found = [self._filled.answer(each.code) for each in self._block.fields]
        for answer in found:
            if answer.on_record and _is_over(answer):
                card.add(plain_label(answer.field.label, "small"))
                card.add(plain_label(answer.on_record, "body"))
        card.add(plain_label(say("sheet_form_names"), "small"))
        layout.addWidget(card)


def _is_over(answer: FieldAnswer) -> bool:
    return answer.text != answer.on_record


def block_of(sheet: FilledSheet, code: str) -> SheetBlock:
    """The block that a field stands in, or that has this code; the first where there is none."""
    blocks = sheet.kind.blocks
    found = [each for each in blocks if each.code == code or code in {field.code for field in each.fields}]
    return found[0] if found else blocks[0]


def form_of(sheet: FilledSheet) -> Callable[[Room, Shown], AgencySheetForm]:
    """The form of that sheet at the first thing missing."""
    person = sheet.person.id if sheet.person is not None else None
    first = sheet.missing[0].field.code if sheet.missing else sheet.kind.blocks[0].fields[0].code
    return lambda room, shown: AgencySheetForm(room, shown, sheet.kind.code, person, first)


NEEDED_FOR_SHEETS = {AgencySheetForm.kind: "refer"}


def sheet_making(draft: FormDraft, shown: Shown) -> Callable[[Room, Shown], Sheet] | None:
    """How the form that was begun is opened again; None where what it is about is not here any more."""
    sheet, _, rest = draft.slot.partition(_BETWEEN)
    person, _, block = rest.partition(_BETWEEN)
    kind = next((each for each in shown.sheets.kinds if each.code == sheet), None)
    if kind is None:
        return None
    found = [each for each in kind.blocks if each.code == block]
    about = UUID(person) if person else None
    is_here = about is None or about in {each.id for each in people_for(kind, shown.case)}
    if not found or not is_here:
        return None
    return lambda room, now: AgencySheetForm(room, now, sheet, about, found[0].fields[0].code)
