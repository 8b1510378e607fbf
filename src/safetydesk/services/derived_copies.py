"""Derived copies: a crop, or black burned over parts, as a new exhibit that points at its parent. The parent stays.

Nothing is kept that was not proved: every pixel of every area black, nothing else changed, nothing else in the file.
It is made in memory and sealed from there, so its bytes never lie on the disk in plain.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.checks.derivation import check_derivation
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.derivation import Derivation, DerivationDraft
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.events import DerivedCopyMade
from safetydesk.domain.exhibit import HELD, ISOLATED, CaptureCard, Exhibit, SealedEvidence
from safetydesk.domain.identity import new_id
from safetydesk.domain.image_guard import SAME_FILE
from safetydesk.domain.incident import Incident
from safetydesk.domain.media_kind import PNG
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.steps import reached
from safetydesk.domain.team_member import TeamMember
from safetydesk.intake.derived_picture import DerivedPicture, NotProved, OffThePicture, derived_picture
from safetydesk.intake.preview import NoPreview, PreviewRoom
from safetydesk.records.work import Work
from safetydesk.services.isolating import isolated_event
from safetydesk.services.logging_incident import next_exhibit_number
from safetydesk.services.looking import refuse_unseen
from safetydesk.services.office import Office, needs
from safetydesk.services.opened import open_picture, refuse_locked
from safetydesk.strongroom.exhibit_files import ExhibitFiles

SOURCE = "derived"
"""How it came in: it was made here."""


class DerivedCopies:
    """`put_away_among` gives which of some SHA-256 (hex) are out of sight somewhere: see `Drafts`."""

    def __init__(
        self,
        office: Office,
        files: ExhibitFiles,
        previews: PreviewRoom,
        put_away_among: Callable[[Work, Iterable[str]], set[str]],
    ) -> None:
        self._office = office
        self._put_away_among = put_away_among
        self._files = files
        self._previews = previews

    @needs("add_evidence")
    def make(self, exhibit_id: UUID, draft: DerivationDraft, progress: Progress = NO_PROGRESS) -> Exhibit:
        """The copy, as the producer's next exhibit. Opening the parent is recorded, whatever comes of it.

        Raises Refusal `draft_has_problems`, `images_never`, `not_a_picture_here`, `derived_not_made`,
        `derived_not_proved`, and as `refuse_unseen` does; Trouble as the parent's file and the disk have.
        """
        self._office.require("open_exhibit")
        check_derivation(draft, self._office.vocabulary, Findings(self._office.now())).refuse()
        progress.step(0, 3, "")
        parent, kind, content = open_picture(self._office, self._files, exhibit_id, to_make_one=True)
        progress.step(1, 3, parent.number)
        made = derived_picture(self._previews, content, kind, draft.kind, draft.areas)
        del content
        picture = _proved(made, parent.number)
        progress.step(2, 3, parent.number)
        reached("derive.proved")
        sealed = self._sealed(parent, picture, draft)
        reached("derive.sealed")
        try:
            copy = self._kept(exhibit_id, sealed, draft)
        except Refusal:  # isolated, or the guard closed meanwhile: no byte of it stays
            self._files.destroy(sealed.file_name)
            raise
        reached("derive.kept")
        return copy

    def _sealed(self, parent: Exhibit, picture: DerivedPicture, draft: DerivationDraft) -> SealedEvidence:
        sealed = self._files.seal(io.BytesIO(picture.png), len(picture.png))
        name = wording.label(f"derived_name_{draft.kind}", number=parent.number.replace("/", "-"))
        return SealedEvidence(
            file_name=sealed.name,
            identity=sealed.identity,
            sha256=sealed.sha256,
            size=sealed.size,
            kind=PNG.code,
            original_name=name,
            received=self._office.now(),
            received_by=self._office.me,
            declaration=parent.sealed.declaration,
            source=SOURCE,
        )

    def _kept(self, parent_id: UUID, sealed: SealedEvidence, draft: DerivationDraft) -> Exhibit:
        """The row, in one transaction with its event; everything is asked again, for it was a while ago."""
        office = self._office
        with office.work() as work:
            parent = work.get(Exhibit, parent_id)
            incident = work.get(Incident, parent.incident_id)
            refuse_locked(office, work, incident)
            refuse_unseen(parent)
            is_put_away = bool(
                self._put_away_among(work, (sealed.sha256,))
            )  # made before, and judged by somebody
            copy = Exhibit(
                id=new_id(),
                incident_id=incident.id,
                state=ISOLATED if is_put_away else HELD,
                state_reason=SAME_FILE if is_put_away else "",
                number=next_exhibit_number(work, work.get(TeamMember, office.me).initials, incident.id),
                producer=office.me,
                added=office.now(),
                sealed=sealed,
                card=_card_of(parent, draft),
                derivation=Derivation(
                    kind=draft.kind,
                    parent=parent.id,
                    parent_number=parent.number,
                    areas=draft.areas,
                    note=draft.note.strip(),
                ),
            )
            work.add(copy)
            made = DerivedCopyMade(
                subject=incident.id,
                reference=incident.reference,
                record=copy.id,
                number=copy.number,
                parent=parent.id,
                parent_number=parent.number,
                how=draft.kind,
                reasons=copy.derivation.reasons,
            )
            work.commit(made, *([isolated_event(incident, copy)] if is_put_away else []))
        return copy


def _proved(made: object, number: str) -> DerivedPicture:
    if isinstance(made, OffThePicture):
        size = {"width": str(made.width), "height": str(made.height)}
        raise Refusal("draft_has_problems", [Problem("areas", "area_off_the_picture", size)])
    if isinstance(made, NoPreview):
        raise Refusal("derived_not_made", number=number, reason=wording.words("no_preview", made.reason))
    if isinstance(made, NotProved) or not isinstance(made, DerivedPicture):
        raise Refusal("derived_not_proved", number=number)
    return made


def _card_of(parent: Exhibit, draft: DerivationDraft) -> CaptureCard:
    """Where and when its parent was captured, and what the copy is; anything else may be added to it.

    Whatever else was typed of the parent - what it shows, whose account it is, who supplied it - may be the very words
    or names that are covered here, and is printed beside it.
    """
    card = parent.card
    return CaptureCard(
        description=wording.label(f"derived_line_{draft.kind}", number=parent.number),
        platform=card.platform,
        captured=card.captured,
        clock_checked=card.clock_checked,
        clock_wrong_by=card.clock_wrong_by,
        shown_time=card.shown_time,
    )
