"""The fields of a described item, on whichever form asks for them; and what to do where a sexual image may be."""

from __future__ import annotations

from collections.abc import Mapping

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, ChoicesSearch, Field, TextArea, TextLine, Tick
from safetydesk.desktop.kit.fields.choices_search import codes_in
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.domain.drafts import DescribedItemDraft
from safetydesk.domain.vocabulary import Vocabulary

_LISTS = {
    "where_kind": "described_wheres",
    "holder_kind": "described_holders",
    "steps_taken": "described_steps",
}
_ORDER = (
    "shows", "said_by", "seen_when", "where_kind", "where_it_is", "holder_kind", "held_by", "seen_by", "steps_taken",
    "steps", "sexual_image",
)  # fmt: skip
_WIDE = ("shows", "seen_by", "steps_taken", "steps", "sexual_image")
_NEEDED = ("shows", "said_by")
_TEXTS = (
    "shows",
    "said_by",
    "where_kind",
    "where_it_is",
    "holder_kind",
    "held_by",
    "seen_by",
    "seen_when",
    "steps",
)


class DescribedFields:
    """Adds a field for each part of a described item to `form`. Keys are the draft's field names."""

    def __init__(self, form: Form, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        for name in _ORDER:
            form.add(self._field(name), 2 if name in _WIDE else 1)

    def _field(self, name: str) -> Field:
        label, needed = wording.label(f"described.{name}"), name in _NEEDED
        if name == "sexual_image":
            return Tick(name, label, hint=wording.label("described.sexual_image_hint"))
        if name == "steps_taken":
            return ChoicesSearch(
                name,
                label,
                self._steps,
                lambda code: self._vocabulary.term(_LISTS[name], code).label,
                placeholder=wording.label("described.steps_taken_offer"),
                more=wording.label("described.steps_taken_more"),
            )
        if name in _LISTS:
            terms = self._vocabulary.terms(_LISTS[name])
            return Choice(name, label, [(term.code, term.label) for term in terms])
        if name in ("shows", "steps"):
            hint = wording.label("described.shows_hint") if name == "shows" else ""
            return TextArea(name, label, hint=hint, needed=needed, lines=2)
        return TextLine(name, label, needed=needed, longest=2000)

    def _steps(self, typed: str) -> list[tuple[str, str, str]]:
        found = self._vocabulary.search_terms(_LISTS["steps_taken"], typed)
        return [(term.code, term.label, term.explanation) for term in found]


def described_draft(values: Mapping[str, object]) -> DescribedItemDraft:
    """What the fields hold, as a form gives it (codes of several as one text, or as they are)."""
    steps = values.get("steps_taken") or ()
    return DescribedItemDraft(
        **{name: str(values.get(name) or "") for name in _TEXTS},
        steps_taken=codes_in(steps) if isinstance(steps, str) else tuple(steps),  # type: ignore[arg-type]  # a form gives texts or codes
        sexual_image=bool(values.get("sexual_image")),
    )


def stop_words() -> tuple[str, str, str]:
    """What comes first of the advice, for a banner (text, tone, more): in sight whatever the window's size."""
    more = (wording.label(f"guard.advice_{key}") for key in ("police", "head"))
    return wording.label("guard.stopped"), "warning", " ".join(more)


def advice_card() -> Card:
    """What to do where a sexual image of a child may be somewhere (`domain.md` 4.8)."""
    card = Card(wording.label("guard.advice_title"), tone="critical")
    for key in ("stop", "police", "head", "leave", "blame"):
        card.add(plain_label(wording.label("guard.one", name=wording.label(f"guard.advice_{key}"))))
    return card
