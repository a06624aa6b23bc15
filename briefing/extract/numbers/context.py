"""What is written with digits or number words and yet is no quantity: dates, clock times, labels."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.extract.numbers.lexer import Numeral
from briefing.extract.numbers.tables import context_words

if TYPE_CHECKING:
    from briefing.extract.syntax import Span

OLD_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|during|circa|from)\s(?:(?:at\sleast|about|around)\s)?|\d[-–]\d\d?\sto\s|\()$",
    re.IGNORECASE,
)
AFTER_YEAR = re.compile(
    r"[-–]\d{1,2}\b|[-–]\d{4}\b(?!\s[a-z])|[,.;:)](?!\d)|\s*$|\s(?:and|to|when|by|at|for|he|she|it)\b"
)
YEAR_BEFORE = re.compile(r"(?:1[5-9]|20)\d\d[-–/]$")
NEXT_WORD = re.compile(r"[\s-]*(?:of\s+)?([A-Za-z]+)")
CLOCK = re.compile(
    r"\s?(?:[ap]\.?m\b\.?|o['’]clock|GMT|UTC|[A-Z]{2,3}T\b|hrs?\b(?= on| GMT|,))|:\d", re.IGNORECASE
)
TELEPHONE = re.compile(r"(?<![\w.,])\+?\(?\d{2,5}\)?(?:[ -]\(?\d{2,5}\)?){2,5}(?![\w,.]*\d)")
THOUSANDS = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?!\d)")
LIST_MARK = re.compile(r"\s*[.)]\s")
YEAR = re.compile(r"(?:1[89]\d\d|20[0-4]\d|2050)s?")
WORD_BEFORE = re.compile(r"([^\W\d_][\w.'’]*|[#№])\s*[-.]?\s*$")
LETTERS_BEFORE = re.compile(r"[A-Za-z0-9]+$")
CAPITAL_MONTH = re.compile(r"(?:May|March)\W*$")
# Words that may be tied to digits by a hyphen without making a name of them.
PREFIXES = frozenset({"minus", "negative", "sub", "to", "or", "and"})
IN_NAMES = frozenset({"PRODUCT", "LAW", "WORK_OF_ART", "FAC", "ORG", "EVENT", "PERSON", "GPE", "LOC"})
TIMES = frozenset({"DATE", "TIME"})
NO_NOUN_AFTER = frozenset({"", "and", "to", "in", "the"})
IN_MONTH = re.compile(r"\bin\s\w+\.?\s$", re.IGNORECASE)
IN_MONTH_REACH = 24
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OLD_YEAR_REACH = 16
LONGEST_COUNT = 10
TELEPHONE_DIGITS = 8


def is_calendar(text: str, numeral: Numeral, tokens: Span) -> bool:
    """Tell whether a numeral is a day of the month, a year, a decade or a time of day."""
    start, end, value = numeral.start, numeral.end, numeral.value
    if numeral.form not in {"digits", "words"} or numeral.scaled or value is None:
        return False
    # "In March five soldiers fell" is no date.
    counts = (numeral.form == "words" and _plural_follows(tokens)) or _is_told_in(text, start, tokens)
    if value <= 31 and value == int(value) and not counts and _month_beside(text, start, end):
        return True
    if CLOCK.match(text, end) or text[start - 1 : start] == ":":
        return True
    written = text[start:end]
    if numeral.form == "words" or not written.isdigit():
        return False
    if (
        len(written) == 4
        and OLD_YEAR.search(text[max(0, start - OLD_YEAR_REACH) : start])
        and AFTER_YEAR.match(text, end)
    ):
        return True
    if YEAR.fullmatch(written):
        return not _counts_things(tokens, _next_word(text, end))
    if YEAR_BEFORE.search(text[max(0, start - 5) : start]):
        return len(written) <= 4
    return len(written) == 2 and text[start - 1 : start] in {"'", "’"}


def _month_beside(text: str, start: int, end: int) -> bool:
    months, before = context_words().months, _word_before(text, start)
    if before.rstrip(".") in months:
        is_word = before in {"may", "march"} and not CAPITAL_MONTH.search(text[max(0, start - 8) : start])
        return not is_word
    after = _next_word(text, end)
    return after.lower() in months and after[:1].isupper()


def _is_told_in(text: str, start: int, tokens: Span) -> bool:
    """Tell whether the plural behind a number is what a verb tells of in a month: "in March 15 soldiers fell"."""
    if tokens.end >= tokens.sent.end or not IN_MONTH.search(text[max(0, start - IN_MONTH_REACH) : start]):
        return False
    noun = tokens.doc[tokens.end]
    finite = noun.head.pos_ in {"VERB", "AUX"} and noun.head.tag_ not in {"VB", "VBG"}
    return noun.tag_ == "NNS" and noun.dep_ in SUBJECTS and finite


def _next_word(text: str, end: int) -> str:
    match = NEXT_WORD.match(text, end, end + 24)
    return match[1] if match else ""


def _word_before(text: str, start: int) -> str:
    match = WORD_BEFORE.search(text[max(0, start - 24) : start])
    return match[1].lower() if match else ""


def _counts_things(tokens: Span, after: str) -> bool:
    """Tell whether four digits that could be a year modify a plural noun ("1607 delegates")."""
    token = tokens[-1]
    if tokens.end >= len(tokens.doc) or after.lower() in NO_NOUN_AFTER:
        return False
    if token.dep_ == "nummod" and token.head.i > token.i:
        likely_year = token.ent_type_ == "DATE" and YEAR.fullmatch(token.text) is not None
        plural = token.head.tag_ in {"NNS", "NNPS"} and not likely_year
        return plural or token.ent_type_ in {"CARDINAL", "QUANTITY"}
    return tokens.doc[tokens.end].tag_ == "NNS" and token.ent_type_ == "CARDINAL"


# --- labels ------------------------------------------------------------------------------------


def is_label(text: str, numeral: Numeral, tokens: Span) -> bool:
    """Tell whether a numeral only names or orders something: "Resolution 2254", "COVID-19", "1. First"."""
    if numeral.form not in {"digits", "words"} or numeral.scaled:
        return False
    if _joined_to_name(text, numeral.start) or _after_label(text, numeral, tokens):
        return True
    return numeral.form == "digits" and (
        _is_list_mark(text, numeral)
        or _is_long_code(text, numeral)
        or _in_name(tokens)
        or _is_house(text, numeral.end)
    )


def _is_house(text: str, end: int) -> bool:
    """Tell whether a number stands before the name of a street ("16 Mill Road")."""
    return _street().match(text, end) is not None


@cache
def _street() -> re.Pattern[str]:
    streets = "|".join(sorted(word.title() for word in context_words().streets))
    return re.compile(rf"(?:\s[A-Z0-9][\w.'’-]*){{1,3}}?\s(?:{streets})\b(?!\s[a-z]{{3,}}s\b)")


def _joined_to_name(text: str, start: int) -> bool:
    """Tell whether a hyphen ties digits to a name before them ("COVID-19", "F-16"), "minus-5" set aside."""
    if start < 2 or text[start - 1] not in "-‑/." or not text[start - 2].isalnum():
        return False
    if text[start - 2].isdigit():
        return text[start - 1] in "/."
    word = LETTERS_BEFORE.search(text[max(0, start - 14) : start - 1])
    return word is None or word.group().lower() not in PREFIXES


def _after_label(text: str, numeral: Numeral, tokens: Span) -> bool:
    words, before = context_words(), _word_before(text, numeral.start)
    if before not in words.labels | words.weak_labels or _plural_follows(tokens):
        return False
    if before in words.labels or numeral.form == "digits":
        return True
    window = text[max(0, numeral.start - len(before) - 4) : numeral.start]
    return window[window.lower().rfind(before) :][:1].isupper()


def _plural_follows(tokens: Span) -> bool:
    last = tokens[-1]
    if tokens.end < len(tokens.doc) and tokens.doc[tokens.end].tag_ == "NNS":
        return True
    return last.dep_ == "nummod" and last.head.i > last.i and last.head.tag_ == "NNS"


def _is_list_mark(text: str, numeral: Numeral) -> bool:
    return (
        not text[: min(numeral.start, 3)].strip(" (")
        and numeral.start <= 2
        and bool(LIST_MARK.match(text, numeral.end))
    )


def _is_long_code(text: str, numeral: Numeral) -> bool:
    """Tell whether digits are a file number or the like."""
    written = text[numeral.start : numeral.end]
    return written.isdigit() and ((written[0] == "0" and len(written) > 1) or len(written) >= LONGEST_COUNT)


def telephone_numbers(text: str) -> list[tuple[int, int]]:
    """Return the spans of telephone numbers: many digits in groups that are no thousands."""
    return [
        match.span()
        for match in TELEPHONE.finditer(text)
        if sum(c.isdigit() for c in match.group()) >= TELEPHONE_DIGITS and not THOUSANDS.match(match.group())
    ]


def _in_name(tokens: Span) -> bool:
    """Tell whether bare digits end or stand inside a proper name ("Boeing 737 Max", "Big 12").

    A day before what is counted is none: "on Monday 5 people".
    """
    token = tokens[0]
    if token.is_sent_start or token.i == 0 or not token.text.isdigit():
        return False
    before = token.doc[token.i - 1]
    if before.pos_ != "PROPN" or (before.ent_type_ in TIMES and _plural_follows(tokens)):
        return False
    if token.ent_type_ in IN_NAMES:
        return True
    modifies = token.dep_ == "nummod" and token.head.i > token.i
    return not modifies and (token.head.i == before.i or before.head.i == token.i)
