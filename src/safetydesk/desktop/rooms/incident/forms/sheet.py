"""A form that stands in place of the page's tabs: fields, problems beside them, Save (Ctrl+S) and Cancel (Esc)."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.fields import Choice, ChoiceSearch, DateTimeField, Field, TextArea, TextLine
from safetydesk.desktop.kit.page import Columns, column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.kept_form import KeptForm
from safetydesk.desktop.rooms.incident.furniture import EDGE, Room, Scroller
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, TypedForm
from safetydesk.desktop.typed_times import time_reader
from safetydesk.domain.errors import SafetyDeskError, StaleRecord
from safetydesk.domain.progress import NO_PROGRESS, Progress

Work = Callable[[Progress], object]
Making = Callable[[Room, Shown], QWidget]


class Sheet(KeptForm):
    """`saved` carries what the service gave back; `left` that it was given up; `reload_wanted` a newer version;
    `switch_wanted` what makes the form that is wanted in its place, its own words being kept.

    A subclass adds its fields in `__init__`, ends it with `self.begin(values)`, and says in `work` what saving
    does. `stands_for` gives the record's values anew where it changes one, so that nothing typed is lost.
    """

    may_lock = False
    """Saving may shut the incident to files: it then waits for none that are coming in."""
    saved = Signal(object)
    left = Signal()
    reload_wanted = Signal()
    switch_wanted = Signal(object)

    def __init__(
        self, room: Room, shown: Shown, title: str, why: str = "", save: str = "", columns: int = 2
    ) -> None:
        super().__init__(room, shown, columns)
        self.setAccessibleName(title)
        self.typed = TypedForm(self.form, room.presenter.moment, self.title_of)
        self.banner.acted.connect(self.reload_wanted)
        self.beside = column(gap=12)
        self._begun_banner = Banner()
        self._begun_banner.acted.connect(self._start_afresh)
        self._base: dict[str, Text] = {}
        self._is_saving = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.scaled(8))
        scroller = Scroller(title)
        self._words = plain_label(why, "muted")
        card = Card()
        card.add(self.form)
        self._head = column(plain_label(title, "word"), self._words, self.begun, self.banner, gap=6)
        self._words.setVisible(bool(why))  # once it has a parent: a window of its own would flash otherwise
        scroller.body.addWidget(self._head)
        scroller.body.addWidget(Columns(card, self.beside, share=(13, 8)))
        scroller.body.addStretch(1)
        outer.addWidget(scroller, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, theme.scaled(EDGE), 0)
        foot.addWidget(Hairline())
        self._save = primary(save or say("save"))
        self._save.clicked.connect(self.save)
        leave = secondary(say("cancel"))
        leave.clicked.connect(self.leave)
        keys_words = plain_label(say("sheet_keys"), "small", wrap=False)
        foot.addWidget(row(self._save, leave, keys_words, self.kept_words))
        outer.addLayout(foot)
        for keys, act in ((QKeySequence("Ctrl+S"), self.save), (QKeySequence("Esc"), self.leave)):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def add_above(self, banner: Banner) -> None:
        """A line of the subclass's own, between what the form is for and what went wrong."""
        layout = self._head.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - made so above; this tells the type checker
        layout.insertWidget(layout.indexOf(self.banner), banner)

    def work(self, values: dict[str, Text]) -> Work:
        """What saving `values` does, on the worker."""
        raise NotImplementedError

    def done_words(self) -> str:
        """What is said on the page once it is saved; "" where the page itself shows it."""
        return ""

    def leads_to(self, saved: object) -> Making | None:
        """The form that is opened straight away once this one is saved, where what was saved asks for it."""
        return None

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        """The values of the record this form changes, as `shown` has them; None where it makes a new one."""
        return None

    def title_of(self, key: str, code: str) -> str:
        """What a code found by searching is called."""
        return code

    def begin(self, values: dict[str, Text]) -> None:
        """Fill the form and remember what stood there."""
        self.typed.put(values)
        self._base = self.typed.read()
        self.remember_shown()

    def save(self) -> None:
        """Check what can be checked here, and hand the rest to the service."""
        if self._is_saving:
            return
        unread = self.typed.unread()
        if unread:
            self.form.show_problems(unread)
            return
        self.form.clear_problems()
        self.banner.dismiss()
        self._set_saving(True)
        work = self.work(self.typed.read())
        try:
            self.keeping.keep_now()
        except SafetyDeskError as error:
            self.told(None, error)  # saving it is worth the attempt all the more
        self.keeping.hold()

        def whole(progress: Progress) -> tuple[object, SafetyDeskError | None]:
            # Forgotten in the same breath as it is saved: a crash in between would offer it a second time.
            return work(progress), self.keeping.forget()

        tasks = self.room.surroundings.tasks
        if self.may_lock and tasks.would_wait:
            tasks.run_at_once(lambda: whole(NO_PROGRESS), self._on_saved, self._on_failed, owner=self)
        else:
            tasks.run(self.accessibleName(), whole, self._on_saved, self._on_failed, owner=self)

    def leave(self) -> None:
        """Leave it: where something was typed, that is kept for later or thrown away, as the member says."""
        if self._is_saving:
            return
        answer = 2
        if self.is_changed():
            prompts = self.room.surroundings.prompts
            answer = prompts.ask_three(
                say("leave_question"), say("leave_keep"), say("leave_throw"), say("leave_no")
            )
        if answer == 0:
            return
        errors = self.room.surroundings.errors
        if answer == 1:
            try:
                self.keeping.keep_now()
            except SafetyDeskError as error:
                errors.show(error, self.banner)
                return
        else:
            trouble = self.keeping.forget()
            if trouble is not None:
                errors.show(trouble)
        self.left.emit()

    def rebase(self, shown: Shown) -> None:
        """Take a newer reading: fields nobody touched show it, fields typed into keep what was typed."""
        self.shown = shown
        new = self.stands_for(shown)
        if new is None:
            return
        now = self.typed.read()
        mine = {key: value for key, value in now.items() if value != self._base.get(key)}
        self.begin(new)
        theirs = [
            key for key, value in self.typed.read().items() if value != now.get(key) and key not in mine
        ]
        self.typed.put(mine)
        names = ", ".join(self.form.field(key).label for key in theirs)
        self.banner.say(say("reloaded"), "info", say("reloaded_fields", names=names) if names else "")

    def line(self, key: str, label: str, *, needed: bool = False, hint: str = "", span: int = 1) -> TextLine:
        """Add a line of text."""
        field = TextLine(key, say(label), hint=hint, needed=needed, longest=2000)
        self.form.add(field, span)
        return field

    def area(self, key: str, label: str, *, needed: bool = False, hint: str = "", lines: int = 3) -> TextArea:
        """Add many lines of text, over the whole width."""
        field = TextArea(key, say(label), hint=hint, needed=needed, lines=lines)
        self.form.add(field, 2)
        return field

    def time(self, key: str, label: str, *, needed: bool = False, hint: str = "") -> DateTimeField:
        """Add a date with its time."""
        reader = time_reader(self.room.presenter.moment)
        field = DateTimeField(key, say(label), reader, hint=hint, needed=needed)
        self.form.add(field)
        return field

    def choice(
        self,
        key: str,
        label: str,
        list_name: str,
        *,
        needed: bool = False,
        hint: str = "",
        span: int = 1,
        without: Collection[str] = (),
    ) -> Choice:
        """Add one of a list of the vocabulary, without these codes; a school's own word already there stays offered."""
        terms = [t for t in self.room.said.vocabulary.terms(list_name) if t.code not in without]
        field = Choice(key, say(label), [(t.code, t.label) for t in terms], hint=hint, needed=needed)
        self.form.add(field, span)
        return field

    def search(self, key: str, label: str, list_name: str, *, own: str = "") -> ChoiceSearch:
        """Add one of a long list, found by typing; `own` offers to keep what was typed as it is."""
        words = self.room.said.vocabulary

        def look_up(typed: str) -> list[tuple[str, str, str]]:
            return [(t.code, t.label, t.explanation) for t in words.search_terms(list_name, typed)]

        field = ChoiceSearch(key, say(label), look_up, new_label=own, takes_exact=True)
        field.new_wanted.connect(lambda typed: field.set_value(typed, typed))
        self.form.add(field)
        return field

    def add(self, field: Field, span: int = 1) -> Field:
        """Add any other field."""
        self.form.add(field, span)
        return field

    def names(self) -> dict[str, str]:
        """Draft fields that the form calls otherwise."""
        return {}

    def _on_saved(self, outcome: tuple[object, SafetyDeskError | None]) -> None:
        self._set_saving(False)
        saved, trouble = outcome
        if trouble is not None:
            self.room.surroundings.errors.show(trouble)
        self.saved.emit(saved)

    def _on_failed(self, error: BaseException) -> None:
        self._set_saving(False)
        self.keeping.resume()
        if isinstance(error, StaleRecord):
            said = wording.sentence(error)
            self.banner.say(said.text, "warning", said.remedy, say("reload"), can_dismiss=False)
            return
        self.room.surroundings.errors.show(error, self.banner, self.form, self.names())

    def _set_saving(self, is_saving: bool) -> None:
        self._is_saving = is_saving
        self._save.setEnabled(not is_saving)
