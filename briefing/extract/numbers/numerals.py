"""Numerals in plain text: digits, number words, fractions, vague plurals and damaged figures.

No grammar and no language model: a scanner over the characters, linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from briefing.extract.alternatives import any_of
from briefing.extract.numbers.lexer import VULGAR, Numeral, Token, tokenise
from briefing.extract.numbers.tables import context_words, numeral_words
from briefing.extract.numbers.words import LARGEST, ratio, read_vague, read_words, scaled

SPACES = " \u00a0\u2009\u202f"
HINT_DIGITS = re.compile(rf"[\d{VULGAR}]")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?")
PLAIN = re.compile(r"\d+(?:\.\d+)?")
CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
DAMAGED_GROUPS = re.compile(r"\d+(?:,\d+)+")
# A count with letters of the same shape in the place of digits, or a stroke where its last digit was.
LOOK_ALIKE = re.compile(
    r"\d[\d,]*O[\dO,]*|l\d[\d,]*(?![A-Za-z])|\d+l\d+|S\d[\d.,]*(?= (?:m|b|tr)illion\b)"
    r"|(?:I\d+|\d+S\d+)(?= (?:people|men|women|children|[a-z]+s)\b)"
)
DAMAGED_ALONE = frozenset({"l", "S", "I"})
STROKE = re.compile(r"\d+[/|\\](?=\s+[a-z])")
LONGEST_RUN = 24
TIED_BY = "-–‐‑/"
GROUP_TIED_BY = "-–‐‑/:"


def may_hold_number(text: str) -> bool:
    """Tell, cheaply, whether a text can hold a numeral at all."""
    return HINT_DIGITS.search(text) is not None or _hint_words().search(text.lower()) is not None


@cache
def _hint_words() -> re.Pattern[str]:
    words = numeral_words()
    names = {
        *words.cardinals, *words.scales, *words.vague, *words.fractions, *words.multipliers,
        "decade", "decades", "century", "centuries", "weeks", "months", "years", "days", "hours", "fold",
        "minutes", "year", "month", "week", "day", "hour",
    }  # fmt: skip
    return re.compile(rf"\b{any_of(names)}|fold\b")


def read_numerals(text: str) -> Iterator[Numeral]:
    """Yield the numerals of a text in order; they do not overlap."""
    tokens = tokenise(text)
    at = 0
    while at < len(tokens):
        found = _read_at(text, tokens, at) if _may_begin(tokens[at]) else None
        if found is None:
            at += 1
            continue
        numeral, after = found
        if numeral is not None:
            yield numeral
        at = max(after, at + 1)


def _read_at(text: str, tokens: list[Token], at: int) -> tuple[Numeral | None, int] | None:
    """Return the numeral that begins at a token and the index after it; (None, index) skips over."""
    token = tokens[at]
    if token.kind == "digits":
        return _digits(text, tokens, at)
    damaged = LOOK_ALIKE.match(text, token.start) if token.text in DAMAGED_ALONE else None
    if damaged and _stands_alone(text, damaged.start(), damaged.end()):
        return _skip_past(tokens, at, Numeral(damaged.start(), damaged.end(), None, "garbled"))
    words = numeral_words()
    if token.lower in words.vague or token.lower in words.vague_openers:
        vague = read_vague(tokens, at)
        if vague is not None:
            return vague
    if token.lower in words.multipliers:
        value = words.multipliers[token.lower]
        return Numeral(token.start, token.end, value, "times"), at + 1
    if token.lower.endswith("fold") and token.lower[:-4] in words.cardinals:
        return Numeral(token.start, token.end, words.cardinals[token.lower[:-4]], "times"), at + 1
    return read_words(tokens, at)


def _may_begin(token: Token) -> bool:
    """Tell, cheaply, whether a numeral can begin at a token."""
    if token.kind == "word":
        return token.lower in _beginnings() or token.text in DAMAGED_ALONE or token.lower.endswith("fold")
    return token.kind == "digits"


@cache
def _beginnings() -> frozenset[str]:
    words = numeral_words()
    return frozenset({
        *words.vague, *words.vague_openers, *words.multipliers, *words.cardinals, *words.scales, "half", "a", "an",
    })  # fmt: skip


def _skip_past(tokens: list[Token], at: int, numeral: Numeral) -> tuple[Numeral, int]:
    while at < len(tokens) and tokens[at].start < numeral.end:
        at += 1
    return numeral, at


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch is a token of its own between spaces or brackets, signs of money set aside."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return (before.isspace() or before in "($£€\"'“‘") and not (after.isalnum() or after in TIED_BY)


# --- digits ------------------------------------------------------------------------------------


def _digits(text: str, tokens: list[Token], at: int) -> tuple[Numeral | None, int]:
    token = tokens[at]
    damaged = LOOK_ALIKE.match(text, token.start) or STROKE.match(text, token.start)
    if damaged and _stands_alone(text, damaged.start(), damaged.end()):
        return _skip_past(tokens, at, Numeral(damaged.start(), damaged.end(), None, "garbled"))
    fraction = _slashed(tokens, at)
    if fraction is not None:
        return fraction
    clock = _colons(tokens, at)
    if clock is not None:
        return clock
    value, garbled = read_digits(token.text)
    if garbled and not _has_unit(text, token):
        return Numeral(token.start, token.end, None, "garbled"), at + 1
    if value is None:
        return None, at + 1
    end, after = token.end, at + 1
    while value < LARGEST and _is_space_group(text, tokens, after, value):
        value = value * 1000 + int(tokens[after].text)
        end, after = tokens[after].end, after + 1
    if after < len(tokens) and tokens[after].text[0] in VULGAR and tokens[after].start - end <= 1:
        value += unicodedata.numeric(tokens[after].text)
        end, after = tokens[after].end, after + 1
    if (
        token.start
        and text[token.start - 1] == "."
        and "." not in token.text
        and _opens(text, token.start - 2)
    ):
        value /= 10 ** len(token.text)
        return Numeral(token.start - 1, end, value, "digits"), after
    numeral, after = scaled(tokens, after, Numeral(token.start, end, value, "digits"))
    return ratio(tokens, after, numeral) or (numeral, after)


def read_digits(run: str) -> tuple[float | None, bool]:
    """Return the value of a run of digits, commas and stops, and whether it is damaged.

    (None, False) is no number: a version, a date with stops, an address.
    """
    tail = unicodedata.numeric(run[-1]) if run[-1] in VULGAR else 0.0
    run = run.rstrip(VULGAR)
    if not run:
        return tail, False
    if len(run) > LONGEST_RUN:
        return None, False
    if PLAIN.fullmatch(run):
        return float(run) + tail, False
    if GROUPED.fullmatch(run) or INDIAN.fullmatch(run):
        return float(run.replace(",", "")) + tail, False
    if CONTINENTAL.fullmatch(run):
        return float(run.replace(".", "")), False
    if DECIMAL_COMMA.fullmatch(run):
        return float(run.replace(",", ".")), len(run) > 4
    if DAMAGED_GROUPS.fullmatch(run):
        return None, len(run.replace(",", "")) >= 4
    return None, False


def _has_unit(text: str, token: Token) -> bool:
    """Tell whether a number with one comma carries a per cent sign or a currency, so that it is a decimal."""
    before, after = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 9].lstrip()
    return DECIMAL_COMMA.fullmatch(token.text) is not None and (
        after.startswith(("%", "per", "€", "million", "billion")) or before.strip().endswith(("€", "$", "£"))
    )


def _opens(text: str, at: int) -> bool:
    return at < 0 or text[at].isspace() or text[at] in "($£€-"


def _is_space_group(text: str, tokens: list[Token], at: int, value: float) -> bool:
    """Tell whether the next token is a further group of three digits set off by a space ("34 000")."""
    if at >= len(tokens) or tokens[at].kind != "digits" or len(tokens[at].text) != 3:
        return False
    token, before = tokens[at], tokens[at - 1]
    first = before.text.isdigit() and (len(before.text) <= 3 if value < 1000 else True)
    gap = text[before.end : token.start]
    behind = text[token.end] if token.end < len(text) else " "
    return bool(
        first
        and value
        and value == int(value)
        and not before.text.startswith("0")
        and token.text.isdigit()
        and len(gap) == 1
        and gap in SPACES
        and not (behind.isalpha() or behind in GROUP_TIED_BY)
        and not (at >= 2 and tokens[at - 2].lower in context_words().months)
    )


def _slashed(tokens: list[Token], at: int) -> tuple[Numeral | None, int] | None:
    """Read "2/3 of" as a share, and skip what else is written with a slash (24/7, 9/11, 12/05/2020)."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in "/⁄" or tokens[at + 2].kind != "digits":
        return None
    top, bottom = tokens[at], tokens[at + 2]
    if bottom.start - top.end != 1:
        return None
    following = tokens[at + 3].lower if at + 3 < len(tokens) else ""
    is_share = top.text.isdigit() and bottom.text.isdigit() and 0 < int(top.text) < int(bottom.text) <= 100
    if is_share and following in {"of", "majority", "rds", "th", "ths"}:
        return Numeral(top.start, bottom.end, int(top.text) / int(bottom.text), "share"), at + 3
    after = at + 3
    while after < len(tokens) and tokens[after].start == tokens[after - 1].end:
        after += 1
    return None, after


def _colons(tokens: list[Token], at: int) -> tuple[Numeral | None, int] | None:
    """Read a time run, "1:56.30" or "2:04:11", in seconds, and skip times of day and odds."""
    parts, after = [tokens[at].text], at + 1
    while (
        after + 1 < len(tokens)
        and tokens[after].text == ":"
        and tokens[after].start == tokens[after - 1].end
        and tokens[after + 1].kind == "digits"
        and tokens[after + 1].start == tokens[after].end
    ):
        parts.append(tokens[after + 1].text)
        after += 2
    if len(parts) == 1:
        return None
    is_run = "." in parts[-1] and all(p.isdigit() for p in parts[:-1]) and PLAIN.fullmatch(parts[-1])
    if not is_run or len(parts) > 3:
        return None, after
    seconds = 0.0
    for part in parts:
        seconds = seconds * 60 + float(part)
    return Numeral(tokens[at].start, tokens[after - 1].end, round(seconds, 3), "clock"), after
