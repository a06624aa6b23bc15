"""Signs for terminals that have only ASCII: every other character becomes one or two that they can show."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("─╌╴╶", "-"),
        **dict.fromkeys("━═", "="),
        **dict.fromkeys("│┃▌▐", "|"),
        **dict.fromkeys("╭╮╰╯┏┓┗┛┌┐└┘├┤┬┴┼", "+"),
        **dict.fromkeys("█▉▊▋▌▍", "#"),
        **dict.fromkeys("▎▏", ":"),
        **dict.fromkeys("▇▆▅▄", "#"),
        **dict.fromkeys("▃▂▁", "."),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’‚", "'"),
        **dict.fromkeys("–—−‑", "-"),
        "▸": ">",
        "•": "*",
        "·": "-",
        "★": "*",
        "✓": "v",
        "✎": "n",
        "✗": "x",
        "◆": "#",
        "◇": "o",
        "●": "@",
        "○": "o",
        "›": ">",
        "»": ">",
        "≈": "~",
        "≥": ">",
        "≤": "<",
        "≠": "!",
        "↻": "^",
        "↑": "^",
        "↓": "v",
        "←": "<",
        "→": ">",
        "…": ".",
        "€": "E",
        "£": "L",
        "¥": "Y",
    }
)
_LONG = {"≥": ">=", "≤": "<=", "≈": "~"}
_ASCII_TERMINALS = {"vt100", "vt102", "vt220", "ansi"}


def ascii_wanted(setting: str, environment: Mapping[str, str], encoding: str) -> bool:
    """Tell whether only ASCII is to be shown: as the setting says, else as the terminal's locale does.

    `encoding` is that of the stream which is drawn to; what it cannot encode would come out as \\u2500.
    """
    if setting != "auto":
        return setting == "ascii"
    if environment.get("TERM", "") in _ASCII_TERMINALS or not _is_utf8(encoding):
        return True
    locale = next((environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), "")
    charset = locale.partition(".")[2].partition("@")[0]
    return bool(charset) and not _is_utf8(charset)


def ascii_wanted_here(setting: str) -> bool:
    """Tell the same of the terminal that Textual draws to, which is that of standard error."""
    encoding = sys.__stderr__.encoding if sys.__stderr__ is not None else "utf-8"
    return ascii_wanted(setting, os.environ, encoding)


def _is_utf8(charset: str) -> bool:
    return charset.lower().replace("-", "") == "utf8"


def spelled(quantity: str) -> str:
    """Return a quantity with its hedge in ASCII, as wide as it needs to be."""
    return "".join(_LONG.get(sign, sign) for sign in quantity)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return text in ASCII that takes as many cells: signs replaced, accents off, the rest a question mark."""
    if text.isascii():
        return text
    return "".join(map(_plain_character, text.translate(_PLAIN)))


def _plain_character(character: str) -> str:
    if character.isascii():
        return character
    base = unicodedata.normalize("NFKD", character)[0]
    cells = cell_len(character)
    return base.ljust(cells, "?")[:cells] if base.isascii() else "?" * cells


class OnlyAscii(LineFilter):
    """Puts every line of the screen into ASCII just before it is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in ASCII."""
        del background
        return [Segment(plain(text), style, control) for text, style, control in segments]
