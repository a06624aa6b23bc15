"""PDF documents: reading order, what is not the story, and what cannot be read."""

from __future__ import annotations

import pytest
from made_files import article, body, of_kind, pdf, reason
from soon import soon


def column(left: float, top: float, words: str, width: int = 34) -> list[tuple[float, float, float, str]]:
    lines: list[str] = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [(left, top - 12 * at, 10, line) for at, line in enumerate(lines)]


LEFT = (
    "The council of Velmora voted on Monday to rebuild the bridge over the river, which has been closed for a year. "
    "Nobody was hurt when it fell, the mayor said, but the ferry has carried everything since"
)
RIGHT = "then and the queue is long. The work will cost 3 million and will take until the autumn, according to the engineers."


def test_columns_are_read_one_after_the_other_also_where_they_are_drawn_line_by_line() -> None:
    left, right = column(50, 700, LEFT), column(320, 700, RIGHT)
    by_line = [text for pair in zip(left, [*right, *right], strict=False) for text in pair]
    drawn = list(dict.fromkeys([(50, 760, 24, "Bridge to be rebuilt"), *by_line, *left, *right]))
    found = article(pdf([drawn]))
    assert found.title == "Bridge to be rebuilt"
    assert body(found) == [f"{LEFT} {RIGHT}"]


def test_running_heads_and_page_numbers_are_kept_apart_and_paragraphs_go_on_over_pages() -> None:
    first, second = column(50, 700, LEFT), column(50, 700, RIGHT)
    pages = [
        [(50, 770, 8, "The Velmora Post"), *first, (300, 30, 8, "1")],
        [(50, 770, 8, "The Velmora Post"), *second, (300, 30, 8, "2")],
    ]
    found = article(pdf(pages))
    assert body(found) == [f"{LEFT} {RIGHT}"]
    assert of_kind(found, "boilerplate") == ["The Velmora Post", "1"]
    assert found.line_at(found.text.index("queue")) == 2


def test_words_broken_at_a_line_end_are_whole_but_compounds_keep_their_hyphen() -> None:
    lines = ["The council voted on Monday to recon-", "struct the bridge, and a well-", "known firm of the town will do it all,",
             "well, as it is known to everybody here."]  # fmt: skip
    found = article(pdf([[(50, 700 - 12 * at, 10, line) for at, line in enumerate(lines)]]))
    assert "to reconstruct the bridge, and a well-known firm" in found.text


def test_white_space_and_size_part_paragraphs() -> None:
    story = [*column(50, 700, LEFT), *column(50, 600, RIGHT)]
    assert body(article(pdf([story]))) == [LEFT, RIGHT]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (pdf([[]]), "scanned: no text"),
        (pdf([column(50, 700, LEFT)], locked=True), "encrypted"),
        (pdf([column(50, 700, LEFT)])[:200], "PDF"),
        (b"%PDF-1.7 nothing", "damaged PDF"),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, words: str) -> None:
    assert words in reason(raw, ".pdf")


def test_a_page_of_very_many_pieces_ends_soon() -> None:
    pieces = [(10 + 7 * (at % 80), 790 - 2 * (at // 80), 2.0, "ab") for at in range(12_000)]
    with soon():
        assert article(pdf([pieces]))


@pytest.mark.parametrize("mark", [".", "-"])
def test_a_line_of_marks_at_the_edge_of_a_page_is_no_page_number_and_ends_soon(mark: str) -> None:
    with soon():
        found = article(pdf([[(50, 770, 8, mark * 80_000), *column(50, 700, LEFT)]]))
    assert of_kind(found, "boilerplate") == []
