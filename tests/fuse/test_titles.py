"""The title of a story: what most of its articles are about, and a name that stays."""

from __future__ import annotations

from dataclasses import replace

from fuse.told import told

from briefing.fuse import fuse
from briefing.fuse.titles import story_title
from briefing.model import Article, Extraction, Reading

FALL = "A stone cross fell on a visitor in Orland on Monday and killed him."
FALLING = "stone cross that fell on Monday has killed a visitor."
PILGRIMS = "Velmora expects many pilgrims at the feast, in a week in which a stone cross fell in Orland."


def article(name: str, title: str | None, text: str = FALL) -> Article:
    return replace(told(name, text).article, title=title)


FIRST = article("a", "Velmora expects pilgrims at the feast", PILGRIMS)
FALLEN = [article("b", "Fatal accident"), article("c", "Stone cross fell on a visitor in Orland")]


def test_the_title_is_that_which_says_most_of_what_the_articles_share() -> None:
    assert story_title([FIRST, *FALLEN]).id == "c"


def test_of_two_articles_the_first_has_the_title() -> None:
    assert story_title([FIRST, FALLEN[1]]).id == "a"


def test_an_article_without_a_title_lends_none() -> None:
    assert story_title([article("x", None), FALLEN[0]]).id == "b"
    assert story_title([article("x", None), article("y", None)]).id == "x"


def test_the_first_of_equals_has_the_title() -> None:
    assert story_title([article(name, "Stone cross fell") for name in "pqr"]).id == "p"


def test_a_story_keeps_its_name_whoever_has_the_title() -> None:
    first = article("a", "Velmora expects pilgrims", PILGRIMS)
    second = article("b", "Accident", f"{FALL} Its builder, old Torv, had warned of the wind.")
    third = article(
        "c", "Stone cross kills a visitor", f"In Orland a {FALLING} The mayor wept at the chapel."
    )
    articles = [replace(one, published=f"2031-03-0{at}") for at, one in enumerate((first, second, third), 1)]
    (story,) = fuse([Reading(one, Extraction()) for one in articles]).stories
    assert (story.id, story.title) == ("story-a", third.title)
