"""What a verification found: which promise failed, where. No findings, no failures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` is a label key under `finding`; `values` fill its sentence."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)
