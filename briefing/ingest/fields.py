"""What a record of a news database says: its fields found under the names that different databases use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from briefing.data import read_table
from briefing.ingest.assemble import Facts
from briefing.ingest.decode import harmless
from briefing.ingest.publication import iso_date, publisher_of

MOST_LEVELS = 8
LONGEST_FACT = 10_000
LONGEST_NAME = 200
_MARKS = re.compile(r"[-_ ]")
# What holds the words where a field is an object: `{"name": …}` of a source, `{"value": …}` of a body.
_WORDS_OF = ("value", "name", "main", "rendered", "title", "text", "#text")
_STAMP = re.compile(r"\d{9,10}(?:\d{3})?")


class Names(msgspec.Struct, frozen=True):
    """Names of fields by what they mean, and where lists of articles stand."""

    id: list[str]
    title: list[str]
    text: list[str]
    summary: list[str]
    published: list[str]
    publisher: list[str]
    author: list[str]
    url: list[str]
    language: list[str]
    status: list[str]
    containers: list[str]


@dataclass(frozen=True, slots=True)
class Record:
    """What a record says of an article; `whole` is False where `text` is only its summary.

    `status` is the publisher's word for whether it may be used, lower case.
    """

    text: str
    facts: Facts
    whole: bool = True
    status: str = ""


@cache
def names() -> Names:
    """Return the names that ship with the package."""
    return read_table("fields", Names)


def record_of(value: Mapping[str, Any], more: Mapping[str, Sequence[str]]) -> Record:
    """Return what an object says; `more` holds further names of fields, tried first. Its text may be HTML."""
    known = names()

    def find(meaning: str) -> str | None:
        paths = (*more.get(meaning, ()), *getattr(known, meaning))
        return next((words for path in paths if (words := _words(_at(value, path)))), None)

    def fact(meaning: str) -> str | None:
        words = find(meaning)
        return " ".join(harmless(words[:LONGEST_FACT]).split()) or None if words else None

    text, summary = find("text"), find("summary")
    url = fact("url")
    return Record(
        text or summary or "",
        Facts(
            title=fact("title"),
            published=_date(fact("published")),
            publisher=fact("publisher") or (publisher_of(url) if url else None),
            author=fact("author"),
            url=url,
            source_id=fact("id"),
            language=fact("language"),
        ),
        whole=text is not None,
        status=(fact("status") or "").lower(),
    )


def records_in(value: Any) -> list[Any] | None:
    """Return the list of records that a decoded document holds, None where it is one record itself."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    for path in names().containers:
        found = _at(value, path)
        if isinstance(found, list) and any(isinstance(each, dict) for each in found):
            return found
        if isinstance(found, dict) and (inner := records_in(found)) is not None:
            return inner
    return None


def unwrapped(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the record inside a hit of a search engine, else the record itself."""
    inner = value.get("_source") or value.get("article")
    return inner if isinstance(inner, dict) else value


def _at(value: Any, path: str) -> Any:
    """Return what stands at a path such as `source.name`, the first in a list; None where nothing does."""
    for step in path.split("."):
        if isinstance(value, list):
            value = next((each for each in value if isinstance(each, dict) and _field(each, step)), None)
        if not isinstance(value, dict):
            return None
        value = _field(value, step)
    return value


def _field(value: Mapping[str, Any], name: str) -> Any:
    if name in value:
        return value[name]
    wanted = _plain(name)
    return next((each for key, each in value.items() if _plain(str(key)) == wanted), None)


@cache
def _plain_name(name: str) -> str:
    return _MARKS.sub("", name.lower())


def _plain(name: str) -> str:
    return _plain_name(name) if len(name) < 60 else name


def _words(value: Any, level: int = 0) -> str | None:
    """Return the words of a field: text or number, those of an object's value, the names in a list."""
    if isinstance(value, bool) or value is None or level > MOST_LEVELS:
        return None
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        found = (_words(value.get(key), level + 1) for key in _WORDS_OF)
        return next((words for words in found if words), None)
    if isinstance(value, list):
        return _of_list(value, level)
    return None


def _of_list(value: list[Any], level: int) -> str | None:
    """Return the main one of several renditions, else what all entries say."""
    if value and all(isinstance(each, dict) and "role" in each for each in value):
        ranked = sorted(value, key=_rank)
        return next((words for each in ranked if (words := _words(each, level + 1))), None)
    said = [words for each in value[:1000] if (words := _words(each, level + 1))]
    return ("\n\n" if any(len(each) > LONGEST_NAME for each in said) else ", ").join(said) or None


def _rank(rendition: Mapping[str, Any]) -> int:
    role = str(rendition.get("role")).lower()
    return next((at for at, each in enumerate(("main", "html", "xhtml", "text", "body")) if each in role), 9)


def _date(words: str | None) -> str | None:
    """Return the ISO date of a time stamp, also of one in seconds or milliseconds since 1970."""
    if words and _STAMP.fullmatch(words):
        from datetime import UTC, datetime

        return datetime.fromtimestamp(int(words) // (1 if len(words) <= 10 else 1000), UTC).date().isoformat()
    return iso_date(words)


def keys_of(value: Any) -> Iterator[str]:
    """Yield the names of the fields of an object, for a message on what it lacks."""
    if isinstance(value, dict):
        yield from (harmless(str(key))[:40] for key in list(value)[:12])
