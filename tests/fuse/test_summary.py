"""The summary: what stands in it, in which order, by which method, and at what cost."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from dataclasses import replace
from typing import get_args

import pytest

from briefing.config import Settings, SummaryMethod, SummarySettings
from briefing.fuse import summary
from briefing.fuse.sentence_features import candidates
from briefing.fuse.summary import summarise
from briefing.linear import LinearModel
from briefing.model import (
    Article,
    Block,
    Extraction,
    Mention,
    Number,
    Profile,
    Reading,
    Sentence,
    Span,
    Statement,
)

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
        ("Since then the board meets on Friday.", False),
        ("At the same time, the board meets.", False),
        ("The latter meets on Friday.", False),
        ("Will the board meet?", False),
        ('"The board meets," the minister said.', True),
        ('"The board meets," he said.', False),
        ('"The board meets."', False),
        ("“The board meets,” she told them.", False),
        ("That’s the question for the board.", False),
        ("The board meets on Friday,” the minister said.", False),
        ('The board meets on Friday," the minister said.', False),
        ('The minister said: "The board meets on Friday.', True),
        ("The members of the harbour board are:", False),
        ("Members of the harbour board on Friday", False),
        ("The board (which met on Friday.)", True),
    ],
)
def test_what_can_be_read_alone(text: str, alone: bool) -> None:
    assert candidates(0, reading(text))[0].alone is alone


@pytest.mark.parametrize(
    ("second", "worths", "order"),
    [
        ("He said so twice.", [3, 2, 1], [0, 1, 2]),
        ("He said so twice.", [1, 3, 2], [2, 0, 1]),
        ("These ports are on strike:", [3, 2, 1], [0, 2, 1]),
    ],
)
def test_what_leans_is_told_only_after_the_sentence_before_it_and_what_breaks_off_last(
    monkeypatch: pytest.MonkeyPatch, second: str, worths: list[float], order: list[int]
) -> None:
    monkeypatch.setattr(summary, "load_model", lambda _: LinearModel(0.0, {"worth": 1.0}))
    found = [
        replace(one, features={"worth": worth})
        for one, worth in zip(candidates(0, reading(NEWS[0], second, NEWS[5])), worths, strict=True)
    ]
    assert [one.leans for one in found] == [False, True, False]
    assert [found.index(one) for one, _ in summary.choose(found, 3)] == order


@pytest.mark.parametrize(
    ("text", "name", "leans"),
    [
        ("In May, he left the harbour board.", None, True),
        ("Leaving the board, she thanked the dockers.", None, True),
        ("After he left, Brandt thanked the dockers.", "Brandt", False),
        ("In May, Brandt said he had left the board.", "Brandt", False),
        ("Once he left, the dockers went back to work and thanked Brandt.", "Brandt", True),
        ("In the view of the man that he asked, the board may meet.", None, False),
        ("In May, the dockers went back to work.", None, False),
        ("The mayor of the town says he left.", None, False),
        ("In “the year she left” the dockers had no work.", None, False),
    ],
)
def test_he_after_an_introduction_leans_where_the_sentence_names_nobody(
    text: str, name: str | None, leans: bool
) -> None:
    article = reading(NEWS[0], text)
    at = article.article.text.rindex(name) if name else 0
    named = (Mention(at, at + len(name), "person", name),) if name else ()
    found = candidates(0, replace(article, kept=replace(article.found, mentions=named)))[1]
    assert (found.leans, found.alone) == (leans, not leans)


def test_part_of_a_longer_quotation_is_not_whole() -> None:
    article = reading("The minister was angry:", "The board meets on Friday.", "The strike ends on Monday.")
    before, inside, _ = article.found.sentences
    quoted = replace(article.found, statements=(Statement(Span(before.end, inside.end), direct=True),))
    found = candidates(0, replace(article, kept=quoted))
    assert [one.whole for one in found] == [False, False, True]


def test_an_article_may_open_with_a_pronoun() -> None:
    first, *_ = candidates(0, reading("She told the harbour board of it on Monday.", *NEWS))
    assert not first.leans


def test_a_sentence_counts_for_what_it_is_the_first_to_say() -> None:
    found = candidates(
        0,
        reading(
            "A pilot guides ships into the harbour.",
            "Rain fell on every roof.",
            "The pilot earns little, but ships need her.",
        ),
    )
    said = [one.features["first to say"] for one in found]
    assert said[0] > 0
    assert said[1:] == [0, 0]


def test_what_is_found_in_a_sentence_counts_for_it() -> None:
    article = reading(*NEWS[:4])
    places = [article.found.sentences[at].start for at in range(4)]
    whole = Statement(Span(places[0], places[2]), direct=True)
    inside = Statement(Span(places[0] + 3, places[0] + 9), direct=True)
    reported = Statement(Span(places[3], places[3] + 9), direct=False)
    dockers = Mention(places[0], places[0] + 7, "group", "Dockers")
    found = replace(
        article.found,
        statements=(whole, inside, reported),
        mentions=(dockers,),
        profiles=(Profile("Dockers", "group", ("Dockers",), None, None, (0,), 1.0),),
        numbers=(Number(places[1] + 14, places[1] + 19, "1,200", 1200.0),),
    )
    lines = [one.features for one in candidates(0, replace(article, kept=found))]
    assert [line["quotes"] for line in lines] == [1, 1, 0, 0]
    assert [line["no main actor"] for line in lines] == [0, 1, 1, 1]
    assert [line["a number"] for line in lines] == [0, 1, 0, 0]


def test_of_two_sentences_the_one_that_leaves_something_open_counts_for_more() -> None:
    article = reading(*NEWS[:2])
    chances = (0.1, 0.6)
    opened = tuple(
        replace(one, open=chance) for one, chance in zip(article.found.sentences, chances, strict=True)
    )
    found = candidates(0, replace(article, kept=replace(article.found, sentences=opened)))
    first, second = (one.features["leaves something open"] for one in found)
    assert first < 0 < second


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
        (
            "A baker in the town of Arn complains of the price that she pays for flour.",
            "Flour cost the baker of Arn half as much a year ago, when the price of bread was lower in town too.",
        ),
        (
            "Trains between Belt and Dorn were late again because of the snow in the hills.",
            "Belt and Dorn lie in hills where snow has stopped trains in most winters of the last 20 years.",
        ),
        (
            "Corm, a village of farmers, has sold its only tractor to a museum abroad.",
            "The museum abroad will show the tractor that farmers of the village drove for 40 years.",
        ),
    )
    readings = [reading(*opens, shared, name=str(at)) for at, opens in enumerate(own)]
    opening, second = summarise(readings, settings(count=2))
    assert opening.text in {text for opens in own for text in opens}
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


@pytest.mark.parametrize("dateline", ["PORT ILMAR, March 3 (Meridian) - ", "Doha: "])
def test_a_dateline_is_left_out_of_the_line_but_not_of_its_evidence(dateline: str) -> None:
    told = f"{dateline}Dockers stopped work on Monday after talks on pay failed."
    (line,) = summarise([reading(told)], settings(count=1))
    assert line.text == "Dockers stopped work on Monday after talks on pay failed."
    assert line.evidence[0].sentence == told
