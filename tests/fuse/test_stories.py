"""Stories: articles on one event come together, and more articles do not rename them."""

from __future__ import annotations

from briefing.fuse.stories import find_stories, what_joins
from briefing.model import Article, Block

FLOOD = [
    "The river Arda burst its banks in Velmora on Monday and flooded two hundred homes, the mayor Ilse Brandt said.",
    "Velmora mayor Ilse Brandt asked for help after the Arda flooded hundreds of homes in the town.",
    "Soldiers carried families from flooded homes in Velmora as the Arda river rose again, Brandt said.",
]
STRIKE = [
    "Drivers of the Norrby tram company stopped work on Tuesday over pay, their union leader Sven Holm said.",
    "The tram strike in Norrby entered a second day; union leader Sven Holm rejected the pay offer of the company.",
]
ALONE = "Astronomers at Quell Observatory measured the orbit of a comet that returns every ninety years."


def article(name: str, text: str, published: str | None = None) -> Article:
    return Article(name, f"{name}.txt", text, (Block(0, len(text), "body"),), published=published)


def invented() -> list[Article]:
    found = [article(f"flood{n}", text, f"2020-01-0{n + 1}") for n, text in enumerate(FLOOD)]
    found += [article(f"strike{n}", text, f"2020-01-0{n + 1}") for n, text in enumerate(STRIKE)]
    return [*found, article("comet", ALONE, "2020-01-01")]


def test_articles_on_one_event_are_one_story() -> None:
    assert find_stories(invented(), {}) == {
        "flood0": "flood0",
        "flood1": "flood0",
        "flood2": "flood0",
        "strike0": "strike0",
        "strike1": "strike0",
        "comet": "comet",
    }


def test_a_later_article_renames_no_story() -> None:
    articles = invented()
    before = find_stories(articles, {})
    more = article(
        "flood9",
        "Families returned to flooded homes in Velmora as the Arda fell, mayor Ilse Brandt said.",
        "2020-01-09",
    )
    after = find_stories([more, *articles], {})
    assert {name: after[name] for name in before} == before
    assert after["flood9"] == "flood0"


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = invented()
    assert find_stories(articles, {}) == find_stories(articles[::-1], {})


def test_a_copy_goes_with_its_original() -> None:
    articles = [*invented(), article("copy", ALONE, "2020-01-03")]
    assert find_stories(articles, {"copy": "comet"})["copy"] == "comet"


def test_empty_articles_are_stories_of_their_own() -> None:
    assert find_stories([article("a", ""), article("b", "")], {}) == {"a": "a", "b": "b"}
    assert find_stories([], {}) == {}


def test_a_folder_on_a_single_event_is_one_story() -> None:
    articles = [article(f"flood{n}", text) for n, text in enumerate(FLOOD)]
    assert set(find_stories(articles, {}).values()) == {"flood0"}


def test_two_events_of_one_kind_stay_apart() -> None:
    quake = (
        "A magnitude {} earthquake struck {} on {}, killing at least {} people and damaging homes, {} said."
    )
    south = [
        quake.format("6.1", "Aceh Selatan", "Monday", 12, who) for who in ("officials", "police", "rescuers")
    ]
    north = [
        quake.format("5.8", "Borvik Fjord", "Friday", 3, who) for who in ("officials", "police", "rescuers")
    ]
    detail = [
        "in Aceh Selatan, Governor Malik Tan asked for tents.",
        "in Borvik Fjord, Mayor Liv Dahl closed schools.",
    ]
    articles = [article(f"s{n}", f"{text} {detail[0]} " * 2) for n, text in enumerate(south)]
    articles += [article(f"n{n}", f"{text} {detail[1]} " * 2) for n, text in enumerate(north)]
    stories = find_stories(articles, {})
    assert len({stories[name] for name in ("s0", "s1", "s2")}) == 1
    assert len({stories[name] for name in ("n0", "n1", "n2")}) == 1
    assert stories["s0"] != stories["n0"]


def test_what_joins_a_story_is_told_in_its_own_words() -> None:
    everything = invented()
    alike, joining = what_joins(everything, {}, {"strike0", "strike1"})
    assert 0.1 < alike < 1
    assert {"tram", "Norrby", "Holm"} <= set(joining)
    assert not {"the", "Velmora"} & set(joining)
    assert what_joins(everything, {}, {"comet"}) == (0.0, ())
