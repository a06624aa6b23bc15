"""All extractors over one article: what they find fits together."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from briefing.extract import extract, extract_parsed
from briefing.extract.parse import Parsed
from briefing.ingest import ingest
from briefing.model import Article, Extraction

Parse = Callable[..., Parsed]


def spans(found: Extraction) -> list[tuple[int, int]]:
    records = (*found.sentences, *found.mentions, *found.numbers, *found.dates, *found.questions)
    pairs = [(record.start, record.end) for record in records]
    for statement in found.statements:
        pairs += [
            (span.start, span.end) for span in (statement.content, statement.speaker, statement.cue) if span
        ]
    return pairs


def test_every_span_of_the_seed_lies_in_its_text(seed: Path) -> None:
    articles = [item for item in ingest([str(seed)]) if isinstance(item, Article)]
    for article, found in zip(articles, extract(articles), strict=True):
        assert found.sentences
        assert all(0 <= start < end <= len(article.text) for start, end in spans(found))
        for number in found.numbers:
            assert article.text[number.start : number.end] == number.text
        for date in found.dates:
            assert article.text[date.start : date.end] == date.text
        names = {mention.name for mention in found.mentions}
        assert all(profile.name in names for profile in found.profiles)
        indices = [index for profile in found.profiles for index in profile.mentions]
        assert all(0 <= index < len(found.mentions) for index in indices)


def test_a_number_inside_a_statement_has_its_speaker(parse_text: Parse) -> None:
    found = extract_parsed(
        parse_text("Mayor Ilse Brandt said 12 bridges would close in Velmora. The town has 40 bridges.")
    )
    assert [(number.value, number.said_by) for number in found.numbers] == [(12, "Ilse Brandt"), (40, None)]


def test_an_empty_article_has_no_findings(parse_text: Parse) -> None:
    assert extract_parsed(parse_text("")) == Extraction()


def test_damaged_articles_are_read_without_complaint(seed: Path, parse_text: Parse) -> None:
    chosen = random.Random(7)
    words = next(seed.glob("*.txt")).read_text().split(" ")
    for share in (0.1, 0.3, 0.6):
        kept = [word for word in words if chosen.random() > share]
        mixed = chosen.sample(kept, len(kept))
        cut = [word[: chosen.randint(1, len(word) or 1)] for word in kept]
        for text in (kept, mixed, cut):
            parsed = parse_text(" ".join(text))
            found = extract_parsed(parsed)
            assert all(0 <= start < end <= len(parsed.article.text) for start, end in spans(found))


def test_odd_text_is_read_without_complaint(parse_text: Parse) -> None:
    for text in (
        '" " \' ” “ « »',
        "(((((",
        "... ?! ...",
        "\N{REPLACEMENT CHARACTER}" * 50,
        "a" * 5000,
        "1 2 3 / 4 % $ €",
        "?" * 300,
        "A 1950s house stood here. Delegates of the 1950s met in the 1940s.",
        "A, an. Some. No! Then some said so, and none of the others did.",
    ):
        extract_parsed(parse_text(text))
