from __future__ import annotations

import datetime

WHEN = datetime.date.today()
