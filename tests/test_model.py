"""The nouns: lines of offsets, and how much of a long article is searched."""

from __future__ import annotations

from dataclasses import fields

from briefing.model import (
    MARKABLE,
    READ_AT_MOST,
    Actor,
    Article,
    ArticleCard,
    Block,
    Briefing,
    Evidence,
    Story,
    SummaryLine,
    TimelineEntry,
    items_of,
    of_story,
    without,
    words_of,
)


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


def line(name: str, article: str) -> SummaryLine:
    return SummaryLine(name, "It rained.", (Evidence(article, 0, 10, 1, "It rained."),))


def card(name: str) -> ArticleCard:
    return ArticleCard(name, f"{name}.txt", "Rain", None, None, "en", 2, None, "rain", ())


def test_whatever_a_briefing_and_a_story_have_in_common_is_a_pane_or_the_timeline() -> None:
    shared = {one.name for one in fields(Briefing)} & {one.name for one in fields(Story)}
    assert shared == {"articles", *MARKABLE, "timeline"}


def test_a_briefing_narrowed_to_a_story_has_its_articles_and_panes_alone() -> None:
    entry = TimelineEntry("2031-03-03", "It rained.", ())
    story = Story("rain", "Rain", ("a",), 1, summary=(line("s1", "a"),), timeline=(entry,))
    whole = Briefing(
        articles=(card("a"), card("b")), summary=(line("s1", "a"), line("s2", "b")), stories=(story,)
    )
    narrowed = of_story(whole, story)
    assert narrowed == Briefing(
        articles=(card("a"),), summary=story.summary, timeline=(entry,), stories=(story,)
    )


def test_what_is_hidden_is_in_no_pane_and_the_rest_stays_in_order() -> None:
    whole = Briefing(summary=(line("s1", "a"), line("s2", "a"), line("s3", "a")))
    assert [item.id for item in items_of(without(whole, {"s2", "unknown"}))] == ["s1", "s3"]


def test_an_item_is_called_by_its_name_or_its_text() -> None:
    actor = Actor("a", "Ilse Brandt", "person", (), "Mayor", None, 1, 1, (), ())
    assert words_of(actor) == "Ilse Brandt"
    assert words_of(line("s", "a")) == "It rained."
