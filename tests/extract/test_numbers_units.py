"""Units and currencies around a numeral, in plain text."""

from __future__ import annotations

import pytest

from briefing.extract.numbers.money import read_setting
from briefing.extract.numbers.numerals import read_numerals
from briefing.extract.numbers.units import Measure, is_unit, measure, rate_behind


def measured(text: str, url: str | None = None) -> list[Measure]:
    setting = read_setting(text, url)
    found = (measure(text, numeral, setting) for numeral in read_numerals(text))
    return [m for m in found if m is not None]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$3.5 million", 3.5e6, "USD"),
        ("US$180m", 180e6, "USD"),
        ("US $58.24", 58.24, "USD"),
        ("A$7", 7, "AUD"),
        ("C$7 billion", 7e9, "CAD"),
        ("HK$30", 30, "HKD"),
        ("N$2 million", 2e6, "NAD"),
        ("R5 million", 5e6, "ZAR"),
        ("RM23.50", 23.5, "MYR"),
        ("£1.2bn", 1.2e9, "GBP"),
        ("1,200€", 1200, "EUR"),
        ("€3,50", 3.5, "EUR"),
        ("¥500", 500, "JPY"),
        ("₦500", 500, "NGN"),
        ("KSh300", 300, "KES"),
        ("Tk 5 lakh", 500000, "BDT"),
        ("20,000 baht", 20000, "THB"),
        ("289.4 billion won", 289.4e9, "KRW"),
        ("300 million yuan", 300e6, "CNY"),
        ("Rs 5 crore", 5e7, "INR"),
        ("19 cents", 19, "cent"),
        ("5 percent", 5, "%"),
        ("5 per cent", 5, "%"),
        ("+628%", 628, "%"),
        ("50 basis points", 50, "basis point"),
        ("three percentage points", 3, "percentage point"),
        ("6000 km", 6000, "kilometre"),
        ("80km/h", 80, "kilometre per hour"),
        ("2 cm", 2, "centimetre"),
        ("8,000 square-meter", 8000, "square metre"),
        ("250-mile", 250, "mile"),
        ("40.7°C", 40.7, "degree Celsius"),
        ("631 kilograms", 631, "kilogram"),
        ("50MW", 50, "megawatt"),
        ("six weeks", 6, "week"),
        ("three consecutive weeks", 3, "week"),
        ("two decades", 20, "year"),
        ("half of them", 0.5, "share"),
        ("57.09 seconds", 57.09, "second"),
        ("over 2K followers", 2000, None),
        ("five trucks", 5, None),
        ("one MP said", 1, None),
        ("a 12 MP camera", 12, "megapixel"),
        ("won 5 won", 5, None),
        ("a 5m wall", 5, "metre"),
        ("5m people", 5e6, None),
        ("5m angry voters", 5e6, None),
        ("5b people", 5e9, None),
        ("$5t", 5e12, "USD"),
        ("10kg loads", 10, "kilogram"),
        ("½kg of rice", 0.5, "kilogram"),
        ("1.5s", 1.5, "second"),
        ("100 kmh", 100, "kilometre per hour"),
        ("5 g", 5, None),
        ("5 yd", 5, "yard"),
        ("5 km²", 5, "square kilometre"),
        ("500USD", 500, "USD"),
        ("$5 US", 5, "USD"),
        ("$5 CAD", 5, "CAD"),
        ("3 million won", 3e6, "KRW"),
        ("5,000 won", 5000, "KRW"),
        ("1,000 won", 1000, "KRW"),
        ("999 won", 999, None),
        ("20 crowns", 20, None),
    ],
)
def test_value_and_unit(text: str, value: float, unit: str | None) -> None:
    (found,) = measured(text)
    assert (found.value, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("twice as much", 2, None, "times"),
        ("tenfold growth", 10, None, "times"),
        ("half of them", 0.5, "share", "share"),
        ("in 2:05.30", 125.3, "second", "duration"),
        ("thousands of weeks", None, "week", "duration"),
        ("hundreds of decades", None, "decade", "duration"),
        ("dozens of centuries", None, "century", "duration"),
        ("two centuries", 200, "year", "duration"),
        ("dozens of trucks", None, None, ""),
    ],
)
def test_kinds_of_measures(text: str, value: float | None, unit: str | None, kind: str) -> None:
    (found,) = measured(text)
    assert (found.value, found.unit, found.kind) == (pytest.approx(value), unit, kind)


@pytest.mark.parametrize(
    "text",
    [
        "5m children",
        "5m men",
        "5m young people",
        "5m Syrian refugees",
        "5m mostly young people",
        "5m grandchildren",
        "5m homes",
        "5m UK households",
        "5m or more children",
        "5m-strong",
        "5m police",
    ],
)
def test_an_m_before_what_is_counted_is_a_million(text: str) -> None:
    assert [(m.value, m.unit) for m in measured(text)] == [(5e6, None)]


def test_both_ends_of_a_range_are_millions_of_what_it_counts() -> None:
    assert [(m.value, m.unit) for m in measured("2m to 5m women")] == [(2e6, None), (5e6, None)]


