"""Damage to files: bytes turned, cut, doubled, moved and replaced by what parsers stumble over."""

from __future__ import annotations

import random

BAD = (
    b"\x00",
    b"\xff",
    b"<",
    b"&",
    b"]]>",
    b"\x1b]0;x\x07",
    b"\n" * 50,
    b"[" * 200,
    b"=?utf-8?b?",
    b"\\u",
    b"%PDF-",
    b"9" * 40,
    b"\xe2\x80\xae",
)


def damaged(raw: bytes, dice: random.Random) -> bytes:
    """Return the bytes with one to eight faults."""
    data = bytearray(raw)
    for _ in range(dice.randint(1, 8)):
        at, size = dice.randrange(len(data) + 1), dice.randint(1, 60)
        match dice.randrange(5):
            case 0:
                data[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del data[at : at + size]
            case 2:
                data[at:at] = data[at : at + size] * dice.randint(1, 6)
            case 3:
                data[at : at + size] = dice.choice(BAD)
            case _:
                to = dice.randrange(len(data) + 1)
                data[to:to] = data[at : at + size]
    return bytes(data)
