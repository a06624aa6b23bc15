"""Watch words: sentences that hold all the words of an entry, whatever their endings."""

from __future__ import annotations

from briefing.config import Settings
from briefing.fuse.watch import find_watched
from briefing.model import Article, Block, Extraction, Reading, Sentence

TEXT = "The river flooded Velmora. Boats carried families away. A second flood is feared in Velmora."


def reading() -> Reading:
    starts = [0, TEXT.index("Boats"), TEXT.index("A second")]
    ends = [*(start - 1 for start in starts[1:]), len(TEXT)]
    sentences = tuple(Sentence(start, end, 0) for start, end in zip(starts, ends, strict=True))
    return Reading(Article("a", "a.txt", TEXT, (Block(0, len(TEXT), "body"),)), Extraction(sentences))


def test_each_entry_gets_the_sentences_that_hold_all_its_words() -> None:
    flood, boat, none = find_watched([reading()], Settings(watch=["flood Velmora", "boat", "strike"]))
    assert [one.sentence for one in flood.evidence] == [TEXT[:26], TEXT[TEXT.index("A second") :]]
    assert [one.sentence[:5] for one in boat.evidence] == ["Boats"]
    assert none.evidence == ()
    assert (flood.text, boat.text, none.text) == ("flood Velmora", "boat", "strike")


def test_an_entry_of_stop_words_finds_nothing() -> None:
    (item,) = find_watched([reading()], Settings(watch=["the of"]))
    assert item.evidence == ()


def test_nothing_is_watched_unless_asked() -> None:
    assert find_watched([reading()], Settings()) == ()
