"""The spelling of a question: spaces, quotation marks, capital, question mark."""

from __future__ import annotations

import re

QUOTES = re.compile('["“”«»]')
SINGLE_QUOTES = re.compile(r"(?<!\w)['‘’](?=\w)|(?<=\w)['’](?!\w)(?<!s['’])")
SPACES = re.compile(r"\s+")
SPACE_BEFORE = re.compile(r"\s+([,.;:?!%)\]])")
TRAILING = re.compile(r"[\s,;:.!?—–\-(\[]+$")


def tidy(text: str) -> str:
    """Return text without double quotation marks, spare spaces and punctuation at its ends."""
    text = QUOTES.sub("", text)
    text = SPACE_BEFORE.sub(r"\1", SPACES.sub(" ", text))
    text = re.sub(r"\(\s*\)", "", text)
    return text.strip(" ,;:—–-")


def finish(question: str) -> str:
    """Return a question with a capital, tidy spaces and one question mark."""
    text = TRAILING.sub("", tidy(question))
    text = SINGLE_QUOTES.sub("", text) if _odd_single_quotes(text) else text
    return text[:1].upper() + text[1:] + "?"


def _odd_single_quotes(text: str) -> bool:
    return len(SINGLE_QUOTES.findall(text)) % 2 == 1
