from __future__ import annotations

from datetime import datetime

WHEN = datetime.today()
