"""Counts of people on which parties or papers differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.config import Settings
from briefing.fuse.numbers import lined_up
from briefing.fuse.questions import fuse_questions
from briefing.fuse.tolls import find_tolls
from briefing.model import Article, Block, Extraction, Number, Reading, Sentence


def reading(
    name: str, text: str, count: str, value: float | None, *, published: str | None = None, **more: object
) -> Reading:
    """Return an article of one sentence that counts soldiers killed in a raid."""
    article = Article(
        name, f"{name}.txt", text, (Block(0, len(text), "body"),), title="Raid", published=published
    )
    start = text.index(count)
    told = {"what": "soldiers killed in the raid", "head": "soldiers"} | more
    number = Number(start, start + len(count), count, value, score=0.9, **told)  # type: ignore[arg-type]
    return Reading(article, Extraction(sentences=(Sentence(0, len(text), 0),), numbers=(number,)))


GOVERNMENT = reading(
    "a", "The raid at Tolm killed 15 soldiers, Orland said.", "15 soldiers", 15, said_by="Orland"
)
REBELS = reading(
    "b",
    "The raid at Tolm killed at least 33 soldiers, rebels said.",
    "at least 33 soldiers",
    33,
    hedge="at_least",
)


def asked(*readings: Reading) -> list[str]:
    return [toll.question for toll in find_tolls(lined_up(readings))]


def test_a_count_on_which_two_differ_is_a_disputed_question() -> None:
    (found,) = fuse_questions([GOVERNMENT, REBELS], Settings())
    assert found.text == "How many soldiers were killed in the raid: 15 or at least 33?"
    assert (found.kind, found.status) == ("disputed", "open")
    assert [(side.party, side.evidence.article) for side in found.sides] == [("Orland", "a"), ("b.txt", "b")]
    assert [one.article for one in found.evidence] == ["a", "b"]


def test_the_newest_count_comes_first() -> None:
    old = replace(GOVERNMENT, article=replace(GOVERNMENT.article, published="2031-03-03"))
    new = replace(REBELS, article=replace(REBELS.article, published="2031-03-03T18:00"))
    assert asked(old, new) == ["How many soldiers were killed in the raid: at least 33 or 15?"]


def test_a_paper_stands_for_a_count_that_the_same_party_gives_twice() -> None:
    again = replace(REBELS.found.numbers[0], said_by="Orland")
    other = replace(REBELS, kept=replace(REBELS.found, numbers=(again,)))
    (toll,) = find_tolls(lined_up([GOVERNMENT, other]))
    assert [side.party for side in toll.sides] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (
            reading(
                "b", "The raid at Tolm killed about 15 soldiers.", "about 15 soldiers", 15, hedge="about"
            ),
            "both can hold",
        ),
        (
            reading(
                "b", "The raid at Tolm killed dozens of soldiers.", "dozens of soldiers", None, hedge="vague"
            ),
            "a vague count clashes with none",
        ),
        (
            reading(
                "b", "The raid at Tolm took 33 soldiers.", "33 soldiers", 33, what="soldiers in the raid"
            ),
            "nothing befell them",
        ),
        (
            reading("b", "The raid at Tolm killed 33 soldiers of those who fled.", "33 soldiers", 33),
            "a part of a count that is told",
        ),
        (
            reading("b", "The raid killed 33 other soldiers.", "33 other soldiers", 33),
            "what is left of a count",
        ),
        (reading("b", "The raid killed another 33 soldiers.", "33 soldiers", 33), "what is left of a count"),
        (
            reading("b", "In Tolm alone, the raid killed 33 soldiers.", "33 soldiers", 33),
            "one place of several",
        ),
    ],
)
def test_what_is_no_dispute_of_counts(other: Reading, why: str) -> None:
    assert asked(GOVERNMENT, other) == [], why


@pytest.mark.parametrize(
    ("count", "value", "hedge", "differ"),
    [
        ("at least 3 soldiers", 3, "at_least", False),
        ("at least 33 soldiers", 33, "at_least", True),
        ("at most 40 soldiers", 40, "at_most", False),
        ("at most 4 soldiers", 4, "at_most", True),
    ],
)
def test_a_bound_differs_only_from_what_it_leaves_no_room_for(
    count: str, value: float, hedge: str, differ: bool
) -> None:
    text, day = f"The raid at Tolm killed {count}.", "2031-03-03"
    known = replace(GOVERNMENT, article=replace(GOVERNMENT.article, published=day))
    assert bool(asked(known, reading("b", text, count, value, hedge=hedge, published=day))) is differ


def test_a_later_count_replaces_an_earlier_one() -> None:
    first, second = (
        replace(one, article=replace(one.article, published=day))
        for one, day in ((GOVERNMENT, "2031-03-03"), (REBELS, "2031-03-05"))
    )
    assert asked(first, second) == []
    fewer = reading(
        "c", "The raid at Tolm killed 20 soldiers.", "20 soldiers", 20, published="2031-03-05T20:00"
    )
    assert asked(first, second, fewer) == ["How many soldiers were killed in the raid: 20 or at least 33?"]


def test_one_paper_does_not_differ_from_itself() -> None:
    first, second = (
        replace(one, article=replace(one.article, publisher="Tarn Post")) for one in (GOVERNMENT, REBELS)
    )
    assert asked(first, second) == []
    claimed = replace(second.found.numbers[0], said_by="rebels")
    assert len(asked(first, replace(second, kept=replace(second.found, numbers=(claimed,))))) == 1
