"""One exemption as it stands, what was changed and why, and the copies that are out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.access_panel import AccessOf, AccessPanel
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import link, primary, quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.page import Columns, Page, column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.timeline import Timeline
from safetydesk.desktop.rooms.exemptions.amendments import amendment_entries
from safetydesk.desktop.rooms.exemptions.columns import decision_badge, review_badge
from safetydesk.desktop.rooms.exemptions.presenter import ExemptionFile, ExemptionsPresenter
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.exemption import IN_FORCE, PENDING, STAFF, Discussion
from safetydesk.domain.rows import ExemptionRow


class RecordPage(Page):
    """Acts: `back_wanted`, `amend_wanted`, `print_wanted`, `incident_wanted(id)`, `history_wanted(id)`."""

    back_wanted = Signal()
    amend_wanted = Signal()
    print_wanted = Signal()
    incident_wanted = Signal(str)
    history_wanted = Signal(str)

    def __init__(self, presenter: ExemptionsPresenter, surroundings: Surroundings) -> None:
        super().__init__(wording.label("ex_title"))
        self._presenter = presenter
        self._around = surroundings
        self.banner = Banner()
        self.begun = Banner()
        self.banners.addWidget(self.banner)
        self.banners.addWidget(self.begun)
        back = quiet(wording.label("ex_back"), icon="left")
        amend = secondary(wording.label("ex_amend"), icon="edit")
        paper = primary(wording.label("ex_print"), icon="print")
        for button, signal in (
            (back, self.back_wanted), (amend, self.amend_wanted), (paper, self.print_wanted),
        ):  # fmt: skip
            button.clicked.connect(signal)
            self.add_act(button)
        self.amend_button, self.print_button = amend, paper
        self._shown: QWidget | None = None
        self.file: ExemptionFile | None = None

    def show_file(self, file: ExemptionFile, access: AccessOf) -> None:
        """Show this record, and who may open it."""
        self.file = file
        exemption, terms = file.exemption, self._presenter.terms
        kind = terms.term("exemption_kinds", exemption.kind).label
        title = wording.label("ex_record_title", staff=file.staff.name, other=exemption.other_party)
        self.set_title(title, kind, exemption.reference)
        review, pressing = review_badge(_row_of(file), self._presenter.today(), self._presenter.near())
        badges: list[QWidget] = [Badge(*decision_badge(exemption.decision, terms))]
        if pressing:
            badges.append(Badge(wording.label("ex_review_badge", review=review), pressing))
        if access.is_restricted:
            badges.append(Badge(wording.label("access_badge"), "moderate"))
        self.set_beneath(*badges)
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        left = column(self._relationship(file), self._decision(file))
        right = column(
            self._talks(file),
            self._risk(file),
            self._dates(file),
            self._later(file),
            self._copies(file),
            self._access(file, access),
        )
        below = [self._amendments(file)] if file.amendments else []
        self._shown = column(Columns(left, right, share=(3, 2)), *below)
        self.add(self._shown)

    def _access(self, file: ExemptionFile, access: AccessOf) -> Card:
        about, presenter = file.exemption.id, self._presenter
        return AccessPanel(self._around, access, lambda asked: presenter.change_access(about, asked))

    def _relationship(self, file: ExemptionFile) -> Card:
        said, terms = file.exemption, self._presenter.terms
        return _card(
            "ex_part_relationship",
            [
                ("other_party", said.other_party),
                ("other_is_pupil", terms.term("pupil_answers", said.other_is_pupil).label),
                ("relationship", said.relationship),
                ("begun", said.begun),
                ("known_to", said.known_to),
                ("platforms", said.platforms),
                ("declared_on", wording.date_words(said.declared_on)),
                ("parent_told", terms.term("parent_told_answers", said.parent_told).label),
            ],
        )

    def _decision(self, file: ExemptionFile) -> Card:
        said = file.exemption
        words, _tone = decision_badge(said.decision, self._presenter.terms)
        rows = [("decision", words)]
        if said.decision != PENDING:
            decided = wording.date_words(said.decided_on) if said.decided_on else ""
            rows += [("decided_on", decided), ("decided_by", said.decided_by), ("reason", said.reason)]
        card = _card("ex_part_decision", [*rows, ("conditions", said.conditions), ("advice", said.advice)])
        note = f"ex_note_{said.decision}"
        if said.decision in (PENDING, "refused"):
            card.add(plain_label(wording.label(note), "small"))
        return card

    def _talks(self, file: ExemptionFile) -> Card:
        said = file.exemption
        talks = [("dsl_discussion", said.dsl_discussion), ("head_discussion", said.head_discussion)]
        if said.standing != STAFF:
            own = "dsl_discussion" if said.standing == "dsl" else "head_discussion"
            talks = [talk for talk in talks if talk[0] != own or talk[1].is_recorded]
        if said.standing != STAFF or said.chair_discussion.is_recorded:
            talks.append(("chair_discussion", said.chair_discussion))
        card = _card("ex_part_talks", [(key, _talk(talk)) for key, talk in talks])
        card.add(plain_label(wording.label(f"ex_talks_{said.standing}"), "small"))
        return card

    def _risk(self, file: ExemptionFile) -> Card:
        said = file.exemption
        names = ("risk_learner", "risk_staff", "risk_setting")
        return _card("ex_part_risk", [(name, str(getattr(said, name))) for name in names])

    def _dates(self, file: ExemptionFile) -> Card:
        said = file.exemption
        names = ["in_force_from", "in_force_to", "review_on"] + (["ended_on"] if said.ended_on else [])
        days = [getattr(said, name) for name in names]
        rows = [(name, wording.date_words(day) if day else "") for name, day in zip(names, days, strict=True)]
        if said.decision in IN_FORCE and said.in_force_to is None:
            rows[names.index("in_force_to")] = ("in_force_to", wording.label("ex_no_end"))
        if said.ended_reason:
            rows.append(("ended_reason", said.ended_reason))
        who = file.members.get(said.recorded_by)
        card = _card("ex_part_dates", rows)
        words = wording.label(
            "ex_recorded", when=wording.moment_words(said.recorded), name=who.name if who else ""
        )
        card.add(plain_label(words, "small"))
        return card

    def _later(self, file: ExemptionFile) -> Card:
        card = Card(wording.label("ex_part_later"))
        if not file.later_incidents:
            card.add(plain_label(wording.label("ex_later_none"), "muted"))
        for each in file.later_incidents:
            part = ", ".join(self._presenter.terms.term("parts", code).label for code in each.parts)
            name = wording.label("ex_later_open", reference=each.reference, part=part)
            button = link(each.reference, name)
            button.clicked.connect(lambda _on=False, wanted=str(each.id): self.incident_wanted.emit(wanted))
            card.add(row(button))
            when = wording.moment_words(each.discovered)
            card.add(plain_label(wording.label("ex_later_line", when=when, part=part), "small"))
        card.add(plain_label(wording.label("ex_later_not_printed"), "small"))
        return card

    def _copies(self, file: ExemptionFile) -> Card:
        card = Card(wording.label("ex_part_copies"))
        if not file.disclosures:
            card.add(plain_label(wording.label("ex_no_copies"), "muted"))
        for copy in file.disclosures:
            said = wording.label(
                "ex_copy",
                number=str(copy.copy_number),
                recipient=copy.recipient,
                when=wording.moment_words(copy.prepared),
                state=wording.label(f"copy_{copy.state}"),
            )
            card.add(plain_label(said, selectable=True))
        if self._around.offers.may("read_audit"):
            history = link(wording.label("ex_history"))
            history.clicked.connect(lambda _on=False: self.history_wanted.emit(str(file.exemption.id)))
            card.add(row(history))
        return card

    def _amendments(self, file: ExemptionFile) -> Card:
        card = Card(wording.label("ex_part_amendments"))
        card.add(plain_label(wording.label("ex_amendments_kept"), "small"))
        names = {str(member.id): member.name for member in file.members.values()}
        entries = amendment_entries(file.amendments, names, self._presenter.terms)
        card.add(Timeline(entries, wording.label("ex_part_amendments")))
        return card


def _card(title: str, rows: list[tuple[str, str]]) -> Card:
    card = Card(wording.label(title))
    card.add(Facts([(wording.label(f"ex_{name}"), value) for name, value in rows]))
    return card


def _talk(talk: Discussion) -> str:
    parts = (wording.date_words(talk.on) if talk.on else "", talk.by)
    return ", ".join(part for part in parts if part)


def _row_of(file: ExemptionFile) -> ExemptionRow:
    said = file.exemption
    return ExemptionRow(
        id=said.id,
        reference=said.reference,
        staff=file.staff.name,
        other_party=said.other_party,
        kind=said.kind,
        decision=said.decision,
        review_on=said.review_on,
        in_force_to=said.in_force_to,
    )
