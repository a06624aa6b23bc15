"""JSON lines to articles: one a line, with `id`, `title`, `text`, `published` and `publisher`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.ingest.assemble import assemble
from briefing.ingest.decode import harmless
from briefing.ingest.kinds import classify
from briefing.ingest.lines import Paragraph, paragraphs, split_lines
from briefing.ingest.publication import iso_date
from briefing.model import Article, Skipped


class NotAnArticle(Exception):
    """A line that holds no article; the message says why."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a line says of an article; keys that are not among these are passed over."""

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None


def looks_like_json_lines(text: str) -> bool:
    """Tell whether a text opens with an object that has a `text`."""
    first = text.lstrip()[:1_000_000].split("\n", 1)[0]
    return first.startswith("{") and first.rstrip().endswith("}") and '"text"' in first


def read_json_lines(path: str, text: str, notes: tuple[str, ...]) -> Iterator[Article | Skipped]:
    """Yield the article of each line, or why a line holds none."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = _record(json.loads(line, strict=False))
        except (ValueError, RecursionError, NotAnArticle) as error:
            yield Skipped(f"{path}:{number}", f"not an article: {harmless(str(error))}")
            continue
        if not record.text.strip():
            yield Skipped(f"{path}:{number}", "empty: the article has no text")
            continue
        yield _article(path, number, record, notes)


def _record(value: object) -> Record:
    """Return what a decoded line says; escapes in it are made harmless. Raises NotAnArticle without a `text`."""
    if not isinstance(value, dict):
        raise NotAnArticle("the line holds no JSON object")
    if not isinstance(value.get("text"), str):
        raise NotAnArticle(
            "the object has no `text`" if "text" not in value else "its `text` is not a string"
        )
    words = {
        key: _words(value.get(key)) for key in ("id", "title", "published", "publisher", "author", "url")
    }
    return Record(harmless(value["text"]), **words)


def _words(value: object) -> str | None:
    """Return a string or number as words on one line, None for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return " ".join(harmless(str(value)).split()) or None


def _article(path: str, number: int, record: Record, notes: tuple[str, ...]) -> Article:
    found = paragraphs(split_lines(record.text))
    title = record.title
    kinds = classify(found, titled=title is not None)
    if title and not (found and found[0].text == title):
        found = [Paragraph(title, ((0, number),)), *found]
        kinds = ["title", *kinds]
    elif title:
        kinds[0] = "title"
    article = assemble(
        path,
        found,
        kinds=kinds,
        title=title,
        published=iso_date(record.published),
        publisher=record.publisher,
        author=record.author,
        url=record.url,
        source_id=record.id,
        notes=notes,
    )
    lines = tuple((offset, number) for offset, _ in article.lines)
    return replace(article, lines=lines)
