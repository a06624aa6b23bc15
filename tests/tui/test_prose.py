"""An article as lines: wrapping by offsets, labels, layers of marks."""

from __future__ import annotations

import time

import pytest
from rich.cells import cell_len
from tui.invented import SENTENCES, article

from briefing.tui.prose import Layer, line_at, line_pieces, matches, prose_lines


def texts(source, width):
    return ["".join(text for text, _ in line_pieces(source, line, ())) for line in prose_lines(source, width)]


@pytest.mark.parametrize("width", [1, 5, 20, 60, 100])
@pytest.mark.parametrize(
    "body", [SENTENCES, ("嵐の後で港は閉鎖された。" * 9,), ("x" * 300,), ("two\nlines",), ("",)]
)
def test_no_line_is_wider_than_the_screen_and_no_word_is_lost(body, width) -> None:
    source = article(body=body)
    lines = prose_lines(source, width)
    assert all(cell_len(source.text[one.start : one.end]) <= max(width, 2) for one in lines)
    kept = "".join(source.text[one.start : one.end] for one in lines)
    assert "".join(kept.split()) == "".join(source.text.split())


def test_furniture_is_named_and_dimmed() -> None:
    source = article()
    line = prose_lines(source, 80)[2]
    assert line_pieces(source, line, ()) == (
        ("[caption] ", "accent"),
        ("The harbour on Monday. Photo: nobody", "muted"),
    )


def test_later_layers_lie_over_earlier_ones() -> None:
    source = article(body=("one two three",))
    line = prose_lines(source, 80)[-1]
    at = line.start
    pieces = line_pieces(
        source, line, (Layer("marked", ((at, at + 13),)), Layer("match", ((at + 4, at + 7),)))
    )
    assert pieces == (("one ", "marked"), ("two", "match"), (" three", "marked"))


def test_control_characters_are_never_drawn() -> None:
    source = article(title="a\x1b]0;owned\x07b\u202ec", body=("tail\x1b[31m",))
    assert all(text.isprintable() for text in texts(source, 40))


def test_a_search_ignores_case_and_line_breaks() -> None:
    source = article(body=("The Old\nHarbour and the old harbour",))
    assert len(matches(source, "old HARBOUR")) == 2
    assert matches(source, "  ") == ()
    assert matches(source, "(") == ()


def test_an_offset_finds_its_line() -> None:
    source = article()
    lines = prose_lines(source, 20)
    at = source.text.index("landslide")
    found = lines[line_at(lines, at)]
    assert found.start <= at < found.end


def test_a_very_long_article_is_laid_out_at_once() -> None:
    source = article(body=("word " * 200_000,))
    began = time.process_time()
    lines = prose_lines(source, 100)
    assert len(lines) > 9_000
    assert time.process_time() - began < 2
