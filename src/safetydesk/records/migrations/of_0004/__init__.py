"""The statements of 0004, a module for each of its subjects. Each is frozen text once the version is released."""

from __future__ import annotations

from safetydesk.records.migrations.of_0004 import copies, custody, destroying, exhibits, words

STEPS = (*exhibits.STEPS, *custody.STEPS, *destroying.STEPS, *words.STEPS, *copies.STEPS)
