"""What the tests of the extractors share: text to parsed document with one language model."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from briefing.extract.parse import Parsed, parse
from briefing.extract.pipeline import load_pipeline
from briefing.model import Article, Block

ParseText = Callable[..., Parsed]


@pytest.fixture(scope="session")
def parse_text() -> ParseText:
    """Parse body paragraphs, split at blank lines, optionally under a title and with a date."""
    load_pipeline("auto")

    def parse_one(text: str, published: str | None = None, title: str | None = None) -> Parsed:
        paragraphs = [p.strip() for p in re.split(r"\n\s*\n", text) if p.strip()]
        whole, blocks = "", []
        for at, words in enumerate(([title] if title else []) + paragraphs):
            whole += "\n\n" if whole else ""
            kind = "title" if title and at == 0 else "body"
            blocks.append(Block(len(whole), len(whole) + len(words), kind))
            whole += words
        (parsed,) = parse([Article("a", "a.txt", whole, tuple(blocks), title=title, published=published)])
        return parsed

    return parse_one
