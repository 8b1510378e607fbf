"""What a duty before closing is called, where its record alone is left: a duty set aside long ago."""

from __future__ import annotations

from safetydesk.domain.duty import CLOCK
from safetydesk.wording.shipped import load_closing_rules, load_vocabulary


def duty_words(code: str) -> str:
    """Its code, where it is one that this program does not know."""
    if code.startswith(CLOCK):
        rule = load_vocabulary().every_deadline_rule.get(code.removeprefix(CLOCK))
        return rule.label if rule else code
    known = load_closing_rules().every_duty.get(code)
    return known.label if known else code
