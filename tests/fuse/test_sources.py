"""Who stands behind an article: copies, agencies and publishers count once."""

from __future__ import annotations

import pytest

from briefing.fuse.sources import agency_of, count_sources, find_sources
from briefing.model import Article, Block


def article(name: str, *blocks: tuple[str, str], publisher: str | None = None) -> Article:
    text, placed = "", []
    for kind, part in blocks:
        placed.append(Block(len(text), len(text) + len(part), kind))
        text += part + "\n\n"
    return Article(name, f"{name}.txt", text, tuple(placed), publisher=publisher)


@pytest.mark.parametrize(
    ("kind", "words", "agency"),
    [
        ("byline", "By Ada Lind, Reuters", "Reuters"),
        ("dateline", "VELMORA (AP)", "Associated Press"),
        ("body", "VELMORA, May 5 (Reuters) - The bridge fell.", "Reuters"),
        ("body", "VELMORA – AFP – The bridge fell.", "Agence France-Presse"),
        ("body", "The bridge fell, Reuters reported on Monday.", None),
        ("body", "The APPROVED plan (of AP style) - was read.", None),
        ("byline", "By Ada Lind", None),
    ],
)
def test_an_agency_is_known_by_its_credit(kind: str, words: str, agency: str | None) -> None:
    assert agency_of(article("a", (kind, words))) == agency


def test_one_agency_in_two_papers_is_one_source() -> None:
    body = "VELMORA (Reuters) - The bridge fell."
    articles = [
        article("a", ("body", body), publisher="Gazette"),
        article("b", ("body", body), publisher="Herald"),
        article("c", ("body", "The bridge fell."), publisher="Herald"),
    ]
    sources = find_sources(articles, {})
    assert sources["a"] == sources["b"] != sources["c"]
    assert count_sources("abc", sources) == 2


def test_a_copy_counts_with_its_original() -> None:
    articles = [
        article("a", ("body", "It fell."), publisher="Gazette"),
        article("b", ("body", "It fell."), publisher="Herald"),
    ]
    assert count_sources("ab", find_sources(articles, {"b": "a"})) == 1


def test_articles_of_one_publisher_are_one_source_and_unknown_ones_stand_alone() -> None:
    articles = [
        article("a", publisher="The Gazette"),
        article("b", publisher="gazette"),
        article("c"),
        article("d"),
    ]
    assert count_sources("abcd", find_sources(articles, {})) == 3
