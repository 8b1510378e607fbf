"""The cards of the form: which fields stand under which heading, and how each is made."""

from __future__ import annotations

from collections.abc import Sequence

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, DateField, Field, TextArea, TextLine
from safetydesk.desktop.kit.fields.choice_search import ChoiceSearch
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.plain_label import PlainLabel, plain_label
from safetydesk.desktop.rooms.exemptions.presenter import ExemptionsPresenter
from safetydesk.desktop.typed_times import day_reader
from safetydesk.domain.exemption import STAFF, STAFF_IS_DSL, STAFF_IS_HEAD

OTHER_REASON = "other"


class Section(Card):
    """A card with a title, a line that explains it, and a form in it."""

    def __init__(self, title: str, why: str = "", columns: int = 3) -> None:
        super().__init__(wording.label(title))
        self.why: PlainLabel = plain_label(wording.label(why) if why else "", "small")
        self.add(self.why)
        self.why.setVisible(bool(why))  # once it has a parent: a window of its own would flash otherwise
        self.form = Form(columns)
        self.add(self.form)

    def date(self, presenter: ExemptionsPresenter, *keys: str, needed: Sequence[str] = ()) -> None:
        reader = day_reader(presenter.moment)
        for key in keys:
            self.form.add(DateField(key, words(key), reader, hint_for(key), key in needed))

    def line(self, key: str, span: int = 1, needed: bool = False) -> None:
        self.form.add(TextLine(key, words(key), hint_for(key), needed, longest=2000), span)

    def area(self, key: str, lines: int = 2, span: int = 3, needed: bool = False) -> TextArea:
        area = TextArea(key, words(key), hint_for(key), needed, lines=lines)
        self.form.add(area, span)
        return area

    def choice(
        self, presenter: ExemptionsPresenter, key: str, terms: str, span: int = 1, needed: bool = False
    ) -> None:
        self.form.add(Choice(key, words(key), presenter.choices(terms), hint_for(key), needed), span)


def words(key: str) -> str:
    """The label of a field."""
    return wording.label(f"ex_{key}")


def hint_for(key: str) -> str:
    """What stands beside the label; empty for most."""
    code = f"ex_{key}_hint"
    return wording.label(code) if code in wording.load_wording().codes("label") else ""


def make_sections(presenter: ExemptionsPresenter) -> dict[str, Section]:
    """All of them, in reading order."""
    return {
        "change": _change(presenter),
        "relationship": _relationship(presenter),
        "talks": _talks(presenter),
        "decision": _decision(presenter),
        "conditions": _conditions(presenter),
        "advice": _advice(),
        "risk": _risk(),
        "parents": _parents(presenter),
        "dates": _dates(presenter),
        "access": Section("access_title"),
    }


def _change(presenter: ExemptionsPresenter) -> Section:
    part = Section("ex_part_change", "ex_why_change")
    part.form.add(
        Choice(
            "reason_for_change", words("reason_for_change"), presenter.choices("amend_reasons"), needed=True
        )
    )
    part.line("reason_in_words", span=2)
    return part


def _relationship(presenter: ExemptionsPresenter) -> Section:
    part = Section("ex_part_relationship")
    staff = ChoiceSearch(
        "staff_name",
        words("staff_name"),
        presenter.staff_offers,
        needed=True,
        new_label=wording.label("ex_new_staff"),
    )
    staff.new_wanted.connect(lambda typed: staff.set_value("new", typed))
    part.form.add(staff)
    standings = [(code, words(f"standing_{code}")) for code in (STAFF, STAFF_IS_DSL, STAFF_IS_HEAD)]
    part.form.add(Choice("standing", words("standing"), standings, empty=None))
    part.choice(presenter, "kind", "exemption_kinds", needed=True)
    part.line("other_party", needed=True)
    part.choice(presenter, "other_is_pupil", "pupil_answers")
    part.date(presenter, "declared_on", needed=("declared_on",))
    part.area("relationship", needed=True)
    for key in ("begun", "known_to", "platforms"):
        part.line(key)
    return part


def _talks(presenter: ExemptionsPresenter) -> Section:
    part = Section("ex_part_talks", "ex_talks_staff", columns=2)
    for who in ("dsl", "head", "chair"):
        part.date(presenter, f"{who}_on")
        part.line(f"{who}_by")
    return part


def _decision(presenter: ExemptionsPresenter) -> Section:
    part = Section("ex_part_decision", "ex_nobody_own")
    decisions = presenter.choices("exemption_decisions")
    part.form.add(Choice("decision", words("decision"), decisions, empty=None))
    part.date(presenter, "decided_on")
    part.line("decided_by")
    _with_usual(part, presenter, part.area("reason"), "exemption_grounds")
    return part


def _conditions(presenter: ExemptionsPresenter) -> Section:
    part = Section("ex_part_conditions")
    _with_usual(part, presenter, part.area("conditions"), "exemption_conditions")
    return part


def _advice() -> Section:
    part = Section("ex_part_advice", "ex_why_advice")
    part.area("advice", lines=3)
    return part


def _risk() -> Section:
    part = Section("ex_part_risk", "ex_why_risk")
    for key in ("risk_learner", "risk_staff", "risk_setting"):
        part.area(key, span=1)
    return part


def _parents(presenter: ExemptionsPresenter) -> Section:
    part = Section("ex_part_parents", columns=3)
    part.choice(presenter, "parent_told", "parent_told_answers")
    return part


def _dates(presenter: ExemptionsPresenter) -> Section:
    part = Section("ex_part_dates")
    part.date(presenter, "in_force_from", "in_force_to", "review_on", "ended_on")
    ended = TextLine("ended_reason", words("ended_reason"), longest=2000)
    part.form.add(ended, 2)
    return part


def _with_usual(part: Section, presenter: ExemptionsPresenter, area: TextArea, terms: str) -> None:
    """A list of usual ones beside a free text: choosing one adds it as a line of its own."""
    offered = [(code, label) for code, label in presenter.choices(terms) if code != OTHER_REASON]
    usual = Choice(
        f"usual_{area.key}", words(f"usual_{area.key}"), offered, empty=wording.label("ex_usual_choose")
    )

    def add_line() -> None:
        code = usual.value()
        if code is None:
            return
        line = dict(offered)[code]
        text = area.value().rstrip()
        if line not in text.split("\n"):
            area.set_value(f"{text}\n{line}" if text else line)
        usual.set_value(None)

    usual.combo.activated.connect(lambda _row: add_line())
    part.form.add(usual)


def fields_of(sections: dict[str, Section]) -> dict[str, Field]:
    """Every field by key."""
    return {field.key: field for part in sections.values() for field in part.form.fields()}
