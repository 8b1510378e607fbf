"""The form: recorded early, decided later, amended with a reason. Problems stand beside their fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.access_fields import AccessFields, Offer
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, secondary
from safetydesk.desktop.kit.fields import Choice, DateField, Field
from safetydesk.desktop.kit.fields.as_typed import as_typed, put_back, title_typed
from safetydesk.desktop.kit.fields.choice_search import ChoiceSearch
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Page
from safetydesk.desktop.rooms.exemptions.presenter import ExemptionFile, ExemptionsPresenter
from safetydesk.desktop.rooms.exemptions.sections import fields_of, make_sections
from safetydesk.domain.checks.exemption import DECISIONS, TALK_PARTNERS, needed_once_decided
from safetydesk.domain.drafts import ExemptionDraft
from safetydesk.domain.exemption import ENDED, PENDING, STAFF

DATES = (
    "declared_on", "dsl_on", "head_on", "chair_on", "decided_on",
    "in_force_from", "in_force_to", "review_on", "ended_on",
)  # fmt: skip
CODES = {
    "kind": "exemption_kinds",
    "other_is_pupil": "pupil_answers",
    "decision": "exemption_decisions",
    "parent_told": "parent_told_answers",
}
TEXTS = (
    "other_party", "relationship", "begun", "known_to", "platforms", "dsl_by", "head_by", "chair_by", "decided_by",
    "reason", "conditions", "advice", "risk_learner", "risk_staff", "risk_setting", "ended_reason",
)  # fmt: skip
ONCE_DECIDED = (
    "decided_on",
    "decided_by",
    "reason",
    "usual_reason",
    "in_force_from",
    "in_force_to",
    "review_on",
)
DEMANDED = frozenset(field for decision in DECISIONS for field in needed_once_decided(decision))


class FormPage(Page):
    """`save_wanted(draft)` once nothing is wrong with it; `left` when it is given up; `typed` at every change."""

    save_wanted = Signal(object)
    left = Signal()
    typed = Signal()

    def __init__(self, presenter: ExemptionsPresenter) -> None:
        super().__init__(wording.label("ex_record"), wording.label("ex_form_subtitle"))
        self._presenter = presenter
        self.editing: ExemptionFile | None = None
        self.banner = Banner()
        self.begun, self.elsewhere, self._offer = Banner(), Banner(), Banner()
        self._offer.acted.connect(self._restrict)
        self.elsewhere.dismissed.connect(self._elsewhere_put_aside)
        self._meant = ""
        self._put_aside: tuple[str, str | None] | None = None
        for banner in (self.begun, self.elsewhere, self._offer):
            self.banners.addWidget(banner)
        self.banners.addWidget(self.banner)
        self._sections = make_sections(presenter)
        self._access = AccessFields(self._sections["access"].form, self._could_open, 3)
        self._fields = fields_of(self._sections)
        for part in self._sections.values():
            self.add(part)
            part.form.changed.connect(self._changed)
        leave = secondary(wording.label("ex_leave"))
        leave.clicked.connect(self.left)
        self.leave_by_escape(leave.click)
        self._save = primary(wording.label("ex_save"))
        self._save.clicked.connect(self.save)
        self.add_act(leave)
        self.add_act(self._save)
        self.save_by_keys(self.save)
        self.said = ""
        self._shown_first: dict[str, tuple[str, str]] = {}
        self.begin()

    def begin(self, file: ExemptionFile | None = None) -> None:
        """A fresh one, or the present values of `file` to be amended."""
        self.editing = file
        self._put_aside = None
        self.banner.dismiss()
        draft = ExemptionDraft(declared_on="") if file is None else self._presenter.draft_of(file)
        reference = file.exemption.reference if file else ""
        title = wording.label("ex_amend_title", reference=reference) if file else wording.label("ex_record")
        self.said = wording.label("ex_amend_subtitle" if file else "ex_form_subtitle")
        self.set_title(title, self.said)
        self._save.set_words(wording.label("ex_save_amendment" if file else "ex_save"))
        self._sections["change"].setVisible(file is not None)
        self._sections["access"].setVisible(file is None and self._presenter.may_restrict())
        for field in self._access.fields():
            field.set_value(None)
        self._fields["reason_for_change"].set_value(None)
        self._fields["reason_in_words"].set_value("")
        self._search().control.setEnabled(file is None)  # whose it is never changes
        self._search().set_hint(wording.label("ex_staff_fixed") if file else "")
        self._fill(draft)
        self._show_wanted()
        for part in self._sections.values():
            part.form.clear_problems()
        self.set_busy(False)
        self._shown_first = self.shown()

    def let_decide(self, may_decide: bool) -> None:
        """Whether how it was decided may be said by the member at the desk; else it is only read."""
        for key in ("decision", "conditions"):
            self._sections[key].setEnabled(may_decide)

    def shown(self) -> dict[str, tuple[str, str]]:
        """Of every field: what it shows, and what stands in its searching line."""
        return {key: (as_typed(field), title_typed(field)) for key, field in self._fields.items()}

    def shown_first(self) -> dict[str, tuple[str, str]]:
        """The same, as it was when the form was opened."""
        return self._shown_first

    def put_back(self, values: dict[str, str], titles: dict[str, str]) -> None:
        """Fill in what a draft kept."""
        for key, field in self._fields.items():
            if key in values:
                put_back(field, values[key], titles.get(key, ""))
        self._show_wanted()
        for part in self._sections.values():
            part.form.clear_problems()

    def label_of(self, key: str) -> str:
        """What the field is called."""
        return self._fields[key].label

    def focus_first(self) -> None:
        """Put the cursor where one begins."""
        field = self._fields["reason_for_change" if self.editing else "staff_name"]
        field.focus()
        self.scroll_to(field)

    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.shown() != self._shown_first

    def draft(self) -> ExemptionDraft:
        """What stands in the fields."""
        staff = self._search()
        code = staff.value()
        typed: dict[str, Any] = {key: str(self._fields[key].value()) for key in TEXTS}
        typed |= {key: str(self._fields[key].value() or "") for key in CODES}
        typed |= {key: self._typed(key) for key in DATES}
        return ExemptionDraft(
            staff_id=UUID(code) if code and code != "new" else None,
            staff_name=staff.title(),
            standing=str(self._fields["standing"].value()),
            restricted=self.editing is None and self._access.tick.value(),
            may_open=tuple(UUID(one) for one in self._access.who.value()),
            restricted_reason=str(self._access.why.value()),
            **typed,
        )

    def reason(self) -> str:
        """Why it is amended, in words; empty where nothing was chosen or typed."""
        chosen = dict(self._presenter.choices("amend_reasons")).get(
            str(self._fields["reason_for_change"].value()), ""
        )
        typed = str(self._fields["reason_in_words"].value())
        return ": ".join(part for part in (chosen, typed) if part)

    def save(self) -> None:
        """Ask for it to be saved, or say beside the fields what is wrong."""
        if not self._save.isEnabled():
            return
        self.banner.dismiss()
        draft = self.draft()
        unread = [(key, found) for key in DATES if (found := self._date(key).trouble())]
        told = {key for key, _words in unread}
        problems = unread + [each for each in self._presenter.problems(draft) if each[0] not in told]
        if self.editing is not None and not self.reason():
            problems.append(("reason_for_change", wording.label("ex_reason_needed")))
        if problems:
            self.show_problems(problems)
            return
        self.set_busy(True)
        self.save_wanted.emit(draft)

    def show_problems(self, problems: list[tuple[str, str]]) -> None:
        """Beside their fields, the first one in view; the banner says that it is not saved."""
        for key, _words in problems:
            if key in self._fields and self._fields[key].isHidden():
                self._form_of(key).set_field_visible(key, True)
        homeless = {words for key, words in problems if key not in self._fields}
        for part in self._sections.values():
            part.form.show_problems([each for each in problems if each[0] in _keys(part.form)], focus=False)
        fields = [field.label for field in self._fields.values() if field.problem() is not None]
        named = [wording.label("ex_not_saved_fields", fields=" · ".join(fields))] if fields else []
        self.banner.say(wording.label("ex_not_saved"), "warning", "\n".join([*named, *sorted(homeless)]))
        first = next((field for field in self._fields.values() if field.problem() is not None), None)
        if first is not None:
            first.focus()
            self.scroll_to(first)

    def set_busy(self, busy: bool) -> None:
        """While it is being saved it is not saved again."""
        self._save.setEnabled(not busy)

    def _fill(self, draft: ExemptionDraft) -> None:
        for key in TEXTS:
            self._fields[key].set_value(getattr(draft, key))
        for key, terms in CODES.items():
            self._set_code(key, terms, getattr(draft, key))
        for key in DATES:
            self._date(key).set_text(getattr(draft, key))
        self._fields["standing"].set_value(draft.standing)
        name = draft.staff_name
        self._search().set_value(
            str(draft.staff_id) if draft.staff_id else None, name if draft.staff_id else ""
        )
        if self.editing is None:
            self._date("declared_on").set_value(self._presenter.today())

    def _set_code(self, key: str, terms: str, code: str) -> None:
        field = self._fields[key]
        choices = self._presenter.choices(terms)
        if code and code not in dict(choices):
            choices.append((code, self._presenter.terms.term(terms, code).label))
        if isinstance(field, Choice):
            field.set_choices(choices)
        field.set_value(code or None)

    def _changed(self, key: str) -> None:
        if key == "staff_name":
            self._offer_access()
        self.typed.emit()
        if key == "staff_name":
            standing = self._presenter.standing_of(self._search().title())
            if standing != STAFF:
                self._fields["standing"].set_value(standing)
        if key in ("staff_name", "standing", "decision"):
            self._show_wanted()
        if key == "restricted":
            self._offer_access()

    def _restrict(self) -> None:
        self._access.tick.set_value(True)
        self.scroll_to(self._access.tick)

    def _could_open(self) -> Sequence[Offer]:
        return self._presenter.could_open(*self._staff())

    def _staff(self) -> tuple[str, str | None]:
        code = self._search().value()
        return self._search().title(), code if code and code != "new" else None

    def _offer_access(self) -> None:
        """Whose it may be: offered before it is saved, and before what is typed is kept."""
        is_open = self.editing is None and not self._access.tick.value()
        self._meant = self._presenter.member_meant(*self._staff()) if is_open else ""
        self.elsewhere.dismiss()
        self._offer.dismiss()
        is_new = self.editing is None and self._staff() != self._put_aside
        if is_new and self._presenter.is_for_elsewhere(*self._staff()):
            said = wording.label("restrict_elsewhere")
            why = wording.label("restrict_elsewhere_detail")
            self.elsewhere.say(said, "warning", why, wording.label("restrict_elsewhere_act"))
        else:
            self._offer_restriction()

    def _elsewhere_put_aside(self) -> None:
        self._put_aside = self._staff()
        self._offer_restriction()

    def _offer_restriction(self) -> None:
        if self._meant and self._presenter.may_restrict():
            said = wording.label("restrict_offer", member=self._meant)
            why = wording.label("restrict_offer_detail")
            self._offer.say(said, "info", why, wording.label("restrict_offer_act"))

    def _show_wanted(self) -> None:
        """Ask only for what this decision and this person call for; nothing that holds words is ever hidden."""
        decision = self._fields["decision"].value()
        for key in ONCE_DECIDED:
            self._show(key, decision != PENDING)
        for key in ("ended_on", "ended_reason"):
            self._show(key, decision == ENDED)
        standing = str(self._fields["standing"].value())
        for who in ("dsl", "head", "chair"):
            held = any(str(self._raw(f"{who}_{side}")) for side in ("on", "by"))
            for side in ("on", "by"):
                self._show(f"{who}_{side}", who in TALK_PARTNERS[standing] or held)
                is_due = decision != PENDING and who in TALK_PARTNERS[standing]
                self._fields[f"{who}_{side}"].set_needed(is_due)
        demanded = needed_once_decided(str(decision))
        for key in DEMANDED:
            self._fields[key].set_needed(key in demanded)
        self._sections["talks"].why.setText(wording.label(f"ex_talks_{standing}"))
        self._sections["dates"].setVisible(decision != PENDING or bool(self._raw("review_on")))

    def _show(self, key: str, wanted: bool) -> None:
        self._form_of(key).set_field_visible(key, wanted or bool(self._raw(key)))

    def _raw(self, key: str) -> str:
        field = self._fields[key]
        return field.text() if isinstance(field, DateField) else str(field.value() or "")

    def _typed(self, key: str) -> str:
        field = self._date(key)
        value = field.value()
        return value.isoformat() if value is not None else field.text()

    def _form_of(self, key: str) -> Form:
        return next(part.form for part in self._sections.values() if key in _keys(part.form))

    def _date(self, key: str) -> DateField:
        field = self._fields[key]
        assert isinstance(field, DateField)  # noqa: S101 - made so by the sections; this tells the type checker
        return field

    def _search(self) -> ChoiceSearch:
        field: Field = self._fields["staff_name"]
        assert isinstance(field, ChoiceSearch)  # noqa: S101 - the same
        return field


def _keys(form: Form) -> set[str]:
    return {field.key for field in form.fields()}
