"""What `--explain` says of an item of each pane."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from report.invented import BRIEFING

from briefing.extract.questions import drafts
from briefing.model import Briefing
from briefing.report.explain import _glossary, explain_item


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


def test_an_unknown_id_has_no_explanation() -> None:
    assert explain_item(BRIEFING, "nothing") is None
