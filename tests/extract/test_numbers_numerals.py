"""Numerals in plain text: values, fractions, ranges of spelling, and damage."""

from __future__ import annotations

import math
import time

import pytest

from briefing.extract.numbers.numerals import may_hold_number, read_digits, read_numerals


def values(text: str) -> list[float | None]:
    return [numeral.value for numeral in read_numerals(text)]


def written(text: str) -> list[str]:
    return [text[numeral.start : numeral.end] for numeral in read_numerals(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("34 000 people", 34000),
        ("1 234 567 people", 1234567),
        ("3.5 million", 3500000),
        ("1,00,000 voters", 100000),
        ("5 crore", 50000000),
        ("7¾ points", 7.75),
        (".5 litres", 0.5),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500000),
        ("a quarter of a million", 250000),
        ("a million and a half", 1500000),
        ("two and a half million", 2500000),
        ("three and a half months", 3.5),
        ("two-and-a-half times", 2.5),
        ("six-and-a-quarter years", 6.25),
        ("thirty-five thousand two hundred and five", 35205),
        ("a hundred", 100),
        ("5 hundred million", 500000000),
        ("twice", 2),
        ("tenfold", 10),
        ("1:56.30", 116.3),
    ],
)
def test_one_number(text: str, value: float) -> None:
    assert values(text) == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("half of the voters", 0.5),
        ("two-thirds of voters", 2 / 3),
        ("one-third", 1 / 3),
        ("three quarters", 0.75),
        ("a third of the crop", 1 / 3),
        ("one in five people", 0.2),
        ("nine out of 10", 0.9),
        ("2/3 of the members", 2 / 3),
    ],
)
def test_shares(text: str, share: float) -> None:
    (numeral,) = read_numerals(text)
    assert numeral.form == "share"
    assert numeral.value == pytest.approx(share)


@pytest.mark.parametrize(
    "text", ["dozens", "tens of thousands", "hundreds", "several hundred", "a few million"]
)
def test_vague_numbers_have_no_value(text: str) -> None:
    (numeral,) = read_numerals(text)
    assert (numeral.form, numeral.value, written(text)) == ("vague", None, [text])


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("after 3/ died in the fire", "3/"),
        ("l2 soldiers fell", "l2"),
        ("1O people were hurt", "1O"),
        ("it cost S5 million", "S5"),
        ("there were 3,2251 infections", "3,2251"),
        ("it counted 40,28 in May", "40,28"),
        ("some I5 people fell", "I5"),
        ("some 2S0 homes burnt", "2S0"),
    ],
)
def test_damaged_figures_are_flagged_and_never_read(text: str, damaged: str) -> None:
    (numeral,) = read_numerals(text)
    assert (numeral.form, numeral.value, written(text)) == ("garbled", None, [damaged])


@pytest.mark.parametrize(
    "text",
    [
        "open 24/7 all year",
        "since 9/11 nothing",
        "at 10:30 sharp",
        "on 12.05.2020 they met",
        "the first half",
    ],
)
def test_what_is_no_numeral(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("text", ["5G", "the G7", "1/2 of it", "24/7", "a 3D film", "A4 paper", "COVID-19"])
def test_ordinary_names_are_not_damaged(text: str) -> None:
    assert all(numeral.form != "garbled" for numeral in read_numerals(text))


def test_two_numbers_stay_two() -> None:
    assert values("two in 10 minutes") == [2, 10]
    assert values("one of two") == [1, 2]


@pytest.mark.parametrize(
    ("run", "value", "damaged"),
    [
        ("1,234.5", 1234.5, False),
        ("3,5", 3.5, False),
        ("1.234.567", 1234567, False),
        ("1.2.3", None, False),
        ("12,3456", None, True),
    ],
)
def test_runs_of_digits(run: str, value: float | None, damaged: bool) -> None:
    assert read_digits(run) == (value, damaged)


def test_texts_without_numbers_are_passed_over_cheaply() -> None:
    assert not may_hold_number("The ministers met again and left without a word.")
    assert may_hold_number("Dozens left.")
    assert may_hold_number("It took decades.")


@pytest.mark.parametrize(
    "text", ["9" * 5000, "5 " + "million " * 500, "1" + " 000" * 500, "trillion " * 500, "1," * 500]
)
def test_values_stay_finite(text: str) -> None:
    assert all(value is None or math.isfinite(value) for value in values(text))


def test_time_grows_with_the_text_only() -> None:
    text = "and seven thousand 1,234 and a half of 12 million dozens " * 2000
    started = time.process_time()
    assert len(list(read_numerals(text))) > 4000
    assert time.process_time() - started < 5


def test_a_day_of_the_month_is_no_group_of_the_number_behind_it() -> None:
    assert values("May 12 400 people died") == [12, 400]
    assert values("on 12 400 people") == [12400]


def test_a_vulgar_fraction_alone_is_sound() -> None:
    assert read_digits("½") == (0.5, False)
