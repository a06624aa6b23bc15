"""Sentence boundaries by Punkt (Kiss & Strunk 2006) with its English parameters."""

from __future__ import annotations

from functools import cache

from punkt import PunktSentenceTokenizer
from punkt import load_model as load_punkt


@cache
def _tokenizer() -> PunktSentenceTokenizer:
    return PunktSentenceTokenizer(load_punkt("english"))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence of one paragraph, in order."""
    return list(_tokenizer().span_tokenize(text))
