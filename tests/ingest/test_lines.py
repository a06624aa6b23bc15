"""Lines to paragraphs: where one begins, which words a line end broke, and which lines each came from."""

from __future__ import annotations

import textwrap

import pytest

from briefing.ingest.lines import Paragraph, paragraphs, split_lines

FULL = "The council of Velmora voted on Monday to"
"""A line of the width at which the texts here are wrapped, in the middle of a sentence."""
ENDED = "The council of Velmora voted on that day."
SHORT = "to rebuild the bridge"
LAST = "rebuild the bridge over the river of old."
PROSE = (
    "The council of Velmora voted on Monday to rebuild the bridge over the river which has been closed "
    "for a year while engineers looked at what the flood had left of its piers and of the road to them "
)


def texts(text: str, *, printed: bool = False) -> list[str]:
    return [one.text for one in paragraphs(split_lines(text), printed=printed)]


def wrapped(before: str, after: str) -> int:
    """Return how many paragraphs two neighbouring lines of a wrapped text come to."""
    return len(
        paragraphs(split_lines(f"{FULL}\n{FULL}\n{FULL}\n{before}\n{after}\n{FULL}\n{FULL}\n{LAST}\n"))
    )


@pytest.mark.parametrize(
    ("before", "after", "count", "why"),
    [
        (ENDED, f"  {FULL}", 2, "an indent after the end of a sentence"),
        (SHORT, f"  {FULL}", 2, "an indent after a short line"),
        (FULL, f"  {FULL}", 1, "an indent in the middle of a sentence is a slip"),
        (f"  {ENDED}", f"  {FULL}", 1, "what is indented as a whole has no indents"),
        (f"  {SHORT}.", f"  {FULL}", 2, "there too a short line with a full stop is the last"),
        (f"  {ENDED}", FULL, 1, "the second line of an indented paragraph"),
        (f"{SHORT}.", FULL, 2, "a short line with a full stop"),
        (SHORT, FULL, 1, "a short line in the middle of a sentence"),
        (ENDED, FULL, 1, "a full line that happens to end a sentence"),
        (f"{SHORT}.", f"  {FULL.lower()}", 1, "nothing begins with a small letter"),
        (f"{SHORT}.", "7 of its members were away on that day, to", 2, "a number can open a paragraph"),
        (f"{SHORT}.", f"“{FULL}", 2, "a quotation can open a paragraph"),
        (f"{SHORT}.”", FULL, 2, "a quotation can end one"),
        ("https://example.org/velmora", FULL, 3, "an address stands alone"),
        (FULL, "March 3, 2031", 3, "a date stands alone"),
    ],
)
def test_a_paragraph_begins_after_a_short_line_or_at_an_indent(
    before: str, after: str, count: int, why: str
) -> None:
    assert wrapped(before, after) == count, why


@pytest.mark.parametrize(
    ("length", "count"), [(29, 1), (31, 2)], ids=["under three quarters", "over three quarters"]
)
def test_a_line_is_short_under_three_quarters_of_the_width(length: int, count: int) -> None:
    before = "to rebuild the bridge in two years"[: length - 1] + "."
    assert wrapped(before, FULL) == 3 - count


@pytest.mark.parametrize(
    ("width", "joined"), [(20, False), (30, True), (70, True), (138, True), (160, False)], ids=str
)
def test_text_is_wrapped_at_widths_that_screens_and_paper_have(width: int, joined: bool) -> None:
    lines = textwrap.wrap(PROSE * 4, width)
    assert (len(texts("\n".join(lines))) == 1) is joined


def test_lines_that_mostly_end_sentences_are_paragraphs() -> None:
    assert len(texts(f"{ENDED}\n{ENDED}\n{FULL}\n{ENDED}\n")) == 4
    assert len(texts(f"{ENDED}\n{FULL}\n{ENDED}\n")) == 1, "half of the lines that could go on do"


def test_a_few_lines_that_are_much_too_long_do_not_hide_that_a_text_is_wrapped() -> None:
    table = f"{FULL} " * 5
    assert len(texts("\n".join([FULL] * 30 + [table]))) == 2
    assert len(texts("\n".join([FULL] * 12 + [table] * 3))) == 15


@pytest.mark.parametrize(
    ("text", "printed", "word", "why"),
    [
        ("of the govern-\nment that", True, "government", "a printer breaks words"),
        ("of the govern-\nment that", False, "govern-ment", "a writer does not"),
        ("of the peace-\nkeeping force, keeping the peace", True, "peace-keeping", "both halves are words"),
        ("of the peace-\nkeeping force, for peace", True, "peacekeeping", "only one half is a word"),
        ("of the PEACE-\nkeeping force, Keeping Peace", True, "PEACE-keeping", "capitals do not count"),
        ("of the peace-\nkeeping men, keeping-peace", True, "peace-keeping", "words within compounds count"),
        ("of the peace-\nkeeping force, a peace-keeping", True, "peace-keeping", "it is so elsewhere"),
        ("of the govern-\nment and a govern-\nment", True, "government", "broken twice is broken"),
        (
            "of the govern-\nment, a government, peace-\nkeeping",
            False,
            "peacekeeping",
            "one broken word tells",
        ),
        (
            "of the govern-\nment, a government, peace-\nkeeping, half-\nbaked, a half-baked",
            False,
            "peace-keeping",
            "a compound was parted too",
        ),
        ("of two-\nand three-day strikes", True, "two- and", "a hyphen that waits for its word"),
        ("of the al-\nAssad family", True, "al-Assad", "a name goes on with a capital"),
        ("of the 2019-\n2020 season", True, "2019-2020", "a range is no word"),
    ],
)
def test_a_word_at_a_line_end(text: str, printed: bool, word: str, why: str) -> None:
    (found,) = texts(f"the leaders of the town spoke {text}", printed=printed)
    assert f" {word}" in found, why


def test_a_paragraph_knows_the_line_that_it_begins_on_and_each_that_follows() -> None:
    first, second = paragraphs(split_lines(f"\n{FULL}\n{LAST}\n\n\n{FULL}\n{LAST}\n"))
    assert (first.line, second.line) == (2, 6)
    assert first == Paragraph(f"{FULL} {LAST}", ((0, 2), (len(FULL) + 1, 3)))


def test_the_place_of_a_line_counts_the_hyphen_that_fell_away() -> None:
    text = f"{FULL}\n{FULL}\nrebuild the bridge by order of the govern-\nment that was. {SHORT}\n{FULL}\n"
    (found,) = paragraphs(split_lines(text), printed=True)
    places = [found.text[start : start + 10] for start, _ in found.marks]
    assert places == [FULL[:10], FULL[:10], "rebuild th", "ment that ", FULL[:10]]


def test_lines_are_counted_from_one() -> None:
    assert [one.line for one in paragraphs(split_lines("One.\nTwo."))] == [1, 2]


def test_white_space_within_a_line_is_one_space() -> None:
    assert texts("The  council\tof\u00a0Velmora") == ["The council of Velmora"]
