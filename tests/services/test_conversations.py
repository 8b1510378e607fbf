"""Conversations: an order that is suggested and one that is decided, gaps, and a transcript whose every line has its
place and its typist."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.services.acts import logged, logged_with_files

from safetydesk.domain.conversation import Conversation, ConversationDraft, LineDraft, Part
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.exhibit import Exhibit
from safetydesk.services.desk import Desk
from safetydesk.services.order_suggested import taken_ranks

CHAT = Path(__file__).parents[1] / "intake" / "chat"


@pytest.fixture
def chat(desk: Desk, tmp_path: Path) -> tuple[Exhibit, ...]:
    """Four screenshots, the last first; one of them made smaller on its way. Between 05 and 06 is a gap."""
    files = []
    for name in ("06", "05", "04"):
        path = tmp_path / f"Screenshot_{name}.png"
        path.write_bytes((CHAT / f"{name}.png").read_bytes())
        files.append(path)
    image = Image.open(CHAT / "07.png").convert("RGB")
    written = io.BytesIO()
    image.resize((412, round(image.height * 412 / image.width))).save(written, "JPEG", quality=85)
    (tmp_path / "Screenshot_07.jpg").write_bytes(written.getvalue())
    incident = logged(desk, categories=("BULLY",))
    taken = desk.exhibits.receive(incident.id, [tmp_path / "Screenshot_07.jpg", *files], "no")
    assert len(taken.received) == 4
    return desk.incident_log.reread(incident.id).exhibits


def kept(desk: Desk, chat: tuple[Exhibit, ...]) -> Conversation:
    parts = tuple(Part(exhibit_id=each.id, number="") for each in chat)
    return desk.conversations.keep(chat[0].incident_id, ConversationDraft(title=" 8B ", parts=parts))


def test_the_order_is_suggested_each_opening_said_and_nothing_kept(
    desk: Desk, chat: tuple[Exhibit, ...]
) -> None:
    entries = desk.audit_trail.count()
    suggested = desk.conversations.suggest_order(chat[0].incident_id, [each.id for each in chat])
    names = {each.id: each.sealed.original_name for each in chat}
    assert [names[part.exhibit_id][11:13] for part in suggested.parts] == ["04", "05", "06", "07"]
    assert [part.is_gap for part in suggested.parts] == [False, False, True, False]
    overlaps = [part.overlap for part in suggested.parts]
    assert abs(overlaps[1] - 274) <= 4 and abs(overlaps[3] - 112 * 412 / 515) <= 6, (
        "in rows of each picture itself"
    )
    assert not suggested.unread and not suggested.same
    done = desk.audit_trail.page(0, desk.audit_trail.count() - entries)
    assert [each.kind for each in done] == ["ExhibitOpened"] * 4
    assert desk.incident_log.reread(chat[0].incident_id).conversations == ()


def test_what_cannot_be_read_stands_last_and_is_named(
    desk: Desk, chat: tuple[Exhibit, ...], tmp_path: Path
) -> None:
    (tmp_path / "half.png").write_bytes((CHAT / "05.png").read_bytes()[:900])
    desk.exhibits.receive(chat[0].incident_id, [tmp_path / "half.png"], "no")
    desk.exhibits.isolate(chat[1].id, "other")
    exhibits = desk.incident_log.reread(chat[0].incident_id).exhibits
    suggested = desk.conversations.suggest_order(chat[0].incident_id, [each.id for each in exhibits])
    assert {part.number for part in suggested.parts[-2:]} == {chat[1].number, exhibits[-1].number}
    assert len(suggested.unread) == 2 and all(part.is_gap for part in suggested.parts[-2:])
    with pytest.raises(Refusal) as raised:
        desk.conversations.suggest_order(logged(desk).id, [chat[0].id])
    assert raised.value.code == "no_such_record"


def test_a_person_decides_and_may_decide_anew(desk: Desk, chat: tuple[Exhibit, ...]) -> None:
    first = kept(desk, chat)
    assert (first.title, first.gaps) == ("8B", 0) and first.parts[0].number == chat[0].number
    parts = (
        replace(first.parts[1], is_gap=True),
        replace(first.parts[0], is_gap=True, overlap=5, note=" asked  "),
    )
    amended = desk.conversations.amend(first.id, 1, ConversationDraft(title="8B", parts=parts))
    assert [part.is_gap for part in amended.parts] == [False, True], "nothing stands before the first"
    assert (amended.parts[1].overlap, amended.parts[1].note) == (0, "asked")
    case = desk.incident_log.reread(first.incident_id)
    assert case.conversations == (amended,)
    assert [done.kind for done in case.history][-2:] == ["ConversationPutInOrder", "ConversationAmended"]
    for act in (
        lambda: desk.conversations.amend(first.id, 2, ConversationDraft(title="8B", parts=amended.parts)),
        lambda: desk.conversations.transcribe(first.id, 2, ()),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert raised.value.code == "nothing_changed"
    with pytest.raises(StaleRecord):
        desk.conversations.amend(first.id, 1, ConversationDraft(title="9B", parts=amended.parts))
    assert desk.audit_trail.verify().ok


def test_what_may_not_be_seen_comes_into_none_and_may_stay_in_one(
    desk: Desk, chat: tuple[Exhibit, ...]
) -> None:
    first = kept(desk, chat[:3])
    for exhibit in (chat[0], chat[3]):
        desk.exhibits.isolate(exhibit.id, "other")
    turned = ConversationDraft(title="8B", parts=tuple(reversed(first.parts)))
    assert len(desk.conversations.amend(first.id, 1, turned).parts) == 3, "it was there before"
    added = (*turned.parts, Part(exhibit_id=chat[3].id, number=""))
    for act in (
        lambda: desk.conversations.amend(first.id, 2, replace(turned, parts=added)),
        lambda: kept(desk, chat[:2]),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert raised.value.code == "exhibit_isolated"


def test_lines_stand_in_reading_order_with_who_typed_them(desk: Desk, chat: tuple[Exhibit, ...]) -> None:
    conversation = kept(desk, chat)
    lines = [
        LineDraft(exhibit_id=chat[1].id, top=100, speaker="Tom W", text="who else is in the group"),
        LineDraft(exhibit_id=chat[0].id, top=800, text="ok"),
        LineDraft(exhibit_id=chat[0].id, top=10, speaker=" Jaya P ", said_at="09:38", text=" stop it "),
    ]
    typed = desk.conversations.transcribe(conversation.id, 1, lines)
    assert [line.text for line in typed.lines] == ["stop it", "ok", "who else is in the group"]
    assert typed.lines[0].speaker == "Jaya P" and typed.lines[0].typed_by == desk.me.id
    turned = desk.conversations.amend(
        conversation.id, 2, ConversationDraft(title="8B", parts=(typed.parts[1], typed.parts[0]))
    )
    assert [line.text for line in turned.lines] == ["who else is in the group", "stop it", "ok"]
    found = desk.search.find("stop")
    assert [each.reference for each in found] == [
        desk.incident_log.reread(typed.incident_id).incident.reference
    ]
    event: Any = desk.incident_log.reread(typed.incident_id).history[-2].event
    assert event.lines == 3 and "stop it" in event.changes[0].new and event.changes[0].old == "[]"
    case = desk.incident_log.reread(typed.incident_id)
    told = [desk.looking_back.changes(done.event) for done in case.history[-2:]]
    assert [each.field for each in told[0]] == ["transcript"] and told[0][0].old == ""
    assert told[0][0].new == "09:38 Jaya P: stop it\nok\nTom W: who else is in the group"
    assert told[1][0].old == f"{chat[0].number}, {chat[1].number}, {chat[2].number}, {chat[3].number}"
    with pytest.raises(Refusal) as raised:  # words must not hang in the air
        desk.conversations.amend(conversation.id, 3, ConversationDraft(title="8B", parts=turned.parts[:1]))
    assert [problem.code for problem in raised.value.problems] == ["part_has_lines"]


def test_what_makes_no_sense_is_said_beside_its_field(
    desk: Desk, chat: tuple[Exhibit, ...], tmp_path: Path
) -> None:
    conversation = kept(desk, chat[:2])
    elsewhere = logged_with_files(desk, tmp_path, 1, categories=("BULLY",)).exhibits[0]
    one = Part(exhibit_id=chat[0].id, number="")
    for draft, code in (
        (ConversationDraft(parts=(one,)), "needed"),
        (ConversationDraft(title="8B"), "needed"),
        (ConversationDraft(title="8B", parts=(one, one)), "part_twice"),
        (ConversationDraft(title="8B", parts=(replace(one, exhibit_id=elsewhere.id),)), "not_in_the_list"),
        (ConversationDraft(title="8B", parts=(one,), ordered_how="chance"), "not_in_the_list"),
    ):
        with pytest.raises(Refusal) as raised:
            desk.conversations.keep(chat[0].incident_id, draft)
        assert [problem.code for problem in raised.value.problems] == [code]
    line = LineDraft(exhibit_id=chat[0].id, text="ok")
    for bad, code in (
        (replace(line, text=" "), "needed"),
        (replace(line, exhibit_id=chat[2].id), "not_in_the_list"),
        (replace(line, top=1001), "off_the_picture"),
        (replace(line, top=-1), "off_the_picture"),
    ):
        with pytest.raises(Refusal) as raised:
            desk.conversations.transcribe(conversation.id, 1, [bad])
        assert [problem.code for problem in raised.value.problems] == [code]


def test_when_it_was_taken_is_asked_of_what_tells_them_apart(chat: tuple[Exhibit, ...]) -> None:
    same = [replace(each, sealed=replace(each.sealed, file_modified=None)) for each in chat]
    assert taken_ranks(same) == [3, 2, 1, 0]
    unnamed = [replace(each, sealed=replace(each.sealed, original_name="image.png")) for each in same]
    assert taken_ranks(unnamed) == [0, 1, 2, 3]
