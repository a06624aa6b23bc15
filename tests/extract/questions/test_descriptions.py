"""A bare "the government" is told in full where the article said before which one it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.parse import Parsed
from briefing.extract.questions.descriptions import fuller_descriptions
from briefing.extract.questions.drafts import common_words, drafts
from briefing.extract.questions.naming import resolve_names

ParseText = Callable[..., Parsed]


def told(parsed: Parsed) -> set[str]:
    return set(fuller_descriptions(parsed).values())


def test_a_bare_noun_takes_up_the_description_with_a_name(parse_text: ParseText) -> None:
    parsed = parse_text("The French government met on Monday. Unions urged the government to resign.")
    assert told(parsed) == {"the French government"}
    made = drafts(parsed.sentences[1], resolve_names(parsed), common_words(parsed))
    assert "Will the French government resign?" in [draft.text for draft in made]


def test_a_description_may_begin_with_its_owner(parse_text: ParseText) -> None:
    parsed = parse_text("Norvik's parliament met on Monday. Unions urged the parliament to vote.")
    assert told(parsed) == {"Norvik's parliament"}


def test_a_noun_after_the_verb_is_told_in_full_too(parse_text: ParseText) -> None:
    parsed = parse_text("The French government met on Monday. Unions will sue the government over pay.")
    made = drafts(parsed.sentences[1], resolve_names(parsed), common_words(parsed))
    assert [draft.text for draft in made] == ["Will unions sue the French government over pay?"]


@pytest.mark.parametrize(
    "before",
    [
        "A new government met on Monday.",
        "The federal government met on Monday.",
        "The French government met the Italian government on Monday.",
        "The French governments met on Monday.",
        "Many people met on Monday.",
    ],
)
def test_what_is_not_definite_has_no_name_or_is_one_of_two_is_not_taken_up(
    parse_text: ParseText, before: str
) -> None:
    assert told(parse_text(f"{before} Unions urged the government to resign.")) == set()


def test_what_is_told_only_later_is_not_taken_up(parse_text: ParseText) -> None:
    parsed = parse_text("Unions urged the government to resign. The French government met on Monday.")
    assert told(parsed) == set()


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("The city bought a spy machine.", {"the spy machine"}),
        ("The dance reality show is loud. The reality show is new.", {"the reality show"}),
        ("The city bought a spy machine and a wash machine.", set()),
        ("Spy machine prices fell.", set()),
        ("The city bought a two-seat machine.", set()),
    ],
)
def test_a_bare_noun_takes_up_the_nouns_that_stood_before_it(
    parse_text: ParseText, before: str, found: set[str]
) -> None:
    noun = "show" if "show" in before else "machine"
    assert told(parse_text(f"{before} The mayor praised the {noun}.")) == found
