"""Bytes to text: which encoding, and no character that a terminal would act on."""

from __future__ import annotations

import codecs
import re

from briefing.ingest.intake import Unreadable

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
    (b"\xd0\xcf\x11\xe0", "an old office document or Outlook message"),
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
# What guides a line breaker and is not seen: soft hyphen, zero-width space, word joiner, byte order mark, directional marks.
_UNSEEN: dict[int, str | None] = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F))
_UNSEEN |= {0xA0: " ", 0x202F: " ", 0x2007: " "}
# Numbers of Windows-1252 given for characters, as browsers read them.
_UNSEEN |= {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
# Labels that name Windows-1252, as browsers read them.
_WESTERN = frozenset({"iso-8859-1", "latin1", "latin-1", "iso8859-1", "us-ascii", "ascii"})
# UTF-8 read as an encoding of one byte a character: the letters of its first bytes before those of its later ones.
_MOJIBAKE = re.compile(
    "[\u00c2-\u00f4\u0102-\u0111\u0413-\u0443\u2020-\u2044\u221a\u00ac][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u0400-\u040f\u0450-\u0491\u2013-\u203a\u20ac\u2122\u2202-\u25ca]"
)
# Codecs that Python has beside those of text, and those that take escapes for characters.
_NOT_OF_TEXT = frozenset(
    {"unicode-escape", "raw-unicode-escape", "utf-7", "idna", "punycode", "undefined", "mbcs", "oem"}
)
_MOST_CONTROLS = 0.02
_MOST_WIDE = 0.3
_NO_TEXT = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b")
_SAMPLE = 65_536


class NotText(Unreadable):
    """The bytes are not text; the message says what they seem to be."""


def harmless(text: str) -> str:
    """Return text with LF line ends and every control character replaced, one for one."""
    return _CONTROLS.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def visible(text: str) -> str:
    """Return harmless text of a format that is laid out by marks: without what only guides a line breaker."""
    return harmless(text.translate(_UNSEEN))


def harmless_name(name: str) -> str:
    """Return the name of a file as it can be shown: one line, no control characters, valid Unicode."""
    return harmless(name).translate({10: REPLACEMENT, 9: REPLACEMENT, 12: REPLACEMENT})


def decode(raw: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return text, and notes for the analyst where its encoding is neither UTF-8 nor `declared`.

    Tries a byte order mark, the declared encoding, UTF-8, Windows-1252 (what older news systems write)
    and, where that gives no Latin text, what charset-normalizer finds. Characters that were encoded
    twice are repaired line by line. Control characters are replaced one for one, so that they can
    harm nothing and offsets hold. Raises NotText for binary files.
    """
    for signature, kind in SIGNATURES:
        if raw.startswith(signature):
            raise NotText(f"not text but {kind}")
    text, notes = _decoded(raw, declared)
    text, repaired = _repaired(text)
    return harmless(text), notes + repaired


def _decoded(raw: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            note = () if encoding == "utf-8" else (f"read as {encoding}",)
            return raw[len(mark) :].decode(encoding, "replace"), note
    if wide := _wide(raw[:_SAMPLE]):
        return raw.decode(wide, "replace"), (f"read as {wide}",)
    _refuse_binary(raw[:_SAMPLE])
    for encoding in filter(None, (declared, "utf-8")):
        sound = _strictly(raw, encoding)
        if sound is not None:
            return sound, ()
    if _nearly_utf8(raw):
        return raw.decode("utf-8", "replace"), ("damaged UTF-8: some characters were replaced",)
    western = _strictly(raw, "cp1252")
    if western is not None and _mostly_latin(western):
        return western, ("read as Windows-1252",)
    if guess := _guessed(raw):
        return raw.decode(guess, "replace"), (f"read as {guess.replace('_', '-')}",)
    return raw.decode("cp1252", "replace"), ("read as Windows-1252",)


def _strictly(raw: bytes, encoding: str) -> str | None:
    """Return the text where the bytes are sound in this encoding of text, None otherwise."""
    label = encoding.lower().replace("_", "-")
    if label in _NOT_OF_TEXT:
        return None
    try:
        return raw.decode("cp1252" if label in _WESTERN and not raw.isascii() else encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _wide(sample: bytes) -> str | None:
    """Return UTF-16 for text that has a zero in every other byte but no byte order mark."""
    half = len(sample) // 2
    if half < 4:
        return None
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second > 0.4 * half and first < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if first > 0.4 * half and second < 0.05 * half else None


def _mostly_latin(text: str) -> bool:
    """Tell whether letters beyond ASCII are few, as in Western languages."""
    letters = [character for character in text if character.isalpha()]
    return sum(character > "\x7f" for character in letters) <= _MOST_WIDE * len(letters)


def _guessed(raw: bytes) -> str | None:
    """Return what charset-normalizer takes the encoding for."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE]).best()
    return best.encoding if best else None


def _repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """Repair the lines that were encoded as UTF-8 and decoded as something else."""
    if text.isascii() or not _MOJIBAKE.search(text):
        return text, ()
    from ftfy import fix_encoding

    lines = [fix_encoding(line) if _MOJIBAKE.search(line) else line for line in text.split("\n")]
    repaired = "\n".join(line.replace("\n", " ") for line in lines)
    return repaired, (() if repaired == text else ("characters that were encoded twice were repaired",))


def _refuse_binary(sample: bytes) -> None:
    controls = len(sample) - len(sample.translate(None, _NO_TEXT))
    if sample and controls > max(2, _MOST_CONTROLS * len(sample)):
        kind = next((kind for start, kind in WEAK_SIGNATURES if sample.startswith(start)), "binary data")
        raise NotText(f"not text but {kind}")


def _nearly_utf8(raw: bytes) -> bool:
    """Tell UTF-8 with damage in a few places from another encoding: most of its wide characters are sound."""
    text = raw.decode("utf-8", "replace")
    damaged = text.count(REPLACEMENT)
    sound = sum(character > "\x7f" for character in text) - damaged
    return sound > 3 * damaged
