"""Whether a held item is still in the school's hands, by its line of custody: asked every day until it is not."""

from __future__ import annotations

from safetydesk.domain.custody import HANDED_OVER, PASSES_ON, RETURNED, Line


def is_still_held(line: Line) -> bool:
    """Until it was given back, handed over against a receipt or disposed of; a colleague gives none, police do.

    What came back after that is held again.
    """
    if line.is_ended:
        return False
    passed = [step.now for step in line.steps if step.now is not None and step.now.kind in PASSES_ON]
    if not passed:
        return True
    last = passed[-1]
    return not (last.kind == RETURNED or (last.kind == HANDED_OVER and last.receipt.strip()))
