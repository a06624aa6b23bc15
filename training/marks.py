"""Sentences marked in further articles, which the open questions learn from: `training/question_marks.yaml`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from briefing.extract.parse import Parsed, parse
from briefing.ingest import ingest
from briefing.model import Article, QuestionKind
from training import gold

MARKS = Path(__file__).with_name("question_marks.yaml")
KINDS: dict[str, QuestionKind] = {
    "p": "pending",
    "d": "disputed",
    "f": "forecast",
    "v": "unverified",
    "u": "unknown",
    "a": "asked",
}
MAIN, OTHER = 1, 2
"""What annotations call `tier`."""
DIGEST = 3
"""Bytes: enough to tell the sentences of one article apart."""


class _File(msgspec.Struct):
    """By file, its marks; the comment at the top of the file tells what they mean."""

    read: dict[str, str]
    judged: dict[str, str]


def digest(sentence: str) -> str:
    """Return by what a sentence is known: its words alone, whatever stands between them."""
    words = " ".join(re.findall(r"\w+", sentence.lower()))
    return hashlib.blake2b(words.encode(), digest_size=DIGEST).hexdigest()


def load_marks(part: str) -> dict[str, str]:
    """Return the marks of a part, `read` or `judged`, by file."""
    found: dict[str, str] = getattr(msgspec.yaml.decode(MARKS.read_bytes(), type=_File), part)
    return found


def load_parsed(part: str, folder: Path = gold.FOLDER) -> Iterator[tuple[gold.Annotated, Parsed]]:
    """Yield the marked articles of a part, `read` or `judged`, with their parse."""
    marks = load_marks(part)
    articles: list[Article] = []
    for name in marks:
        article = next(iter(ingest([str(gold.expected(folder / "sources" / name))])))
        assert isinstance(article, Article), name
        articles.append(article)
    for name, parsed in zip(marks, parse(articles), strict=True):
        yield (
            gold.Annotated(name, parsed.article, (reading([s.text for s in parsed.sentences], marks[name]),)),
            parsed,
        )


def reading(sentences: Iterable[str], marks: str) -> dict[str, Any]:
    """Return the marks in the sentences of an article as a reader's annotation, without the questions' words."""
    asked = []
    by_digest = {mark[:-1]: mark[-1] for mark in marks.split()}
    for sentence in sentences:
        letter = by_digest.get(digest(sentence))
        if letter is not None:
            tier = MAIN if letter.isupper() else OTHER
            asked.append({"sentence": sentence, "kind": KINDS[letter.lower()], "tier": tier})
    return {"questions": asked}
