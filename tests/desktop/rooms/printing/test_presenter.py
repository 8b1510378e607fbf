from __future__ import annotations

import pytest
from tests.services.acts import logged

from registers import declared
from safetydesk.desktop.rooms.printing.presenter import CERTIFICATE, PrintingPresenter
from safetydesk.domain.disclosure import CASE_FILE, WHO_KNOWS, bundle_document
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.progress import NO_PROGRESS

REQUEST = PrintRequest(recipient="Police: PC 4411", purpose="A referral", basis="Consent")


@pytest.fixture
def presenter(desk):
    return PrintingPresenter.of(desk)


@pytest.fixture
def exemption(desk):
    return desk.exemptions.record(declared())


def test_recipient_and_purpose_are_needed(presenter):
    assert {field for field, _words in presenter.problems(PrintRequest())} == {"recipient", "purpose"}


def test_copies_are_told_with_what_became_of_them(presenter, exemption, tmp_path):
    subject = presenter.subject(CERTIFICATE, exemption.id)
    assert (subject.reference, subject.copies, subject.out) == (exemption.reference, (), 0)
    presenter.abandon(presenter.prepare(subject, REQUEST, NO_PROGRESS))
    prepared = presenter.prepare(subject, REQUEST, NO_PROGRESS)
    presenter.save(prepared, tmp_path / "out.pdf")
    subject = presenter.subject(CERTIFICATE, exemption.id)
    assert [(copy.number, copy.is_out, copy.is_old) for copy in subject.copies] == [
        (1, False, False),
        (2, True, False),
    ]
    assert "Police: PC 4411" in subject.copies[1].words
    assert (tmp_path / "out.pdf").read_bytes() == prepared.pdf


def test_a_copy_made_before_an_amendment_is_out_of_date(presenter, exemption, desk, clock):
    presenter.printed(presenter.prepare(presenter.subject(CERTIFICATE, exemption.id), REQUEST, NO_PROGRESS))
    clock.move(hours=1)
    draft = desk.exemptions.draft_of(exemption, desk.exemptions.reread(exemption.id).staff)
    desk.exemptions.amend(
        exemption.id, exemption.row_version, declared(staff_id=draft.staff_id, known_to="Head"), "New facts"
    )
    assert presenter.subject(CERTIFICATE, exemption.id).copies[0].is_old


def test_the_lados_papers_alone_have_a_block_for_the_agency(presenter, desk):
    about = logged(desk).id
    for document in ("sheet_lado", bundle_document("lado")):
        assert presenter.subject(document, about).agency_only == "For the LADO only"
    for document in ("sheet_police", WHO_KNOWS, CASE_FILE):
        assert presenter.subject(document, about).agency_only == ""
