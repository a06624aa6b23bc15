"""The tables that lie in the package."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from briefing.data import read_table

TABLES = sorted(
    path.name.removesuffix(".yaml")
    for path in files("briefing.data").iterdir()
    if path.name.endswith(".yaml")
)


@pytest.mark.parametrize("name", TABLES)
def test_no_list_of_a_table_says_a_thing_twice(name: str) -> None:
    for words in _lists(read_table(name, object)):
        twice = [word for word, count in Counter(map(str, words)).items() if count > 1]
        assert not twice, words[:5]


def _lists(table: Any) -> Iterator[list[Any]]:
    if isinstance(table, list):
        yield table
    for part in table.values() if isinstance(table, dict) else table if isinstance(table, list) else ():
        yield from _lists(part)
