"""Paragraphs to an article: where the title stands, what each part is, and what the file says of itself."""

from __future__ import annotations

import pytest

from briefing.ingest.assemble import Facts, Part, compose
from briefing.ingest.lines import Paragraph
from briefing.model import Article, BlockKind

LONG = "The council of Velmora voted on Monday to rebuild the bridge over the river."
LATER = "Work begins in May, and the old bridge will stay open until then, the mayor said."
FOREIGN = "Der Rat der Stadt hat am Montag beschlossen, die Brücke über den Fluss nicht wieder zu bauen. " * 3


def composed(*parts: str | tuple[BlockKind, str], **facts: str) -> Article:
    """Make an article of parts that stand on lines 11, 12, 13 of their file."""
    made = [
        Part(None, Paragraph(part, ((0, line),)))
        if isinstance(part, str)
        else Part(part[0], Paragraph(part[1], ((0, line),)))
        for line, part in enumerate(parts, 11)
    ]
    return compose("a.txt", made, Facts(**facts))


def shown(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.block_text(block)) for block in article.blocks]


def test_a_given_title_that_the_text_lacks_is_set_above_it() -> None:
    article = composed(LONG, LATER, title="Bridge to be rebuilt")
    assert shown(article) == [("title", "Bridge to be rebuilt"), ("body", LONG), ("body", LATER)]
    assert article.title == "Bridge to be rebuilt"
    assert [article.line_at(block.start) for block in article.blocks] == [11, 11, 12]


def test_a_title_alone_is_an_article_of_one_line() -> None:
    article = composed(title="Bridge to be rebuilt")
    assert shown(article) == [("title", "Bridge to be rebuilt")]
    assert article.lines == ((0, 1),)


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_title_among_the_first_three_parts_is_not_said_twice(at: int) -> None:
    parts = [LONG, LATER, LONG]
    parts.insert(at, "BRIDGE, to be rebuilt!")
    article = composed(*parts, title="Bridge to be rebuilt")
    assert [kind for kind, _ in shown(article)].index("title") == at
    assert len(article.blocks) == 4
    assert article.title == "Bridge to be rebuilt"


@pytest.mark.parametrize(
    "parts",
    [
        (LONG, LATER, LONG, "Bridge to be rebuilt"),
        ("Bridge to be rebuilt soon", LONG),
        ("Bridge to be rebuilt: " + LONG, LATER),
    ],
)
def test_a_part_that_only_resembles_the_title_or_stands_lower_is_none(parts: tuple[str, ...]) -> None:
    article = composed(*parts, title="Bridge to be rebuilt")
    assert shown(article)[0] == ("title", "Bridge to be rebuilt")
    assert len(article.blocks) == len(parts) + 1


def test_a_short_title_in_spaced_marks_is_found() -> None:
    assert shown(composed('" Flood . . . "', LONG, title="Flood"))[0] == ("title", '" Flood . . . "')


def test_a_heading_at_the_top_of_an_untitled_article_is_its_title() -> None:
    article = composed(("subhead", "Bridge to be rebuilt"), ("subhead", "What next"), LONG)
    assert [kind for kind, _ in shown(article)] == ["title", "subhead", "body"]
    assert article.title == "Bridge to be rebuilt"


def test_without_a_heading_at_the_top_there_is_no_title() -> None:
    article = composed(("body", LONG), ("subhead", "What next"), ("body", LATER))
    assert [kind for kind, _ in shown(article)] == ["body", "subhead", "body"]
    assert article.title is None
    assert composed().title is None


def test_a_short_first_line_of_unknown_kind_is_the_title() -> None:
    article = composed("Bridge to be rebuilt", LONG, LATER)
    assert [kind for kind, _ in shown(article)] == ["title", "body", "body"]
    assert article.title == "Bridge to be rebuilt"


def test_the_kind_that_a_format_gives_goes_before_the_guess() -> None:
    article = composed(("caption", LONG), LATER, ("body", "What happens next"))
    assert [kind for kind, _ in shown(article)] == ["caption", "body", "body"]


def test_the_date_of_the_file_counts_where_there_is_no_other() -> None:
    assert composed(LONG, dated="2031-03-03").published == "2031-03-03"
    assert composed(LONG, dated="2031-03-03", published="2031-02-02").published == "2031-02-02"


@pytest.mark.parametrize(
    ("parts", "language", "notes"),
    [
        ((LONG, LATER), "en", ()),
        ((FOREIGN,), "de", ("de: not summarised",)),
        ((("body", LONG), ("caption", FOREIGN)), "en", ()),
        ((("caption", FOREIGN),), "de", ("de: not summarised",)),
    ],
)
def test_the_language_is_that_of_the_story(
    parts: tuple[str | tuple[BlockKind, str], ...], language: str, notes: tuple[str, ...]
) -> None:
    article = composed(*parts)
    assert (article.language, article.notes) == (language, notes)


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("2031-03-03/bridge.txt", None),
        ("2031-03-03/old/bridge.txt", None),
        ("old/2031-03-03-bridge.txt", "2031-03-03"),
    ],
)
def test_the_name_of_a_file_dates_it_but_not_that_of_its_folder(path: str, published: str | None) -> None:
    assert compose(path, [Part("body", Paragraph(LONG, ((0, 1),)))], Facts()).published == published


def test_the_first_of_several_titles_is_the_title() -> None:
    assert composed(("title", "Bridge closed"), LONG, ("title", "Bridge opened")).title == "Bridge closed"


def test_a_short_line_under_a_given_title_is_no_second_one() -> None:
    article = composed("What happens next", LONG, LATER, title="Bridge to be rebuilt")
    assert [kind for kind, _ in shown(article)] == ["title", "subhead", "body", "body"]


def test_an_agency_is_sought_only_where_the_story_begins() -> None:
    assert composed(("body", f"VELMORA (Reuters) - {LONG}"), ("body", LATER)).publisher == "Reuters"
    assert composed(("body", LATER), ("body", f"VELMORA (Reuters) - {LONG}")).publisher is None


def test_articles_of_the_same_words_have_the_same_short_name() -> None:
    one, same, other = composed(LONG), composed(LONG), composed(LATER)
    assert one.id == same.id != other.id
    assert len(one.id) == 12
