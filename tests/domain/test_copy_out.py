from __future__ import annotations

import pytest

from safetydesk.domain.copy_out import name_outside
from safetydesk.domain.media_kind import PNG
from safetydesk.domain.reference import SEPARATORS, exhibit_number

DEVICES = {"CON", "PRN", "AUX", "NUL"} | {
    f"{port}{figure}" for port in ("COM", "LPT") for figure in range(10)
}


@pytest.mark.parametrize("initials", ["COM", "LPT", "com", "CON", "AUX", "NUL", "PRN", "MO"])
@pytest.mark.parametrize("separator", SEPARATORS)
def test_no_copy_is_named_as_a_device_of_windows(initials: str, separator: str) -> None:
    """There it would be written to a port, and not be a file."""
    for number in (exhibit_number(initials, 1, separator), initials):
        name = name_outside(number, PNG, "x.png")
        assert name.partition(".")[0].upper() not in DEVICES
        assert name.startswith(initials) and name.endswith(".png")


def test_other_names_stay() -> None:
    assert [name_outside(number, PNG, "x.png") for number in ("MO1", "COM/10", "COM12")] == [
        "MO1.png",
        "COM-10.png",
        "COM12.png",
    ]
