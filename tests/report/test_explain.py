"""What `--explain` says of an item of each pane."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from report.invented import ARTICLE, BRIEFING, TITLE

from briefing.extract.questions import drafts
from briefing.model import Article, Block, Briefing
from briefing.report.explain import _glossary, explain_item
from briefing.report.explain_story import explain_story

WIRE = replace(ARTICLE, id="wire")


def made_article(name: str, publisher: str | None, text: str) -> Article:
    blocks = (Block(0, len(text), "body"),)
    return Article(name, f"{name}.txt", text, blocks, ((0, 1),), publisher=publisher)


def explained(briefing: Briefing, wanted: str) -> list[str]:
    text = explain_item(briefing, wanted)
    assert text is not None
    return text.splitlines()


@pytest.mark.parametrize("pane", ["summary", "actors", "key_numbers", "open_questions"])
def test_every_item_shows_its_sentence_and_place(pane: str) -> None:
    for item in getattr(BRIEFING, pane):
        lines = explained(BRIEFING, item.id)
        for evidence in item.evidence:
            at = lines.index(f"    {evidence.sentence}")
            assert lines[at - 1].endswith(f":{evidence.line}")


def test_scores_are_told_in_words() -> None:
    line = replace(BRIEFING.summary[0], why="chance 0.92: place +1.99, place, slowly +1.87; told already 25%")
    told = explained(replace(BRIEFING, summary=(line,)), line.id)
    assert told[2:6] == [
        "  - a reader would choose this sentence with a chance of 0.92",
        "  - it stands near the beginning (+1.99)",
        "  - it stands in the first part of the article (+1.87)",
        "  - of this, the lines above tell 25% already",
    ]


def test_a_question_tells_its_kind_and_rule() -> None:
    question = replace(
        BRIEFING.open_questions[0], kind="pending", said_by="Mara Tolven", why="plan; open 0.61"
    )
    told = explained(replace(BRIEFING, open_questions=(question,)), question.id)
    assert "  - pending: an outcome or decision has not come yet" in told
    assert "  - said by Mara Tolven" in told
    assert "  - somebody means to do it" in told
    assert "  - a reader would find something left open here with a chance of 0.61" in told


def test_reasons_without_words_stay_as_they_are() -> None:
    actor = replace(BRIEFING.actors[0], why="something new 3")
    assert explained(replace(BRIEFING, actors=(actor,)), actor.id)[1] == "why: something new 3"


def test_every_rule_that_makes_questions_has_words() -> None:
    source = "".join(p.read_text() for p in Path(drafts.__file__).parent.glob("*.py"))
    rules = set(re.findall(r'Candidate\(\s*"([a-z-]+)"', source))
    assert rules
    assert rules <= set(_glossary()["open question"])


def test_what_stands_in_a_story_alone_is_explained_too() -> None:
    line = replace(BRIEFING.summary[0], id="s9")
    story = replace(BRIEFING.stories[0], summary=(line,))
    assert explained(replace(BRIEFING, stories=(story,)), "s9")[0].startswith("summary s9: ")


def test_a_story_is_explained_by_what_joins_it_and_by_its_sources() -> None:
    lead = "Mara Tolven led the dockers of Port Ilmar out at noon.\n\nThe dockers halt the cranes."
    own = [
        made_article("port", "Ilmar Gazette", lead),
        made_article("quay", "Tolm Courier", lead.replace("noon", "dawn")),
        made_article("wire", None, lead),
    ]
    cards = (*BRIEFING.articles, replace(BRIEFING.articles[0], id="quay", path="quay.txt", publisher=None))
    story = replace(BRIEFING.stories[0], articles=("port", "wire", "quay"))
    told = explain_story(
        replace(BRIEFING, articles=cards, stories=(story,)), story.id, {one.id: one for one in own}
    )
    assert told is not None
    lines = told.splitlines()
    assert lines[0] == f"story story-port: {TITLE}"
    assert lines[1] == "why: 2 articles tell of one event, copies left out"
    assert lines[2].startswith("  - they are alike to 0.")
    assert "dockers" in lines[3]
    assert lines[4:6] == ["sources:", "  Ilmar Gazette"]
    assert lines[7].endswith("(copy of news/port.txt)")
    assert lines[8:] == ["  unknown publisher", f"    quay.txt: 2031-05-05 · {TITLE}"]


def test_a_story_of_one_article_is_joined_by_nothing() -> None:
    story = replace(BRIEFING.stories[0], articles=("port",))
    told = explain_story(replace(BRIEFING, stories=(story,)), story.id, {ARTICLE.id: ARTICLE, "wire": WIRE})
    assert told is not None
    assert told.splitlines()[1].startswith("why: no other article")


def test_an_unknown_id_has_no_explanation() -> None:
    assert explain_item(BRIEFING, "nothing") is None
    assert explain_story(BRIEFING, "nothing", {}) is None
