"""One incident as far as its clocks ask, and when anything was last written about it."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True)
class BoardCase:
    """`case` is no whole case file: of its records only what clocks are counted from is filled in."""

    case: CaseFile
    touched: Moment | None = None
