"""Amending an incident: its present values, changed, with the reason. The first account stays as first written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from safetydesk import wording
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, ChoicesSearch, Tick
from safetydesk.desktop.kit.fields.choices_search import codes_in, codes_text
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.pointing_line import PointingLine
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.happened import ABOUT, BETWEEN, EXACT, UNKNOWN

_TEXTS = (
    "summary", "child_words", "happened_kind", "happened_start", "happened_end", "happened_source", "discovered",
    "reported", "told_by", "told_how", "platform", "address", "device", "place", "severity_reason",
    "immediate_action", "wishes",
)  # fmt: skip


class AmendSheet(Sheet):
    """Beside the severity stands the least that the categories chosen allow, all of them taken together."""

    kind = "amend"
    changes_record = True
    may_lock = True

    def __init__(self, room: Room, shown: Shown) -> None:
        super().__init__(room, shown, say("amend_title"), say("amend_why"), say("amend_save"))
        self._draft = room.presenter.amendment_draft(shown.case)
        self._version = shown.case.incident.row_version
        self._add_reason()
        summary = self.area("summary", "field_summary", needed=True, lines=4)
        self.pointing = PointingLine(summary, lambda: room.said.vocabulary)
        self.form.add_widget(self.pointing, 2)
        self.area("child_words", "field_child_words", lines=2)
        self._add_when()
        self._add_where()
        self._add_judgement()
        self.form.changed.connect(self._changed)
        self.begin(self._values())
        self._show_happened()
        self._show_least()
        self._show_meaning()

    def focus_first(self) -> None:
        """What was said, not the reason: that is known once something is changed."""
        self.form.field("summary").focus()

    def title_of(self, key: str, code: str) -> str:
        return self.room.said.term("platforms", code)

    def work(self, values: dict[str, Text]) -> Work:
        incident, presenter, version = self.shown.case.incident.id, self.room.presenter, self._version
        said = texts(values, _TEXTS)
        if said["happened_kind"] != BETWEEN:
            said["happened_end"] = ""
        if said["happened_kind"] == UNKNOWN:
            said["happened_start"] = ""
        # The draft in a form's shape holds texts under these names; the rest is set by name below.
        filled: dict[str, Any] = dict(said)
        draft = replace(
            self._draft,
            **filled,
            categories=codes_in(str(values["categories"])),
            severity=int(str(values["severity"]) or 0),
            sexual_image=bool(values["sexual_image"]),
        )
        reason = str(values["reason"])
        return lambda _progress: presenter.amend(incident, version, draft, reason)

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        self._draft = self.room.presenter.amendment_draft(shown.case)
        self._version = shown.case.incident.row_version
        return self._values()

    def _values(self) -> dict[str, Text]:
        draft = self._draft
        return {
            **{name: getattr(draft, name) for name in _TEXTS},
            "categories": codes_text(draft.categories),
            "severity": str(draft.severity) if draft.severity else "",
            "sexual_image": draft.sexual_image,
        }

    def _add_reason(self) -> None:
        """The reason stands beside the form, in sight however far it is scrolled in reading."""
        card = Card(say("amend_reason_title"), tone="accent")
        card.add(plain_label(say("amend_reason_why"), "small"))
        self.line("reason", "amend_reason", needed=True, span=2)
        buttons = []
        for term in self.room.said.vocabulary.terms("amend_reasons"):
            if term.code != "other":
                button = secondary(term.label)
                button.clicked.connect(lambda _on=False, label=term.label: self._give_reason(label))
                buttons.append(button)
        card.add(row(*buttons))
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(card)

    def _give_reason(self, label: str) -> None:
        self.form.field("reason").set_value(label)
        self.form.field("reason").set_problem(None)

    def _add_when(self) -> None:
        kinds = [(kind, say(f"happened_{kind}")) for kind in (UNKNOWN, ABOUT, EXACT, BETWEEN)]
        self.add(Choice("happened_kind", say("field_happened"), kinds, empty=None))
        self.line("happened_source", "field_happened_source")
        self.time("happened_start", "field_happened_start")
        self.time("happened_end", "field_happened_end")
        self.time("discovered", "field_discovered", needed=True)
        self.time("reported", "field_reported")
        self.line("told_by", "field_told_by")
        self.choice("told_how", "field_told_how", "told_how")

    def _add_where(self) -> None:
        self.search("platform", "field_platform", "platforms", own=say("own_word"))
        self.line("address", "field_address")
        self.choice("device", "field_device", "devices")
        self.choice("place", "field_place", "places")

    def _add_judgement(self) -> None:
        words = self.room.said.vocabulary

        def look_up(typed: str) -> list[tuple[str, str, str]]:
            return [(c.code, c.name, c.description) for c in words.search_categories(typed)]

        categories = ChoicesSearch(
            "categories",
            say("field_categories"),
            look_up,
            self.room.said.category,
            more=say("category_more"),
            leading=say("category_leads"),
        )
        self.add(categories, 2)
        levels = [(str(level.level), level.label) for level in words.severities]
        self.add(Choice("severity", say("field_severity"), levels, empty=say("not_judged")))
        self.meaning = plain_label("", "small", selectable=True)
        self.meaning.hide()
        self.form.add_widget(self.meaning)
        self.line("severity_reason", "field_severity_reason")
        self.area("immediate_action", "field_immediate_action", lines=2)
        self.area("wishes", "field_wishes", lines=2)
        self.add(Tick("sexual_image", say("field_sexual_image"), hint=say("sexual_image_hint")), span=2)

    def _changed(self, key: str) -> None:
        if key == "happened_kind":
            self._show_happened()
        if key == "categories":
            self._show_least()
        if key == "severity":
            self._show_meaning()

    def _show_least(self) -> None:
        words = self.room.said.vocabulary
        chosen = self.form.field("categories").value()
        least = words.severity(words.severity_minimum(chosen)).label
        hint = say("severity_least", least=least) if chosen else ""
        self.form.field("severity").set_hint(hint)

    def _show_meaning(self) -> None:
        level, said = int(str(self.form.field("severity").value() or 0)), self.room.said
        words = {"severity": said.severity(level), "meaning": said.severity_meaning(level)}
        self.meaning.setText(wording.label("severity_means", **words))
        self.meaning.setVisible(level > 0)

    def _show_happened(self) -> None:
        kind = self.form.field("happened_kind").value()
        self.form.set_field_visible("happened_start", kind != UNKNOWN)
        self.form.set_field_visible("happened_source", kind != UNKNOWN)
        self.form.set_field_visible("happened_end", kind == BETWEEN)
