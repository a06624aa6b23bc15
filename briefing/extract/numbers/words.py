"""Numbers in words: "thirty-five", "a million and a half", "two-thirds", "one in five", "tens of thousands"."""

from __future__ import annotations

from dataclasses import replace

from briefing.extract.numbers.lexer import DASHES, Numeral, Token
from briefing.extract.numbers.tables import numeral_words

MAX_PARTS = 24
# Scales that follow are a slip of the writer, or an attack.
LARGEST = 1e18
PERIODS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "game", "match"})
LONGEST_HALF = 6
"""Tokens in "-and-a-half"."""
SMALL_BASES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100})
HALVED = frozenset({"day", "hour", "year", "mile", "century", "decade", "dozen", "million", "billion"})
SHARE_BEFORE = frozenset(
    {"of", "the", "more", "less", "fewer", "lower", "higher", ".", ",", "to", "in", ";", "and"}
)


def read_words(tokens: list[Token], at: int) -> tuple[Numeral | None, int] | None:
    """Read a number in words: "thirty-five", "a million and a half", "two-thirds of", "half a dozen"."""
    words = numeral_words()
    token = tokens[at]
    half = _half(tokens, at)
    if half is not None:
        return half
    opener = token.lower in {"a", "an"}
    first = at + 1 if opener else at
    if first >= len(tokens):
        return None
    head = tokens[first]
    if opener and head.lower in words.fractions and _is_share(tokens, first):
        return _quantified_share(
            tokens, first, Numeral(token.start, head.end, words.fractions[head.lower], "share")
        )
    if opener and head.lower not in words.scales:
        return None
    if not opener and head.lower in {"hundred", "thousand", "million", "billion", "dozen", "lakh", "crore"}:
        if at and tokens[at - 1].kind == "digits":
            return None
    elif not opener and head.lower not in words.cardinals:
        return None
    value, after = _cardinal(tokens, first)
    numeral = Numeral(token.start, tokens[after - 1].end, value, "words")
    share = _fraction_after(tokens, after, numeral)
    if share is not None:
        return share
    last = words.scales.get(tokens[after - 1].lower, 1.0)
    if last > 1:
        value, after, end = _and_a_half(tokens, after, value, last, numeral.end)
        numeral = replace(numeral, value=value, end=end, scaled=True, scale=last)
        return numeral, after
    numeral, after = scaled(tokens, after, numeral)
    return ratio(tokens, after, numeral) or (numeral, after)


def _cardinal(tokens: list[Token], at: int) -> tuple[float, int]:
    """Return the value of the number words from a token on and the index after the last."""
    words = numeral_words()
    total, group, seen = 0.0, 0.0, 0
    last, limit = at, min(len(tokens), at + MAX_PARTS)
    while at < limit:
        token = tokens[at]
        if token.lower in words.cardinals and token.kind == "word":
            value = words.cardinals[token.lower]
            if seen and not _joins(group, value):
                break
            group += value
        elif token.lower in words.scales and len(token.lower) > 3 and token.lower not in {"crores", "lakhs"}:
            scale = words.scales[token.lower]
            if scale in (12.0, 100.0):
                group = (group or 1.0) * scale
            else:
                total, group = total + (group or 1.0) * scale, 0.0
        elif seen and _connects(tokens, at, group or total):
            at += 1
            continue
        else:
            break
        seen += 1
        at += 1
        last = at
    return total + group, max(last, 1)


def _joins(group: float, value: float) -> bool:
    """Tell whether a number word continues a group ("forty two", "hundred and five")."""
    if group and group % 100 == 0:
        return value < 100
    return group == 0 or (group % 10 == 0 and group % 100 >= 20 and 0 < value < 10)


