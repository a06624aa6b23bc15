"""Fusing a folder: the same whoever fuses its stories, and packed or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import pytest
from fuse.told import said, told

from briefing.config import Settings, SummaryMethod, SummarySettings
from briefing.fuse import Fusion, fuse, fusion
from briefing.fuse.one_story import StoryPanes, Task, fuse_tasks, panes_of_tasks
from briefing.model import Extraction, Packed, PackedItems, Question, Reading, pack

FLOOD = "The river Sandel flooded the town of Orland on Monday. Mayor Brandt denied any blame for the flood."
STRIKE = "Dockers in Port Ilmar began a strike over wages. Union leader Tolven said the strike would go on."


def asking(text: str, words: str, asked: str) -> Question:
    start = text.index(words)
    return Question("pending", asked, start, text.index(".", start) + 1, score=0.5)


def folder() -> list[Reading]:
    """Return three articles on two events that leave the very same open."""
    goes_on = "Will it go on?"
    return [
        told(
            "flood1",
            FLOOD,
            said("Brandt", "denied", "any blame"),
            questions=(asking(FLOOD, "The river", goes_on),),
        ),
        told("flood2", FLOOD.replace("Monday", "Monday night"), published="2031-03-04"),
        told(
            "strike",
            STRIKE,
            said("Tolven", "said", "the strike would go on"),
            questions=(asking(STRIKE, "Dockers", goes_on),),
        ),
    ]


def packed(readings: Sequence[Reading]) -> list[Reading]:
    return [Reading(one.article, Packed(Extraction, pack(one.found))) for one in readings]


def test_packed_or_not_it_is_the_same_briefing() -> None:
    plain = fuse(folder())
    for readings in (folder(), packed(folder())):
        small = Fusion(many=2).fuse(readings)
        assert small == plain
        for name in ("actors", "key_numbers", "open_questions", "stories", "timeline"):
            assert isinstance(getattr(small, name), PackedItems)
            assert isinstance(getattr(plain, name), tuple)


def test_what_two_stories_ask_is_asked_once() -> None:
    (question,) = [one for one in fuse(folder()).open_questions if one.text == "Will it go on?"]
    assert {one.article for one in question.evidence} == {"flood1", "strike"}
    assert question.sources == 2


def test_stories_fused_elsewhere_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fusion, "WORTH_SHARING", 1)
    sent: list[int] = []

    def share(tasks: Sequence[Task]) -> Iterator[Packed[StoryPanes]]:
        sent.append(len(tasks))
        return iter(panes_of_tasks(fuse_tasks(msgspec.msgpack.encode(tasks), Settings())))

    growing = Fusion()
    assert growing.fuse(packed(folder()), (), share) == fuse(folder())
    assert sent == [len(fuse(folder()).stories)]
    growing.fuse(packed(folder()), (), share)
    assert sum(sent[1:]) == 0


def test_a_summary_made_longer_elsewhere_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fusion, "WORTH_SHARING", 1)
    one, two = (Settings(summary=SummarySettings(sentences=lines)) for lines in (1, 2))

    def share(tasks: Sequence[Task]) -> Iterator[Packed[StoryPanes]]:
        return iter(panes_of_tasks(fuse_tasks(msgspec.msgpack.encode(tasks), two)))

    short = Fusion(one).fuse(packed(folder()), (), share)
    assert short == fuse(folder(), settings=one)
    assert [len(story.summary) for story in short.stories] == [1] * len(short.stories)


@pytest.mark.parametrize("method", ["briefing", "lead", "lexrank", "lsa"])
def test_a_longer_summary_begins_with_the_lines_of_a_shorter_one(method: SummaryMethod) -> None:
    short, long = (
        fuse(folder(), settings=Settings(summary=SummarySettings(method=method, sentences=lines)))
        for lines in (1, 3)
    )
    assert [story.summary[:1] for story in long.stories] == [story.summary for story in short.stories]
