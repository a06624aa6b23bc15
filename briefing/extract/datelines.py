"""Datelines and credits of places that open a sentence, "TOLM, March 3 (Meridian) — ": they do nothing in it.

A town in capitals is told by how it is written; one that is not ("Doha: ", "Kabul, Afghanistan - ") by the tables of places.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.extract.tables import is_town, state_named

if TYPE_CHECKING:
    from briefing.extract.syntax import Span, Token

_TOWN = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.-]*)*"
_PLACE_OR_DAY = r"(?:,?\s(?:[A-ZÀ-Þ\d][\w.'’-]*|of|the|de|el|and),?){0,8}?"
_AGENCY = r"\s?(?:\([^()]{2,40}\)|/[^/]{2,20}/)"
_DASH = r"\s?(?:[–—]|--|(?<=\s)[-_](?=\s))"
_NEXT = r"\s?(?=[\"“‘'(]?[A-ZÀ-Þ\d$£€])"
# A town alone needs four letters, for "US - China talks", and no second dash, for "NATO — whose chief spoke — said".
_DATELINE = re.compile(rf"{_TOWN}{_PLACE_OR_DAY}(?:{_AGENCY}(?:{_DASH})?\s|(?<=[\w.])(?:{_DASH}|:\s)){_NEXT}")
_DAY = r"(?:\s\d{1,2} [A-Z][a-z]+(?: \d{4})?:)?"
_ALONE = re.compile(rf"(?:{_TOWN}){_DASH}{_DAY}{_NEXT}(?!.*(?:\s[–—-]\s|[–—]))")
LATELY = 16
LONGEST = 24
"""Words up to which a dateline is looked for."""
SHORTEST_STATE = 4
_LETTERS = re.compile(r"[A-ZÀ-Þ]{4}")
_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,3}"
_NAMED = re.compile(
    rf"(?P<towns>{_NAME}(?:\s?/\s?{_NAME})?){_PLACE_OR_DAY}(?:{_AGENCY})?(?:(?P<colon>:\s)|{_DASH}){_NEXT}"
)
_CREDITED = re.compile(rf"\((?=[A-ZÀ-Þ]{{2}}){_NAME}\){_DASH}{_NEXT}")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
# An interview gives the turn of who speaks of himself a name and a colon too.
_TURN = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our)\b")


def in_dateline(token: Token) -> bool:
    """Tell whether a token stands in the dateline that opens its sentence."""
    sentence = token.sent
    return token.i < sentence.start + LONGEST and token.idx < story_start(sentence)


def opens_story(token: Token) -> bool:
    """Tell whether a token is the first of its sentence, a dateline set aside."""
    if token.is_sent_start:
        return True
    near = token.text[:1].isupper() and token.i < token.sent.start + LONGEST
    return near and token.idx == story_start(token.sent)


def story_start(sentence: Span) -> int:
    """Return where a sentence begins behind its dateline, in its document; 0 where it has none."""
    first = sentence[0].text
    if not (first[:1].isupper() or first == "("):
        return 0
    return sentence.doc.once(
        ("story", sentence.start), lambda: sentence.start_char + dateline_end(sentence.text)
    )


@lru_cache(maxsize=LATELY)
def dateline_end(sentence: str) -> int:
    """Return where the dateline of a sentence ends, 0 where it has none."""
    alone = _ALONE.match(sentence)
    if alone and _LETTERS.search(alone.group()):
        return alone.end()
    found = _DATELINE.match(sentence)
    if found and re.search(r"[,(/]", found.group()):
        return found.end()
    known = _CREDITED.match(sentence) or _of_known_town(sentence)
    return known.end() if known else 0


def _of_known_town(sentence: str) -> re.Match[str] | None:
    """Return the dateline of a town that the tables know, or of a state in capitals."""
    found = _NAMED.match(sentence)
    if found is None or not all(_is_scene(name.strip()) for name in found["towns"].split("/")):
        return None
    behind = sentence[found.end() :]
    if found["colon"]:
        spoken = behind[:1] in "\"“‘'" or _TURN.search(behind)
        return None if spoken else found
    word = _WORD.match(behind)
    aside = re.search(r"\s[–—-]\s|[–—]|--", behind) and "(" not in found.group()
    return None if aside or (word and _is_scene(word.group())) else found


def _is_scene(name: str) -> bool:
    """Tell whether a dateline can be of a place: a town, or a state in capitals."""
    if is_town(name):
        return True
    state = state_named(name) if name.isupper() and len(name) >= SHORTEST_STATE else None
    return state is not None and state[1] == "name"