def _connects(tokens: list[Token], at: int, so_far: float) -> bool:
    """Tell whether a token is a hyphen or "and" inside a number."""
    if at + 1 >= len(tokens):
        return False
    words, following = numeral_words(), tokens[at + 1]
    if tokens[at].text in DASHES and tokens[at].start == tokens[at - 1].end == following.start - 1:
        tens = following.lower in words.cardinals and so_far % 10 == 0 and 20 <= so_far % 100 < 100
        return following.lower in words.scales or (tens and words.cardinals[following.lower] < 10)
    if tokens[at].lower == "and":
        return (
            so_far >= 100
            and so_far % 100 == 0
            and following.lower in words.cardinals
            and (tokens[at - 1].lower in words.scales)
        )
    return False


def scaled(tokens: list[Token], at: int, numeral: Numeral) -> tuple[Numeral, int]:
    """Take the scale words that follow a number into it ("3.5 million", "2-million", "three and a half")."""
    words = numeral_words()
    value, scale, end = numeral.value or 0.0, 1.0, numeral.end
    value, at, end = _and_a_half(tokens, at, value, scale, end)
    while at < len(tokens) and value < LARGEST:
        token, skip = tokens[at], 0
        if token.text in DASHES and token.start == end and at + 1 < len(tokens):
            token, skip = tokens[at + 1], 1
        if token.lower in words.scales and token.kind == "word" and (skip == 0 or token.start == end + 1):
            factor = words.scales[token.lower]
            value, scale, end = value * factor, scale * factor, token.end
            at += 1 + skip
        else:
            break
    if scale > 1:
        value, at, end = _and_a_half(tokens, at, value, scale, end)
        if numeral.form == "words" and at < len(tokens) and tokens[at].lower in words.cardinals:
            more, after = _cardinal(tokens, at)
            if more < scale:
                value, at, end = value + more, after, tokens[after - 1].end
    precise = round(value, 6)
    is_scaled = scale > 1 or (numeral.form == "words" and value >= 1000)
    return replace(numeral, end=end, value=precise, scaled=is_scaled, scale=scale), at


def _and_a_half(tokens: list[Token], at: int, value: float, scale: float, end: int) -> tuple[float, int, int]:
    near = tokens[at : at + LONGEST_HALF]
    parts = [(place, t.lower) for place, t in enumerate(near) if t.text not in DASHES][:3]
    words = [word for _, word in parts]
    if len(words) == 3 and words[0] == "and" and words[1] in {"a", "one"} and words[2] in {"half", "quarter"}:
        part, last = 0.5 if words[2] == "half" else 0.25, at + parts[2][0]
        return value + part * scale, last + 1, tokens[last].end
    return value, at, end


def _half(tokens: list[Token], at: int) -> tuple[Numeral | None, int] | None:
    """Read "half": a share ("half of", "half the"), half of a scale ("half a million") or of a unit."""
    words = numeral_words()
    if tokens[at].lower != "half":
        return None
    token = tokens[at]
    before = tokens[at - 1].lower if at else ""
    following, further = [t.lower for t in tokens[at + 1 : at + 3]] + [""] * (
        2 - len(tokens[at + 1 : at + 3])
    )
    if before in words.not_a_share_after or before in DASHES or following in {"way", "time"}:
        return None, at + 1
    article = following in {"a", "an"}
    if following in words.scales or (article and further in words.scales):
        value, after = _cardinal(tokens, at + 2 if article else at + 1)
        return Numeral(
            token.start, tokens[after - 1].end, value / 2, "words", scaled=True, scale=value
        ), after
    if article:
        return Numeral(token.start, tokens[at + 1].end, 0.5, "words"), at + 2
    if following in DASHES:
        return (Numeral(token.start, token.end, 0.5, "words") if further in HALVED else None), at + 1
    return _quantified_share(tokens, at, Numeral(token.start, token.end, 0.5, "share"))


