"""Time expressions and their values."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model import Date


def find_dates(parsed: Parsed) -> tuple[Date, ...]:
    return ()
