"""What a number counts, in words that can be read alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.numbers import find_numbers
from briefing.extract.numbers.events import past_participle
from briefing.extract.parse import Parsed

ParseText = Callable[..., Parsed]


@pytest.mark.parametrize(
    ("text", "what", "head"),
    [
        ("Heavy shelling has killed dozens of Velmian soldiers in Ostby.", "killed", "soldiers"),
        ("The army shot down three drones.", "drones shot down by army", "drones"),
        (
            "At least two more soldiers were killed in the attack.",
            "soldiers killed in the attack",
            "soldiers",
        ),
        ("Police arrested two men aged 19 and 24.", "men arrested by Police", "men"),
        ("Twelve people died in the fire.", "people who died in the fire", "people"),
        ("The blast struck at noon, killing more than 2,100.", "people killed", None),
        (
            "Police arrested five members of a spy ring.",
            "members of a spy ring arrested by Police",
            "members",
        ),
        ("The company plans to build 500 homes.", "homes to be built by company", "homes"),
        ("The group sacked 40 workers.", "workers sacked by group", "workers"),
        ("Anna Larsen has three sons.", "sons (Anna Larsen)", "sons"),
        ("He owns a house valued at $5 million.", "house", "house"),
        ("The talks lasted three hours.", "hours (talks)", "hours"),
        ("He faces five years' imprisonment.", "imprisonment", "imprisonment"),
        ("In March 15 soldiers died in a raid.", "soldiers who died in a raid", "soldiers"),
        ("Torvik is 295 miles south-east of the capital.", "distance from capital", "Torvik"),
        ("The Velm index rose on Monday to 1,500 points.", "points (Velm index)", "points"),
        ("About 300 people were told to leave their homes.", "people told to leave their homes", "people"),
        ("Eight people are still missing.", "people missing", "people"),
        ("About 400 people live on the island.", "people who live on the island", "people"),
        ("At least 20 people had gathered there.", "people who had gathered", "people"),
        ("Twelve people said they were afraid.", "people", "people"),
        ("Four people could lose their homes.", "people", "people"),
        ("The hopes rose at two points in the talks.", "points", "points"),
        ("The army did not kill two soldiers.", "soldiers", "soldiers"),
        ("It could kill 300 people.", "people", "people"),
        ("The bank lent $5 million.", "lent by bank", "bank"),
        ("It cost $2 million, the Velmian minister said.", "", None),
    ],
)
def test_what_is_counted_is_told_with_what_happened_to_it(
    parse_text: ParseText, text: str, what: str, head: str | None
) -> None:
    (number,) = (n for n in find_numbers(parse_text(text)) if n.figure)
    assert what in (number.what or "")
    assert number.head == head


def test_a_period_is_nobodys(parse_text: ParseText) -> None:
    (number,) = find_numbers(parse_text("Anna Larsen lived in Oslo for twelve years."))
    assert number.what == "years"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Economists expected 0.3 percent in June.", None),
        ("Inflation rose to 5 percent. Analysts polled by Torv expect 4 percent this year.", "Inflation"),
        ("Economists forecast growth of 5 percent.", "growth"),
        ("The company expects 4 percent.", "company"),
    ],
)
def test_who_foresees_an_amount_is_not_what_it_is_of(
    parse_text: ParseText, text: str, what: str | None
) -> None:
    assert find_numbers(parse_text(text))[-1].what == what


def test_the_words_of_another_number_are_left_out(parse_text: ParseText) -> None:
    text = (
        "The 29-year-old Briton's time was three-tenths of a second faster. He sleeps in a five-star hotel."
    )
    _, share, stars = find_numbers(parse_text(text))
    assert share.what == "The Briton's time"
    assert stars.what == "star hotel"


def test_the_town_of_a_dateline_does_nothing(parse_text: ParseText) -> None:
    text = "VELMORA, March 4, 2031 (Herald) - A landslide that closed the harbour killed 15 people."
    whats = [n.what for n in find_numbers(parse_text(text)) if n.value == 15]
    assert whats == ["people killed"]
    text = "BRENN, March 5, 2031 - Veldania agreed on Wednesday to extend the truce by 60 days."
    assert [n.what for n in find_numbers(parse_text(text)) if n.value == 60] == ["days"]


def test_a_part_of_those_counted_before_is_told_apart(parse_text: ParseText) -> None:
    text = "Some 70 workers were inside the hall. Of those, 36 were killed."
    numbers = [n for n in find_numbers(parse_text(text)) if n.figure]
    assert [(n.value, n.what, n.head) for n in numbers][1:] == [(36, "workers killed", "workers")]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("They build homes.", "built"),
        ("They stop trains.", "stopped"),
        ("They deny claims.", "denied"),
        ("They free hostages.", "freed"),
        ("They deploy tanks.", "deployed"),
        ("They visit towns.", "visited"),
    ],
)
def test_past_participles(parse_text: ParseText, text: str, form: str) -> None:
    assert past_participle(parse_text(text).sentences[0].span[1]) == form


def test_a_number_of_which_only_that_is_said_counts_what_the_last_one_counted(parse_text: ParseText) -> None:
    found = find_numbers(
        parse_text("It could cost 1,200 jobs, the union said. The bank put the number at 900.")
    )
    assert [(n.value, n.head) for n in found] == [(1200.0, "jobs"), (900.0, "jobs")]


def test_a_conversion_between_number_and_noun_is_passed_over(parse_text: ParseText) -> None:
    found = find_numbers(parse_text("It will be the hub for 8 miles (13 kilometres) of new tunnels."))
    assert [n.what for n in found] == ["tunnels", "tunnels"]


def test_a_name_has_what_is_said_of_it_after_a_comma(parse_text: ParseText) -> None:
    found = find_numbers(parse_text("The biggest fallers were Norvik, down 6.5%, and Ostby Steel, down 3%."))
    assert [n.what for n in found] == ["biggest fallers (Norvik)", "biggest fallers (Ostby Steel)"]


def test_the_unit_of_a_conversion_counts_nothing(parse_text: ParseText) -> None:
    found = find_numbers(parse_text("The 30-metre-high (100ft) wooden cross fell in Velmora."))
    assert [n.what for n in found] == ["height of wooden cross", "height of wooden cross"]


@pytest.mark.parametrize(
    "text",
    [
        "The shop at 16 Mill Road was closed.",
        "He ruled until his death in 1576.",
        "He served from 1543-4 to 1557-8.",
        "He ruled for long (1537-1566).",
        "It was the worst flood since at least 1588, when the office was founded.",
    ],
)
def test_houses_and_old_years_are_no_figures(parse_text: ParseText, text: str) -> None:
    assert [n.text for n in find_numbers(parse_text(text)) if n.figure] == []


@pytest.mark.parametrize(
    ("text", "value", "high"),
    [
        ("It faces a fine of $3 billion to $5 billion.", 3e9, 5e9),
        ("The company raised $1.5-2 billion.", 1.5e9, 2e9),
        ("Temperatures dropped by 1 to 1.5 degrees Celsius.", 1, 1.5),
    ],
)
def test_ranges_after_of_and_by(parse_text: ParseText, text: str, value: float, high: float) -> None:
    (number,) = find_numbers(parse_text(text))
    assert (number.value, number.high) == (value, high)


def test_a_fall_by_an_amount_to_an_amount_is_no_range(parse_text: ParseText) -> None:
    numbers = find_numbers(parse_text("Shares fell by $3 to $45."))
    assert [(n.value, n.high) for n in numbers] == [(3, None), (45, None)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The clinic treats children between the ages of 10 and 15 at its seat.",
            [("10 and 15", 10, 15, "exact", "children")],
        ),
        ("Boys aged 10 to 15 were let in.", [("10 to 15", 10, 15, "exact", "Boys")]),
        (
            "Girls aged between 8 and 12 were let in by 3 guards.",
            [("8 and 12", 8, 12, "exact", "Girls"), ("3 guards", 3, None, "exact", "guards")],
        ),
        (
            "Some 14 people between the ages of 60 and 85 are missing.",
            [("60 and 85", 60, 85, "exact", "people"), ("Some 14 people", 14, None, "about", "people")],
        ),
        (
            "People under the age of 18 are excluded.",
            [("under the age of 18", 18, None, "less_than", "People")],
        ),
    ],
)
def test_ages_of_a_group_are_a_range_or_a_limit_in_years(
    parse_text: ParseText, text: str, found: list[tuple[str, float, float | None, str, str]]
) -> None:
    numbers = sorted(
        (number for number in find_numbers(parse_text(text)) if number.figure), key=lambda n: -n.start
    )
    assert [(n.text, n.value, n.high, n.hedge, n.head) for n in numbers] == sorted(
        found, key=lambda one: -text.index(one[0])
    )
    assert "year" in {number.unit for number in numbers}
    assert not any("age" in (number.what or "") for number in numbers)


@pytest.mark.parametrize(
    "text", ["Ilse Brandt died at the age of 92 on Monday.", "He left school at the age of 15."]
)
def test_the_age_of_one_person_is_no_figure(parse_text: ParseText, text: str) -> None:
    assert not any(number.figure for number in find_numbers(parse_text(text)))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The cross is 100ft high and weighs 600kg.", ["height of cross", "cross"]),
        ("The wall is 3 metres thick and 2 kilometres long.", ["thickness of wall", "length of wall"]),
        (
            "The crash happened about 150km from the seaside town of Tolm.",
            ["distance from seaside town of Tolm"],
        ),
        ("The village lies 12 miles north of the capital.", ["distance from capital"]),
        ("The house stood 10 metres away from the river.", ["distance from river"]),
        ("They marched 20 kilometres to the border.", [None]),
    ],
)
def test_a_length_tells_which_of_a_thing_it_is(
    parse_text: ParseText, text: str, what: list[str | None]
) -> None:
    assert [number.what for number in find_numbers(parse_text(text))] == what


@pytest.mark.parametrize(
    ("text", "said", "head"),
    [
        ("On Monday 5 people died in the fire.", "5 people", "people"),
        ("On Monday five people died.", "five people", "people"),
        ("In March five soldiers were killed.", "five soldiers", "soldiers"),
    ],
)
def test_what_is_counted_behind_a_day_or_month_is_no_part_of_the_date(
    parse_text: ParseText, text: str, said: str, head: str
) -> None:
    (number,) = [number for number in find_numbers(parse_text(text)) if number.figure]
    assert (number.text, number.head) == (said, head)


@pytest.mark.parametrize("text", ["It is Monday 5 and Tuesday 6.", "They met on May 5 in Velmora."])
def test_the_day_of_a_date_is_no_figure(parse_text: ParseText, text: str) -> None:
    assert not any(number.figure for number in find_numbers(parse_text(text)))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Inflation hit 3 percent. He was fined $5 million.", "fined"),
        ("Inflation hit 3 percent. She was ordered to pay $5 million.", "to be paid"),
        ("He was fined $2 million. He owes $5 million.", "owed"),
        ("Sales rose to $2 million. It was $5 million in May.", "Sales"),
    ],
)
def test_an_amount_of_somebody_is_told_by_its_verb_not_by_another_amount(
    parse_text: ParseText, text: str, what: str
) -> None:
    assert find_numbers(parse_text(text))[-1].what == what


def test_what_befell_all_but_some_did_not_befall_these(parse_text: ParseText) -> None:
    three = find_numbers(parse_text("All but three of the 60 workers were saved."))[0]
    assert (three.value, three.what) == (3, "workers")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The number of people killed by the storm rose to 12.", "people killed"),
        ("The total number of jobs lost in the crisis reached 900.", "jobs lost in the crisis"),
        ("Some 30 homes burned. The number of dead rose to 12.", "number of dead"),
        ("The number of cases stood at 700.", "number of cases"),
    ],
)
def test_a_number_of_people_or_things_tells_of_which(parse_text: ParseText, text: str, what: str) -> None:
    assert find_numbers(parse_text(text))[-1].what == what
