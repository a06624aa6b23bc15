"""What was found in each article, as JSON lines; described in docs/extraction.schema.json."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from briefing.model import Article, ArticleCard, Reading, Span, Statement
from briefing.report import Material
from briefing.report.structured import whole_numbers

NAMED = {"name", "demonym", "seat"}


def render(material: Material) -> Iterator[bytes]:
    """Yield one line for each article, in the order of the briefing."""
    cards = {card.id: card for card in material.briefing.articles}
    for reading in material.readings:
        card = cards.get(reading.article.id)
        if card is not None:
            yield msgspec.json.encode(_line(reading, card)) + b"\n"


def _line(reading: Reading, card: ArticleCard) -> dict[str, Any]:
    article, found = reading.article, reading.found
    plain = whole_numbers(msgspec.to_builtins(found))
    named = [at for at, mention in enumerate(found.mentions) if mention.form in NAMED]
    place = {at: index for index, at in enumerate(named)}
    return {
        "article": msgspec.to_builtins(card) | {"source_id": article.source_id},
        "text": article.text,
        "blocks": msgspec.to_builtins(article.blocks),
        "sentences": [{"start": s.start, "end": s.end} for s in found.sentences],
        "mentions": [plain["mentions"][at] for at in named],
        "numbers": plain["numbers"],
        "statements": [_statement(article, statement) for statement in found.statements],
        "dates": plain["dates"],
        "questions": plain["questions"],
        "actors": [
            profile | {"mentions": [place[at] for at in profile["mentions"] if at in place]}
            for profile in plain["profiles"]
        ],
    }


def _statement(article: Article, statement: Statement) -> dict[str, Any]:
    return {
        "speaker": _span(article, statement.speaker),
        "cue": _span(article, statement.cue),
        "content": _span(article, statement.content),
        "direct": statement.direct,
        "who": statement.who,
        "commitment": statement.commitment,
    }


def _span(article: Article, span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "text": article.text[span.start : span.end]}
