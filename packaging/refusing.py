"""The one way these scripts stop for something a person has to do first."""

from __future__ import annotations


class CannotGoOn(Exception):
    """Says in a line or two what is missing and the command that puts it right. Ends with exit code 3."""
