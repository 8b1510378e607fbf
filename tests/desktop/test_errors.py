from __future__ import annotations

import pytest

from safetydesk.desktop.errors import ErrorDesk, scrubbed
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.fields import TextLine
from safetydesk.desktop.kit.form import Form
from safetydesk.domain.errors import Cancelled, Problem, Refusal, StaleRecord, Trouble
from scripted_prompts import ScriptedPrompts

SECRET = "Jane Example /home/dsl/secret.png"


@pytest.fixture
def prompts():
    return ScriptedPrompts()


@pytest.fixture
def desk(prompts, qapp):
    return ErrorDesk(prompts)


def test_a_refusal_stands_in_the_banner_with_its_remedy(desk, prompts, qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    desk.show(StaleRecord(), banner)
    assert "newer version" in banner.text()
    assert prompts.told == []


def test_a_problem_stands_beside_its_field(desk, qtbot):
    form, banner = Form(), Banner()
    qtbot.addWidget(form)
    qtbot.addWidget(banner)
    form.add(TextLine("when", "When"))
    refusal = Refusal("not_ready", [Problem("noticed_at", "in_the_future")])
    desk.show(refusal, banner, form, {"noticed_at": "when"})
    assert form.field("when").problem()


def test_a_trouble_is_told_in_a_dialog(desk, prompts):
    desk.show(Trouble("disk_full"))
    assert len(prompts.told) == 1


class _Meanwhile(ScriptedPrompts):
    """More goes wrong while the first dialog stands open."""

    def tell(self, title: str, text: str, detail: str = "", tone: str = "info") -> None:
        super().tell(title, text, detail, tone)
        if len(self.told) == 1:
            for code in ("disk_full", "store_busy", "disk_full", "store_busy"):
                self.errors.show(Trouble(code))


def test_another_trouble_is_not_lost_behind_a_dialog_and_the_same_is_told_once(qapp):
    prompts = _Meanwhile()
    prompts.errors = ErrorDesk(prompts)
    prompts.errors.show(Trouble("disk_full"))
    assert len(prompts.told) == 2 and prompts.told[0] != prompts.told[1]
    prompts.errors.show(Trouble("disk_full"))
    assert prompts.told[2] == prompts.told[0]


def test_a_cancellation_is_no_fault(desk, prompts):
    desk.show(Cancelled())
    assert prompts.told == []


def test_a_bug_is_told_without_a_name_a_value_or_a_path(desk, prompts, qtbot):
    try:
        try:
            Badge_for(SECRET)
        except LookupError as error:
            raise RuntimeError(SECRET) from error
    except RuntimeError as error:
        with qtbot.waitSignal(desk.seen) as seen:
            desk.show(error)
    report = seen.args[0]
    assert "RuntimeError" in report
    assert "KeyError" in report
    assert "safetydesk.desktop.theme:" in report
    assert "Jane" not in report + str(prompts.told)
    assert "/" not in report


def Badge_for(name: str) -> None:  # a fault that happens inside one of our own modules
    from safetydesk.desktop import theme

    theme.read_tokens(name)


def test_a_bare_error_has_a_report_too():
    assert scrubbed(ValueError("x")) == "ValueError at an outside library"
