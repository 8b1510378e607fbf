"""A derived copy: areas drawn on the uncovered picture, covered or cut out, each with its reason. A new exhibit."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, Tick
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.areas_field import AreasField, read_areas
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.presenter.derived import NoPreview, Picture
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.domain.derivation import CROP, REDACTION, DerivationDraft
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.progress import Progress

_HINTS = ("derive_keys_tab", "derive_keys_arrows", "derive_keys_shift", "derive_keys_delete")


class DeriveSheet(Sheet):
    """Opens the picture, which is recorded, and shows it until the form is left."""

    kind = "derive"

    def __init__(self, room: Room, shown: Shown, exhibit: Exhibit) -> None:
        number = exhibit.number
        super().__init__(
            room, shown, say("derive_title", number=number), say("derive_why"), say("derive_save"), columns=1
        )
        self._exhibit = exhibit
        self._made: Exhibit | None = None
        self.slot = str(exhibit.id)
        kinds = [(code, say(f"derive_{code}")) for code in (REDACTION, CROP)]
        self._how = Choice("kind", say("derive_kind"), kinds, needed=True, empty=None)
        self.add(self._how)
        terms = room.said.vocabulary.terms("redaction_reasons")
        self._areas = AreasField("areas", say("derive_areas"), [(t.code, t.label) for t in terms])
        self.add(self._areas)
        self._preview = Tick("preview", say("derive_preview"))
        self.add(self._preview)
        self.area("note", "derive_note", hint=say("derive_note_hint"), lines=2)
        self.form.changed.connect(self._show_kind)
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(_rules())
        self.begin({"kind": REDACTION})
        tasks = room.surroundings.tasks
        doing = say("opening", number=number)
        desk = room.presenter.derived
        tasks.run(doing, lambda _progress: desk.look(exhibit.id), self._seen, self._not_seen, owner=self)

    def work(self, values: dict[str, Text]) -> Work:
        exhibit, desk = self._exhibit, self.room.presenter.derived
        draft = DerivationDraft(
            kind=str(values["kind"]), areas=read_areas(str(values["areas"])), note=str(values["note"])
        )

        def work(progress: Progress) -> Exhibit:
            self._made = desk.make(exhibit.id, draft, progress)
            return self._made

        return work

    def done_words(self) -> str:
        """Which exhibit the copy became: the page goes on showing the one it was made of."""
        if self._made is None:
            return ""
        return say("derive_done", number=self._made.number, parent=self._exhibit.number)

    def _show_kind(self, key: str) -> None:
        if key == "kind":
            self._areas.set_keeps_one(self._how.value() == CROP)
        elif key == "preview":
            self._areas.editor.is_preview = bool(self._preview.value())
            self._areas.editor.update()

    def _seen(self, seen: Picture | NoPreview) -> None:
        if isinstance(seen, NoPreview):
            self.banner.say(say("not_shown_title"), "warning", wording.words("no_preview", seen.reason))
            return
        wide = seen.width * 3
        held = QImage(seen.rgb, seen.width, seen.height, wide, QImage.Format.Format_RGB888).copy()
        described = say("derive_picture_of", number=self._exhibit.number)
        self._areas.show_picture(held, QSize(seen.source_width, seen.source_height), described)

    def _not_seen(self, error: BaseException) -> None:
        self.room.surroundings.errors.show(error, self.banner)


def _rules() -> Card:
    card = Card(say("derive_rules_title"), tone="accent")
    for key in ("derive_rule_original", "derive_rule_burned", "derive_rule_checked"):
        card.add(plain_label(say("bullet", text=say(key))))
    card.add(plain_label(say("derive_keys_title"), "heading"))
    for key in _HINTS:
        card.add(plain_label(say("bullet", text=say(key)), "small"))
    return card
