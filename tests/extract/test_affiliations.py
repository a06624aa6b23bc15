"""To whom a person belongs, as the words beside the name tell it."""

from __future__ import annotations

import pytest

from briefing.extract.affiliations import affiliation_beside
from briefing.model import Mention, MentionKind

NAME, BODY = "Ilse Brandt", "Meridian University"


def beside(text: str, kind: MentionKind = "organisation") -> str | None:
    """Return to whom Ilse Brandt belongs in a text that names a body of this kind."""
    mentions = sorted(
        (
            Mention(at, at + len(name), which, name)
            for name, which in ((NAME, "person"), (BODY, kind))
            if (at := text.find(name)) >= 0
        ),
        key=lambda mention: mention.start,
    )
    return affiliation_beside([m for m in mentions if m.name == NAME], mentions, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ilse Brandt of Meridian University spoke first.",
        "Ilse Brandt of the Meridian University spoke first.",
        "Ilse Brandt (No. 8, $13 billion) of lender Meridian University spoke first.",
        "Ilse Brandt (Meridian University) spoke first.",
        "Ilse Brandt (Meridian University, 43) spoke first.",
        "It was Meridian University's Ilse Brandt who spoke.",
        "It was Meridian University’s deputy director Ilse Brandt who spoke.",
    ],
)
def test_who_owns_a_name_or_stands_behind_it(text: str) -> None:
    assert beside(text) == BODY


@pytest.mark.parametrize(
    "text",
    [
        "Ilse Brandt and Meridian University disagreed.",
        "Ilse Brandt told of Meridian University.",
        "Ilse Brandt (who left Meridian University) spoke first.",
        "It was Meridian University's quarrel with Ilse Brandt.",
        "She named Meridian University. Ilse Brandt spoke first.",
    ],
)
def test_who_only_stands_near_does_not_own_a_name(text: str) -> None:
    assert beside(text) is None


def test_a_place_is_no_affiliation() -> None:
    assert beside("Ilse Brandt of Meridian University spoke first.", "place") is None
