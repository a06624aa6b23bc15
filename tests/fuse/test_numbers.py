"""Figures of several articles, ranked."""

from __future__ import annotations

from briefing.config import Settings
from briefing.fuse.numbers import fuse_numbers
from briefing.model import Article, Block, Extraction, Number, Reading, Sentence

TEXT = "Some 40 people died. The two sides met for 3 hours."


def reading(name: str, *numbers: Number) -> Reading:
    article = Article(name, f"{name}.txt", TEXT, (Block(0, len(TEXT), "body"),))
    return Reading(
        article, Extraction(sentences=(Sentence(0, 20, 0), Sentence(21, len(TEXT), 0)), numbers=numbers)
    )


DEAD = Number(0, 14, "Some 40 people", 40, hedge="about", head="people", score=0.9)
SIDES = Number(25, 34, "two sides", 2, head="sides", score=0.1)
AGE = Number(43, 50, "3 hours", 3, unit="hour", figure=False)


def test_only_figures_are_listed_the_most_important_first() -> None:
    found = fuse_numbers([reading("a", SIDES, DEAD, AGE)], Settings())
    assert [n.text for n in found] == ["Some 40 people", "two sides"]


def test_each_figure_names_its_sentence() -> None:
    (found,) = fuse_numbers([reading("a", DEAD)], Settings())
    assert found.evidence[0].sentence == "Some 40 people died."
    assert (found.value, found.hedge, found.agreement) == (40, "about", "single")


def test_a_figure_said_again_stands_after_the_others() -> None:
    found = fuse_numbers([reading("a", DEAD, SIDES), reading("b", DEAD)], Settings())
    assert [n.text for n in found] == ["Some 40 people", "two sides", "Some 40 people"]


def test_order_does_not_depend_on_the_order_of_the_articles() -> None:
    one, two = reading("a", DEAD, SIDES), reading("b", SIDES, DEAD)
    assert fuse_numbers([one, two], Settings()) == fuse_numbers([two, one], Settings())


def test_vague_figures_are_never_repetitions() -> None:
    vague = Number(0, 6, "dozens", None, hedge="vague", head="people", score=0.5)
    found = fuse_numbers([reading("a", vague, vague, SIDES)], Settings())
    assert [n.text for n in found] == ["dozens", "dozens", "two sides"]
