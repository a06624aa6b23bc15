"""Words of likelihood and their ranges."""

from __future__ import annotations

import pytest

from briefing.extract.questions.likelihood import likelihood


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Rain is likely on Sunday.", "likely (55–80 %)"),
        ("Rain is very likely on Sunday.", "very likely (80–95 %)"),
        ("A deal is unlikely this year.", "unlikely (20–45 %)"),
        ("A deal is highly unlikely this year.", "highly unlikely (5–20 %)"),
        ("It is almost certain to fail.", "almost certain (95–99 %)"),
        ("There is a remote chance of snow.", "remote chance (1–5 %)"),
        ("Probably nobody will come.", "probably (55–80 %)"),
        ("Nobody will come.", None),
        ("She lives in Likelytown.", None),
    ],
)
def test_the_source_s_words_are_kept_with_their_range(text: str, label: str | None) -> None:
    assert likelihood(text) == label
