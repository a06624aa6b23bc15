"""Word tables, as YAML, and learned weights, as JSON."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

import msgspec

Table = TypeVar("Table")


def read_table(name: str, kind: type[Table]) -> Table:
    """Return the table of that name as a value of a kind. Raises ValidationError where it is none."""
    return msgspec.yaml.decode((files(__name__) / f"{name}.yaml").read_bytes(), type=kind)
