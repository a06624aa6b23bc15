"""What stands where in an article."""

from __future__ import annotations

import pytest

from briefing.fuse.evidence import mentions_in
from tests.fuse.told import told


@pytest.mark.parametrize(
    ("start", "end", "named"),
    [
        (0, 6, ["Orland"]),
        (0, 12, ["Orland"]),
        (0, 13, ["Orland", "Velmora"]),
        (1, 12, []),
        (12, 99, ["Velmora", "Tarn"]),
    ],
)
def test_mentions_in_a_stretch_begin_there(start: int, end: int, named: list[str]) -> None:
    reading = told("a", "Orland told Velmora of Tarn.", mentions=("Tarn", "Velmora", "Orland"))
    assert [one.name for one in mentions_in(reading, start, end)] == named