def _is_share(tokens: list[Token], at: int) -> bool:
    """Tell whether "a third" or "a quarter" at this place is a share and not an ordinal or a period."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    return following in SHARE_BEFORE


def _quantified_share(tokens: list[Token], at: int, numeral: Numeral) -> tuple[Numeral, int]:
    """Turn "a quarter of a million" into the number that it is."""
    words = numeral_words()
    parts = [t.lower for t in tokens[at + 1 : at + 4]]
    if len(parts) == 3 and parts[0] == "of" and parts[1] in {"a", "one"} and parts[2] in words.scales:
        value, after = _cardinal(tokens, at + 3)
        share = numeral.value or 0.0
        return Numeral(numeral.start, tokens[after - 1].end, share * value, "words", scaled=True), after
    return numeral, at + 1


def _fraction_after(tokens: list[Token], at: int, numeral: Numeral) -> tuple[Numeral, int] | None:
    """Read the denominator after a number in words: "two-thirds", "three quarters", "one fifth of"."""
    words, value = numeral_words(), numeral.value or 0.0
    hyphen = at < len(tokens) and tokens[at].text in DASHES and tokens[at].start == numeral.end
    place = at + 1 if hyphen else at
    if place >= len(tokens) or tokens[place].lower not in words.fractions or not 0 < value < 10:
        return None
    plural = tokens[place].lower.endswith(("s", "ves"))
    if (
        value == 1
        and not plural
        and not (hyphen or _is_share(tokens, place) or tokens[place].lower == "half")
    ):
        return None
    if (value > 1) != plural:
        return None
    share = replace(
        numeral, end=tokens[place].end, value=value * words.fractions[tokens[place].lower], form="share"
    )
    return _quantified_share(tokens, place, share)


def ratio(tokens: list[Token], at: int, numeral: Numeral) -> tuple[Numeral, int] | None:
    """Read "one in five" and "two out of three" as a share."""
    words, top = numeral_words(), numeral.value or 0.0
    parts = [t.lower for t in tokens[at : at + 3]]
    if parts[:1] == ["in"]:
        place = at + 1
    elif parts[:2] in (["out", "of"], ["of", "every"], ["in", "every"]):
        place = at + 2
    else:
        return None
    if place >= len(tokens) or numeral.scaled or not 0 < top < 100:
        return None
    token = tokens[place]
    if token.kind == "digits" and token.text.isdigit():
        bottom, after = float(token.text), place + 1
    elif token.lower in words.cardinals:
        bottom, after = _cardinal(tokens, place)
    else:
        return None
    following = tokens[after].lower if after < len(tokens) else ""
    is_small = parts[0] != "in" or place > at + 1 or bottom in SMALL_BASES
    if (
        not top < bottom
        or not is_small
        or following.rstrip("s") in PERIODS
        or (following == "%" or following in DASHES)
    ):
        return None
    return replace(numeral, end=tokens[after - 1].end, value=top / bottom, form="share"), after


def read_vague(tokens: list[Token], at: int) -> tuple[Numeral, int] | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few million"."""
    words = numeral_words()
    token = tokens[at]
    after = at + 1
    if token.lower in words.vague_openers:
        if after < len(tokens) and tokens[after].lower == "of":
            after += 1
        if after >= len(tokens) or tokens[after].lower not in words.scales | dict.fromkeys(words.vague, 0.0):
            return None
        while after < len(tokens) and tokens[after].lower in words.scales:
            after += 1
        opener = tokens[at - 1] if at and tokens[at - 1].lower == "a" else token
        return Numeral(opener.start, tokens[after - 1].end, None, "vague"), max(after, at + 2)
    chained = _chained(tokens, at)
    if token.lower in {"tens", "scores"} and chained == after and not _of(tokens, after):
        return None
    if token.lower == "tens" and chained == after:
        return None
    return Numeral(token.start, tokens[chained - 1].end, None, "vague"), chained


def _of(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].lower == "of"


def _chained(tokens: list[Token], at: int) -> int:
    """Return the index after "hundreds of thousands", "tens of millions" or a single vague word."""
    words, after = numeral_words(), at + 1
    while after + 1 < len(tokens) and tokens[after].lower == "of" and tokens[after + 1].lower in words.vague:
        after += 2
    return after
