"""Kinds of blocks: which paragraphs are the story, and which are a page's furniture.

In doubt a paragraph is body: furniture in the summary is a blemish, a lost sentence is a loss.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from briefing.ingest.lines import Paragraph
from briefing.ingest.publication import address_of, date_in_line
from briefing.model import BlockKind

LONGEST_TITLE = 250
LONGEST_SUBHEAD = 80
SHORT_BEFORE_COLON = 40
LONGEST_FURNITURE = 300
_FULL_STOP = re.compile(r"[.!…;,][\"'”’»)\]]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ONLY_DATE = re.compile(r"[\w\s,./:|()+–-]{6,60}$")
_DATELINE_ALONE = re.compile(
    r"[A-ZÀ-Þ][\w .'’/-]{1,40}(?:, [A-ZÀ-Þ][\w .'’-]{1,40})?\s*(?:\([^)]{2,30}\))?\s*[-–—:]?$"
)
_LIST_ITEM = re.compile(r"\d{1,3}[.)]\s|.*;")
_AUTHOR_LIFE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]+ ){2,4}(?:is|was recently|works|writes|teaches|serves)\b(?! (?:not|no|in the)\b)"
    r".{0,160}\b(?:author|columnist|writer|professor|lecturer|editor|journalist|appointed|fellow|correspondent|"
    r"contributor|consultant|director|analyst|graduate)\b"
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Patterns of lines that are not the story, by kind; names that sign pictures."""

    related: list[str]
    byline: list[str]
    credit: list[str]
    caption: list[str]
    boilerplate: list[str]
    agencies: list[str]


@cache
def _patterns() -> tuple[tuple[BlockKind, re.Pattern[str]], ...]:
    table = _furniture()
    kinds: tuple[tuple[BlockKind, list[str]], ...] = (
        ("related", table.related),
        ("byline", table.byline),
        ("caption", table.caption),
        ("credit", table.credit),
        ("boilerplate", table.boilerplate),
    )
    return tuple(
        (kind, re.compile(r"[\W_]{0,3}(?:" + "|".join(f"(?:{one})" for one in patterns) + ")", re.IGNORECASE))
        for kind, patterns in kinds
    )


@cache
def _furniture() -> Furniture:
    return msgspec.yaml.decode((files("briefing.data") / "furniture.yaml").read_bytes(), type=Furniture)


@cache
def _signature() -> re.Pattern[str]:
    """A credit at the end of a caption: a name and an agency, parted by a slash or a bar."""
    names = "|".join(map(re.escape, sorted(_furniture().agencies, key=len, reverse=True)))
    name = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}"
    return re.compile(
        rf"(?:{name}\s*[/|]\s*(?:{names})|(?:{names})\s*[/|]\s*{name}|\((?:{names})(?: (?:Photo|Images))?\))\W*$"
    )


def classify(paragraphs: Sequence[Paragraph], *, titled: bool = False) -> list[BlockKind]:
    """Return the kind of each paragraph; `titled` says that the title is known already."""
    kinds: list[BlockKind] = []
    story_begun = titled
    for at, paragraph in enumerate(paragraphs):
        text = paragraph.text
        kind = _furniture_kind(text, first=at < 6 and not story_begun, last=at >= len(paragraphs) - 3)
        if kind is None:
            following = paragraphs[at + 1].text if at + 1 < len(paragraphs) else ""
            kind = _story_kind(text, following, begun=story_begun)
            story_begun = True
        kinds.append(kind)
    return kinds


def _furniture_kind(text: str, *, first: bool, last: bool) -> BlockKind | None:
    if address_of(text):
        return "address"
    if len(text) <= LONGEST_FURNITURE:
        for kind, pattern in _patterns():
            if pattern.match(text) and not (kind == "byline" and _SENTENCE_END.search(text)):
                return kind
        if _signature().search(text):
            return "credit" if len(text.split()) <= 8 else "caption"
    if len(text) <= 60 and _ONLY_DATE.match(text) and date_in_line(text):
        return "dateline"
    if first and len(text) <= 50 and text.isupper() and _DATELINE_ALONE.match(text) and "(" in text:
        return "dateline"
    if (
        last
        and len(text) <= LONGEST_FURNITURE
        and (_AUTHOR_LIFE.match(text) or re.match(r"[–—(-].{2,60}[)\w]$", text))
    ):
        return "boilerplate"
    return None


def _story_kind(text: str, following: str, *, begun: bool) -> BlockKind:
    """Tell title, subhead and body apart: heads are short, end in no full stop, and something follows."""
    head = not _FULL_STOP.search(text) and bool(following)
    if not begun:
        return "title" if head and len(text) <= LONGEST_TITLE and len(following) > 0.8 * len(text) else "body"
    opens_head = text[:1].isupper() or (text[:1].isdigit() and not _LIST_ITEM.match(text))
    short = len(text) <= (SHORT_BEFORE_COLON if text.endswith(":") else LONGEST_SUBHEAD)
    short = short and len(following) > len(text)
    return "subhead" if head and short and opens_head else "body"
