"""What the room of the exemptions asks of the services: the register, one record, drafts judged and saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from safetydesk import wording
from safetydesk.desktop.access_acts import AccessAct
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import DraftPerson, ExemptionDraft, FormDraft
from safetydesk.domain.exemption import NEAR_DAYS, Exemption
from safetydesk.domain.restriction import EXEMPTION
from safetydesk.domain.rows import ExemptionRow
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.services.desk import Desk
from safetydesk.services.exemptions import ExemptionFile
from safetydesk.services.restricting import Access

__all__ = ["ExemptionFile", "ExemptionsPresenter", "Offer"]

NOT_STAFF = frozenset({"pupil", "former_pupil", "parent", "unknown_account"})
Offer = tuple[str, str, str]
"""A suggestion: code, title, detail."""


class ExemptionsPresenter:
    """`open`, `record` and `amend` write, and are to be run by `Tasks`; the rest is quick."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @classmethod
    def of(cls, desk: object) -> ExemptionsPresenter:
        """For the desk that every room is handed."""
        return cls(Desk.of(desk))

    @property
    def terms(self) -> Vocabulary:
        return self._desk.vocabulary

    def moment(self) -> Moment:
        return self._desk.clock.now()

    def today(self) -> date:
        return self._desk.clock.now().london_date

    def near(self) -> date:
        """Reviews up to that day are near."""
        return self.today() + timedelta(days=self.terms.limit(NEAR_DAYS))

    def rows(self) -> Sequence[ExemptionRow]:
        """The register. Reading it is not an opening."""
        return self._desk.exemptions.rows()

    def choices(self, list_name: str) -> list[tuple[str, str]]:
        return [(term.code, term.label) for term in self.terms.terms(list_name)]

    def staff_offers(self, words: str) -> list[Offer]:
        """People who may be staff, by name, job or handle."""
        found = self._desk.people.type_ahead(words)
        kinds = self.terms
        return [
            (
                str(p.id),
                p.name,
                " · ".join(part for part in (kinds.term("person_kinds", p.kind).label, p.job) if part),
            )
            for p in found
            if p.kind not in NOT_STAFF
        ]

    def standing_of(self, name: str) -> str:
        """DSL or head where that is surely who it is, else member of staff."""
        return self._desk.exemptions.standing_of(name)

    def problems(self, draft: ExemptionDraft) -> list[tuple[str, str]]:
        """What is wrong, as (field, words)."""
        return [(found.field, wording.problem(found)) for found in self._desk.exemptions.check(draft)]

    def open(self, exemption_id: UUID) -> ExemptionFile:
        """The record; its opening goes into the audit trail."""
        return self._desk.exemptions.open(exemption_id)

    def reread(self, exemption_id: UUID) -> ExemptionFile:
        """A fresh read after one's own act."""
        return self._desk.exemptions.reread(exemption_id)

    def id_of(self, wanted: str) -> UUID:
        """An id or a reference, as the id. Raises Refusal `no_such_record`."""
        try:
            return UUID(wanted)
        except ValueError:
            return self._desk.exemptions.by_reference(wanted)

    def access(self, exemption_id: UUID) -> Access:
        """Who may open it, and what the member at the desk may do about that."""
        return self._desk.restricting.access(EXEMPTION, exemption_id)

    def change_access(self, exemption_id: UUID, asked: AccessAct) -> None:
        """One of the acts of the card "Who may open this"."""
        asked.do(self._desk.restricting, self._desk.handing_over, EXEMPTION, exemption_id)

    def may_restrict(self) -> bool:
        return self._desk.office.may("restrict")

    def could_open(self, staff_name: str, staff_id: str | None) -> list[Offer]:
        """Whom the author of a new one may name: never the member of staff."""
        return [
            (str(one.id), one.name, wording.load_roles().role(one.role).name)
            for one in self._desk.restricting.could_open(EXEMPTION, _as_subject(staff_name, staff_id))
        ]

    def member_meant(self, staff_name: str, staff_id: str | None) -> str:
        """The member of the team whose it may be, by name; "" for nobody's."""
        found = self._desk.restricting.meant(_as_subject(staff_name, staff_id))
        return found[0].member.name if found else ""

    def is_for_elsewhere(self, staff_name: str, staff_id: str | None) -> bool:
        return self._desk.restricting.is_for_elsewhere(_as_subject(staff_name, staff_id))

    def draft_of(self, file: ExemptionFile) -> ExemptionDraft:
        return self._desk.exemptions.draft_of(file.exemption, file.staff)

    def keep_form(self, draft: FormDraft) -> FormDraft:
        return self._desk.form_drafts.keep(draft)

    def forget_form(self, form: str, about: str, slot: str) -> None:
        self._desk.form_drafts.forget(form, about, slot)

    def begun(self, form: str, about: str, slot: str) -> FormDraft | None:
        """What this member typed into that form and did not save. Raises Trouble `member_file_damaged`."""
        return self._desk.form_drafts.get(form, about, slot)

    def all_begun(self, form: str) -> list[FormDraft]:
        """Every draft of that form, the oldest first."""
        return [draft for draft in self._desk.form_drafts.all() if draft.form == form]

    def record(self, draft: ExemptionDraft) -> Exemption:
        return self._desk.exemptions.record(draft)

    def amend(self, exemption_id: UUID, version: int, draft: ExemptionDraft, reason: str) -> Exemption:
        return self._desk.exemptions.amend(exemption_id, version, draft, reason)


def _as_subject(name: str, person_id: str | None) -> list[DraftPerson]:
    """The member of staff as a subject is judged: as an adult with a part of their own."""
    if person_id is None and not name.strip():
        return []
    known = UUID(person_id) if person_id else None
    return [DraftPerson(part="subject_adult", person_id=known, name=name, kind="staff")]
