"""Evidence in words, for what was not added: asked after saving, because it belongs to a saved incident."""

from __future__ import annotations

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.described_fields import DescribedFields, described_draft
from safetydesk.desktop.kit.buttons import primary, quiet
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.domain.vocabulary import Vocabulary


class DescribedItemForm(Card):
    """`save_wanted` carries a DescribedItemDraft; `left` that it waits for later, on the incident's page."""

    save_wanted = Signal(object)
    left = Signal()

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__(wording.label("log_describe_title"))
        self.add(plain_label(wording.label("log_describe_why")))
        self.form = Form(columns=2)
        DescribedFields(self.form, vocabulary)
        self.add(self.form)
        self.add(plain_label(wording.label("guard.seen_later"), "small"))
        save = primary(wording.label("log_describe_save"))
        save.clicked.connect(lambda: self.save_wanted.emit(described_draft(self.form.values())))
        later = quiet(wording.label("log_describe_later"))
        later.clicked.connect(self.left)
        self.add(row(save, later))

    def begin(self, sexual_image: bool) -> None:
        """Empty, with the tick as answered."""
        for field in self.form.fields():
            field.set_value(sexual_image if field.key == "sexual_image" else None)
        self.form.clear_problems()
        self.form.field("shows").focus()
