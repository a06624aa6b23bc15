"""Ranking: items of several stories put in one order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Generic, TypeVar

import msgspec

from briefing.model import PackedItems

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Ranked(Generic[Item]):
    """An item with its place among those of its pane; places compare across stories, the lowest is first."""

    place: tuple[Any, ...]
    item: Item


def in_order(ranked: Iterable[Ranked[Item]]) -> tuple[Item, ...]:
    """Return the items of all stories, the first first."""
    return tuple(one.item for one in sorted(ranked, key=lambda one: one.place))


def packed_in_order(kind: type[Item], ranked: Iterable[Ranked[Item]]) -> PackedItems[Item]:
    """Return the same, packed, of items of which no more than one need be at hand at a time."""
    entries = [(one.place, msgspec.msgpack.encode(one.item)) for one in ranked]
    entries.sort(key=itemgetter(0))
    return PackedItems.of(kind, (msgspec.Raw(item) for _, item in entries))
