"""Open questions over several articles: the same question once, with all its sentences."""

from __future__ import annotations

from dataclasses import replace

from briefing.config import Settings
from briefing.fuse.questions import fuse_questions
from briefing.model import Article, Block, Extraction, Question, Reading, Sentence

FIRST = "The council plans to close the harbour."
SECOND = "Will there be a vote?"


def reading(name: str, *questions: Question) -> Reading:
    text = f"{FIRST} {SECOND}"
    article = Article(name, f"{name}.txt", text, (Block(0, len(text), "body"),), ((0, 1),))
    sentences = (Sentence(0, len(FIRST), 0), Sentence(len(FIRST) + 1, len(text), 0))
    return Reading(article, Extraction(sentences=sentences, questions=questions))


CLOSE = Question("pending", "Will the council close the harbour?", 0, len(FIRST), score=0.4)
VOTE = Question("asked", SECOND, len(FIRST) + 1, len(FIRST) + 1 + len(SECOND), score=0.6)


def test_the_most_important_comes_first() -> None:
    found = fuse_questions([reading("a", CLOSE, VOTE)], Settings())
    assert [q.text for q in found] == [SECOND, "Will the council close the harbour?"]
    assert found[0].evidence[0].sentence == SECOND


def test_the_same_question_in_two_articles_is_one_with_two_sentences() -> None:
    found = fuse_questions([reading("a", CLOSE), reading("b", CLOSE)], Settings())
    assert len(found) == 1
    assert [e.article for e in found[0].evidence] == ["a", "b"]


def test_what_several_articles_ask_rises() -> None:
    level = replace(VOTE, score=CLOSE.score)
    found = fuse_questions([reading("a", level, CLOSE), reading("b", CLOSE)], Settings())
    assert found[0].text == CLOSE.text


def test_what_the_newest_article_asks_rises() -> None:
    level = replace(VOTE, score=CLOSE.score)
    old, new = (
        replace(one, article=replace(one.article, published=day))
        for one, day in ((reading("a", CLOSE), "2031-03-03"), (reading("b", level), "2031-03-04"))
    )
    assert [q.text for q in fuse_questions([old, new], Settings())] == [VOTE.text, CLOSE.text]
    same_day = replace(new, article=replace(new.article, published="2031-03-03"))
    assert [q.text for q in fuse_questions([old, same_day], Settings())] == [CLOSE.text, VOTE.text]


def test_both_sides_of_a_dispute_are_evidence_and_named() -> None:
    ours = Question(
        "disputed", "Is Velmora violating the treaty?", 0, len(FIRST), said_by="Orland", score=0.5
    )
    theirs = replace(ours, start=VOTE.start, end=VOTE.end, said_by="Velmora")
    (found,) = fuse_questions([reading("a", ours, theirs)], Settings())
    assert len(found.evidence) == 2
    assert found.said_by == "Orland / Velmora"


def test_other_kinds_and_other_words_stay_apart() -> None:
    other = replace(CLOSE, text="Will the council open the harbour?")
    forecast = replace(CLOSE, kind="forecast")
    assert len(fuse_questions([reading("a", CLOSE, other, forecast)], Settings())) == 3


def test_ids_depend_on_the_question_alone() -> None:
    alone = fuse_questions([reading("b", CLOSE)], Settings())
    among = fuse_questions([reading("a", VOTE), reading("b", CLOSE)], Settings())
    assert alone[0].id in {q.id for q in among}
