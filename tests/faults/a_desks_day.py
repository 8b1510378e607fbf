"""What is done at a desk in a day, with a canary in all that is typed, named, shown and added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QImage
from tests.clocks import StoppedClock
from tests.faults.canaries import canary, filled, speaking_png
from tests.faults.watching import leaks
from tests.intake.hostile_pdfs import one_page
from tests.services.conftest import PASSPHRASE
from tests.services.test_in_words import written

from safetydesk.desktop.ways_in.offering import ScreenPicture, sources_of
from safetydesk.domain.conversation import ConversationDraft, LineDraft
from safetydesk.domain.custody_drafts import CustodyDraft, HeldItemDraft
from safetydesk.domain.derivation import DERIVATIONS, Area, DerivationDraft
from safetydesk.domain.destruction import DestructionDraft
from safetydesk.domain.drafts import (
    DecisionDraft,
    DescribedItemDraft,
    DraftPerson,
    ExemptionDraft,
    FormDraft,
    IncidentDraft,
    NoteDraft,
    NoticeDraft,
    PrintRequest,
    ReferralDraft,
)
from safetydesk.domain.exhibit import CaptureCard, Exhibit
from safetydesk.domain.kinds_of_words import KINDS
from safetydesk.domain.referral_drafts import AgencyDraft, CallDraft
from safetydesk.domain.team_member import DEPUTY
from safetydesk.intake.file_says import FileClaims
from safetydesk.intake.pictures_from_bytes import PastedPicture
from safetydesk.intake.preview import NoPreview
from safetydesk.services.desk import Desk
from safetydesk.services.keys import NewMember

SECOND = "second"
"""The login of whoever confirms what the first one asked for."""


def speaking_screen() -> ScreenPicture:
    picture = QImage.fromData(speaking_png([canary()]))
    assert picture.text("Comment").startswith("Canary")
    return ScreenPicture(image=picture, is_whole=True, taken=StoppedClock().now())


class Day:
    """A desk's day in parts, each of which stops after each act, for whoever wants to look into the files meanwhile."""

    def __init__(self, desk: Desk, outside: Path) -> None:
        self.desk, self.outside = desk, outside
        self.said_in_file = canary()

    def acts(self) -> Iterator[str]:
        for part in (
            self.coming_in, self.looking, self.a_copy_out, self.reading, self.deriving, self.a_conversation,
            self.records, self.escalating, self.amending, self.searching, self.destruction_asked, self.printing,
        ):  # fmt: skip
            yield from part()

    def exhibits(self) -> tuple[Exhibit, ...]:
        return self.desk.incident_log.reread(self.incident.id).exhibits

    def coming_in(self) -> Iterator[str]:
        desk, outside = self.desk, self.outside
        desk.team_keys.enrol(NewMember(name=canary(), role=DEPUTY), SECOND, PASSPHRASE, PASSPHRASE)
        yield "a second member"
        files = [outside / f"{canary()}.png", outside / f"{canary()}.txt"]
        files[0].write_bytes(speaking_png([self.said_in_file, canary()]))
        files[1].write_text(canary() * 2000)
        person = filled(DraftPerson(part="affected"), handles=(canary(),))
        draft: IncidentDraft = filled(desk.incident_log.new_draft(), people=(person,))
        kept = desk.incident_log.keep_draft(filled(desk.incident_log.new_draft(), people=(person,)))
        yield "a draft"
        intake = desk.exhibits.receive_into_draft(kept, files, "no", filled(CaptureCard()))
        assert len(intake.received) == 2
        yield "files in a draft"
        draft = desk.exhibits.receive_into_draft(draft, files, "no", filled(CaptureCard())).draft or draft
        screen = sources_of([speaking_screen()], "no", len(draft.evidence))
        draft = desk.exhibits.receive_into_draft(draft, screen, "no", filled(CaptureCard())).draft or draft
        yield "a picture of the screen"
        self.incident = desk.incident_log.log(draft)
        yield "an incident"
        pasted = PastedPicture(speaking_png([canary()]), f"{canary()}.png")
        taken = desk.exhibits.receive(self.incident.id, [files[1], pasted], "no", filled(CaptureCard()))
        assert len(taken.received) == 2
        self.case = desk.incident_log.open(self.incident.id)
        assert self.case.incident.summary.startswith("Canary")
        came = [exhibit.sealed.source for exhibit in self.case.exhibits]
        assert came == ["file", "file", "screen", "file", "clipboard"]
        yield "a pasted picture"

    def looking(self) -> Iterator[str]:
        desk = self.desk
        desk.exhibits.look(self.case.exhibits[0].id)
        yield "a look"
        pdf = self.outside / f"{canary()}.pdf"
        pdf.write_bytes(one_page(content=b"BT (" + (canary() * 200).encode() + b") Tj ET"))
        assert desk.exhibits.receive(self.incident.id, [pdf], "no").received
        for exhibit in self.exhibits():
            sight = desk.viewing.open(exhibit.id)
            assert not isinstance(sight.shows, NoPreview)
        yield "a look at each kind"

    def a_copy_out(self) -> Iterator[str]:
        copy = self.desk.copies_out.take_out(self.case.exhibits[1].id, self.outside, canary())
        assert list(leaks(self.outside))
        yield "a plain copy, which stands outside"
        self.desk.copies_out.delete_now(copy.id, copy.row_version)
        yield "that copy deleted"

    def reading(self) -> Iterator[str]:
        found = self.desk.file_says.read(self.case.exhibits[0].id, with_place=True)
        assert isinstance(found, FileClaims)
        assert self.said_in_file in "".join(claim.value for claim in found.claims)
        yield "what a file says of itself"

    def deriving(self) -> Iterator[str]:
        parent = self.case.exhibits[0]
        for kind in DERIVATIONS:
            area = Area(left=5, top=6, width=30, height=20, reason="other_child")
            made = self.desk.derived_copies.make(parent.id, filled(DerivationDraft(kind=kind, areas=(area,))))
            assert made.derivation.parent == parent.id and made.derivation.note.startswith("Canary")
            yield f"a {kind}"

    def a_conversation(self) -> Iterator[str]:
        desk = self.desk
        ids = [self.case.exhibits[place].id for place in (0, 2, 4)]
        suggested = desk.conversations.suggest_order(self.incident.id, ids)
        assert len(suggested.parts) == 3 and not suggested.unread
        yield "an order suggested"
        parts = tuple(replace(part, note=canary()) for part in suggested.parts)
        kept = desk.conversations.keep(
            self.incident.id, filled(ConversationDraft(parts=parts), ordered_how=suggested.ordered_how)
        )
        lines = [filled(LineDraft(exhibit_id=one)) for one in ids]
        typed = desk.conversations.transcribe(kept.id, kept.row_version, lines)
        assert len(typed.lines) == 3
        yield "a transcript"

    def records(self) -> Iterator[str]:
        desk, incident, case = self.desk, self.incident, self.case
        desk.exhibits.amend_card(case.exhibits[0].id, 1, filled(CaptureCard()))
        desk.exhibits.isolate(case.exhibits[1].id, canary())
        desk.exhibits.free(case.exhibits[1].id, canary())
        desk.exhibits.describe(incident.id, filled(DescribedItemDraft()))
        for kind in KINDS:
            fixed = dict.fromkeys((*kind.moments(), *kind.days(), *kind.lists), "") | {
                "viewing_reasons": ("only_way",),
                "referral_triggers": ("coerced",),
                "held_item": "",
            }
            fixed |= dict.fromkeys(set(kind.moments()) & set(kind.needed), "now")
            draft = filled(kind.draft(), **{name: fixed[name] for name in kind.fields if name in fixed})
            record = written(desk, incident.id, draft)
            first = next(name for name in kind.needed if name not in fixed)
            desk.in_words.amend(record.id, 1, replace(draft, **{first: canary()}), canary())
        item = desk.held_items.record(
            incident.id, filled(HeldItemDraft(taken="now"), place=canary(), power="", taken="now")
        )
        desk.custody.record(item.id, filled(CustodyDraft(kind="handed_over"), holder="", place=canary()))
        assert desk.custody_papers.labels(incident.id, []).pages
        assert desk.custody_papers.hand_over_sheet(incident.id, []).pages
        yield "evidence"

    def escalating(self) -> Iterator[str]:
        desk, incident = self.desk, self.incident
        desk.incident_log.add_note(incident.id, filled(NoteDraft()))
        desk.incident_log.add_person(incident.id, filled(DraftPerson(part="witness"), handles=(canary(),)))
        notice = desk.notices.tell(incident.id, filled(NoticeDraft(to_kind="head")))
        assert notice.said
        referral = desk.referrals.refer(
            incident.id, filled(ReferralDraft(route="police_101"), challenged="now")
        )
        desk.referrals.update(referral.id, 1, replace(desk.referrals.draft_of(referral), outcome=canary()))
        call = desk.calls.begin(incident.id, "lado", canary(), canary())
        desk.calls.end(call.id, call.row_version, "answered", canary(), canary())
        desk.calls.record(incident.id, filled(CallDraft()))
        desk.agencies.add(filled(AgencyDraft(routes=("lado",))))
        desk.decisions.decide(incident.id, filled(DecisionDraft(question="lado", answer="refer")))
        yield "an escalation"

    def amending(self) -> Iterator[str]:
        desk, case = self.desk, self.case
        self.exemption = desk.exemptions.record(
            filled(ExemptionDraft(kind="family_friend"), staff_name=canary())
        )
        amended = replace(desk.incident_log.amendment_draft(case), summary=canary())
        desk.incident_log.amend(self.incident.id, case.incident.row_version, amended, canary())
        yield "an amendment"

    def searching(self) -> Iterator[str]:
        desk = self.desk
        texts = {canary(): canary() for _ in range(3)}
        now = desk.clock.now()
        desk.form_drafts.keep(
            filled(FormDraft(form="note", begun=now, kept=now), values=texts, titles=texts, before=texts)
        )
        desk.school_profile.amend(name=canary(), town=canary(), marking=canary())
        desk.preferences.keep({"last": canary()})
        assert desk.search.find("Canary")
        yield "a search"

    def destruction_asked(self) -> Iterator[str]:
        desk, pasted = self.desk, self.case.exhibits[4]
        desk.exhibits.isolate(pasted.id, canary())
        yield "a picture set aside"
        desk.destroying.ask(pasted.id, filled(DestructionDraft()))
        yield "its destruction asked for"

    def printing(self) -> Iterator[str]:
        desk = self.desk
        desk.printing.prepare_certificate(self.exemption.id, filled(PrintRequest(), pictures=""))
        prepared = desk.printing.prepare_case_file(self.incident.id, filled(PrintRequest(), pictures=""))
        yield "a print"
        desk.printing.save(prepared, self.outside / "case-file.pdf")
        yield "a copy that left"


def destroyed_by_the_second(desk: Desk) -> None:
    (asked,) = desk.destroying.waiting()
    assert asked.reason.startswith("Canary")
    done = desk.destroying.confirm(asked.id, asked.row_version, PASSPHRASE)
    assert done.is_done and not desk.incident_log.reread(done.incident_id).exhibits[4].has_file
