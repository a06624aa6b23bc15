"""Ranking: items of several stories put in one order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Ranked(Generic[Item]):
    """An item with its place among those of its pane; places compare across stories, the lowest is first."""

    place: tuple[Any, ...]
    item: Item


def in_order(ranked: Iterable[Ranked[Item]]) -> tuple[Item, ...]:
    """Return the items of all stories, the first first."""
    return tuple(one.item for one in sorted(ranked, key=lambda one: one.place))
