"""Evidence in words, for what was not added: asked after saving, because it belongs to a saved incident."""

from __future__ import annotations

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.kit.buttons import primary, quiet
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import TextArea, TextLine, Tick
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.domain.drafts import DescribedItemDraft

_LINES = ("said_by", "where_it_is", "seen_by", "held_by", "seen_when")


class DescribedItemForm(Card):
    """`save_wanted` carries a DescribedItemDraft; `left` that it waits for later, on the incident's page."""

    save_wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(wording.label("log_describe_title"))
        self.add(plain_label(wording.label("log_describe_why")))
        self.form = Form(columns=2)
        shows = TextArea("shows", wording.label("log_describe_shows"), needed=True, lines=2)
        self.form.add(shows, span=2)
        for key in _LINES:
            needed = key == "said_by"
            self.form.add(TextLine(key, wording.label(f"log_describe_{key}"), needed=needed, longest=2000))
        self.form.add(TextArea("steps", wording.label("log_describe_steps"), lines=1), span=2)
        self.form.add(Tick("sexual_image", wording.label("log_describe_sexual")), span=2)
        self.add(self.form)
        save = primary(wording.label("log_describe_save"))
        save.clicked.connect(self._save)
        later = quiet(wording.label("log_describe_later"))
        later.clicked.connect(self.left)
        self.add(row(save, later))

    def begin(self, sexual_image: bool) -> None:
        """Empty, with the tick as answered."""
        self.form.set_values({field.key: "" for field in self.form.fields() if field.key != "sexual_image"})
        self.form.field("sexual_image").set_value(sexual_image)
        self.form.clear_problems()
        self.form.field("shows").focus()

    def _save(self) -> None:
        values = self.form.values()
        texts = {key: str(values[key]) for key in ("shows", "steps", *_LINES)}
        self.save_wanted.emit(DescribedItemDraft(**texts, sexual_image=bool(values["sexual_image"])))
