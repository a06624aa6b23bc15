"""The articles below the panes of the web page, each cited sentence the target of a link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from html import escape

from briefing.model import Article, Briefing, Evidence, items_of
from briefing.report.wording import MOST_MARKS, harmless

Cited = dict[int, tuple[int, str]]
"""The cited stretches of one article: start to end and anchor."""


def shown(text: str) -> str:
    """Return text as HTML that shows it and does nothing else."""
    return escape(harmless(text))


def marks(evidence: Sequence[Evidence], numbers: Mapping[str, int]) -> str:
    """Return links to the sentences, each with the number of its article; of very many the rest is counted."""
    places = _places(evidence, numbers)
    links = " ".join(
        f'<a href="#{_anchor(numbers[article], start)}">[{numbers[article]}]</a>'
        for article, start in _linked(places)
    )
    more = len(places) - MOST_MARKS
    return f"{links} and {more:,} more" if more > 0 else links


def _places(evidence: Sequence[Evidence], numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    return list(dict.fromkeys((one.article, one.start) for one in evidence if one.article in numbers))


def _linked(places: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the places that are linked, in order: of very many the first of each article before further ones."""
    if len(places) <= MOST_MARKS:
        return list(places)
    before: Counter[str] = Counter()
    turns = []
    for at, (article, _) in enumerate(places):
        turns.append((before[article], at))
        before[article] += 1
    return [places[at] for at in sorted(at for _, at in nsmallest(MOST_MARKS, turns))]


def cited_stretches(briefing: Briefing, numbers: Mapping[str, int]) -> dict[str, Cited]:
    """Return what is linked of each article, by its id."""
    found: dict[str, Cited] = {}
    for evidence in _evidence(briefing):
        ends = {(one.article, one.start): one.end for one in evidence}
        for article, start in _linked(_places(evidence, numbers)):
            anchor = _anchor(numbers[article], start)
            found.setdefault(article, {})[start] = (ends[article, start], anchor)
    return found


def article_text(article: Article, source: str, number: int, cited: Cited) -> Iterator[str]:
    """Yield an article with its source line; every cited sentence is marked and has its anchor."""
    yield f'<article id="a{number}">\n<p class="source">[{number}] {shown(source)}</p>\n'
    starts = sorted(cited)
    at = 0
    for block in article.blocks:
        parts = []
        place = block.start
        while at < len(starts) and starts[at] < block.end:
            start, (end, anchor) = starts[at], cited[starts[at]]
            at += 1
            if start < place:
                parts.append(f'<a id="{anchor}"></a>')
                continue
            end = min(end, block.end)
            parts.append(shown(article.text[place:start]))
            parts.append(f'<mark id="{anchor}">{shown(article.text[start:end])}</mark>')
            place = end
        parts.append(shown(article.text[place : block.end]))
        yield f'<p class="{block.kind}">{"".join(parts)}</p>\n'
    yield '<p class="back"><a href="#top">back to the briefing</a></p>\n</article>\n'


def _evidence(briefing: Briefing) -> Iterator[Sequence[Evidence]]:
    """Yield the evidence that is linked together."""
    for item in items_of(briefing):
        yield item.evidence
    for question in briefing.open_questions:
        yield from ((one,) for one in question.answer)
        yield from ((side.evidence,) for side in question.sides)
    for actor in briefing.actors:
        yield from (quote.evidence for quote in actor.statements)
    for entry in briefing.timeline:
        yield entry.evidence
    for watched in briefing.watched:
        yield from ((one,) for one in watched.evidence)


def _anchor(number: int, start: int) -> str:
    return f"s{number}-{start}"
