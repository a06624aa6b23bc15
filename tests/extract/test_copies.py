"""A copy is read like an article of its own, whatever was read before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract import copies, extract_parsed
from briefing.extract.parse import Parsed, _known_docs

Parse = Callable[..., Parsed]
STORY = (
    "VELMORA, March 3 (Meridian) - Mayor Ilse Brandt said on Monday that the old bridge will close.\n\n"
    "At least 12 people were hurt when a rail gave way. It is not clear who built it, she said.\n\n"
    "“We will rebuild it for $4 million,” said Jan Torv of the Works Ministry. He may resign next week."
)


@pytest.mark.parametrize(
    ("title", "story"),
    [
        ("The Port Lume Times: Velmora bridge to close, and 12 are hurt", STORY),
        (None, STORY),
        ("Bridge to close", STORY.partition("\n\n")[2]),
        ("Bridge to close", STORY.rpartition("\n\n")[0]),
        ("Bridge to close", "The bridge is the oldest of 40.\n\n" + STORY),
    ],
)
def test_what_is_found_in_a_copy_is_what_is_found_in_it_alone(
    parse_text: Parse, title: str | None, story: str
) -> None:
    extract_parsed(parse_text(STORY, title="Bridge to close", published="2031-03-04"))
    copy = extract_parsed(parse_text(story, title=title, published="2031-03-05"))
    _known_docs.cache_clear()
    assert copy == extract_parsed(parse_text(story, title=title, published="2031-03-05"))
    assert copy.mentions
    assert copy.questions


def test_the_questions_of_a_copy_are_not_asked_anew(
    parse_text: Parse, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = extract_parsed(parse_text(STORY, title="Bridge to close"))
    monkeypatch.delattr(copies, "look_for_questions")
    again = extract_parsed(parse_text(STORY, title="Old bridge to close"))
    assert [question.text for question in again.questions] == [question.text for question in first.questions]
    assert [question.start - 4 for question in again.questions] == [q.start for q in first.questions]
    assert [sentence.open for sentence in again.sentences] == [sentence.open for sentence in first.sentences]
