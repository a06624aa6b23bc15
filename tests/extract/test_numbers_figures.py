"""The named features by which figures are told from other numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.numbers import read_numbers
from briefing.extract.numbers.figures import figure_features
from briefing.extract.parse import Parsed

ParseText = Callable[..., Parsed]


def features(parsed: Parsed) -> set[str]:
    *_, last = read_numbers(parsed)
    found = figure_features(last)
    assert set(found.values()) == {1.0}
    return set(found)


@pytest.mark.parametrize(
    ("text", "shown", "hidden"),
    [
        ("Twelve bridges closed.", {"kind:count", "form:words", "kind:count form:words"}, {"form:digits"}),
        ("They paid $5.", {"kind:money", "form:digits", "money after:PUNCT"}, {"small digits"}),
        ("About 12 bridges closed.", {"hedged", "count hedged:True"}, {"unhedged", "count hedged:False"}),
        ("Dozens of soldiers left.", {"unhedged", "form:vague", "count after:of"}, {"hedged"}),
        ("A man aged 43 resigned.", {"age"}, {"range", "score"}),
        ("Between 5 and 10 trucks burned.", {"range", "small digits"}, {"age", "score"}),
        ("Velmora won 3-1 on Sunday.", {"score"}, {"age", "range"}),
        ("It sold 9 trucks.", {"small digits"}, {"range", "hedged"}),
        ("It sold 10 trucks.", {"form:digits"}, {"small digits"}),
        ("It sold nine trucks.", {"form:words"}, {"small digits"}),
        ("It sold 12 trucks.", {"count attributive NOUN", "count noun:True"}, {"count first", "in a name"}),
        ("They own 5", {"count noun:False"}, {"count after:PUNCT", "count attributive NOUN"}),
    ],
)
def test_what_a_number_is_by_itself(
    parse_text: ParseText, text: str, shown: set[str], hidden: set[str]
) -> None:
    found = features(parse_text(text))
    assert shown <= found
    assert not hidden & found


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("It sold 12 trucks.", "count"),
        ("It sold one truck.", "one"),
        ("One to 3 trucks left.", "count"),
        ("They paid $5.", "money"),
        ("They rested for three hours.", "duration"),
        ("It took one hour.", "one"),
        ("It took a week.", "a period"),
        ("They waited for days.", "bare period"),
    ],
)
def test_the_sort_of_a_number_stands_before_what_is_around_it(
    parse_text: ParseText, text: str, sort: str
) -> None:
    around = {name.rsplit(" hedged:", 1)[0] for name in features(parse_text(text)) if " hedged:" in name}
    assert around == {sort}


@pytest.mark.parametrize(
    ("text", "shown", "hidden"),
    [
        ("Twelve bridges closed.", {"count first", "count after:NOUN"}, {"count after:bridges"}),
        ("In 12 towns it rained.", {"count before:in", "count before:ADP"}, {"count first"}),
        ("It rained. Twelve bridges closed.", {"count first"}, {"count before:PUNCT"}),
        ("They rested for three hours in the hall.", {"duration after:in", "duration unit:hour"}, set()),
        ("They sold 12 trucks.", {"count before:VERB"}, {"count before:sold", "count unit:None"}),
        ("It came 12 times.", {"count counts:time"}, set()),
        ("It sold 12 trucks.", set(), {"count counts:truck", "count counts a name"}),
        ("5 percent of Norland voted.", {"percent counts a name"}, set()),
        ("They paid $5 million.", {"money dep:dobj"}, {"money dep:quantmod"}),
    ],
)
def test_what_is_around_a_number(parse_text: ParseText, text: str, shown: set[str], hidden: set[str]) -> None:
    found = features(parse_text(text))
    assert shown <= found
    assert not hidden & found


def test_only_bare_counts_tell_what_the_model_of_names_sees_in_them(parse_text: ParseText) -> None:
    texts = (
        "It sold 12 trucks.",
        "Dozens of soldiers left.",
        "They paid $5.",
        "They rested for three hours.",
    )
    told = [any(" entity:" in name for name in features(parse_text(text))) for text in texts]
    assert told == [True, False, False, False]
