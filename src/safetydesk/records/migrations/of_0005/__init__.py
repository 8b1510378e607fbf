"""The statements of 0005, a module for each of its subjects. Each is frozen text once the version is released."""

from __future__ import annotations

from safetydesk.records.migrations.of_0005 import closing, judging, older_tables, outside, school, today

STEPS = (*older_tables.STEPS, *school.STEPS, *judging.STEPS, *outside.STEPS, *closing.STEPS, *today.STEPS)
