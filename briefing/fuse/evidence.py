"""Evidence and names of items: what every fused item has in common."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from hashlib import blake2b

from briefing.model import Evidence, Mention, Reading, Sentence


def evidence_for(reading: Reading, start: int, end: int) -> Evidence:
    """Return the sentence of an article that holds the offsets, as evidence.

    Offsets outside every sentence give the stretch itself.
    """
    article = reading.article
    sentence = sentence_at(reading, start)
    if sentence is not None:
        start, end = sentence.start, max(sentence.end, min(end, sentence.end))
    return Evidence(article.id, start, end, article.line_at(start), article.text[start:end])


def sentence_at(reading: Reading, offset: int) -> Sentence | None:
    """Return the sentence that holds an offset, if any does."""
    sentences = reading.found.sentences
    at = bisect_right(sentences, offset, key=lambda s: s.start) - 1
    if at >= 0 and sentences[at].start <= offset < sentences[at].end:
        return sentences[at]
    return None


def mentions_in(reading: Reading, start: int, end: int) -> Sequence[Mention]:
    """Return the mentions that begin in a stretch of an article, in order."""
    mentions = reading.found.mentions
    first, last = (bisect_left(mentions, at, key=lambda mention: mention.start) for at in (start, end))
    return mentions[first:last]


def item_id(prefix: str, *parts: object) -> str:
    """Return a short id that depends only on what the item says, so that it survives re-runs."""
    digest = blake2b("\x1f".join(map(str, parts)).encode(), digest_size=4).hexdigest()
    return f"{prefix}{digest}"
