"""Statements: who said what, however the sentence is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.extract.mentions import find_mentions
from briefing.extract.parse import Parsed, parse
from briefing.extract.statements import find_statements
from briefing.ingest import ingest
from briefing.model import Article, Statement

Parse = Callable[..., Parsed]


def statements(parsed: Parsed) -> tuple[Statement, ...]:
    return find_statements(parsed, find_mentions(parsed))


def told(parsed: Parsed) -> list[tuple[str | None, str, str, bool]]:
    """Return (who, cue, content, direct) of each statement."""
    text = parsed.article.text
    return [
        (
            s.who,
            text[s.cue.start : s.cue.end] if s.cue else "",
            text[s.content.start : s.content.end],
            s.direct,
        )
        for s in statements(parsed)
    ]


@pytest.mark.parametrize(
    ("text", "who", "cue", "content", "direct"),
    [
        (
            "Mayor Ilse Brandt said the bridge would reopen in May.",
            "Ilse Brandt",
            "said",
            "the bridge would reopen in May",
            False,
        ),
        (
            '"The bridge will reopen in May," Ilse Brandt said.',
            "Ilse Brandt",
            "said",
            '"The bridge will reopen in May,"',
            True,
        ),
        (
            '"The bridge will reopen in May," said Ilse Brandt.',
            "Ilse Brandt",
            "said",
            '"The bridge will reopen in May,"',
            True,
        ),
        (
            'Ilse Brandt said: "The bridge will reopen in May."',
            "Ilse Brandt",
            "said",
            '"The bridge will reopen in May."',
            True,
        ),
        ("Ankara says Russia has broken the deal.", "Turkey", "says", "Russia has broken the deal", False),
        (
            "According to Ilse Brandt, the bridge will reopen in May.",
            "Ilse Brandt",
            "According to",
            "the bridge will reopen in May",
            False,
        ),
        (
            "Mayor Ilse Brandt wants the council to rebuild the bridge.",
            "Ilse Brandt",
            "wants",
            "the council to rebuild the bridge",
            False,
        ),
    ],
)
def test_each_construction(
    parse_text: Parse, text: str, who: str, cue: str, content: str, direct: bool
) -> None:
    assert (who, cue, content, direct) in told(parse_text(text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Anna Lindqvist: The bridge in the harbour will reopen in May.", "Anna Lindqvist"),
        ("KABUL: The bridge in the harbour will reopen in May.", None),
    ],
)
def test_a_speaker_may_head_a_sentence_but_a_dateline_does_not(
    parse_text: Parse, text: str, who: str | None
) -> None:
    assert {name for name, *_ in told(parse_text(text))} <= {who, None}
    assert (who in {name for name, *_ in told(parse_text(text))}) == (who is not None)


def test_a_relative_clause_speaks_for_its_noun(parse_text: Parse) -> None:
    found = told(parse_text("The letter was read by Ilse Brandt, who said the bridge would reopen in May."))
    assert ("Ilse Brandt", "said", "the bridge would reopen in May", False) in found


@pytest.mark.parametrize("words", ["before adding", "and added", "and was quick to add"])
def test_a_second_verb_shares_the_subject(parse_text: Parse, words: str) -> None:
    found = told(
        parse_text(f"Anna Lindqvist left the hall at noon {words} that the bridge would reopen in May.")
    )
    assert [who for who, cue, _, _ in found if cue.startswith("add")] == ["Anna Lindqvist"]


@pytest.mark.parametrize(
    ("subject", "accused", "by"),
    [
        ("Norway", "Norwegian forces", "Finland"),
        ("Oslo", "Norway", "Finland"),
        ("Norway", "Danish forces", "Norway"),
    ],
)
def test_nobody_accuses_the_own_party(parse_text: Parse, subject: str, accused: str, by: str) -> None:
    text = (
        f"Helsinki says {subject} is violating the deal and has accused {accused} of mingling with fighters."
    )
    who = {cue: (who, content) for who, cue, content, _ in told(parse_text(text))}
    assert who["accused"] == (by, f"{accused} of mingling with fighters")
    assert (" and " in who["says"][1]) == (by != "Finland")


def test_a_clause_without_a_speaker_is_no_statement(seed: Path) -> None:
    articles = [item for item in ingest([str(seed)]) if isinstance(item, Article)]
    assert not [s for s in statements(next(parse(articles))) if s.speaker is None and not s.direct]


def test_what_people_want_counts_only_in_a_main_clause(parse_text: Parse) -> None:
    found = told(parse_text("Anyone who wants to cross the river can take the ferry at noon."))
    assert not any(cue == "wants" for _, cue, _, _ in found)


def test_a_quotation_cut_by_its_speaker_has_one_speaker(parse_text: Parse) -> None:
    found = told(parse_text('"We will rebuild the bridge," Ilse Brandt said, "and we will not raise taxes."'))
    assert {who for who, *_ in found} == {"Ilse Brandt"}
    words = " ".join(content for _, _, content, _ in found)
    assert "rebuild the bridge" in words
    assert "not raise taxes" in words


def test_a_quotation_of_several_sentences_keeps_its_speaker(parse_text: Parse) -> None:
    found = told(
        parse_text('"We were warned. Nobody listened to us. Now the bridge is gone," said Ilse Brandt.')
    )
    assert all(who == "Ilse Brandt" for who, *_ in found)
    assert any("Nobody listened" in content for _, _, content, _ in found)


def test_a_quotation_in_the_next_paragraph_belongs_to_the_same_speaker(parse_text: Parse) -> None:
    parsed = parse_text('"We were warned for years," Ilse Brandt said.\n\n"Now the bridge is gone for good."')
    assert ("Ilse Brandt", "said", '"Now the bridge is gone for good."', True) in told(parsed)


def test_a_word_in_marks_is_no_statement(parse_text: Parse) -> None:
    assert not any(
        direct for *_, direct in told(parse_text('The so-called "people\'s bridge" fell into the river.'))
    )


def test_spans_lie_in_the_text_and_in_order(parse_text: Parse) -> None:
    parsed = parse_text(
        'Ilse Brandt said: "No." \' He " added “that was ’ all. According to nobody, "nothing.'
    )
    starts = [statement.content.start for statement in statements(parsed)]
    assert starts == sorted(starts)
    assert all(s.content.end <= len(parsed.article.text) for s in statements(parsed))


def test_the_seed_with_its_mismatched_marks(seed: Path) -> None:
    articles = [item for item in ingest([str(seed)]) if isinstance(item, Article)]
    found = told(next(parse(articles)))
    by = {who: [content for other, _, content, _ in found if other == who] for who, *_ in found}
    assert any("matter of prestige" in content for content in by["Yury Barmin"])
    assert any("fortified positions" in content for content in by["Igor Konashenkov"])
    assert any("illegal armed groups" in content for content in by["Russia"])
    assert any("not fulfilling" in content for content in by["Turkey"])


def test_an_unnamed_speaker_keeps_the_next_paragraph_too(seed: Path) -> None:
    articles = [item for item in ingest([str(seed)]) if isinstance(item, Article)]
    parsed = next(parse(articles))
    text = parsed.article.text
    second = next(
        s for s in statements(parsed) if "that's it for his actions" in text[s.content.start : s.content.end]
    )
    assert second.speaker is not None
    assert text[second.speaker.start : second.speaker.end] == "a Western diplomat"
