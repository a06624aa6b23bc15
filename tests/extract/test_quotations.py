"""Quotation marks: matched, mismatched, unclosed, and told from apostrophes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefing.extract.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will rebuild," she said.', ['"We will rebuild,"']),
        ("“We will rebuild,” she said.", ["“We will rebuild,”"]),
        ("«We will rebuild», she said.", ["«We will rebuild»"]),
        ("``We will rebuild,'' she said.", ["``We will rebuild,''"]),
        ('"We," he said, "will rebuild."', ['"We,"', '"will rebuild."']),
        ("‘We will rebuild the town,’ she said.", ["‘We will rebuild the town,’"]),
        ("The soldiers' camp and the mayor's house burned.", []),
        ("It's the town's '90s bridge, isn't it?", []),
        ("\"A matter of prestige for the town,' said the mayor.", ["\"A matter of prestige for the town,'"]),
        ("It backs \"illegal armed groups' and has gone on.", ["\"illegal armed groups'"]),
        ('"The soldiers\' camp burned," he said.', ['"The soldiers\' camp burned,"']),
        ("He said: “This goes on to the end of the paragraph", ["“This goes on to the end of the paragraph"]),
        ('He called it a "disaster" and left.', ['"disaster"']),
        ("No marks at all.", []),
    ],
)
def test_quotations_are_found(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_unclosed_quotation_says_so() -> None:
    (one,) = find_quotations("“It goes on. And on.")
    assert not one.closed
    assert one.end == len("“It goes on. And on.")


def test_quotations_never_overlap() -> None:
    text = '"one \'two " three\' “four " five” \'six" ' * 30
    found = find_quotations(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= one.start < one.end <= len(text) for one in found)


@pytest.mark.parametrize("mark", ['"', "'", "“", "”", "’", "``", "a's "])
def test_thousands_of_marks_come_to_an_end(mark: str) -> None:
    find_quotations(mark * 5000)
    find_quotations(f"{mark} word " * 3000)
