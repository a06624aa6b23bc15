"""The summary: what stands in it, in which order, by which method, and at what cost."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from typing import get_args

import pytest

from briefing.config import Settings, SummaryMethod, SummarySettings
from briefing.fuse.sentence_features import candidates
from briefing.fuse.summary import summarise
from briefing.model import Article, Block, Extraction, Reading, Sentence

METHODS = get_args(SummaryMethod)
NEWS = (
    "Dockers in Port Ilmar stopped work on Monday after talks on pay with the harbour board failed.",
    "The strike by 1,200 dockers keeps forty ships outside the harbour and has halted grain exports.",
    "He said so twice.",
    "The harbour board said it would return to the talks on pay once the dockers went back to work.",
    "But nobody knows when.",
    "Grain prices in the capital rose by 4 percent on Tuesday because of the strike in Port Ilmar.",
    '"This is a disgrace for all of us who live here and who need the harbour to be open."',
    "A minister is to meet the dockers and the harbour board on Thursday.",
)


def reading(*sentences: str, name: str = "a") -> Reading:
    """Return sentences as an article of one paragraph a sentence."""
    text, blocks, found = "", [], []
    for at, sentence in enumerate(sentences):
        start = len(text)
        text += sentence
        blocks.append(Block(start, len(text), "body"))
        found.append(Sentence(start, len(text), at))
        text += "\n\n"
    return Reading(Article(name, f"{name}.txt", text, tuple(blocks)), Extraction(tuple(found)))


def settings(method: SummaryMethod = "briefing", count: int | None = None) -> Settings:
    return Settings(summary=SummarySettings(count, method))


@pytest.mark.parametrize("method", METHODS)
def test_each_method_gives_as_many_whole_sentences_as_asked(method: SummaryMethod) -> None:
    lines = summarise([reading(*NEWS)], settings(method, 3))
    assert len(lines) == 3
    assert len({line.text for line in lines}) == 3
    for line in lines:
        assert line.text in NEWS
        assert line.evidence[0].sentence == line.text
        assert line.why


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("text", ["", "The and of.", "!!!", "Rain fell.", "Rain fell. " * 3])
def test_tiny_articles_never_fail(method: SummaryMethod, text: str) -> None:
    sentences = [part for part in text.split(". ") if part]
    assert len(summarise([reading(*sentences)], settings(method))) <= len(sentences)


@pytest.mark.parametrize("method", METHODS)
def test_no_articles_no_summary(method: SummaryMethod) -> None:
    assert summarise([], settings(method)) == ()


def test_length_by_default() -> None:
    assert len(summarise([reading(*NEWS)], Settings())) == 5
    several = [reading(*NEWS, name="a"), reading(*(f"{s[:-1]}, say others." for s in NEWS), name="b")]
    assert len(summarise(several, Settings())) == 7


def test_the_news_comes_first_and_what_leans_on_others_is_left_out() -> None:
    lines = [line.text for line in summarise([reading(*NEWS)], settings(count=4))]
    assert lines[0] == NEWS[0]
    assert not {NEWS[2], NEWS[4], NEWS[6]} & set(lines)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The board meets on Friday.", True),
        ("He said so on Friday.", False),
        ("However, the board meets.", False),
        ("Will the board meet?", False),
        ('"The board meets," the minister said.', True),
        ('"The board meets," he said.', False),
        ('"The board meets."', False),
        ("“The board meets,” she told them.", False),
    ],
)
def test_what_can_be_read_alone(text: str, alone: bool) -> None:
    assert candidates(0, reading(text))[0].alone is alone


def test_the_same_is_not_said_twice() -> None:
    others = [
        "Dockers in Port Ilmar stopped work on Monday after talks on pay with the board failed.",
        *NEWS[5:],
    ]
    lines = summarise([reading(*NEWS[:4], name="a"), reading(*others, name="b")], settings(count=3))
    assert sum("stopped work on Monday" in line.text for line in lines) == 1


def test_after_the_line_that_opens_the_story_comes_what_several_articles_tell() -> None:
    shared = "Forty ships wait outside the harbour of Port Ilmar."
    own = (
        "A baker in the town of Arn complains of the price that she pays for flour.",
        "Trains between Belt and Dorn were late again because of the snow in the hills.",
        "Corm, a village of farmers, has sold its only tractor to a museum abroad.",
    )
    readings = [reading(one, shared, name=str(at)) for at, one in enumerate(own)]
    opening, second = summarise(readings, settings(count=2))
    assert opening.text in own
    assert second.text == shared


def test_the_same_readings_give_the_same_summary() -> None:
    assert summarise([reading(*NEWS)], Settings()) == summarise([reading(*NEWS)], Settings())


def test_a_very_long_article_takes_seconds() -> None:
    chosen = random.Random(0)
    words = [f"word{n}" for n in range(3000)]
    long = [" ".join(chosen.choices(words, k=20)) + "." for _ in range(5000)]
    start = time.process_time()
    assert len(summarise([reading(*long)], Settings())) == 5
    assert time.process_time() - start < 10


def test_the_default_method_loads_no_heavy_package() -> None:
    code = (
        "import sys\nfrom briefing.config import Settings\nfrom briefing.fuse.summary import summarise\n"
        "summarise([], Settings())\n"
        "print(sorted({'sumy', 'nltk', 'numpy', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_dateline_is_left_out_of_the_line_but_not_of_its_evidence() -> None:
    told = "PORT ILMAR, March 3 (Meridian) - Dockers stopped work on Monday after talks on pay failed."
    (line,) = summarise([reading(told)], settings(count=1))
    assert line.text == "Dockers stopped work on Monday after talks on pay failed."
    assert line.evidence[0].sentence == told
