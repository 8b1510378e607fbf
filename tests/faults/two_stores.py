"""Two stores in which a team did the same, and in one of them more that one member may not know of."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.services.a_team import at_the_desk, member
from tests.services.conftest import LOGIN

from safetydesk.domain.agency_sheet import SheetAnswer
from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.closing_drafts import ActionDraft, ClosingDraft, DebriefDraft
from safetydesk.domain.conversation import ConversationDraft, LineDraft, Part
from safetydesk.domain.custody_drafts import CustodyDraft, HeldItemDraft
from safetydesk.domain.derivation import REDACTION, Area, DerivationDraft
from safetydesk.domain.destruction import DestructionDraft
from safetydesk.domain.drafts import (
    DecisionDraft,
    DraftPerson,
    ExemptionDraft,
    NoteDraft,
    NoticeDraft,
    PrintRequest,
    ReferralDraft,
)
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.incident import Incident
from safetydesk.domain.incident_link_drafts import LinkDraft
from safetydesk.domain.pathway_drafts import BanDraft, StepDraft
from safetydesk.domain.restriction import EXEMPTION, INCIDENT
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.domain.team_drafts import CoverDraft
from safetydesk.domain.words_drafts import (
    AccidentalViewingDraft,
    DecisionToViewDraft,
    DeletionDraft,
    HeldElsewhereDraft,
    InitialReviewDraft,
    KnownHolderDraft,
    SearchDraft,
)
from safetydesk.services.desk import Desk
from samples import png

KATE = "Katherine Oduya"
REQUEST = PrintRequest(recipient="police", purpose="referral", basis="safeguarding")


@dataclass(frozen=True)
class Store:
    """`hides` says whether the five restricted incidents and two exemptions are in it."""

    path: Path
    hides: bool


def two_stores(team_store: Path, folder: Path) -> tuple[Store, Store]:
    """The first with nothing hidden, the second with all of it. Who is excluded: the deputy, and who sees less."""
    return tuple(_made(team_store, folder / name, hides) for name, hides in (("a", False), ("b", True)))  # type: ignore[return-value]  # of two


def _made(team_store: Path, folder: Path, hides: bool) -> Store:
    path = Path(shutil.copytree(team_store, folder / "store"))
    pictures = folder / "pictures"
    pictures.mkdir()
    hidden: Callable[..., Any] = _hidden if hides else lambda *_given, **_named: None
    with at_the_desk(path, LOGIN) as desk:
        first = _visible(desk, pictures, "A grandmother telephoned about the group chat")
        hidden(desk, pictures, 1)
        hidden(desk, pictures, 2)
        for words in ("grandmother", "xylophone", "Quillfeather"):
            desk.search.find(words)
        desk.printing.save(desk.printing.prepare_case_file(first.id, REQUEST), folder / "first.pdf")
        _exempted(desk, "Tom Hill")
        if hides:
            _draft_given_up(desk, pictures)
    with at_the_desk(path, "head") as desk:
        desk.incident_log.add_note(first.id, NoteDraft(text="The grandmother called again"))
        hidden(desk, pictures, 3)
        hidden(desk, pictures, 4)
        hidden(desk, pictures, 5)
        if hides:
            exemption = _exempted(desk, KATE, restricted=True, may_open=(member(desk, "morgan"),))
            desk.handing_over.hand_over(EXEMPTION, exemption.id, member(desk, "morgan"), "Decides it")
            _exempted(desk, "Wilf Quillfeather", restricted=True)
    with at_the_desk(path, "robin") as desk:
        _visible(desk, pictures, "Reported in the corridor: a grandmother and a picture", "Ida Lane")
    with at_the_desk(path, LOGIN) as desk:
        _visible(desk, pictures, "Another grandmother, another chat")
        away = CoverDraft(
            absent=desk.office.me, stands_in=member(desk, "kate"), starts="2026-12-01", ends="2026-12-02"
        )
        desk.team.arrange_cover(away)
        desk.proofs.export("", folder)
    with at_the_desk(path, "kate") as desk:
        log = desk.incident_log
        log.keep_draft(replace(log.new_draft(), summary="Kate's own draft"))
    return Store(path, hides)


def _visible(desk: Desk, pictures: Path, summary: str, *names: str) -> Incident:
    """With people of these names, the ones already known where they are; or with the two of most of these incidents."""
    parts = zip(("affected", "alleged"), names or ("Maya Shared", "Leo Brandt"), strict=False)
    people = tuple(_known_as(desk, name, part) for part, name in parts)
    incident = _logged(desk, summary, people)
    _work_on(desk, incident, pictures)
    return incident


def _hidden(desk: Desk, pictures: Path, number: int) -> None:
    """About the deputy, with a pupil whom everybody knows and one whom nobody else does, and with everything on it."""
    people = (
        DraftPerson(part="subject_adult", name=KATE, kind="staff"),
        DraftPerson(part="affected", name=f"Nell{number} Quillfeather"),
        _known_as(desk, "Maya Shared", "witness"),
    )
    others = [each for each in ("morgan", "head") if member(desk, each) != desk.office.me]
    incident = _logged(
        desk,
        f"A grandmother heard the xylophone {'grandmother ' * number}",
        people,
        restricted=True,
        may_open=tuple(member(desk, each) for each in others[: number % 2]),
        restricted_reason="About a colleague",
    )
    _work_on(desk, incident, pictures)
    if number % 2 and incident.owner == desk.office.me:
        desk.handing_over.hand_over(INCIDENT, incident.id, member(desk, others[0]), "Decides it")
    if desk.office.may("link"):  # each of them with one that everybody may open
        said = LinkDraft(other="OS-2026-0001", kind="arises_from", reason="The xylophone")
        desk.links.link(incident.id, said)
        if number % 2:
            link = desk.links.of_incident(incident.id)[0].link
            assert link is not None
            desk.links.end(link.id, link.row_version, "The xylophone was another")
            desk.links.link(
                desk.incident_log.by_reference("OS-2026-0001"), replace(said, other=incident.reference)
            )
    paper = desk.printing.prepare_case_file(incident.id, REQUEST)
    desk.printing.save(paper, pictures / f"hidden-{incident.reference}.pdf")
    exhibit = desk.incident_log.reread(incident.id).exhibits[0]
    desk.viewing.open(exhibit.id)
    desk.file_says.read(exhibit.id, with_place=True)
    card = replace(exhibit.card, handle="The xylophone", group="The xylophone")
    desk.exhibits.amend_card(exhibit.id, exhibit.row_version, card)
    if number == 1:
        area = Area(left=1, top=1, width=9, height=9, reason="safety")
        covered = DerivationDraft(kind=REDACTION, areas=(area,), note="The xylophone")
        desk.derived_copies.make(exhibit.id, covered)
    desk.copies_out.take_out(exhibit.id, pictures, "To read the xylophone")
    desk.incident_log.open(incident.id)
    desk.exhibits.isolate(exhibit.id, "must_not_be_here")
    desk.destroying.ask(
        exhibit.id, DestructionDraft(authority="The xylophone", reference="CAD 4471", reason="Advised")
    )
    if number == 2:
        _close(desk, incident)


def _close(desk: Desk, incident: Incident) -> None:
    """With its second person still waited for."""
    for question, answer in (("social_care", "refer"), ("harm_threshold", "met")):
        waits = DecisionDraft(question=question, answer=answer, reason="The xylophone", decided_by="Morgan")
        desk.decisions.decide(incident.id, waits)
    case = desk.incident_log.reread(incident.id)
    aside = dict.fromkeys((asked.rule.code for asked in desk.closing.duties(case)), "The xylophone")
    said = "The xylophone is closed"
    draft = ClosingDraft(summary=said, follow_up=said, actions=said, outcome=said, set_aside=aside)
    version = desk.incident_log.reread(incident.id).incident.row_version
    desk.closing.close(incident.id, version, draft)


def _known_as(desk: Desk, name: str, part: str) -> DraftPerson:
    known = next((each.id for each in desk.people.all() if each.name == name), None)
    return DraftPerson(part=part, name=name, person_id=known)


def _logged(desk: Desk, summary: str, people: tuple[DraftPerson, ...], **more: Any) -> Incident:
    draft = desk.incident_log.new_draft()
    return desk.incident_log.log(
        replace(draft, summary=summary, people=people, categories=("STAFF-UNSUIT",), severity=4, **more)
    )


def _work_on(desk: Desk, incident: Incident, pictures: Path) -> None:
    """Each kind of record, as far as the role goes."""
    # no two alike: the same bytes as what is out of sight come in out of sight, wherever that lies
    size = 60 + int(incident.reference[-2:]), 50 if _is_hidden(incident) else 40
    picture = png(pictures, *size, name=f"{incident.reference}.png")
    os.utime(picture, (1_790_000_000, 1_790_000_000))
    desk.exhibits.receive(incident.id, [picture], "no")
    desk.incident_log.add_note(
        incident.id, NoteDraft(text="The xylophone was heard" if _is_hidden(incident) else "Calm")
    )
    said = "The xylophone, said the grandmother" if _is_hidden(incident) else "Calm"
    desk.in_words.write(incident.id, KnownHolderDraft(holder=said, source=said))
    desk.in_words.write(incident.id, HeldElsewhereDraft(document=said, where_filed=said))
    seen = AccidentalViewingDraft(viewed_by=said, viewed="yesterday 9:00", how_it_came=said)
    desk.in_words.write(incident.id, seen)
    exhibit = desk.incident_log.reread(incident.id).exhibits[0]
    part = Part(exhibit_id=exhibit.id, number=exhibit.number, note=said)
    chat = desk.conversations.keep(incident.id, ConversationDraft(title=said, parts=(part,)))
    line = LineDraft(exhibit_id=exhibit.id, speaker=said, text=said)
    desk.conversations.transcribe(chat.id, chat.row_version, [line])
    held = HeldItemDraft(description=said, place=said, custodian_one="The desk", taken_from=said)
    item = desk.held_items.record(incident.id, held)
    desk.custody.record(item.id, CustodyDraft(kind="handed_over", to_who=said, purpose=said))
    desk.custody_papers.labels(incident.id, [item.id])
    if not desk.office.may("refer"):
        return
    desk.in_words.record_measure(incident.id, DeletionDraft(what_to_delete=said, asked_whom=said))
    searched = SearchDraft(
        searched="yesterday 9:30", searched_by=said, who_or_what=said, search_reason=said, what_found=said
    )
    desk.in_words.record_measure(incident.id, searched)
    if desk.office.may("decide"):
        review = InitialReviewDraft(
            reviewed="yesterday 9:40", took_part=said, referral_triggers=("none",), review_decision=said
        )
        desk.in_words.record_review(incident.id, review)
    if desk.office.may("decide_to_view"):
        viewed = DecisionToViewDraft(
            viewing_reasons=("only_way",), why_only_way=said, agreed_by=said, viewed_by=said
        )
        desk.in_words.decide_to_view(incident.id, viewed)
    bears = CircumstancesDraft(
        marks=("spreading",), other_references=said, police_wish="undecided", police_wish_by=said
    )
    desk.circumstances.record(incident.id, bears)
    address = f"https://chat.example/{said.split(',', maxsplit=1)[0]}".replace(" ", "-")
    asked = TakedownStepDraft(kind="reported", route="platform", reference=said)
    desk.takedowns.begin(incident.id, TakedownDraft(address=address, account="@shared.account"), asked)
    desk.pathways.say(incident.id, "sextortion", "do_not_pay", StepDraft(state="done", note=said))
    who = desk.incident_log.reread(incident.id).people
    if who:
        ban = BanDraft(
            person_id=str(who[0][1].id),
            what="internet",
            details=said,
            starts="today",
            reason=said,
            decided_by=said,
        )
        desk.pathways.ban(incident.id, ban)
    desk.agency_sheets.save(incident.id, "police", None, 0, [SheetAnswer(code="threats", text=said)])
    desk.agency_sheets.copied(incident.id, "police", None, "threats")
    call = desk.calls.begin(incident.id, "police_101", said, "01632 960 101")
    desk.calls.end(call.id, call.row_version, "engaged", said, said)
    told = ReferralDraft(
        route="police_101", organisation="Police", references=f"{said} CAD/0417", shared=said
    )
    desk.referrals.refer(incident.id, told)
    desk.notices.tell(incident.id, NoticeDraft(to_kind="head", to_name="Mr L", method="phone"))
    decided = DecisionDraft(question="police", answer="not_refer", reason="Asked", decided_by="Morgan")
    desk.decisions.decide(incident.id, decided)
    desk.actions.add(incident.id, ActionDraft(what=said, owner=said, due="4 Dec 2026"))
    learnt = DebriefDraft(
        held="now", present=said, lessons=said, early_review=("behaviour",), review_owner=said
    )
    desk.debriefs.record(incident.id, learnt)


def _is_hidden(incident: Incident) -> bool:
    return incident.reference.startswith("OSR-")


def _exempted(
    desk: Desk, staff: str, *, restricted: bool = False, may_open: tuple[UUID, ...] = ()
) -> Exemption:
    return desk.exemptions.record(
        ExemptionDraft(
            kind=next(iter(desk.vocabulary.lists["exemption_kinds"])),
            staff_name=staff,
            other_party="A pupil's mother" if not restricted else "The xylophone teacher",
            relationship="They are sisters",
            restricted=restricted,
            may_open=may_open,
            restricted_reason="Their own" if restricted else "",
        )
    )


def _draft_given_up(desk: Desk, pictures: Path) -> None:
    """One restricted draft discarded with its file, and one that lies there still."""
    log = desk.incident_log
    draft = replace(log.new_draft(), summary="The xylophone again", restricted=True)
    kept = desk.exhibits.receive_into_draft(draft, [png(pictures, 61, 41, name="given-up.png")], "no").draft
    assert kept is not None
    log.discard_draft(kept.id, sure=True)
    log.keep_draft(replace(log.new_draft(), summary="The xylophone waits", restricted=True))
