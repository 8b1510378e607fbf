"""Today, the list and finding, on a real store."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from tests.services.acts import logged_with_files

from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.desktop.rooms.find import page as find
from safetydesk.desktop.rooms.incident_list import page as incident_list
from safetydesk.desktop.rooms.today import page as today
from safetydesk.domain.custody_drafts import CustodyDraft, HeldItemDraft
from safetydesk.domain.destruction import DestructionDraft
from safetydesk.domain.drafts import FormDraft, ReferralDraft
from safetydesk.domain.identity import new_id
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.services.batches import CutShort


def log(desk, summary, **values):
    return desk.incident_log.log(replace(desk.incident_log.new_draft(), summary=summary, **values))


def shown(page):
    QTest.qWait(20)
    return "\n".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisible())


def words_of_badges(page):
    QTest.qWait(20)
    return [badge.accessibleName() for badge in page.findChildren(Badge) if badge.isVisible()]


def opened(module, around, qtbot):
    page = module.build(around)
    qtbot.addWidget(page)
    page.resize(1190, 660)
    page.show()
    return page


def test_today_says_what_is_due_by_when_and_why(qtbot, around, desk, clock):
    log(desk, "A message from a member of staff", categories=("STAFF-CONTACT",))
    page = opened(today, around, qtbot)
    page.refresh()
    assert around.tasks.drain()
    words = shown(page)
    assert "1 working day" in words
    assert "OS-2026-0001" not in words  # it stands on the button that opens it
    clock.move(days=5)
    page.refresh()
    assert around.tasks.drain()
    assert "Overdue" in shown(page)
    assert "overdue by" in shown(page)


def test_today_says_which_agency_the_school_waits_for(qtbot, around, desk):
    incident = log(desk, "A threat")
    desk.referrals.refer(
        incident.id,
        ReferralDraft(route="police_101", organisation="Northport control room", method="phone", shared="It"),
    )
    page = opened(today, around, qtbot)
    page.refresh()
    assert around.tasks.drain()
    assert "Police 101, Northport control room" in shown(page)


def test_today_says_what_is_not_taken_down_and_whom_to_ask_next(qtbot, around, desk, clock):
    incident = log(desk, "A post about her")
    address = TakedownDraft(address="https://social.example/secret-name", platform="snapchat")
    asked = TakedownStepDraft(kind="reported", route="platform")
    takedown = desk.takedowns.begin(incident.id, address, asked)
    page = opened(today, around, qtbot)
    for days, late in ((1, False), (7, True)):
        clock.move(days=days)
        page.refresh()
        assert around.tasks.drain()
        words = shown(page)
        assert "From Snapchat" in words and "Reported: The platform itself" in words
        assert ("no answer in time · next: Report Harmful Content" in words) is late
        assert "secret-name" not in words, "Today is seen over shoulders"
    buttons = [
        one for one in page.findChildren(QAbstractButton) if incident.reference in one.accessibleName()
    ]
    went = []
    for button in buttons:
        button.click()
        went.append(around.navigator.here().what)
    assert {"id": str(incident.id), "part": "takedown"} in went
    desk.takedowns.step(takedown.id, TakedownStepDraft(kind="removed"))
    page.refresh()
    assert around.tasks.drain()
    assert "From Snapchat" not in shown(page)


def test_today_is_calm_when_nothing_is_due(qtbot, around, desk):
    page = opened(today, around, qtbot)
    page.refresh()
    assert around.tasks.drain()
    assert "Nothing is due" in shown(page)


def test_today_says_once_what_was_cut_short_and_leads_there(qtbot, around, desk):
    cuts = [CutShort(subject=new_id(), reference="OS-2026-0007", went_in=3, total=40)]
    cuts.append(CutShort(subject=new_id(), reference="", went_in=0, total=1))
    first, second = (str(cut.subject) for cut in cuts)
    said, waiting = [], [tuple(cuts)]
    around.navigator.moved.connect(said.append)
    with patch.object(desk.batches, "take", lambda: waiting.pop() if waiting else ()):
        page = opened(today, around, qtbot)
        for _twice in range(2):
            page.refresh()
            assert around.tasks.drain()
    words = shown(page)
    assert words.count("3 of 40 files went into OS-2026-0007 before SafetyDesk was locked or stopped.") == 1
    assert words.count("0 of 1 file went into an unfinished draft") == 1
    for _each in range(2):
        buttons = [one for one in page.findChildren(QAbstractButton) if one.accessibleName() == "Go to it"]
        next(button for button in buttons if button.isVisible()).click()
    assert [(place.name, place.what) for place in said] == [
        ("incident", {"id": first, "tab": "evidence"}),
        ("log_incident", {"draft_id": second}),
    ]
    assert "files went into" not in shown(page)


def test_today_lists_forms_begun_and_leads_back_to_them(qtbot, around, desk):
    incident, now = log(desk, "Something was sent"), desk.clock.now()
    desk.form_drafts.keep(
        FormDraft(form="note", about=str(incident.id), begun=now, kept=now, values={"text": "Half a s"})
    )
    desk.form_drafts.keep(FormDraft(form="exemption", begun=now, kept=now, values={"other_party": "R"}))
    page = opened(today, around, qtbot)
    page.refresh()
    assert around.tasks.drain()
    said = shown(page)
    assert "A note" in said and f"{incident.reference} · begun 21 Nov 2026 14:20" in said
    assert "An exemption" in said
    buttons = [one for one in page.findChildren(QAbstractButton) if one.text() == "Go on"]
    assert len(buttons) == 2
    places = []
    for button in buttons:
        button.click()
        here = around.navigator.here()
        places.append((here.name, here.what))
    assert ("incident", {"id": str(incident.id), "go_on": "note", "slot": ""}) in places
    assert ("exemptions", {"act": "go_on", "about": ""}) in places


def test_today_discards_drafts_that_cannot_be_read_when_asked_and_sure(qtbot, around, desk):
    now = desk.clock.now()
    desk.incident_log.keep_draft(replace(desk.incident_log.new_draft(), summary="Half a s"))
    desk.form_drafts.keep(FormDraft(form="note", begun=now, kept=now, values={"text": "Half a s"}))
    for path in (desk.store_path / "members").rglob("*.age"):
        path.write_bytes(b"not age at all")
    page = opened(today, around, qtbot)

    def discard(sure):
        around.prompts.answers.append(sure)
        buttons = page.findChildren(QAbstractButton)
        next(one for one in buttons if one.text() == "Discard what cannot be read").click()
        assert around.tasks.drain()
        return shown(page)

    page.refresh()
    assert around.tasks.drain()
    assert "2 drafts cannot be read" in words_of_badges(page)
    assert "Discarded" not in discard(False)
    assert desk.deadline_board.today().health.damaged_drafts == 2
    assert "Discarded 2 drafts that could not be read." in discard(True)
    assert [asked[0] for asked in around.prompts.asked] == ["Discard 2 drafts that cannot be read?"] * 2
    assert desk.deadline_board.today().health.damaged_drafts == 0
    assert "2 drafts cannot be read" not in words_of_badges(page)


def test_the_list_is_narrowed_and_opened_by_its_rows(qtbot, around, desk):
    first = log(desk, "Fight on TikTok", categories=("BULLY",))
    log(desk, "Lost laptop", categories=("LOST",))
    page = opened(incident_list, around, qtbot)
    assert page.table.rows.rowCount() == 2
    page._category.set_code("BULLY")
    assert page.table.rows.rowCount() == 1
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: "Fight on TikTok" in shown(page))
    page._open(page.table.current_key())
    assert around.navigator.here().what == {"id": str(first.id)}


def test_an_empty_list_offers_the_first_step(qtbot, around, desk):
    page = opened(incident_list, around, qtbot)
    assert "No incidents yet" in shown(page)


def test_finding_leads_to_the_record_in_one_key(qtbot, around, desk):
    logged = log(desk, "A post by @sk8r", address="@sk8r_99")
    page = opened(find, around, qtbot)
    page.show_record(words="sk8r")
    assert around.tasks.drain()
    assert page.table.rows.rowCount() == 1
    page._open(page.table.current_key())
    assert around.navigator.here().what == {"id": str(logged.id)}
    page.show_record(words="nobody")
    assert around.tasks.drain()
    assert "Nothing found" in shown(page)


def test_today_says_what_is_not_as_sealed_and_what_waits_for_a_second_person(qtbot, around, desk, tmp_path):
    case = logged_with_files(desk, tmp_path, 2, categories=("BULLY",))
    gone, asked = case.exhibits
    desk.exhibits.isolate(asked.id, "must_not_be_here")
    desk.destroying.ask(
        asked.id, DestructionDraft(authority="Police", reference="CAD 4471", reason="Advised")
    )
    name = gone.sealed.file_name
    (desk.store_path / "exhibits" / name[:2] / f"{name}.age").unlink()
    desk.scrubbing.check_all()
    page = opened(today, around, qtbot)
    page.refresh()
    assert around.tasks.drain()
    words = shown(page)
    assert f"Destroy {asked.number}" in words and f"{case.incident.reference} · advised by Police" in words
    assert "CAD 4471" in words
    assert "the sealed file is missing" in words and "1 not as sealed" in words
    button = next(
        one for one in page.findChildren(QAbstractButton) if one.accessibleName() == f"Open {gone.number}"
    )
    button.click()
    assert around.navigator.here().what == {"id": str(case.incident.id), "exhibit": gone.number}


def test_today_asks_every_day_what_is_still_held_until_it_is_given_up(qtbot, around, desk, clock):
    incident = log(desk, "A telephone was taken")
    item = desk.held_items.record(
        incident.id,
        HeldItemDraft(
            description="A blue telephone", place="Safe", custodian_one="Ms Lane", taken_from="Ben"
        ),
    )
    page = opened(today, around, qtbot)
    passing = (
        ("handed_over", "The head", "", True),
        ("handed_over", "PC Adeyemi", "PR/771", False),
        ("received", "Ms Lane", "", True),
        ("returned", "Ben's mother", "", False),
    )
    page.refresh()
    assert around.tasks.drain()
    for kind, to_who, receipt, stays in passing:
        clock.move(days=1)
        desk.custody.record(
            item.id, CustodyDraft(kind=kind, to_who=to_who, purpose="Kept safe", receipt=receipt)
        )
        page.refresh()
        assert around.tasks.drain()
        assert (f"{item.number}: A blue telephone" in shown(page)) == stays, to_who
        if stays:
            assert f"{incident.reference} · {to_who}" in shown(page)
            button = next(
                each
                for each in page.findChildren(QAbstractButton)
                if each.accessibleName() == f"Open {item.number}"
            )
            button.click()
            assert around.navigator.here().what == {"id": str(incident.id), "exhibit": item.number}
