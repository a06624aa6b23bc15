"""Bytes to text: which encoding, and no character that a terminal would act on."""

from __future__ import annotations

import codecs
import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)
# C0 but tab, newline, carriage return and form feed; DEL; C1; bidi controls; invisible joiners.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_MOST_CONTROLS = 0.02
_SAMPLE = 65_536


class NotText(Exception):
    """The bytes are not text; the message says what they seem to be."""


def decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Return text, and notes for the analyst where its encoding is not UTF-8.

    Tries a byte order mark, UTF-8, then Windows-1252 (what older news systems write). Control
    characters are replaced one for one, so that they can harm nothing and offsets hold. Raises
    NotText for binary files.
    """
    for signature, kind in SIGNATURES:
        if raw.startswith(signature):
            raise NotText(f"not text but {kind}")
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            note = () if encoding == "utf-8" else (f"read as {encoding}",)
            return _harmless(raw[len(mark) :].decode(encoding, "replace")), note
    _refuse_binary(raw[:_SAMPLE])
    try:
        return _harmless(raw.decode("utf-8")), ()
    except UnicodeDecodeError:
        if _nearly_utf8(raw):
            return _harmless(raw.decode("utf-8", "replace")), (
                "damaged UTF-8: some characters were replaced",
            )
    return _harmless(raw.decode("cp1252", "replace")), ("read as Windows-1252",)


def _refuse_binary(sample: bytes) -> None:
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in sample)
    if sample and controls > max(2, _MOST_CONTROLS * len(sample)):
        raise NotText("not text but binary data")


def _nearly_utf8(raw: bytes) -> bool:
    """Tell UTF-8 with damage in a few places from another encoding: most of its wide characters are sound."""
    text = raw.decode("utf-8", "replace")
    damaged = text.count(REPLACEMENT)
    sound = sum(character > "\x7f" for character in text) - damaged
    return sound > 3 * damaged


def _harmless(text: str) -> str:
    return _CONTROLS.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))
