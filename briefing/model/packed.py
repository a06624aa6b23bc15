"""What takes much room, kept small: compressed MessagePack that is unpacked when somebody looks at it.

As Python's records and strings, findings take a dozen times the room.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, Generic, TypeVar, overload

import msgspec

MANY_ARTICLES = 3_000
"""Articles beyond which the panes are kept packed, so that memory stays small and looking at them costs a little."""
PIECE = 16
"""Items that are packed together: enough to compress well, few enough to be unpacked for one of them."""
_FAST = 1
Record = TypeVar("Record")
Item = TypeVar("Item")
Told = TypeVar("Told")


def pack(record: object) -> bytes:
    """Return a record as compressed MessagePack."""
    return zlib.compress(msgspec.msgpack.encode(record), _FAST)


@dataclass(frozen=True, slots=True)
class Packed(Generic[Record]):
    """A record of a kind, packed."""

    kind: type[Record]
    data: bytes

    def unpacked(self) -> Record:
        """Return the record, made anew. Raises UnreadableError where the bytes are damaged."""
        try:
            kind: Any = self.kind
            record: Record = _decoder(kind).decode(zlib.decompress(self.data))
        except (zlib.error, msgspec.DecodeError) as error:
            raise UnreadableError(str(error)) from error
        return record


class UnreadableError(Exception):
    """Packed bytes do not hold what they should."""


class PackedItems(Sequence[Item]):
    """A sequence that never changes, packed in pieces; going through it unpacks one piece at a time."""

    __slots__ = ("_count", "_kind", "_latest", "_pieces", "_told")

    def __init__(self, kind: type[Item], pieces: Sequence[bytes], count: int) -> None:
        """Take `count` items of a kind as `packed_pieces` gives them."""
        self._kind, self._pieces, self._count = kind, tuple(pieces), count
        self._latest: tuple[int, Item] | None = None
        self._told: dict[Callable[[Item], Any], tuple[Any, ...]] = {}

    @classmethod
    def of(cls, kind: type[Item], items: Iterable[Item | msgspec.Raw]) -> PackedItems[Item]:
        """Pack items, of which some may be MessagePack already."""
        pieces, count, left = [], 0, iter(items)
        while piece := list(islice(left, PIECE)):
            pieces.append(pack(piece))
            count += len(piece)
        return cls(kind, pieces, count)

    @property
    def pieces(self) -> tuple[bytes, ...]:
        """The packed pieces, each of `PIECE` items but the last."""
        return self._pieces

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Item]:
        return self._since(0)

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, at: int | slice) -> Item | tuple[Item, ...]:
        if isinstance(at, slice):
            start, stop, step = at.indices(self._count)
            if step < 0:
                return tuple(self)[at]
            return tuple(islice(self._since(start), 0, max(0, stop - start), step))
        if not -self._count <= at < self._count:
            raise IndexError(at)
        at %= self._count
        latest = (
            self._latest
        )  # one item is asked for again and again, by one part of a screen after the other
        if latest is None or latest[0] != at:
            latest = self._latest = at, next(self._since(at))
        return latest[1]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PackedItems):
            return self._count == len(other) and (self._pieces == other.pieces or tuple(self) == tuple(other))
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def told(self, of: Callable[[Item], Told]) -> tuple[Told, ...]:
        """Return what a function says of each item; they are gone through once, and what it says is kept unpacked."""
        if of not in self._told:
            self._told[of] = tuple(map(of, self))
        return self._told[of]

    def _since(self, start: int) -> Iterator[Item]:
        first, inside = divmod(start, PIECE)
        for piece in islice(self._pieces, first, None):
            items: list[Item] = Packed(list[self._kind], piece).unpacked()  # type: ignore[name-defined]  # known when it runs
            yield from items[inside:] if inside else items
            inside = 0


def told_of(items: Sequence[Item], of: Callable[[Item], Told]) -> tuple[Told, ...]:
    """Return what a function says of each item, with packed ones gone through once for it."""
    return items.told(of) if isinstance(items, PackedItems) else tuple(map(of, items))


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
