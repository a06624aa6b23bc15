"""Figures of several articles, ranked."""

from __future__ import annotations

from dataclasses import replace

from briefing.fuse.numbers import story_numbers
from briefing.fuse.ranking import in_order
from briefing.model import Article, Block, Extraction, Number, Reading, Sentence

TEXT = "Some 40 people died. The two sides met for 3 hours."


def reading(name: str, *numbers: Number, published: str | None = None) -> Reading:
    article = Article(name, f"{name}.txt", TEXT, (Block(0, len(TEXT), "body"),), published=published)
    return Reading(
        article, Extraction(sentences=(Sentence(0, 20, 0), Sentence(21, len(TEXT), 0)), numbers=numbers)
    )


DEAD = Number(0, 14, "Some 40 people", 40, hedge="about", head="people", score=0.9)
SIDES = Number(25, 34, "two sides", 2, head="sides", score=0.1)
AGE = Number(43, 50, "3 hours", 3, unit="hour", figure=False)


def test_only_figures_are_listed_the_most_important_first() -> None:
    found = in_order(story_numbers([reading("a", SIDES, DEAD, AGE)]))
    assert [n.text for n in found] == ["Some 40 people", "two sides"]


def test_each_figure_names_its_sentence() -> None:
    (found,) = in_order(story_numbers([reading("a", DEAD)]))
    assert found.evidence[0].sentence == "Some 40 people died."
    assert (found.value, found.hedge, found.agreement) == (40, "about", "single")


def test_a_figure_said_again_in_its_article_stands_after_the_others() -> None:
    found = in_order(story_numbers([reading("a", DEAD, DEAD, SIDES)]))
    assert [n.text for n in found] == ["Some 40 people", "two sides", "Some 40 people"]


def test_a_figure_of_two_articles_is_one_with_the_evidence_of_both() -> None:
    found = in_order(story_numbers([reading("a", DEAD, SIDES), reading("b", DEAD)]))
    assert [(n.text, n.agreement) for n in found] == [("Some 40 people", "agree"), ("two sides", "single")]
    assert [e.article for e in found[0].evidence] == ["a", "b"]


def test_figures_of_several_articles_come_first() -> None:
    weak = replace(DEAD, score=0.05)
    found = in_order(story_numbers([reading("a", weak, SIDES), reading("b", weak)]))
    assert [n.agreement for n in found] == ["agree", "single"]


def test_figures_of_unrelated_articles_stay_apart() -> None:
    other = "Some 40 people died. A flood tore the Tarn valley bridge, fields, barns and orchards away."
    article = Article("b", "b.txt", other, (Block(0, len(other), "body"),))
    flood = Reading(
        article, Extraction(sentences=(Sentence(0, 20, 0), Sentence(21, len(other), 0)), numbers=(DEAD,))
    )
    fire_text = (
        "Some 40 people died. Flames gutted a ferry's engine room, cabins, kitchen and lifeboats at sea."
    )
    article = Article("a", "a.txt", fire_text, (Block(0, len(fire_text), "body"),))
    fire = Reading(article, flood.found)
    assert [n.agreement for n in in_order(story_numbers([fire, flood]))] == ["single", "single"]


def test_a_rate_is_not_joined_with_what_is_for_each_of_something_else() -> None:
    daily, yearly = replace(DEAD, period="per day"), replace(DEAD, period="per year")
    found = in_order(story_numbers([reading("a", daily), reading("b", yearly)]))
    assert [n.agreement for n in found] == ["single", "single"]
    found = in_order(story_numbers([reading("a", daily), reading("b", DEAD)]))
    assert [n.agreement for n in found] == ["agree"]
    more = replace(DEAD, value=70, text="Some 70 people")
    found = in_order(story_numbers([reading("a", daily), reading("b", more)]))
    assert [n.agreement for n in found] == ["single", "single"]


def test_values_that_disagree_are_listed_with_their_articles() -> None:
    readings = [
        reading("a", DEAD, published="2031-05-01"),
        reading("b", DEAD, published="2031-05-01"),
        reading("c", replace(DEAD, value=50, text="50 people"), published="2031-05-01"),
    ]
    (found,) = in_order(story_numbers(readings))
    assert (found.value, found.agreement) == (40, "differ")
    assert [(v.value, v.articles) for v in found.values] == [(40, ("a", "b")), (50, ("c",))]


def test_an_updated_figure_shows_its_newest_value() -> None:
    old = reading("a", DEAD, published="2031-05-01")
    new = reading("b", replace(DEAD, value=50, text="50 people", score=0.1), published="2031-05-02")
    (found,) = in_order(story_numbers([old, new]))
    assert (found.value, found.agreement, found.evidence[0].article) == (50, "updated", "b")


def test_order_does_not_depend_on_the_order_of_the_articles() -> None:
    one, two = reading("a", DEAD, SIDES), reading("b", SIDES, DEAD)
    assert in_order(story_numbers([one, two])) == in_order(story_numbers([two, one]))


def test_vague_figures_are_never_repetitions() -> None:
    vague = Number(0, 6, "dozens", None, hedge="vague", head="people", score=0.5)
    found = in_order(story_numbers([reading("a", vague, vague, SIDES)]))
    assert [n.text for n in found] == ["dozens", "dozens", "two sides"]


def test_an_article_is_not_listed_under_a_value_that_its_sentence_replaces() -> None:
    text = "Police raised the official toll of the dead to 16 from 15."
    article = Article("c", "c.txt", text, (Block(0, len(text), "body"),), published="2031-05-02")
    spot = text.index("16 from 15")
    toll = Number(spot, spot + 2, "16", 16, head="toll", score=0.5)
    former = replace(toll, start=spot + 8, end=spot + 10, text="15", value=15)
    corrected = Reading(article, Extraction(sentences=(Sentence(0, len(text), 0),), numbers=(toll, former)))
    early = "The dead, police said, were 15 and more than that official toll was not known."
    article = Article("a", "a.txt", early, (Block(0, len(early), "body"),), published="2031-05-01")
    at = early.index("15")
    first = Reading(
        article,
        Extraction(sentences=(Sentence(0, len(early), 0),), numbers=(replace(toll, start=at, end=at + 2, text="15", value=15),)),
    )  # fmt: skip
    (found,) = in_order(story_numbers([first, corrected]))
    assert [(v.value, v.articles) for v in found.values] == [(16, ("c",)), (15, ("a",))]


def test_what_is_counted_is_told_in_the_words_that_say_more() -> None:
    bare = replace(DEAD, what="people")
    telling = replace(DEAD, what="people killed by a flood")
    (found,) = in_order(story_numbers([reading("a", bare), reading("b", telling)]))
    assert found.what == "people killed by a flood"
