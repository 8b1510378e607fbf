"""What every paper about custody is told: which case, which things, who prints it and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from safetydesk.documents.blocks import notice, space
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording import label

Thing = Exhibit | HeldItem


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyPaper:
    """`things` are of the case, in the order in which they are to stand."""

    case: CaseFile
    things: tuple[Thing, ...]
    printed: Moment
    printed_by: str
    vocabulary: Vocabulary

    @property
    def words(self) -> Words:
        return Words(self.vocabulary, self.case.members)

    @property
    def police_reference(self) -> str:
        """The first reference that police gave; empty where none did."""
        routes = self.vocabulary.every_route
        found = (each for each in self.case.referrals if each.route in routes)
        of_police = (each for each in found if routes[each.route].agency.casefold() == "police")
        return next((reference for each in of_police for reference in each.references), "")


def no_image_notice(paper: CustodyPaper) -> list[Any]:
    """The guard's line on every print for an incident for which no image is held: no paper of custody pictures one."""
    return [notice(label("doc_no_image")), space(4)] if paper.case.is_locked else []


def demo_notice(paper: CustodyPaper) -> list[Any]:
    """On every paper of a demo school, so that none is taken for a real one."""
    return [notice(label("doc_invented"), warns=True), space(4)] if paper.case.school.is_demo else []


def what_it_is(thing: Thing) -> str:
    """One line that identifies it: for an exhibit its card's description, or its file's name where that may be told."""
    if isinstance(thing, HeldItem):
        return ", ".join(part for part in (thing.description, thing.make_model) if part)
    name = thing.sealed.original_name if thing.may_be_told else ""
    return thing.card.description or name or label("doc_no_description")
