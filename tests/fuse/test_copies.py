"""Copies: what repeats another's text is found however it was trimmed; what quotes it is not."""

from __future__ import annotations

import random

import pytest

from briefing.fuse.copies import find_copies
from briefing.model import Article, Block

WORDS = [f"word{n}" for n in range(400)]


def invented(seed: int, length: int = 300) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(length))


def article(name: str, text: str, published: str | None = None) -> Article:
    return Article(name, f"{name}.txt", text, (Block(0, len(text), "body"),), published=published)


def changed(text: str, share: float) -> str:
    chosen = random.Random(1)
    return " ".join("other" if chosen.random() < share else word for word in text.split())


ORIGINAL = invented(1)


@pytest.mark.parametrize(
    "copy",
    [
        ORIGINAL,
        ORIGINAL[: len(ORIGINAL) // 2],
        changed(ORIGINAL, 0.05),
        "(Agency) " + changed(ORIGINAL[: len(ORIGINAL) * 2 // 3], 0.1) + " (Additional reporting by others)",
        invented(2, 80) + " " + ORIGINAL + " " + invented(3, 80),
    ],
    ids=["whole", "half", "a few words", "reworked", "inside another"],
)
def test_a_copy_leads_to_the_article_published_first(copy: str) -> None:
    articles = [article("late", copy, "2020-01-02"), article("first", ORIGINAL, "2020-01-01")]
    articles += [article(f"x{n}", invented(10 + n)) for n in range(5)]
    assert find_copies(articles) == {"late": "first"}


def test_quoting_a_fifth_of_another_is_no_copy() -> None:
    quoting = invented(4, 240) + " " + " ".join(ORIGINAL.split()[:60])
    assert find_copies([article("a", ORIGINAL), article("b", quoting)]) == {}


def test_a_shared_footer_is_no_copy() -> None:
    footer = " this agency holds all the rights to every word above and below it"
    assert find_copies([article(f"a{n}", invented(n) + footer) for n in range(90)]) == {}


def test_very_short_and_empty_articles_are_nobody_s_copies() -> None:
    assert (
        find_copies(
            [article("a", ""), article("b", ""), article("c", "two words"), article("d", "two words")]
        )
        == {}
    )


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = [article(f"a{n}", changed(ORIGINAL, n / 50)) for n in range(4)] + [article("z", invented(9))]
    assert find_copies(articles) == find_copies(articles[::-1])
