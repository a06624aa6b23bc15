"""Kinds of blocks: which paragraphs are the story, and which are a page's furniture.

In doubt a paragraph is body: furniture in the summary is a blemish, a lost sentence is a loss.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing.data import read_table
from briefing.ingest.lines import Paragraph
from briefing.ingest.publication import address_of, is_date
from briefing.model import BlockKind

LONGEST_TITLE = 250
LONGEST_SUBHEAD = 80
SHORT_BEFORE_COLON = 40
LONGEST_FURNITURE = 300
LONGEST_CREDIT = 8  # words
LONGEST_CAPTION = 200
LONGEST_OF_PICTURE = 1000
LONGEST_SIGN_OFF = 60
LONGEST_DATELINE = 80
HEAD = 6
TAIL = 3
PROFILE = 12
QUOTES = ('"', "“", "„", "«", "'", "‘")
_FULL_STOP = re.compile(r"[.!…;,][\s\"'”’»)\]]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SENTENCE_WITHIN = re.compile(r"[^\W\d_]{3,}[.!?][\"”]? [A-ZÀ-Þ“\"]")
_PLACE = r"[A-ZÀ-Þ][\w.'’/-]*(?: [A-ZÀ-Þ][\w.'’/-]*){0,3}"
_DATELINE_ALONE = re.compile(
    rf"{_PLACE}(?:, [\w .]{{2,30}}){{0,3}}(?:\s*\([^()]{{2,30}}\))?\s*(?P<dash>[-–—_]{{1,2}})?:?$"
)
_AGENCY_AT_END = re.compile(r"\([^()]{2,30}\)\s*(?:[-–—_]{0,2}|:)$")
_LIST_ITEM = re.compile(r"\d{1,3}[.)]\s|.*;")
_DATA = re.compile(r".{1,40}:\s*\S*\d")
_SIGN_OFF = re.compile(rf"[–—-]\s*{_PLACE}$|\({_PLACE}\)\.?$")
_ABOUT = re.compile(r"About (?:the |The )?(?P<name>[A-ZÀ-Þ][\w&.'’-]*(?: [\w&.'’-]+){0,6}):?$")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Furniture:
    """Patterns of lines that are not the story, by kind, at their start or anywhere; names that sign pictures.

    `picture` says itself that it is about one, however long it is; `author_does` and `author_is` tell of a writer.
    """

    related: list[str]
    byline: list[str]
    credit: list[str]
    caption: list[str]
    boilerplate: list[str]
    caption_within: list[str]
    boilerplate_within: list[str]
    picture: list[str]
    agencies: list[str]
    author_does: list[str]
    author_is: list[str]
    introducing: list[str]


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
        (
            kind,
            re.compile(
                r"[^\w\"'“”‘’«]{0,3}(?:" + "|".join(f"(?:{one})" for one in patterns) + ")", re.IGNORECASE
            ),
        )
        for kind, patterns in kinds
    )


@cache
def _patterns_within() -> tuple[tuple[BlockKind, re.Pattern[str]], ...]:
    table = _furniture()
    captions: list[tuple[BlockKind, re.Pattern[str]]] = [
        ("caption", re.compile(one)) for one in table.caption_within
    ]
    return (*captions, *[("boilerplate", re.compile(one)) for one in table.boilerplate_within])


@cache
def _picture() -> re.Pattern[str]:
    return re.compile("|".join(_furniture().picture))


@cache
def _author_life() -> re.Pattern[str]:
    """What a line on the writer begins with: a name, what it does, and not long after it what it is."""
    does, what = "|".join(_furniture().author_does), "|".join(_furniture().author_is)
    return re.compile(
        rf"(?:[A-ZÀ-Þ][\w.'’-]+ ){{2,4}}(?:{does})\b(?! (?:not|no|in the)\b).{{0,160}}\b(?:{what})\b"
    )


@cache
def _furniture() -> Furniture:
    return read_table("furniture", Furniture)


@cache
def _signature() -> re.Pattern[str]:
    """A credit: a name and an agency, parted by a slash or a bar, or either in brackets.

    It is a line of its own, or follows the whole sentence of a caption; "a poll by Reuters/Ipsos" is none.
    """
    names = "|".join(map(re.escape, sorted(_furniture().agencies, key=len, reverse=True)))
    agency = rf"(?:{names})(?: (?:Photos?|Images|Pictures?|File))?"
    name = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}"
    pair = rf"(?:{name}\s*[/|]\s*{agency}|{agency}\s*[/|]\s*{name})"
    bracket = rf"(?:\[(?:[^\[\]]{{0,40}}[/:,|] ?)?{agency}(?:[/:,| ][^\[\]]{{0,40}})?\]|\({pair}\)|\((?:{names}) (?:Photo|Image|Picture|File)s?\))"
    return re.compile(rf"(?:(?:^|[.!?…][\"'”’)\]]*\s+|\s[-–—|]\s*){pair}|{bracket})\W*$")


def classify(paragraphs: Sequence[Paragraph], *, titled: bool = False) -> list[BlockKind]:
    """Return the kind of each paragraph; `titled` says that the title is known already."""
    kinds: list[BlockKind] = []
    story_begun = titled
    count = len(paragraphs)
    furniture = [
        _furniture_kind(paragraph.text, first=at < HEAD, left=count - at)
        for at, paragraph in enumerate(paragraphs)
    ]
    following = _following(paragraphs, furniture)
    for paragraph, kind, after in zip(paragraphs, furniture, following, strict=True):
        kinds.append(kind or _story_kind(paragraph.text, after, begun=story_begun))
        story_begun = story_begun or kind is None
    for at in range(_company_profile(paragraphs, kinds), count):
        if kinds[at] in {"body", "subhead"}:
            kinds[at] = "boilerplate"
    return kinds


def _following(paragraphs: Sequence[Paragraph], furniture: Sequence[BlockKind | None]) -> list[str]:
    """Return for each paragraph the next one that is no furniture, empty for the last."""
    found: list[str] = []
    after = ""
    for paragraph, kind in zip(reversed(paragraphs), reversed(furniture), strict=True):
        found.append(after)
        if kind is None:
            after = paragraph.text
    return found[::-1]


def _company_profile(paragraphs: Sequence[Paragraph], kinds: Sequence[BlockKind]) -> int:
    """Return where "About Some Company" and the paragraphs on it end a press release, else the length."""
    for at in range(max(1, len(paragraphs) - PROFILE), len(paragraphs) - 1):
        about = _ABOUT.match(paragraphs[at].text) if len(paragraphs[at].text) <= LONGEST_SUBHEAD else None
        opening = paragraphs[at + 1].text[: len(about["name"]) + 10] if about else ""
        if about and kinds[at] == "subhead" and about["name"].split()[0] in opening.split():
            return at
    return len(paragraphs)


def _furniture_kind(text: str, *, first: bool, left: int) -> BlockKind | None:
    """Return the kind of a paragraph that is no story; `left` counts the paragraphs from it to the end."""
    if address_of(text):
        return "address"
    if len(text) <= LONGEST_OF_PICTURE and _picture().match(text):
        return "caption"
    if len(text) > LONGEST_FURNITURE:
        return None
    if _is_dateline(text, first=first):
        return "dateline"
    for kind, pattern in _patterns():
        if pattern.match(text) and not (kind == "byline" and _SENTENCE_END.search(text)):
            return kind
    if not text.startswith(QUOTES):
        for kind, pattern in _patterns_within():
            if pattern.search(text):
                return kind
    if len(text) <= LONGEST_CAPTION and _signature().search(text):
        return "credit" if len(text.split()) <= LONGEST_CREDIT else "caption"
    signs_off = left == 1 and len(text) <= LONGEST_SIGN_OFF and _SIGN_OFF.match(text)
    if signs_off or (left <= TAIL and _author_life().match(text)):
        return "boilerplate"
    return None


def _is_dateline(text: str, *, first: bool) -> bool:
    """Tell whether a line holds a date and nothing else, or the place and agency that open a report."""
    if len(text) > LONGEST_DATELINE:
        return False
    if is_date(text):
        return True
    place, _, rest = text.partition(", ")
    if first and is_date(rest) and re.fullmatch(_PLACE, place):
        return True
    alone = _DATELINE_ALONE.match(text) if first else None
    return bool(alone and text[:2].isupper() and (alone["dash"] or _AGENCY_AT_END.search(text)))


def _story_kind(text: str, following: str, *, begun: bool) -> BlockKind:
    """Tell title, subhead and body apart: heads are short, end in no full stop, and something follows."""
    head = bool(following) and not _FULL_STOP.search(text)
    if not begun:
        head = head and len(text) <= LONGEST_TITLE and not text.endswith(":")
        return "title" if head and len(following) > 0.8 * len(text) else "body"
    if not head or len(text) > LONGEST_SUBHEAD or len(following) <= len(text):
        return "body"
    if _SENTENCE_WITHIN.search(text) or _DATA.match(text) or _introduces(text):
        return "body"
    opens_head = text[:1].isupper() or (text[:1].isdigit() and not _LIST_ITEM.match(text))
    short = not text.endswith(":") or len(text) <= SHORT_BEFORE_COLON
    return "subhead" if short and opens_head else "body"


def _introduces(text: str) -> bool:
    """Tell whether a line leads over to the words that follow it: "The mayor said:"."""
    words = _LETTERS.findall(text.lower())
    return text.endswith(":") and not set(words).isdisjoint(_furniture().introducing)