@pytest.mark.parametrize(
    "text",
    [
        "5m tall",
        "5m deep holes",
        "5m wide",
        "5m away, people said",
        "5m long boats",
        "5m high",
        "5m waves",
        "the 5m race",
        "the 5m individual medleys",
        "5m distancing rules",
        "5m across fields",
        "5m by the gates",
        "a 5m wall",
        "a 5m people carrier",
        "a wave of 5m hit people",
        "5m glass",
        "5m",
    ],
)
def test_an_m_of_size_or_place_is_a_metre(text: str) -> None:
    assert [(m.value, m.unit) for m in measured(text)] == [(5, "metre")]


@pytest.mark.parametrize(
    ("text", "scaled"),
    [("5m people", True), ("$3bn", True), ("3 million won", True), ("5 trucks", False), ("10kg", False)],
)
def test_a_scale_taken_in_is_remembered(text: str, scaled: bool) -> None:
    assert [m.scaled for m in measured(text)] == [scaled]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They paid 20,000 baht.", "baht"),
        ("It took 12 more weeks.", "weeks"),
        ("It rose by 5%.", "%"),
        ("They sold 5 trucks.", ""),
        ("They paid $5 US.", ""),
        ("They met 5m people.", ""),
    ],
)
def test_the_words_of_the_unit_are_found_at_their_place(text: str, words: str) -> None:
    assert [text[m.unit_start : m.end] for m in measured(text)] == [words]


def test_words_that_are_units_by_themselves() -> None:
    assert [word for word in ("week", "cent", "baht", "truck", "") if is_unit(word)] == [
        "week",
        "cent",
        "baht",
    ]


@pytest.mark.parametrize(
    ("text", "url", "unit"),
    [
        ("Islamabad will pay Rs 5 crore, the Pakistani minister said.", None, "PKR"),
        ("In Colombo, Sri Lanka, the fine is 500 rupees.", None, "LKR"),
        ("Sydney and Melbourne: Australians owe $5 billion.", None, "AUD"),
        ("Loans rose to $5 billion.", "https://www.example.com.au/loans", "AUD"),
        ("One Canadian paid $5 billion.", None, "USD"),
        ("Buenos Aires will print 50 million pesos.", None, "ARS"),
        ("The Kuwaiti cabinet gave 3 million dinars.", None, "KWD"),
    ],
)
def test_shared_names_follow_the_country_of_the_text(text: str, url: str | None, unit: str) -> None:
    (found,) = [m for m in measured(text, url) if m.kind == "money"]
    assert found.unit == unit


def test_bare_degrees_take_the_scale_of_the_text() -> None:
    assert [m.unit for m in measured("It was 35 degrees Celsius, 3 degrees above the mean.")] == [
        "degree Celsius"
    ] * 2
    assert measured("It turned 3 degrees.")[0].unit == "degree"


@pytest.mark.parametrize(
    ("text", "unit"),
    [("he weighs 200 pounds", "pound"), ("he was fined 200 pounds", "GBP"), ("3 million pounds", "GBP")],
)
def test_pounds_are_money_or_weight(text: str, unit: str) -> None:
    assert measured(text)[0].unit == unit


@pytest.mark.parametrize(
    "text", ["5G", "the G7", "3D", "the A4", "the 21st", "the 1990s", "MH370", "@5", "5t", "the 5B", "12s"]
)
def test_digits_glued_to_letters_are_names(text: str) -> None:
    assert measured(text) == []


@pytest.mark.parametrize(
    ("text", "period", "end"),
    [
        ("20,000 baht per month.", "per month", "20,000 baht per month"),
        ("$55 a barrel now", "per barrel", "$55 a barrel"),
        ("1,800 tonnes a day", "per day", "1,800 tonnes a day"),
        ("$5 billion a huge sum", None, "$5 billion"),
        ("two hours a day", "per day", "two hours"),
        ("five a day", "per day", "five"),
        ("40% a year", None, "40%"),
        ("60 litres/day", "per day", "60 litres/day"),
        ("$3-a-day", "per day", "$3-a-day"),
        ("$20 annually", "per year", "$20 annually"),
        ("1,800 tonnes a decade", "per decade", "1,800 tonnes a decade"),
        ("five a century", "per century", "five"),
        ("70 kg per head", "per head", "70 kg per head"),
        ("$31 a share", "per share", "$31 a share"),
        ("$3.50/gallon", "per gallon", "$3.50/gallon"),
        ("5 kilos an animal", None, "5 kilos"),
    ],
)
def test_rates(text: str, period: str | None, end: str) -> None:
    (found,) = measured(text)
    assert (found.period, text[found.start : found.end]) == (period, end)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("200 people a day.", "per day"),
        ("200 people each week, they said", "per week"),
        ("200 people annually", "per year"),
        ("200 people a day after the storm", None),
        ("200 people a boat", None),
        ("200 people died", None),
    ],
)
def test_a_rate_behind_what_is_counted(text: str, period: str | None) -> None:
    assert rate_behind(text, len("200 people")) == period
