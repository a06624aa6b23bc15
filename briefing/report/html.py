"""The briefing as one web page: no script, nothing loaded, each item linked to its sentence below.

All text of articles is escaped; a content security policy in the page forbids everything but its own style.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files

from briefing.model import Actor, Article, Briefing, Evidence, KeyNumber, OpenQuestion
from briefing.report import Material
from briefing.report.wording import (
    KIND_HEADINGS,
    about_actor,
    counted,
    grouped_questions,
    harmless,
    opening_line,
    quantity,
    source_line,
    source_numbers,
    why_empty,
)

POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(material: Material) -> Iterator[bytes]:
    """Yield the page in UTF-8, article by article."""
    briefing = material.briefing
    style = (files("briefing.data") / "report.css").read_text(encoding="utf-8")
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Briefing</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<h1>Briefing</h1>\n<p>{shown(opening_line(briefing))}</p>\n<main>\n"
    ).encode()
    yield "".join(_panes(briefing)).encode()
    yield b"</main>\n<h2>Articles</h2>\n"
    numbers, cited = source_numbers(briefing), _cited(briefing)
    for card in briefing.articles:
        article = material.articles.get(card.id)
        if article is not None:
            yield "".join(_article(article, source_line(card, numbers), cited.get(card.id, {}))).encode()
    if briefing.skipped:
        items = (f"<li>{shown(item.path)}: {shown(item.reason)}</li>\n" for item in briefing.skipped)
        yield f"<h2>Skipped</h2>\n<ul>\n{''.join(items)}</ul>\n".encode()
    yield b"</body>\n</html>\n"


def shown(text: str) -> str:
    """Return text as HTML that shows it and does nothing else."""
    return escape(harmless(text))


def _panes(briefing: Briefing) -> Iterator[str]:
    numbers = source_numbers(briefing)
    lines = (f"{shown(line.text)} {_marks(line.evidence, numbers)}" for line in briefing.summary)
    yield _pane("Summary", _list(lines), why_empty(briefing, "sentence"))
    actors = (_actor(actor, numbers) for actor in briefing.actors)
    yield _pane("Actors", _list(actors), why_empty(briefing, "actor"))
    rows = "".join(_number(number, numbers) for number in briefing.key_numbers)
    yield _pane("Key numbers", f"<table>\n{rows}</table>\n" if rows else "", why_empty(briefing, "number"))
    groups = "".join(
        f"<h3>{KIND_HEADINGS[kind]} ({len(questions)})</h3>\n"
        + _list(_question(question, numbers) for question in questions)
        for kind, questions in grouped_questions(briefing.open_questions)
    )
    yield _pane("Open questions", groups, why_empty(briefing, "open question"))


def _pane(title: str, content: str, reason: str) -> str:
    return f"<section>\n<h2>{title}</h2>\n{content or f'<p>{shown(reason)}</p>{chr(10)}'}</section>\n"


def _list(items: Iterable[str]) -> str:
    inside = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<ul>\n{inside}</ul>\n" if inside else ""


def _actor(actor: Actor, numbers: Mapping[str, int]) -> str:
    mentions = f"{actor.mentions} mention{'s' * (actor.mentions != 1)}"
    said = _list(f"{shown(quote.text)} {_marks(quote.evidence, numbers)}" for quote in actor.statements)
    head = f"<b>{shown(actor.name)}</b> {shown(about_actor(actor))} · {mentions}"
    marks = _marks(actor.evidence, numbers)
    return f"<details><summary>{head}</summary>{said}<p>{marks}</p></details>"


def _number(number: KeyNumber, numbers: Mapping[str, int]) -> str:
    value, unit = quantity(number)
    said = f" — {shown(number.said_by)}" if number.said_by else ""
    what = counted(number) or number.text
    marks = _marks(number.evidence, numbers)
    return f"<tr><td>{shown(f'{value} {unit}'.strip())}</td><td>{shown(what)}{said} {marks}</td></tr>\n"


def _question(question: OpenQuestion, numbers: Mapping[str, int]) -> str:
    likelihood = f" ({shown(question.likelihood)})" if question.likelihood else ""
    return f"{shown(question.text)}{likelihood} {_marks(question.evidence, numbers)}"


def _marks(evidence: Sequence[Evidence], numbers: Mapping[str, int]) -> str:
    """Return links to the sentences, each with the number of its article."""
    places = dict.fromkeys((one.article, one.start) for one in evidence if one.article in numbers)
    return " ".join(
        f'<a href="#{_anchor(numbers[article], start)}">[{numbers[article]}]</a>' for article, start in places
    )


def _anchor(number: int, start: int) -> str:
    return f"s{number}-{start}"


def _cited(briefing: Briefing) -> dict[str, dict[int, tuple[int, str]]]:
    """Return for each article the cited stretches: start to end and anchor."""
    numbers = source_numbers(briefing)
    found: dict[str, dict[int, tuple[int, str]]] = {}
    panes = (briefing.summary, briefing.actors, briefing.key_numbers, briefing.open_questions)
    evidence = [one for pane in panes for item in pane for one in item.evidence]
    evidence += [one for actor in briefing.actors for quote in actor.statements for one in quote.evidence]
    for one in evidence:
        if one.article in numbers:
            found.setdefault(one.article, {})[one.start] = (one.end, _anchor(numbers[one.article], one.start))
    return found


def _article(article: Article, source: str, cited: Mapping[int, tuple[int, str]]) -> Iterator[str]:
    """Yield an article with every cited sentence as the target of a link."""
    yield f"<article>\n<p>{shown(source)}</p>\n"
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
    yield "</article>\n"
