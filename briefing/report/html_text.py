"""The articles below the panes of the web page, each cited sentence the target of a link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from briefing.model import Article, Briefing, Evidence, items_of
from briefing.report.wording import harmless, source_numbers

Cited = dict[int, tuple[int, str]]
"""The cited stretches of one article: start to end and anchor."""


def shown(text: str) -> str:
    """Return text as HTML that shows it and does nothing else."""
    return escape(harmless(text))


def marks(evidence: Sequence[Evidence], numbers: Mapping[str, int]) -> str:
    """Return links to the sentences, each with the number of its article."""
    places = dict.fromkeys((one.article, one.start) for one in evidence if one.article in numbers)
    return " ".join(
        f'<a href="#{_anchor(numbers[article], start)}">[{numbers[article]}]</a>' for article, start in places
    )


def cited_stretches(briefing: Briefing) -> dict[str, Cited]:
    """Return what is cited of each article, by its id."""
    numbers = source_numbers(briefing)
    found: dict[str, Cited] = {}
    for one in _evidence(briefing):
        if one.article in numbers:
            found.setdefault(one.article, {})[one.start] = (one.end, _anchor(numbers[one.article], one.start))
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


def _evidence(briefing: Briefing) -> Iterator[Evidence]:
    for item in items_of(briefing):
        yield from item.evidence
    for question in briefing.open_questions:
        yield from question.answer
        yield from (side.evidence for side in question.sides)
    for actor in briefing.actors:
        for quote in actor.statements:
            yield from quote.evidence
    for entry in briefing.timeline:
        yield from entry.evidence
    for watched in briefing.watched:
        yield from watched.evidence


def _anchor(number: int, start: int) -> str:
    return f"s{number}-{start}"
