"""The spelling of a question: spaces, quotation marks, capital, question mark."""

from __future__ import annotations

import re

QUOTES = re.compile("[\"“”«»`]|''")
SINGLE_QUOTES = re.compile(r"(?<!\w)['‘’](?=\w)|(?<=\w)['’](?!\w)(?<!s['’])")
SPACE_BEFORE = re.compile(r" ([,.;:?!%)\]])")
EMPTY_BRACKETS = re.compile(r"\( *\)")
TRAILING = re.compile(r"(?:, as well)?[\s,;:.!?—–\-(\[]*$")


def tidy(text: str) -> str:
    """Return text without double quotation marks, spare spaces and punctuation at its ends."""
    text = QUOTES.sub("", text)
    text = SPACE_BEFORE.sub(r"\1", " ".join(text.split()))
    if "(" in text:
        text = EMPTY_BRACKETS.sub("", text)
    return text.strip(" ,;:—–-")


def finish(question: str) -> str:
    """Return a question with a capital, tidy spaces and one question mark."""
    text = TRAILING.sub("", tidy(question))
    text = SINGLE_QUOTES.sub("", text) if _odd_single_quotes(text) else text
    return text[:1].upper() + text[1:] + "?"


def _odd_single_quotes(text: str) -> bool:
    return len(SINGLE_QUOTES.findall(text)) % 2 == 1
