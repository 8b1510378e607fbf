"""The form of one member: somebody new with a passphrase to be handed over, or a record to be amended."""

from __future__ import annotations

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.kit.fields import Choice, DateField, TextLine
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.team.form_page import FormPage
from safetydesk.desktop.rooms.team.presenter import MemberDraft, TeamMember, TeamPresenter
from safetydesk.desktop.rooms.team.secret_form import SecretForm
from safetydesk.desktop.typed_times import day_reader

NEW = "new"


class AmendPage(FormPage):
    """`save_wanted(member, draft)` once nothing is wrong with it."""

    save_wanted = Signal(object, object)

    def __init__(self, presenter: TeamPresenter) -> None:
        super().__init__("team_amend", "team_amend_why", "team_save")
        self._presenter = presenter
        self._member: TeamMember | None = None
        add_fields(self.form, presenter)
        self.form.add(
            DateField(
                "ended",
                wording.label("team_ended"),
                day_reader(presenter.moment),
                wording.label("team_day_hint"),
            )
        )

    def begin(self, member: TeamMember) -> None:
        """Its present values."""
        self._member = member
        self.banner.dismiss()
        self.set_title(wording.label("team_amend_title", name=member.name), wording.label("team_amend_why"))
        draft = self._presenter.draft_of(member)
        self.form.set_field_visible("ended", member.ended is not None)
        for key in ("name", "initials", "job", "role"):
            self.form.field(key).set_value(getattr(draft, key))
        for key in ("started", "ended"):
            put_day(self.form, key, getattr(draft, key))
        self.form.clear_problems()
        self.set_busy(False)
        self.form.field("name").focus()

    def save(self) -> None:
        if self._member is None or not self.act.isEnabled():
            return
        draft = typed(self.form)
        found = self._presenter.check(draft, self._member)
        if not self.show_problems([(one.field, wording.problem(one)) for one in found]):
            self.save_wanted.emit(self._member, draft)


class AddPage(FormPage):
    """`save_wanted(draft, person_id, login, passphrase)` once nothing is wrong with it."""

    save_wanted = Signal(object, str, str, str)

    def __init__(self, presenter: TeamPresenter) -> None:
        super().__init__("team_add", "team_add_why", "team_add_act")
        self._presenter = presenter
        self._own_initials = False
        add_fields(self.form, presenter)
        initials = self.form.field("initials")
        if isinstance(initials, TextLine):
            initials.line.textEdited.connect(self._initials_typed)
        self._twice = plain_label("", "strong")
        self.form.add_widget(self._twice)
        self._twice.hide()
        self.form.add(Choice("person", wording.label("team_person"), needed=True), span=2)
        hint = wording.label("team_login_hint")
        self.form.add(TextLine("login", wording.label("first_login"), hint, needed=True))
        self.form.add_widget(plain_label(wording.label("team_secret_why"), "small"))
        self.secret = SecretForm(self.form, presenter, self._names)
        self.form.changed.connect(self._changed)

    def begin(self, today: str) -> None:
        """Nobody yet, from today on."""
        self._own_initials = False
        self.banner.dismiss()
        for key in ("name", "initials", "job", "login"):
            self.form.field(key).set_value("")
        self.form.field("role").set_value(None)
        put_day(self.form, "started", today)
        self._offer_people("")
        self.secret.begin()
        self.form.clear_problems()
        self.set_busy(False)
        self.form.field("name").focus()

    def save(self) -> None:
        if not self.act.isEnabled():
            return
        draft, login = typed(self.form), str(self.form.field("login").value()).strip()
        found = [(one.field, wording.problem(one)) for one in self._presenter.check(draft, None)]
        if not login:
            found.append(("login", wording.load_wording().entry("problem", "needed").text))
        elif self._presenter.has_login(login):
            found.append(("login", wording.load_wording().entry("refusal", "login_taken").text))
        person = self._person()
        if person is None:
            found.append(("person", wording.load_wording().entry("problem", "needed").text))
        if not self.show_problems(found + self.secret.problems()):
            self.save_wanted.emit(draft, person or "", login, self.secret.passphrase())

    def _person(self) -> str | None:
        """The id of the person chosen, "" for somebody not here yet, None where one is to be chosen."""
        field = self.form.field("person")
        if not field.isVisibleTo(self.form):
            return ""
        chosen = str(field.value() or "")
        return None if not chosen else "" if chosen == NEW else chosen

    def _offer_people(self, name: str) -> None:
        """Whoever is here by that name may be the one who joins: asked only where there is somebody."""
        known, field = self._presenter.known(name), self.form.field("person")
        if isinstance(field, Choice):
            field.set_choices([*known, (NEW, wording.label("team_person_new"))] if known else [])
            field.set_value(None)
        self.form.set_field_visible("person", bool(known))

    def _point_out(self, name: str) -> None:
        """Pointed out and never refused: two people may have one name, and one person wants no second login."""
        found = self._presenter.signing_in_as(name)
        self._twice.setText(wording.label("team_same_name", names=found))
        self._twice.setVisible(bool(found))

    def _names(self) -> tuple[str, ...]:
        return str(self.form.field("name").value()), str(self.form.field("login").value())

    def _initials_typed(self, _text: str) -> None:
        self._own_initials = True

    def _changed(self, key: str) -> None:
        if key == "name" and not self._own_initials:
            name = str(self.form.field("name").value())
            self.form.field("initials").set_value(self._presenter.initials(name))
        if key == "name":
            self._point_out(str(self.form.field("name").value()))
            self._offer_people(str(self.form.field("name").value()))


def add_fields(form: Form, presenter: TeamPresenter) -> None:
    """Name, initials, job, role and the first day."""
    form.add(TextLine("name", wording.label("team_name"), needed=True, longest=200))
    hint = wording.label("first_initials_hint")
    form.add(TextLine("initials", wording.label("team_initials"), hint, needed=True, longest=6))
    form.add(TextLine("job", wording.label("team_job"), longest=200))
    roles = [(role.code, role.name) for role in presenter.roles()]
    form.add(Choice("role", wording.label("team_role"), roles, needed=True))
    reader = day_reader(presenter.moment)
    form.add(DateField("started", wording.label("team_started"), reader, wording.label("team_day_hint")))


def put_day(form: Form, key: str, day: str) -> None:
    """A day as it is kept, into the field as people write it."""
    field = form.field(key)
    if isinstance(field, DateField):
        field.set_text(day)


def typed(form: Form) -> MemberDraft:
    """What stands in the fields."""
    values = form.values()
    days = {
        key: field.text()
        for key in ("started", "ended")
        if key in values and isinstance(field := form.field(key), DateField)
    }
    return MemberDraft(
        name=values["name"], initials=values["initials"], job=values["job"], role=values["role"] or "", **days
    )
