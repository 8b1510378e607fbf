"""The fields of first run: the school, the first team member, the passphrase, the place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.bootstrap import FirstMember
from safetydesk.desktop.kit.buttons import link
from safetydesk.desktop.kit.fields import Choice, TextLine
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.passphrase_fields import PassphraseFields
from safetydesk.desktop.rooms.first_run.presenter import FirstRunPresenter, Strength

_TEXTS = (("school", True), ("town", False))


class FirstRunForm(QWidget):
    """`place_wanted` when the folder is to be chosen from a dialog."""

    place_wanted = Signal()

    def __init__(self, presenter: FirstRunPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._own_initials = False
        self.form = Form(columns=2)
        self._strength = plain_label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self._add_school()
        self._add_member()
        self._add_key()
        self._add_place()
        self.form.changed.connect(self._changed)
        self._secret.begin()

    def _add_school(self) -> None:
        self.form.add_heading(wording.label("first_school_part"))
        for key, needed in _TEXTS:
            self.form.add(TextLine(key, wording.label(f"first_{key}"), needed=needed))

    def _add_member(self) -> None:
        self.form.add_heading(wording.label("first_you_part"))
        self.form.add(TextLine("name", wording.label("first_name"), needed=True))
        hint = wording.label("first_initials_hint")
        initials = TextLine("initials", wording.label("first_initials"), hint, longest=6)
        initials.line.textEdited.connect(self._initials_typed)
        self.form.add(initials)
        self.form.add(TextLine("job", wording.label("first_job")))
        role = Choice("role", wording.label("first_role"), self._presenter.roles(), empty=None)
        self.form.add(role)

    def _add_key(self) -> None:
        self.form.add_heading(wording.label("first_key_part"))
        self.form.add(
            TextLine("login", wording.label("first_login"), wording.label("first_login_hint"), needed=True),
            span=2,
        )
        self._secret = PassphraseFields(self.form, self._presenter.draw, beneath=self._strength)

    def _add_place(self) -> None:
        self.form.add_heading(wording.label("first_place_part"))
        place = TextLine("place", wording.label("first_place"), needed=True, longest=4000)
        place.set_value(self._presenter.place)
        self.form.add(place, span=2)
        change = link(wording.label("first_change_place"))
        change.clicked.connect(self.place_wanted)
        self.form.add_widget(row(change))
        self.form.add_widget(plain_label(wording.label("first_note_place"), "small"))

    def begin(self) -> None:
        """Put the cursor at the beginning."""
        self._show_strength()
        self.form.field("school").focus()

    def set_place(self, place: str) -> None:
        """Another folder for the store."""
        self.form.field("place").set_value(place)

    def place(self) -> str:
        """The folder for the store."""
        return str(self.form.field("place").value())

    def member(self) -> FirstMember:
        """What was typed."""
        values = self.form.values()
        return FirstMember(
            school=values["school"],
            town=values["town"],
            name=values["name"],
            initials=values["initials"],
            job=values["job"],
            role=values["role"] or "dsl",
            login=values["login"],
            passphrase=self._secret.passphrase(),
        )

    def show_problems(self, problems: list[tuple[str, str]]) -> list[str]:
        """As the form does; what is said beneath the passphrase is not said twice."""
        homeless = self.form.show_problems(problems)
        self._show_strength()
        return homeless

    def problems(self) -> list[tuple[str, str]]:
        """What is missing or wrong, as (key, words)."""
        needed = wording.load_wording().entry("problem", "needed").text
        values = self.form.values()
        found = [
            (key, needed) for key in ("school", "name", "login", "place") if not str(values[key]).strip()
        ]
        if not values["offered"]:
            strength = self._judge()
            if not strength.is_good:
                found.append(("passphrase", strength.words))
        return found + self._secret.slips()

    def forget(self) -> None:
        """Let go of the passphrase."""
        self._secret.forget()

    def _judge(self) -> Strength:
        values = self.form.values()
        names = (values["school"], values["town"], values["name"], values["login"])
        return self._presenter.strength(str(values["passphrase"]), names)

    def _initials_typed(self, _text: str) -> None:
        self._own_initials = True

    def _changed(self, key: str) -> None:
        if key == "name" and not self._own_initials:
            self.form.field("initials").set_value(
                self._presenter.initials(str(self.form.field("name").value()))
            )
        if key == "offered":
            self._show_strength()
        if key == "passphrase":
            strength = self._judge()
            self._strength.setText(strength.words)
            self._strength.set_tone("ok" if strength.is_good else None)
            self._show_strength()

    def _show_strength(self) -> None:
        own = not self._secret.is_offered()
        self._strength.setVisible(own and self.form.field("passphrase").problem() is None)
