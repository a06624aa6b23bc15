"""Watch words: the sentences of the day that hold what the analyst always looks out for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.config import Settings
from briefing.fuse.evidence import evidence_for, item_id
from briefing.fuse.terms import term, words
from briefing.model import Evidence, Reading, Watched

MOST_SENTENCES = 5


def find_watched(readings: Sequence[Reading], settings: Settings) -> tuple[Watched, ...]:
    """Return an item for each entry of `watch`, in its order; its evidence is empty where nothing holds it.

    A sentence answers an entry when it holds all its words, whatever their endings; sentences nearer
    the top of their article come first.
    """
    return tuple(
        Watched(item_id("w", entry), entry, tuple(_sentences(readings, entry))) for entry in settings.watch
    )


def _sentences(readings: Sequence[Reading], entry: str) -> Iterator[Evidence]:
    wanted = _terms(entry)
    if not wanted:
        return
    found = [
        (place, reading.article.id, sentence.start, reading)
        for reading in readings
        for place, sentence in enumerate(reading.found.sentences)
        if wanted <= _terms(reading.article.text[sentence.start : sentence.end])
    ]
    found.sort(key=lambda hit: hit[:3])
    for _, _, start, reading in found[:MOST_SENTENCES]:
        yield evidence_for(reading, start, start + 1)


def _terms(text: str) -> set[str]:
    return {name for word in words(text) if (name := term(word))}
