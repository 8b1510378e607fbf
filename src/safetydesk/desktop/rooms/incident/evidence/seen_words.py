"""What stands above a page or a text that is looked at: what of the file is not shown, and an e-mail's head."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.intake.pdf_pages import PdfPage
from safetydesk.intake.plain_text import PlainText


def page_note(page: PdfPage) -> str:
    """Empty where all there is is drawn."""
    notes = []
    if page.has_fields:
        notes.append(say("seen_fields"))
    if page.attached:
        notes.append(say("seen_attached", files=wording.count_words(page.attached, "file")))
    return "\n".join(notes)


def text_note(words: PlainText) -> str:
    """The head of an e-mail, then what is not as the file has it; empty where there is nothing to say."""
    notes = [f"{name}: {text}" for name, text in words.head]
    if words.attached:
        names = [*words.attached, *([f"+{words.more}"] if words.more else [])]
        notes.append(say("seen_came_with", names=", ".join(names)))
    if words.is_source:
        notes.append(say("seen_source"))
    if words.is_cut:
        notes.append(say("seen_cut"))
    if words.is_broken:
        notes.append(say("seen_broken"))
    return "\n".join(notes)
