"""Figures made ready to be compared, lined up and labelled."""

from __future__ import annotations

import re

import pytest

from briefing.fuse.agreement import agreement_of, can_hold, same_value
from briefing.fuse.alignment import align, likeness
from briefing.fuse.quantities import Quantity, read_quantities, value_in
from briefing.model import Agreement, Article, Block, Extraction, Number, Reading, Sentence

Given = tuple[str, float | None]


def told(
    name: str, text: str, *given: tuple[str, float | None] | Number, published: str | None = None
) -> Reading:
    """Return an article that says `text`, each figure given by its words and value."""
    sentences = tuple(Sentence(m.start(), m.end(), 0) for m in re.finditer(r"[^.]+\.", text))
    numbers = tuple(g if isinstance(g, Number) else figure(text, *g) for g in given)
    article = Article(name, f"{name}.txt", text, (Block(0, len(text), "body"),), published=published)
    return Reading(article, Extraction(sentences=sentences, numbers=numbers))


def figure(text: str, words: str, value: float | None, **fields: object) -> Number:
    start = text.index(words)
    hedge = "vague" if value is None else "at_least" if words.lower().startswith("at least") else "exact"
    head = words.rsplit(maxsplit=1)[-1]
    return Number(
        start, start + len(words), words, value, **{"hedge": hedge, "head": head, "what": head, **fields}
    )  # type: ignore[arg-type]


def quantities(*readings: Reading) -> list[Quantity]:
    return read_quantities([(reading, number) for reading in readings for number in reading.found.numbers])


def label(*readings: Reading) -> Agreement:
    return agreement_of(quantities(*readings))


@pytest.mark.parametrize(
    ("text", "words", "fate"),
    [
        ("The ferry fire killed 15 people and hurt 30 others.", "15 people", "dead"),
        ("The ferry fire killed 15 people and hurt 30 others.", "30 others", "hurt"),
        ("The blast hit a depot, killing 4 guards and wounding 9 clerks.", "9 clerks", "hurt"),
        ("Seven miners died, while more than 30 were injured.", "more than 30", "hurt"),
        ("As many as 10 sailors and 4 cooks were killed.", "10 sailors", "dead"),
        ("The ministry hired 40 teachers.", "40 teachers", None),
    ],
)
def test_what_befell_those_counted_is_told_by_the_nearest_word(
    text: str, words: str, fate: str | None
) -> None:
    (quantity,) = quantities(told("a", text, (words, 1.0)))
    assert quantity.fate == fate


@pytest.mark.parametrize(
    ("own", "value", "unit", "expected"),
    [
        ("share", 2 / 3, "%", 66.67),
        ("%", 92.5, "share", 0.925),
        ("metre", 30, "foot", 98.43),
        ("metre", 30, "tonne", 30),
        (None, 40, "%", 40),
    ],
)
def test_a_value_is_told_in_the_unit_of_those_that_it_stands_with(
    own: str | None, value: float, unit: str, expected: float
) -> None:
    text = "The cross rises over the town by a little more than the church."
    (quantity,) = quantities(told("a", text, figure(text, "a little more", value, unit=own, head="cross")))
    assert value_in(quantity, unit) == (expected, None)


def test_units_of_one_measure_are_compared_in_one_unit() -> None:
    tower = "The tower is 30 metres high."
    spire = "The tower is 100 feet high."
    metres, feet = quantities(
        told("a", tower, figure(tower, "30 metres", 30.0, unit="metre")),
        told("b", spire, figure(spire, "100 feet", 100.0, unit="foot")),
    )
    assert metres.measure == feet.measure == "length"
    assert same_value(metres, feet)


def test_a_vague_word_holds_with_what_it_can_mean() -> None:
    some, many, few = quantities(
        told("a", "The fire killed dozens of people.", ("dozens of people", None)),
        told("b", "The fire killed 46 people.", ("46 people", 46.0)),
        told("c", "The fire killed 3 people.", ("3 people", 3.0)),
    )
    assert can_hold(some, many)
    assert not can_hold(some, few)


@pytest.mark.parametrize(
    ("first", "second", "dates", "expected"),
    [
        (("15 people", 15.0), ("at least 15 people", 15.0), ("2031-05-01", "2031-05-02"), "agree"),
        (("1,000 people", 1000.0), ("1,020 people", 1020.0), ("2031-05-01", "2031-05-02"), "agree"),
        (("15 people", 15.0), ("19 people", 19.0), ("2031-05-01", "2031-05-02"), "updated"),
        (("15 people", 15.0), ("19 people", 19.0), ("2031-05-01", "2031-05-01"), "differ"),
        (("19 people", 19.0), ("15 people", 15.0), ("2031-05-01", "2031-05-02"), "differ"),
        (("15 people", 15.0), ("19 people", 19.0), (None, None), "differ"),
        (("at least 15 people", 15.0), ("40 people", 40.0), (None, None), "updated"),
    ],
)
def test_agreement(
    first: Given, second: Given, dates: tuple[str | None, str | None], expected: Agreement
) -> None:
    one = told("a", f"The fire killed {first[0]}.", first, published=dates[0])
    other = told("b", f"The fire killed {second[0]}.", second, published=dates[1])
    assert label(one, other) == expected


def test_a_lower_figure_updates_where_its_sentence_says_so() -> None:
    early = told("a", "The fire killed 19 people.", ("19 people", 19.0), published="2031-05-01")
    late = told("b", "The toll was revised to 15 people.", ("15 people", 15.0), published="2031-05-02")
    assert label(early, late) == "updated"


