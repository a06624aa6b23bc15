"""Numbers that tell a quantity of something in the world."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model import Number


def find_numbers(parsed: Parsed) -> tuple[Number, ...]:
    return ()
