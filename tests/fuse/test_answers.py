"""Answers: which sentence of a later article closes a question."""

from __future__ import annotations

import pytest
from fuse.told import question, told

from briefing.config import Settings
from briefing.fuse.questions import fuse_questions
from briefing.model import OpenQuestion

OPEN = "The ministry will decide whether to suspend the licence of Sunder Lines."
ASKED = "Will the ministry suspend the licence of Sunder Lines?"
ANSWER = "The ministry suspended the licence of Sunder Lines."


def asked(answer: str, day: str | None = "2031-03-05", story: str = "ferry") -> OpenQuestion:
    """Return the question once an article has been read that says this."""
    first = told("a", OPEN, questions=(question(OPEN, ASKED, OPEN, asks="suspend"),))
    later = told("b", answer, published=day)
    (found,) = fuse_questions([first, later], Settings(), {"a": "ferry", "b": story})
    return found


def test_a_later_article_closes_a_question_with_its_sentence() -> None:
    found = asked(f"It rained on Wednesday. {ANSWER}")
    assert found.status == "closed"
    assert [(one.article, one.sentence) for one in found.answer] == [("b", ANSWER)]
    assert [one.article for one in found.evidence] == ["a"]


def test_the_other_decision_answers_too() -> None:
    assert asked("Sunder Lines may sail: the ministry let it keep its licence.").status == "open"
    assert asked("The ministry let Sunder Lines keep its licence.").status == "closed"


@pytest.mark.parametrize(
    ("answer", "day", "story", "why"),
    [
        ("The ministry may suspend the licence of Sunder Lines.", "2031-03-05", "ferry", "leaves it open"),
        (
            "The ministry denied that it suspended the licence of Sunder Lines.",
            "2031-03-05",
            "ferry",
            "denies it",
        ),
        (
            "The union is urging that the licence of Sunder Lines is suspended.",
            "2031-03-05",
            "ferry",
            "urges it",
        ),
        ("The suspension of the licence of Sunder Lines looms.", "2031-03-05", "ferry", "is ahead"),
        ("The ministry renewed the lease of Sunder Lines.", "2031-03-05", "ferry", "decides something else"),
        ("The court suspended a sentence.", "2031-03-05", "ferry", "speaks of something else"),
        (
            "The ministry met to suspend the licence of Sunder Lines.",
            "2031-03-05",
            "ferry",
            "tells what it met for",
        ),
        ("The Suspended Licence of Sunder Lines is a book.", "2031-03-05", "ferry", "has the word in a name"),
        ("The ministry suspended the licence of a ferry.", "2031-03-05", "ferry", "does not name the firm"),
        (f"Two years ago {ANSWER.lower()}", "2031-03-05", "ferry", "tells of what was before"),
        (ANSWER, "2031-03-03", "ferry", "is not later"),
        (ANSWER, None, "ferry", "has no day"),
        (ANSWER, "2031-03-05", "plant", "belongs to another story"),
    ],
)
def test_what_does_not_answer(answer: str, day: str | None, story: str, why: str) -> None:
    assert asked(answer, day, story).status == "open", why


@pytest.mark.parametrize(
    ("text", "asks", "answer"),
    [
        (
            "Will Orland destroy the shells of Tolm?",
            "destroy",
            "The shells of Tolm in Orland were delivered.",
        ),
        (
            "Will police arrest the driver of Tolm?",
            "arrest",
            "The police of Tolm found the bus of the driver.",
        ),
        ("Will Orland withdraw the rules of Tolm?", "withdraw", "Orland sent the rules of Tolm to print."),
    ],
)
def test_a_deed_near_the_one_asked_about_is_no_answer(text: str, asks: str, answer: str) -> None:
    first = told("a", text, questions=(question(text, text, text, asks=asks),))
    (found,) = fuse_questions([first, told("b", answer, published="2031-03-05")], Settings())
    assert found.status == "open"


@pytest.mark.parametrize(
    ("text", "asks", "answer", "closed"),
    [
        ("How many shots did the guard fire at Tolm?", "fire", "The guard fired shots at Tolm.", False),
        ("Did the guard fire shots at Tolm?", "fire", "The guard fired shots at Tolm.", True),
        ("What did the guard find in Tolm?", "find", "The guard found a gun in Tolm.", True),
        ("Will talks on Tuesday at Tolm extend a truce?", "extend", "At Tolm talks extended a truce.", True),
        (
            "Will Orland extend the truce of Tolm?",
            "extend",
            "Orland agreed on Friday to extend the truce of Tolm.",
            True,
        ),
        ("Will there be a lasting deal at Tolm?", "be", "The lasting deal at Tolm has two pages.", False),
        ("Will there be a lasting deal at Tolm?", "be", "A lasting accord at Tolm was signed.", True),
    ],
)
def test_how_many_is_not_answered_by_that_it_was_done_nor_by_the_same_noun(
    text: str, asks: str, answer: str, *, closed: bool
) -> None:
    first = told("a", text, questions=(question(text, text, text, asks=asks),))
    (found,) = fuse_questions([first, told("b", answer, published="2031-03-05")], Settings())
    assert (found.status == "closed") is closed


def test_closed_questions_stand_after_open_ones() -> None:
    other = "Will the bridge reopen?"
    text = f"{OPEN} {other}"
    first = told(
        "a",
        text,
        questions=(question(text, ASKED, OPEN, asks="suspend"), question(text, other, other, "asked")),
    )
    found = fuse_questions([first, told("b", ANSWER, published="2031-03-05")], Settings())
    assert [(q.text, q.status) for q in found] == [(other, "open"), (ASKED, "closed")]


def test_a_question_of_small_words_alone_is_left_open() -> None:
    text = "Will he be there on Friday?"
    first = told("a", text, questions=(question(text, text, text, "asked", asks="wander"),))
    later = told("b", "He wandered there.", published="2031-03-05")
    (found,) = fuse_questions([first, later], Settings())
    assert found.status == "open"