def test_figures_of_one_article_are_single() -> None:
    text = "The fire killed 15 people. Later 19 people had died."
    assert label(told("a", text, ("15 people", 15.0), ("19 people", 19.0))) == "single"


FIRE = "A fire on the Ilmar ferry killed 15 people and hurt 30 others on Monday."


def test_the_dead_are_not_lined_up_with_the_hurt() -> None:
    other = "Officials in Ilmar said the ferry fire killed 15 people and hurt 31 others."
    readings = (
        told("a", FIRE, ("15 people", 15.0), ("30 others", 30.0)),
        told("b", other, ("15 people", 15.0), ("31 others", 31.0)),
    )
    assert align(quantities(*readings)) == [[0, 2], [1, 3]]


def test_a_part_is_not_lined_up_with_its_whole() -> None:
    other = "The Ilmar ferry fire killed 13 children on Monday."
    assert (
        align(quantities(told("a", FIRE, ("15 people", 15.0)), told("b", other, ("13 children", 13.0)))) == []
    )


def test_tolls_of_different_events_are_not_lined_up() -> None:
    other = "In March an avalanche in Tarn valley killed 22 people near a hut."
    assert (
        align(quantities(told("a", FIRE, ("15 people", 15.0)), told("b", other, ("22 people", 22.0)))) == []
    )


def test_a_denominator_counts_nothing() -> None:
    one = "Roads in Ilmar saw 38 deaths per 100,000 people."
    assert (
        align(quantities(told("a", one, ("100,000 people", 1e5)), told("b", one, ("100,000 people", 1e5))))
        == []
    )


def test_groups_do_not_depend_on_how_many_articles_repeat_a_figure() -> None:
    readings = [told(f"a{i}", FIRE, ("15 people", 15.0)) for i in range(60)]
    assert align(quantities(*readings)) == [list(range(60))]


def test_an_endless_sentence_is_read_in_time() -> None:
    text = "killed and " * 20_000 + "15 people."
    (quantity,) = quantities(told("a", text, ("15 people", 15.0)))
    assert quantity.fate == "dead"


def test_an_old_toll_and_a_new_one_are_lined_up_although_one_article_gives_both() -> None:
    corrected = "Police raised the official toll of the Ilmar ferry fire, killed people, to 16 from 15."
    later = "The Ilmar ferry fire on Monday killed 16 people."
    readings = (
        told("a", FIRE, ("15 people", 15.0), published="2031-05-01"),
        told(
            "b",
            corrected,
            *(figure(corrected, f"{n:.0f}", n, head="toll") for n in (16.0, 15.0)),
            published="2031-05-02",
        ),
        told("c", later, ("16 people", 16.0), published="2031-05-02"),
    )
    assert align(quantities(*readings)) == [[0, 1, 2, 3]]
    assert label(*readings) == "updated"


def test_an_article_that_counts_two_things_is_not_taken_to_correct_itself() -> None:
    two = "The ferry fire in Ilmar killed 16 people. An older fire on the Ilmar ferry killed 15 people."
    readings = (
        told("a", FIRE, ("15 people", 15.0)),
        told("b", two, ("16 people", 16.0), ("15 people", 15.0)),
    )
    assert [0, 1, 2] not in align(quantities(*readings))


def test_the_dead_called_by_two_nouns_are_lined_up_with_a_figure_that_clashes() -> None:
    nouns = [("a", "workers", 15.0), ("b", "people", 15.0), ("c", "people", 16.0)]
    readings = [
        told(
            name, f"The blast at the Kelmar plant killed {value:.0f} {noun}.", (f"{value:.0f} {noun}", value)
        )
        for name, noun, value in nouns
    ]
    assert align(quantities(*readings)) == [[0, 1, 2]]
    assert align(quantities(readings[0], readings[2])) == []


def test_figures_of_different_bearers_are_not_lined_up() -> None:
    texts = {"a": "Norvik shares lost 5 percent.", "b": "Castell shares rose 19 percent."}
    mine, theirs = (
        told(name, text, figure(text, text[-len(end) - 1 : -1], value, unit="%", head="shares", what=text[: text.index("shares") + 6]))
        for (name, text), end, value in zip(texts.items(), ("5 percent", "19 percent"), (5.0, 19.0), strict=True)
    )  # fmt: skip
    one, other = quantities(mine, theirs)
    assert one.of_another(other)
    assert not one.of_another(one)
    assert likeness(one, other) < 0


def test_a_bearer_in_brackets_counts_and_an_agent_does_not() -> None:
    text = "They wanted 30 days and 90 days and 4 days."
    ours, theirs, someones = quantities(
        told(
            "a",
            text,
            figure(text, "30 days", 30.0, what="days (Veldania)"),
            figure(text, "90 days", 90.0, what="days (Sarkovia)"),
            figure(text, "4 days", 4.0, what="days lost by Norvik"),
        )
    )
    assert ours.of_another(theirs)
    assert not ours.of_another(someones)


def test_words_stand_in_the_order_of_the_text_so_that_sums_are_the_same_in_every_process() -> None:
    reading = told(
        "a", "Rescuers carried seven wounded miners from the flooded eastern shaft.", ("seven", 7.0)
    )
    (quantity,) = read_quantities([(reading, reading.found.numbers[0])])
    text = reading.article.text.lower()
    places = [text.index(word[:5]) for word in quantity.context]
    assert len(places) > 4
    assert places == sorted(places)
