"""A form whose words are kept: as a draft, until they are saved or thrown away, and put back when it opens again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.form_keeping import FormKeeping
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.fields.as_typed import all_typed, put_back, title_typed
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.drafts import FormDraft
from safetydesk.domain.errors import SafetyDeskError


class KeptForm(QWidget):
    """What is typed is kept under `kind`, the incident and `slot`.

    `begun` says that words were put back, `kept_words` when they were last kept; who builds the form places them.
    """

    kind = ""
    slot = ""
    changes_record = False
    """Then only fields typed into are kept: the others show the record as it stands when the form opens again."""
    always_kept: tuple[str, ...] = ()

    def __init__(self, room: Room, shown: Shown, columns: int) -> None:
        super().__init__()
        self.room, self.shown = room, shown
        self.form = Form(columns=columns)
        self.banner = Banner()
        self.begun = Banner()
        self.begun.acted.connect(self._start_afresh)
        self.kept_words = plain_label("", "small", wrap=False)
        self._shown_first: dict[str, tuple[str, str]] = {}
        self._begun = room.presenter.moment()
        self.keeping = FormKeeping(self, room.surroundings.tasks, room.presenter, self.gathered, self.told)

    def focus_first(self) -> None:
        """Put the cursor into the first field shown."""
        for field in self.form.fields():
            if not field.isHidden():
                field.focus()
                return

    def remember_shown(self) -> None:
        """What the fields show now is what stood there before anything was typed."""
        self._shown_first = self._as_shown()

    def take_up(self) -> None:
        """Go on with what this member began here, and keep from now on what is typed. Call once, when it opens."""
        about = str(self.shown.case.incident.id)
        draft: FormDraft | None = None
        try:
            draft = self.room.presenter.begun(self.kind, about, self.slot)
        except SafetyDeskError as error:
            self.room.surroundings.errors.show(error, self.banner)
        if draft is not None:
            self._put_back(draft)
        self.keeping.begin(self.kind, about, self.slot, is_kept=draft is not None)
        self.form.changed.connect(lambda _key: self.keeping.changed())

    def gathered(self) -> FormDraft | None:
        """What stands here, as a draft; None where nothing was typed."""
        now = self._as_shown()
        if now == self._shown_first:
            return None
        keys = [
            key
            for key, shown in now.items()
            if not self.changes_record or shown != self._shown_first[key] or key in self.always_kept
        ]
        return FormDraft(
            form=self.kind,
            about=str(self.shown.case.incident.id),
            slot=self.slot,
            begun=self._begun,
            kept=self.room.presenter.moment(),
            values={key: now[key][0] for key in keys},
            titles={key: now[key][1] for key in keys if now[key][1]},
            before={key: self._shown_first[key][0] for key in keys} if self.changes_record else {},
        )

    def is_changed(self) -> bool:
        """Whether anything was typed. A time that has stopped being the present minute was not."""
        return self._as_shown() != self._shown_first

    def _as_shown(self) -> dict[str, tuple[str, str]]:
        """Of every field: what it shows, and what stands in its searching line."""
        fields = {field.key: field for field in self.form.fields()}
        return {key: (text, title_typed(fields[key])) for key, text in all_typed(fields.values()).items()}

    def _put_back(self, draft: FormDraft) -> None:
        theirs = [
            self.form.field(key).label
            for key, was in draft.before.items()
            if key in self._shown_first and self._shown_first[key][0] != was
        ]
        self._begun = draft.begun
        for field in self.form.fields():
            if field.key in draft.values:
                put_back(field, draft.values[field.key], draft.titles.get(field.key, ""))
        self.form.clear_problems()
        at = wording.moment_words(draft.begun)
        said = say("reloaded_fields", names=", ".join(theirs)) if theirs else ""
        self.begun.say(say("begun_here", at=at), "info", said, say("start_afresh"))

    def _start_afresh(self) -> None:
        prompts = self.room.surroundings.prompts
        if not prompts.ask(say("afresh_question"), say("leave_throw"), say("leave_no"), danger=True):
            return
        trouble = self.keeping.forget()
        if trouble is not None:
            self.room.surroundings.errors.show(trouble, self.banner)
        for field in self.form.fields():
            put_back(field, *self._shown_first[field.key])
        self.form.clear_problems()
        self.begun.dismiss()
        self._begun = self.room.presenter.moment()
        self.keeping.begin(self.kind, str(self.shown.case.incident.id), self.slot)
        self.focus_first()

    def told(self, draft: FormDraft | None, error: BaseException | None) -> None:
        """Say when it was kept, or why it could not be."""
        if error is not None:
            self.room.surroundings.errors.show(error, self.banner)
        words = say("kept_at", time=wording.time_words(draft.kept)) if draft is not None else ""
        self.kept_words.setText(words)
