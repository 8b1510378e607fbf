"""The fields of a capture card, on whichever form asks for them: for a batch, or corrected for one exhibit."""

from __future__ import annotations

from collections.abc import Callable, Collection

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.fields import (
    Choice,
    ChoiceSearch,
    DateTimeField,
    Field,
    OfferedLine,
    TextArea,
    TextLine,
)
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.in_view import bring_into_view_once_laid_out
from safetydesk.desktop.typed_times import time_reader
from safetydesk.domain.checks.capture_card import COUNTS, TERMS, TIMES, is_staffs_own
from safetydesk.domain.clock import Moment
from safetydesk.domain.vocabulary import Vocabulary

OF_ONE_ALONE = ("description", "series_number", "series_of", "transcription", "transcribed_by")
"""What cannot be the same for a whole batch."""
SEARCHED = ("platform", "device")
"""Fields that may hold own words instead of a code: found by typing."""
_AREAS = {"description": 2, "transcription": 3}
_WIDE = ("address",)
_WARNED = ("account", "device")
"""Fields beneath which the policies' warning stands where a member of staff's own is chosen."""
_HINTED = (
    "description", "captured", "clock_checked", "clock_wrong_by", "shown_time", "address", "user_id",
    "account_whose", "context_included", "supplied_by", "live_checked",
)  # fmt: skip
_PARTS = {
    "shows": ("description",),
    "when": ("captured", "shown_time", "clock_checked", "clock_wrong_by"),
    "where": ("platform", "group", "address", "handle", "user_id"),
    "seen": ("account", "account_whose"),
    "how": (
        "method", "whole_screen", "series_number", "series_of", "context_included", "captured_by", "supplied_by",
        "device", "software",
    ),
    "now": ("live", "live_checked"),
    "typed": ("transcription", "transcribed_by"),
}  # fmt: skip
_LONGEST = 2000


class CaptureCardFields:
    """Adds a field for each part of a card to `form`, under headings, but for those `left_out`.

    Keys are the card's field names. A staff member's own account or device raises the policies' warning there.
    """

    def __init__(
        self,
        form: Form,
        vocabulary: Callable[[], Vocabulary],
        now: Callable[[], Moment],
        left_out: Collection[str] = (),
    ) -> None:
        self._form, self._vocabulary, self._now = form, vocabulary, now
        self.warnings = {name: Banner() for name in _WARNED if name not in left_out}
        for part, names in _PARTS.items():
            wanted = [name for name in names if name not in left_out]
            if wanted:
                form.add_heading(wording.label(f"card_part.{part}"))
            for name in wanted:
                form.add(self._field(name), 2 if name in _AREAS or name in _WIDE else 1)
            for name in wanted:
                if name in self.warnings:
                    form.add_widget(self.warnings[name])
        form.changed.connect(lambda key: self._warn(key) if key in self.warnings else None)

    def title_of(self, key: str, code: str) -> str:
        """What a code found by searching is called; own words as they are."""
        return self._vocabulary().term(TERMS[key], code).label if key in SEARCHED else code

    def _field(self, name: str) -> Field:
        label = wording.label(f"card_field.{name}")
        hint = wording.label(f"card_hint.{name}") if name in _HINTED else ""
        if name in TIMES:
            return DateTimeField(name, label, time_reader(self._now), hint=hint)
        if name in SEARCHED:
            return self._searched(name, label)
        if name in TERMS:
            terms = self._vocabulary().terms(TERMS[name])
            return Choice(name, label, [(term.code, term.label) for term in terms], hint=hint)
        if name in _AREAS:
            return TextArea(name, label, hint=hint, lines=_AREAS[name])
        if name == "shown_time":
            return OfferedLine(name, label, wording.label("card_not_shown"), hint=hint)
        return TextLine(name, label, hint=hint, longest=6 if name in COUNTS else _LONGEST)

    def _searched(self, name: str, label: str) -> Field:
        def look_up(typed: str) -> list[tuple[str, str, str]]:
            found = self._vocabulary().search_terms(TERMS[name], typed)
            return [(t.code, t.label, t.explanation) for t in found]

        field = ChoiceSearch(name, label, look_up, new_label=wording.label("card_own_word"), takes_exact=True)
        field.new_wanted.connect(lambda typed: field.set_value(typed, typed))
        return field

    def _warn(self, key: str) -> None:
        field, warning = self._form.field(key), self.warnings[key]
        if is_staffs_own(field.value()):
            remedy = wording.label("card_own_account_why")
            warning.say(wording.label("card_own_account"), "warning", remedy, can_dismiss=False)
            if field.control.hasFocus():  # somebody has just chosen it, and it may stand below the edge
                bring_into_view_once_laid_out(warning)
        else:
            warning.dismiss()
