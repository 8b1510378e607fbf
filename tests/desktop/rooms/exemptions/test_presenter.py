from __future__ import annotations

from dataclasses import replace

import pytest

from registers import decided, declared
from safetydesk.desktop.rooms.exemptions.presenter import ExemptionsPresenter
from safetydesk.domain.errors import Refusal


@pytest.fixture
def presenter(desk):
    return ExemptionsPresenter.of(desk)


def test_it_wants_a_desk():
    with pytest.raises(TypeError):
        ExemptionsPresenter.of(object())


def test_staff_are_offered_and_pupils_are_not(presenter, desk):
    presenter.record(declared())
    assert [title for _code, title, _detail in presenter.staff_offers("tom")] == ["Tom Braithwaite"]
    assert presenter.staff_offers("nobody") == []


def test_the_dsl_who_is_signed_in_is_recognised(presenter):
    assert presenter.standing_of(" morgan  OKAFOR ") == "dsl"
    assert presenter.standing_of("Tom Braithwaite") == "staff"


def test_problems_are_in_words_by_field(presenter):
    found = dict(presenter.problems(decided(staff_name="Ada Whitlow")))
    assert "Nobody decides their own" in found["decided_by"]


def test_a_record_is_found_by_id_and_by_reference(presenter):
    saved = presenter.record(declared())
    assert presenter.id_of(str(saved.id)) == presenter.id_of(saved.reference) == saved.id
    with pytest.raises(Refusal):
        presenter.id_of("EX-2020-999")


def test_opening_is_recorded_and_rereading_is_not(presenter, desk):
    saved = presenter.record(declared())
    before = desk.audit_trail.count()
    presenter.reread(saved.id)
    assert desk.audit_trail.count() == before
    presenter.open(saved.id)
    assert desk.audit_trail.page(0, 1)[0].kind == "ExemptionOpened"


def test_a_draft_of_a_record_brings_back_what_was_recorded(presenter):
    saved = presenter.record(decided())
    draft = presenter.draft_of(presenter.reread(saved.id))
    with pytest.raises(Refusal, match="nothing_changed"):
        presenter.amend(saved.id, saved.row_version, draft, "Typing slip")
    amended = presenter.amend(saved.id, saved.row_version, replace(draft, known_to="The head"), "New facts")
    assert amended.known_to == "The head"
