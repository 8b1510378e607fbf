"""Every file that came with the program is read at the start: what is wrong with one is said there, not days later."""

from __future__ import annotations

from safetydesk.wording import shipped
from safetydesk.wording.sheet_words import load_sheets

EVERY = (
    shipped.check_wording,
    shipped.load_vocabulary,
    shipped.load_roles,
    shipped.load_calendars,
    shipped.load_house_names,
    shipped.load_raising,
    shipped.load_contradictions,
    shipped.load_asked,
    shipped.load_must_tell,
    shipped.load_closing_rules,
    shipped.load_guidance,
    shipped.load_prompts,
    shipped.load_profiles,
    load_sheets,
)


def read_everything() -> None:
    """Each once in a process. Raises Trouble("vocabulary_damaged") with the file and the key."""
    for read in EVERY:
        read()
