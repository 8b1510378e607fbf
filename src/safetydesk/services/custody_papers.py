"""Labels, hand-over sheets and the producing witness note: papers of the school's own, each recorded as it is drawn."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from safetydesk.documents.custody_paper import CustodyPaper, Thing
from safetydesk.documents.printing import Drawn
from safetydesk.domain.custody_of_exhibits import in_custody
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.events import Event, HandOverSheetPrinted, LabelsPrinted, WitnessNotePrinted
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.labels import SIZES, on_a_sheet
from safetydesk.domain.team_member import TeamMember
from safetydesk.services import reading_cases
from safetydesk.services.looking import refuse_unseen, refuse_untold
from safetydesk.services.office import Office, needs
from safetydesk.services.out_tray import OutTray


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A finished document in memory: shown, then printed or saved. `name` is what a file of it is called; `told` are
    the exhibits that it tells by name or fingerprint."""

    name: str
    title: str
    pdf: bytes
    pages: int
    told: tuple[UUID, ...] = ()


class CustodyPapers:
    """`records` are ids of exhibits and held items of one incident. No picture is ever in these papers."""

    def __init__(self, office: Office, out: OutTray) -> None:
        self._office = office
        self._out = out

    @needs("custody")
    def labels(
        self, incident_id: UUID, records: Collection[UUID], size: str = SIZES[0], first: int = 1
    ) -> Paper:
        """Sheets of A4, the first label in place `first` of the first sheet.

        Raises Refusal `draft_has_problems` (fields size, first), `nothing_to_print`, `exhibit_destroyed`,
        `passphrase_needed`.
        """
        if size not in SIZES:
            raise Refusal("draft_has_problems", [Problem("size", "not_in_the_list")])
        if not 1 <= first <= on_a_sheet(size):
            most = str(on_a_sheet(size))
            raise Refusal(
                "draft_has_problems", [Problem("first", "not_between", {"least": "1", "most": most})]
            )
        paper = self._paper(incident_id, records)
        from safetydesk.documents.labels import draw_labels  # reportlab is slow to come, and seldom needed

        pdf, drawn = _drawn(lambda target: draw_labels(paper, size, first, target))
        reference, numbers = paper.case.incident.reference, tuple(each.number for each in paper.things)
        ids = tuple(each.id for each in paper.things)
        self._record(
            LabelsPrinted(subject=incident_id, reference=reference, records=ids, numbers=numbers, size=size)
        )
        return _finished(f"{reference} labels", pdf, drawn, paper)

    @needs("custody")
    def hand_over_sheet(self, incident_id: UUID, records: Collection[UUID]) -> Paper:
        """One sheet for one thing or several. Raises Refusal `nothing_to_print`, `exhibit_destroyed`,
        `passphrase_needed`."""
        paper = self._paper(incident_id, records)
        from safetydesk.documents.hand_over_sheet import draw_hand_over_sheet

        pdf, drawn = _drawn(lambda target: draw_hand_over_sheet(paper, target))
        reference, numbers = paper.case.incident.reference, tuple(each.number for each in paper.things)
        ids = tuple(each.id for each in paper.things)
        self._record(
            HandOverSheetPrinted(subject=incident_id, reference=reference, records=ids, numbers=numbers)
        )
        title = f"{reference} hand-over sheet"
        return _finished(title, pdf, drawn, paper)

    @needs("custody")
    def witness_note(self, incident_id: UUID, witness: UUID, records: Collection[UUID] = ()) -> Paper:
        """What one member produced, all of it where none is chosen. Raises Refusal `nothing_to_print`,
        `passphrase_needed`."""
        paper = self._paper(incident_id, records, witness)
        from safetydesk.documents.witness_note import draw_witness_note

        pdf, drawn = _drawn(lambda target: draw_witness_note(paper, witness, target))
        reference, numbers = paper.case.incident.reference, tuple(each.number for each in paper.things)
        ids = tuple(each.id for each in paper.things)
        name = paper.case.member_name(witness)
        self._record(
            WitnessNotePrinted(
                subject=incident_id, reference=reference, records=ids, numbers=numbers, witness=name
            )
        )
        title = f"{reference} producing witness note"
        return _finished(title, pdf, drawn, paper)

    @needs("custody")
    def save(self, paper: Paper, path: Path) -> None:
        """Raises Refusal `print_path_in_store`, `print_holds_isolated`; Trouble for the disk's."""
        self.check_may_leave(paper)
        self._out.save(path, lambda: paper.pdf)

    def check_may_leave(self, paper: Paper) -> None:
        """Ask before pages go to paper: what they name may have been isolated since they were drawn.

        Raises Refusal `print_holds_isolated`.
        """
        refuse_untold(self._office, paper.told)

    def _paper(
        self, incident_id: UUID, records: Collection[UUID], producer: UUID | None = None
    ) -> CustodyPaper:
        self._out.require_passphrase()
        case = reading_cases.read(self._office, incident_id)
        meant = in_custody(case, records)
        if producer is None:
            things = _still_there(meant, is_chosen=bool(records))
        else:
            things = tuple(
                each
                for each in meant
                if each.producer == producer and (not isinstance(each, Exhibit) or each.may_be_seen)
            )
        if not things:
            raise Refusal("nothing_to_print")
        with self._office.reading() as reading:
            me = reading.get(TeamMember, self._office.me)
        return CustodyPaper(
            case=case,
            things=things,
            printed=self._office.now(),
            printed_by=me.name,
            vocabulary=self._office.vocabulary,
        )

    def _record(self, event: Event) -> None:
        with self._office.work() as work:
            work.commit(event)


def _still_there(meant: Iterable[Thing], *, is_chosen: bool) -> tuple[Thing, ...]:
    """Of a destroyed exhibit nothing is there to be labelled or handed over. Raises Refusal `exhibit_destroyed` where
    it was asked for by name."""
    found = []
    for each in meant:
        if not isinstance(each, Exhibit) or each.has_file:
            found.append(each)
        elif is_chosen:
            refuse_unseen(each)
    return tuple(found)


def _finished(title: str, pdf: bytes, drawn: Drawn, paper: CustodyPaper) -> Paper:
    told = tuple(each.id for each in paper.things if isinstance(each, Exhibit) and each.may_be_told)
    return Paper(name=f"{title}.pdf", title=title, pdf=pdf, pages=drawn.pages, told=told)


def _drawn(draw: Callable[[io.BytesIO], Drawn]) -> tuple[bytes, Drawn]:
    target = io.BytesIO()
    drawn = draw(target)
    return target.getvalue(), drawn
