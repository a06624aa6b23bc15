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
# What a file begins with that is never the beginning of an article.
SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xfd7zXZ\x00", "an XZ archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
# The same, where words may begin with these letters too: they count in binary data only.
WEAK_SIGNATURES = (
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"MZ", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"fLaC", "a sound file"),
)
# C0 but tab, newline, carriage return and form feed; DEL; C1; bidi controls; invisible joiners.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_MOST_CONTROLS = 0.02
_SAMPLE = 65_536


class NotText(Exception):
    """The bytes are not text; the message says what they seem to be."""


def harmless(text: str) -> str:
    """Return text with LF line ends and every control character replaced, one for one."""
    return _CONTROLS.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def harmless_name(name: str) -> str:
    """Return the name of a file as it can be shown: one line, no control characters, valid Unicode."""
    return harmless(name).translate({10: REPLACEMENT, 9: REPLACEMENT, 12: REPLACEMENT})


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
            return harmless(raw[len(mark) :].decode(encoding, "replace")), note
    _refuse_binary(raw[:_SAMPLE])
    try:
        return harmless(raw.decode("utf-8")), ()
    except UnicodeDecodeError:
        if _nearly_utf8(raw):
            return harmless(raw.decode("utf-8", "replace")), ("damaged UTF-8: some characters were replaced",)
    return harmless(raw.decode("cp1252", "replace")), ("read as Windows-1252",)


def _refuse_binary(sample: bytes) -> None:
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in sample)
    if sample and controls > max(2, _MOST_CONTROLS * len(sample)):
        kind = next((kind for start, kind in WEAK_SIGNATURES if sample.startswith(start)), "binary data")
        raise NotText(f"not text but {kind}")


def _nearly_utf8(raw: bytes) -> bool:
    """Tell UTF-8 with damage in a few places from another encoding: most of its wide characters are sound."""
    text = raw.decode("utf-8", "replace")
    damaged = text.count(REPLACEMENT)
    sound = sum(character > "\x7f" for character in text) - damaged
    return sound > 3 * damaged
