"""Packed findings: a sequence like any other, and damage that is told."""

from __future__ import annotations

from operator import attrgetter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Packed, PackedItems, Span, UnreadableError, pack, told_of
from briefing.model.packed import PIECE

END = attrgetter("end")
SPANS = tuple(Span(at, at + 5) for at in range(3 * PIECE + 2))


def test_it_is_a_sequence_of_the_same_items() -> None:
    packed = PackedItems.of(Span, SPANS)
    assert len(packed) == len(SPANS)
    assert tuple(packed) == SPANS
    assert packed == SPANS == packed
    assert packed != SPANS[:-1]
    assert SPANS[PIECE] in packed
    assert [packed[at] for at in (0, PIECE - 1, PIECE, -1)] == [SPANS[at] for at in (0, PIECE - 1, PIECE, -1)]
    assert hash(packed) == hash(SPANS)
    assert not PackedItems.of(Span, ())
    with pytest.raises(IndexError):
        packed[len(SPANS)]
    with pytest.raises(IndexError):
        PackedItems.of(Span, ())[0]


@given(st.slices(len(SPANS)))
def test_slices_are_those_of_a_tuple(part: slice) -> None:
    assert PackedItems.of(Span, SPANS)[part] == SPANS[part]


def test_what_is_told_of_each_item_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked: list[Packed[object]] = []
    original = Packed.unpacked

    def counting(packed: Packed[object]) -> object:
        unpacked.append(packed)
        return original(packed)

    monkeypatch.setattr(Packed, "unpacked", counting)
    packed = PackedItems.of(Span, SPANS)
    ends = told_of(packed, END)
    assert ends == told_of(SPANS, END) == tuple(span.end for span in SPANS)
    assert len(unpacked) == len(packed.pieces)
    assert told_of(packed, END) is ends
    assert len(unpacked) == len(packed.pieces)
    assert packed[PIECE] is packed[PIECE] is packed[PIECE - len(SPANS)]
    assert len(unpacked) == len(packed.pieces) + 1
    assert packed[0] == SPANS[0]


def test_items_may_be_packed_already_and_pieces_be_kept_elsewhere() -> None:
    raw = [msgspec.Raw(msgspec.msgpack.encode(one)) for one in SPANS]
    packed = PackedItems.of(Span, raw)
    assert packed == SPANS
    assert PackedItems(Span, packed.pieces, len(packed)) == PackedItems.of(Span, SPANS)


@pytest.mark.parametrize("data", [b"", b"damage", pack(["no span"])])
def test_damage_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        Packed(Span, data).unpacked()
