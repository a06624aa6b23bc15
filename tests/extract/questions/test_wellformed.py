"""The self-check: what may be shown as a question and what may not."""

from __future__ import annotations

import pytest

from briefing.extract.questions.wellformed import is_well_formed


@pytest.mark.parametrize(
    "question",
    [
        "Will Velmora sign the treaty with Orland?",
        "Did the ministry hide the report, as the auditors say?",
        "How many died in an air strike last week?",
        "Is the US backing the northern rebels?",
        "Did the mine poison the wells of Ostby?",
        "What will the inquiry into the fire find?",
    ],
)
def test_a_sentence_of_its_own_passes(question: str) -> None:
    assert is_well_formed(question)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Will it rain?", "too short"),
        ("Will " + "very " * 40 + "many come?", "too long"),
        ("Velmora will sign the treaty?", "begins with no question word"),
        ("Will the council decide that?", "ends in a word that leads on"),
        ("Will we sign the treaty soon?", "first person"),
        ("Will a friend of mine sign the treaty?", "first person"),
        ("Did the mayor give you the keys?", "second person"),
        ("Will they sign the new treaty?", "pronoun without its noun"),
        ("Will the the council meet again?", "a word twice"),
        ('Will the "council meet again soon?', "a quotation mark alone"),
        ("Will the council (of elders meet again?", "a bracket alone"),
        ("Are the hills higher than the valley is low?", None),
        ("Are the hills above the valley is wrong?", "two main verbs"),
        ("Will the council meet; will it vote?", "two clauses"),
    ],
)
def test_broken_questions_fail(question: str, why: str | None) -> None:
    assert is_well_formed(question) is (why is None), why
