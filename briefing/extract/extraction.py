"""Every extractor, run over one parsed article after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.extract.copies import questions_of
from briefing.extract.dates import find_dates
from briefing.extract.mentions import find_mentions
from briefing.extract.numbers import find_numbers
from briefing.extract.parse import Parsed
from briefing.extract.parse import parse as parse_articles
from briefing.extract.profiles import find_profiles
from briefing.extract.statements import find_statements
from briefing.model import Article, Extraction, Number, Statement


def extract(articles: Iterable[Article], model: str = "auto") -> Iterator[Extraction]:
    """Read articles and yield what was found in each, in order."""
    for parsed in parse_articles(articles, model):
        yield extract_parsed(parsed)


def extract_parsed(parsed: Parsed) -> Extraction:
    """Run every extractor over one parsed article."""
    mentions = find_mentions(parsed)
    statements = find_statements(parsed, mentions)
    profiles = find_profiles(parsed, mentions, statements)
    numbers = _with_speakers(find_numbers(parsed), statements)
    found = Extraction(
        sentences=parsed.plain_sentences(),
        mentions=mentions,
        profiles=profiles,
        statements=statements,
        numbers=numbers,
        dates=find_dates(parsed),
    )
    questions, chances = questions_of(parsed, found)
    sentences = (replace(one, open=chance) for one, chance in zip(found.sentences, chances, strict=True))
    return replace(found, sentences=tuple(sentences), questions=questions)


def _with_speakers(numbers: tuple[Number, ...], statements: tuple[Statement, ...]) -> tuple[Number, ...]:
    """Give each number inside a statement the statement's speaker, one who stands by it."""
    waiting = sorted(statements, key=lambda s: s.content.start, reverse=True)
    around: list[Statement] = []
    told = []
    for number in sorted(numbers, key=lambda n: (n.start, n.end)):
        while waiting and waiting[-1].content.start <= number.start:
            around.append(waiting.pop())
        around = [statement for statement in around if statement.content.end >= number.end]
        who = next((statement.who for statement in around if statement.who), None)
        stands = all(statement.commitment == "held" for statement in around)
        told.append(replace(number, said_by=who) if who and stands else number)
    return tuple(told)
