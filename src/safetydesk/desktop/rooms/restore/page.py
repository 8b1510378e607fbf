"""A store put back from a backup: where the backups are, which one, a passphrase of that time, and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from safetydesk import wording
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import link, primary, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, PassphraseField, TextLine, Tick
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Page, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.prompts import Prompts
from safetydesk.desktop.rooms.restore.presenter import (
    BackupLine,
    Outcome,
    RestorePresenter,
    can_go_on_without,
    mistake_words,
)
from safetydesk.desktop.sheet_code_field import CodeField
from safetydesk.desktop.tasks import Tasks
from safetydesk.domain.errors import Cancelled, Refusal, Trouble
from safetydesk.domain.progress import Progress

_FIELDS = ("backup", "to", "sheets", "login", "passphrase", "one", "two", "reason")
_BY_PASSPHRASE, _BY_SHEETS = ("login", "passphrase"), ("one", "two")
_WHICH = {"1": "one", "2": "two"}
_ABOUT = {
    "no_backup_there": "place",
    "backup_place_gone": "place",
    "restore_reason_needed": "reason",
    "passphrase_wrong": "passphrase",
    "folder_not_empty": "to",
    "folder_is_a_file": "to",
    "place_is_network": "to",
    "place_is_synced": "to",
}


class RestorePage(Page):
    """Hands the folder of the restored store to `restored`; `back` is for the page that it stands over."""

    def __init__(
        self,
        presenter: RestorePresenter,
        tasks: Tasks,
        errors: ErrorDesk,
        prompts: Prompts,
        restored: Callable[[Path], None],
        back: Callable[[], None],
    ) -> None:
        super().__init__(wording.label("restore_title"), wording.label("restore_why"))
        self._presenter, self._tasks, self._errors, self._prompts = presenter, tasks, errors, prompts
        self._restored, self._back = restored, back
        self.banner = Banner()
        self.banners.addWidget(self.banner)
        self.form = Form()
        self._faulty = plain_label("", "small")
        self._faulty.set_tone("serious")
        self._faulty.hide()
        self._act = primary(wording.label("restore_act"))
        self._act.clicked.connect(self.restore)
        self._card = Card()
        self._fill()
        self._card.add(self.form)
        self._card.add(self._act)
        self.add(self._card)
        self._leave = link(wording.label("restore_back"))
        self._leave.clicked.connect(self.leave)
        self.add(row(self._leave))
        self.leave_by_escape(self.leave)
        self._show_rest(False)
        self._place.focus()

    def _fill(self) -> None:
        self.form.add_heading(wording.label("restore_from_part"))
        self._place = TextLine("place", wording.label("restore_place"), needed=True, longest=4000)
        self.form.add(self._place)
        choose = secondary(wording.label("restore_choose"))
        look = secondary(wording.label("restore_look"))
        choose.clicked.connect(self._choose_place)
        look.clicked.connect(self.look)
        self._place.line.returnPressed.connect(self.look)
        self.form.add_widget(row(choose, look))
        self._backup = Choice("backup", wording.label("restore_backup"), empty=None)
        self.form.add(self._backup)
        self.form.add_widget(self._faulty)
        hint = wording.label("restore_to_hint")
        self.form.add(TextLine("to", wording.label("restore_to"), hint, needed=True, longest=4000))
        self.form.field("to").set_value(self._presenter.new_folder())
        self.form.add(Tick("sheets", wording.label("restore_by_sheets")))
        self.form.add(TextLine("login", wording.label("unlock_login"), needed=True))
        self._passphrase = PassphraseField(
            "passphrase", wording.label("restore_passphrase"), wording.label("restore_passphrase_hint")
        )
        self.form.add(self._passphrase)
        hint = wording.label("sheets_code_hint")
        self._codes = [
            CodeField(key, wording.label(f"recover_code_{number}"), hint, mistake_words)
            for number, key in enumerate(_BY_SHEETS, start=1)
        ]
        for code in self._codes:
            self.form.add(code)
        self.form.changed.connect(self._changed)
        hint = wording.label("restore_reason_hint")
        self.form.add(TextLine("reason", wording.label("restore_reason"), hint, needed=True))

    def look(self) -> None:
        """What stands in the folder typed."""
        place = str(self._place.value())
        self.banner.dismiss()
        self.form.clear_problems()
        self._tasks.run(
            wording.label("restore_looking"),
            lambda _progress: self._presenter.look(place),
            self._show,
            self._failed,
            self,
        )

    def restore(self) -> None:
        """Check, copy, verify: with progress, and nothing stands there until it is whole."""
        self._restore(without_damaged=False)

    def _restore(self, *, without_damaged: bool) -> None:
        values = {key: str(self.form.field(key).value() or "") for key in _FIELDS}
        needed = wording.load_wording().entry("problem", "needed").text
        asked = [key for key in _FIELDS if key not in ("sheets", *self._unasked())]
        problems = [(key, needed) for key in asked if not values[key].strip()]
        self.form.show_problems(problems)
        if problems or not self._act.isEnabled():
            return
        self.banner.dismiss()
        self._busy(True)

        codes = (values["one"], values["two"]) if self._by_sheets() else None

        def work(progress: Progress) -> Outcome:
            if codes is not None:
                return self._presenter.restore_by_sheets(
                    values["backup"], values["to"], codes, values["reason"], progress, without_damaged
                )
            return self._presenter.restore(
                values["backup"],
                values["to"],
                values["login"],
                values["passphrase"],
                values["reason"],
                progress,
                without_damaged,
            )

        def failed(error: BaseException) -> None:
            if can_go_on_without(error) and not without_damaged and self._goes_without():
                self._busy(False)
                self._restore(without_damaged=True)
            else:
                self._failed(error)

        self._tasks.run(wording.label("restore_working"), work, self._done, failed, self)

    def _goes_without(self) -> bool:
        return self._prompts.ask(
            wording.label("restore_without_title"),
            wording.label("restore_without_yes"),
            wording.label("restore_without_no"),
            wording.label("restore_without_why"),
        )

    def leave(self) -> None:
        """Back; not while a store is being put back, which its own Cancel stops."""
        if self._card.isEnabled():
            self._forget()
            self._back()

    def _forget(self) -> None:
        self._passphrase.clear()
        for code in self._codes:
            code.forget()

    def _by_sheets(self) -> bool:
        return bool(self.form.field("sheets").value())

    def _unasked(self) -> tuple[str, ...]:
        """The fields of the way that was not chosen."""
        return _BY_PASSPHRASE if self._by_sheets() else _BY_SHEETS

    def _changed(self, key: str) -> None:
        if key == "sheets":
            self._show_rest(self._act.isVisibleTo(self))

    def _busy(self, is_busy: bool) -> None:
        self._card.setEnabled(not is_busy)
        self._leave.setEnabled(not is_busy)

    def _show(self, lines: tuple[BackupLine, ...]) -> None:
        whole = [(line.key, line.words) for line in lines if line.is_usable]
        faulty = [f"{line.words}: {line.fault}" for line in lines if line.fault]
        self._backup.set_choices(whole)
        if whole:
            best = next((line.key for line in lines if not line.fault), whole[0][0])
            self._backup.set_value(best)
        else:
            self.banner.say(wording.label("restore_none_whole"), "warning")
        self._faulty.setText("\n".join(faulty))
        self._show_rest(bool(whole))
        self._faulty.setVisible(bool(faulty))
        (self.form.field("login") if whole else self._place).focus()

    def _show_rest(self, shown: bool) -> None:
        for key in _FIELDS:
            self.form.set_field_visible(key, shown and key not in self._unasked())
        self._act.setVisible(shown)

    def _choose_place(self) -> None:
        chosen = self._prompts.choose_folder(wording.label("restore_choose_title"), remembered=False)
        if chosen is not None:
            self._place.set_value(str(chosen))
            self.look()

    def _done(self, outcome: Outcome) -> None:
        self._forget()
        self._busy(False)
        tone = "info" if outcome.is_sound else "warning"
        title = wording.label("restore_done", place=str(outcome.store))
        self._prompts.tell(title, "\n".join(outcome.said), tone=tone)
        self._restored(outcome.store)

    def _failed(self, error: BaseException) -> None:
        self._busy(False)
        self._passphrase.clear()
        if isinstance(error, Cancelled):
            self.banner.say(wording.label("restore_cancelled"))
            return
        if isinstance(error, Refusal | Trouble):
            said = wording.sentence(error)
            which = _WHICH.get(error.values.get("which", ""))
            if which is not None:
                self.form.show_problems([(which, f"{said.text} {said.remedy}".strip())])
                return
            if error.code in _ABOUT:
                self.form.show_problems([(_ABOUT[error.code], f"{said.text} {said.remedy}".strip())])
                return
            tone = "warning" if isinstance(error, Refusal) else "trouble"
            self.banner.say(said.text, tone, " ".join(part for part in (said.safe, said.remedy) if part))
        else:
            self._errors.show(error, self.banner)
