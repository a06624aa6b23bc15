"""The nouns: lines of offsets, and how much of a long article is searched."""

from __future__ import annotations

from briefing.model import READ_AT_MOST, Article, Block


def test_an_offset_leads_to_the_line_of_its_file() -> None:
    article = Article("a", "a.txt", "Title\n\nOne two three", (), lines=((0, 1), (7, 3), (11, 4)))
    assert [article.line_at(at) for at in (0, 4, 7, 10, 11, 19)] == [1, 1, 3, 3, 4, 4]


def test_without_a_map_every_line_is_the_first() -> None:
    assert Article("a", "a.txt", "text", ()).line_at(3) == 1


def test_only_body_blocks_are_the_story() -> None:
    article = Article("a", "a.txt", "Head\n\nTwo words", (Block(0, 4, "title"), Block(6, 15, "body")))
    assert article.words == 2
    assert [article.block_text(block) for block in article.body] == ["Two words"]


def test_a_very_long_article_is_searched_up_to_the_end_of_a_word() -> None:
    assert Article("a", "a.txt", "short", ()).readable == 5
    text = "word " * READ_AT_MOST
    readable = Article("a", "a.txt", text, ()).readable
    assert READ_AT_MOST - 5 <= readable <= READ_AT_MOST
    assert text[readable] == " "
    assert Article("a", "a.txt", "x" * (READ_AT_MOST + 9), ()).readable == READ_AT_MOST
