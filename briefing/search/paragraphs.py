"""What the archive keeps of an article: each paragraph with its actors, kinds and the places of its sentences."""

from __future__ import annotations

import os
from bisect import bisect_right

import msgspec

from briefing.model import Article, Reading

MOST_PARAGRAPHS = 1 << 20
"""Paragraphs have the number of their article times this, plus their place in it."""
_ACTORS = frozenset({"person", "organisation", "state", "group"})
Place = tuple[int, int, int]
"""Start and end of a sentence in the article's text, and its line in the file."""


def full_path(path: str) -> str:
    """Return where an article lies, the same from whatever folder `briefing` is started."""
    return path if path == "-" else storable(os.path.abspath(path))  # noqa: PTH100 - the path of a member of an archive is no real path


def storable(text: str) -> str:
    """Return text with half characters, which SQLite takes none of, replaced one for one."""
    return text.encode("utf-8", "replace").decode()


def paragraphs(reading: Reading) -> list[tuple[str, str, str, bytes]]:
    """Return text, actors, kinds, and packed start and sentences of each block of an article, in order."""
    article, found = reading.article, reading.found
    starts = [block.start for block in article.blocks]
    title = _title_at(article)
    actors: list[dict[str, None]] = [{} for _ in starts]
    kinds: list[dict[str, None]] = [
        {"subhead" if block.kind == "title" and at != title else block.kind: None}
        for at, block in enumerate(article.blocks)
    ]
    places: list[list[Place]] = [[] for _ in starts]
    for mention in found.mentions:
        at = bisect_right(starts, mention.start) - 1
        kinds[at][mention.kind] = None
        if mention.kind in _ACTORS:
            actors[at][mention.name] = None
    for profile in found.profiles:
        for index in profile.mentions:
            at = bisect_right(starts, found.mentions[index].start) - 1
            actors[at][profile.name] = None
    for kind, start in (
        *((question.kind, question.start) for question in found.questions),
        *(("statement", statement.content.start) for statement in found.statements),
        *(("number", number.start) for number in found.numbers if number.figure),
    ):
        kinds[bisect_right(starts, start) - 1][kind] = None
    for sentence in found.sentences:
        places[sentence.block].append((sentence.start, sentence.end, article.line_at(sentence.start)))
    return [
        (
            storable(article.block_text(block)),
            storable(" · ".join(actors[at])),
            " ".join(kinds[at]),
            msgspec.msgpack.encode(
                (block.start, places[at] or [(block.start, block.end, article.line_at(block.start))])
            ),
        )
        for at, block in enumerate(article.blocks[:MOST_PARAGRAPHS])
    ]


def _title_at(article: Article) -> int | None:
    """Return which block is the title of the article: the one that says it, else the first heading of all."""
    titles = [at for at, block in enumerate(article.blocks) if block.kind == "title"]
    same = (at for at in titles if article.block_text(article.blocks[at]) == article.title)
    return next(same, titles[0] if titles else None)
