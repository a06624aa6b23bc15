"""Standing: what an article's mentions of a name tell of its part in the story, as features.

An actor speaks, decides, acts or is acted upon; a mere place follows "in" and "at". The features
are counts of such positions and of the words beside them, for the models that tell actors from
names, and persons from organisations.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.extract.parse import Parsed
from briefing.extract.short_forms import folded, words_of
from briefing.extract.tables import cities, name_edges, name_words, regions, role_noun, standing_words, titles
from briefing.model import Article, Mention

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

_QUOTES = set("\"'“”‘’`") | {"``", "''"}
_GRAMMATICAL = {"ADP", "DET", "CCONJ", "SCONJ", "PART", "PRON", "PUNCT", "AUX"}
_WORDS = re.compile(r"[^\W_]+")
_PERIOD = re.compile(r"\b[A-Z]\.")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an actor's mentions stand in: its own statements, counted; the share that others speak of; a list with a place."""

    statements: int
    reported: float
    beside_place: bool


def features(
    parsed: Parsed,
    mentions: Sequence[Mention],
    tokens: Sequence[Token | None],
    *,
    role: bool,
    sure: bool,
    around: Surroundings,
    totals: Sequence[int],
) -> dict[str, float]:
    """Return the features of one actor from its mentions and the last token of each.

    `sure` tells whether a noun for persons backs its role; `totals` are the numbers of mentions of all names, the
    highest first.
    """
    named = [mention for mention in mentions if mention.form != "pronoun"]
    first = named[0] if named else mentions[0]
    count: dict[str, float] = defaultdict(float)
    for mention, token in zip(mentions, tokens, strict=True):
        count[f"form {mention.form}"] += 1
        if token is not None:
            _position(token, mention, count)
            if mention.form != "pronoun":
                _beside(token, mention, count)
    total = len(mentions)
    kind = first.kind
    found: dict[str, float] = {f"kind {kind}": 1.0}
    for name, value in count.items():
        found[f"{name} any"] = 1.0
        found[f"{name} share"] = value / total
        if kind in {"state", "place"}:
            found[f"{kind} {name} any"] = 1.0
    found |= _name(first.name, kind)
    found |= _outlet(first.name)
    found["told outlet"] = float(count["told"] > 0) * max(found["outlet"], found["agency"])
    found |= _prominence(parsed, mentions, first, totals)
    found["once"] = float(total == 1)
    found[f"once {kind}"] = float(total == 1)
    found["has role"] = float(role)
    found["has sure role"] = float(sure)
    found["like a person"] = float(_like_a_person(first.name))
    found["like a person, with a sure role"] = float(sure and _like_a_person(first.name))
    found["reported"] = around.reported
    found["beside a place"] = float(around.beside_place)
    found["spoke"] = min(around.statements, 3) / 3
    found["spoke any"] = float(around.statements > 0)
    return found


def _name(name: str, kind: str) -> dict[str, float]:
    """Return the features of a name's own words."""
    words = name.split()
    found = {
        "words in name": min(len(words), 4) / 4,
        f"words {kind} {min(len(words), 4)}": 1.0,
        "capitals": float(name.isupper()),
        "initial": float(bool(_PERIOD.search(name)) or any(len(word) == 1 for word in words)),
        "small words": float(any(word in {"of", "the", "and", "for", "&"} for word in words)),
        "figures": float(any(char.isdigit() for char in name)),
        "region": float(name in regions()),
        "city": float(name in cities()),
        f"city {kind}": float(name in cities()),
        "region in name": float(words[0] in regions() or words[-1] in regions()),
    }
    for place, word in (("last", words[-1]), ("first", words[0])):
        kind_told = name_words().get(word.capitalize() if word.islower() else word)
        told = "group" if word in name_edges().groups else kind_told
        if told:
            found[f"{place} tells {told}"] = 1.0
    return found


def _like_a_person(name: str) -> bool:
    """Tell whether a name can be a person's by its words: two or three, all capitalised, none an institution's."""
    words = name.split()
    return (
        len(words) in {2, 3}
        and not name.isupper()
        and all(word[0].isupper() for word in words)
        and not any(word in name_words() or (word.isupper() and len(word) > 2) for word in words)
    )


def _outlet(name: str) -> dict[str, float]:
    """Return whether a name is that of an agency or of a newspaper."""
    table = standing_words()
    return {
        "agency": float(name in table.agencies),
        "outlet": float(name.rsplit(maxsplit=1)[-1] in table.outlets),
    }


def makers(article: Article) -> frozenset[str]:
    """Return who wrote or published an article, by its fields and its address, as `plain` writes names."""
    host = re.sub(r"^https?://|/.*$", "", article.url or "")
    authors = re.split(r"[,/&]| and ", article.author or "")
    return frozenset(map(plain, [article.publisher or "", *authors, host, *host.split(".")])) - {""}


def plain(name: str) -> str:
    """Return the letters of a name in lower case, without an article before it."""
    return re.sub(r"^the|\W", "", name.lower())


def _prominence(
    parsed: Parsed, mentions: Sequence[Mention], first: Mention, totals: Sequence[int]
) -> dict[str, float]:
    """Return how much of the article, and how early, is about a name."""
    total = len(mentions)
    headline = _headline(parsed.article.title or "", parsed.article.url or "")
    at = Counter(_sentence_of(parsed, mention) for mention in mentions)
    opening = [index for index in at if index < 3]
    return {
        "mentions": min(total, 12) / 12,
        "share of the most": total / max(1, totals[0]),
        "share of all": total / max(1, sum(totals)),
        "most mentioned": float(total == totals[0]),
        "rank": 1 / (1 + totals.index(total)),
        "among five": float(totals.index(total) < 5),
        "names": min(len(totals), 60) / 60,
        "sentences": min(len(at), 8) / 8,
        "share of sentences": len(at) / max(1, len(parsed.sentences)),
        "in opening": float(first.start < _opening_end(parsed)),
        "in first sentence": float(0 in at),
        "in first three": len(opening) / 3,
        "in opening and later": float(bool(opening) and len(at) > len(opening)),
        "first place": first.start / max(1, len(parsed.article.text)),
        "spread": (max(at) - min(at)) / max(1, len(parsed.sentences)),
        "in headline": float(bool(headline) and _last_word(first.name) in headline),
    }


def _last_word(name: str) -> str:
    """Return the last word of a name as headlines are folded."""
    word = words_of(name)[-1].lower()
    return word if word.isascii() else folded(word)[-1]


@lru_cache(maxsize=1)
def _headline(title: str, address: str) -> frozenset[str]:
    """Return the words of an article's title, or of its address where only that tells it."""
    path = re.sub(r"^\w+://[^/]*|[?#].*$", "", address)
    told = title or max(path.split("/"), key=lambda part: len(_WORDS.findall(part)))
    return frozenset(word for part in folded(told) for word in _WORDS.findall(part))


def _position(token: Token, mention: Mention, count: dict[str, float]) -> None:
    """Count the grammatical position of one mention."""
    office = standing_words().office
    at = token
    while (
        at.dep_ in {"compound", "conj", "appos", "nmod"}
        and at.head.i != at.i
        and at.head.pos_ in {"PROPN", "NOUN"}
    ):
        if at.head.lemma_.lower() in office:
            count["before office"] += 1
        if at.dep_ == "conj":
            count["in list"] += 1
        at = at.head
    if mention.form == "demonym":
        count["demonym before noun" if token.head.pos_ in {"NOUN", "PROPN"} else "demonym alone"] += 1
        if token.head.lemma_.lower() in office:
            count["before office"] += 1
        if token.dep_ in {"amod", "compound", "nmod", "poss"}:
            count[f"demonym of {_bearer(token.head)}"] += 1
    for name in _relation(at):
        count[name] += 1


def _bearer(noun: Token) -> str:
    """Return what bears a demonym: an organ of the state ("Finnish troops"), a person ("a Finnish painter"), an institution or a thing."""
    lemma = noun.lemma_.lower()
    if lemma in standing_words().office:
        return "office"
    if role_noun(noun.text):
        return "person"
    told = name_words().get(lemma.capitalize())
    return "institution" if told in {"organisation", "group"} else "thing"


def _relation(token: Token) -> Iterator[str]:
    """Yield the names of the relation between a name and what it depends on."""
    words = standing_words()
    head, lemma = token.head, token.head.lemma_.lower()
    if token.dep_ in {"nsubj", "nsubjpass"}:
        yield "subject"
        if lemma in words.speech:
            yield "speaker"
    elif token.dep_ in {"dobj", "iobj", "dative"}:
        yield "object"
        if lemma == "tell":
            yield "told"
    elif token.dep_ == "poss":
        yield "possessive"
        if lemma in words.office:
            yield "before office"
    elif token.dep_ == "pobj":
        word = head.lower_
        known = word in words.place_prepositions or word in words.party_prepositions
        yield "after in or at" if word in {"in", "at"} else f"after {word}" if known else "after other"
        if head.dep_ == "agent" or word == "by":
            yield "agent"
    else:
        yield {"appos": "apposition", "ROOT": "root"}.get(token.dep_, "other position")


def _beside(token: Token, mention: Mention, count: dict[str, float]) -> None:
    """Count the tagger's reading of a mention and the words on both sides of it."""
    doc = token.doc
    count[f"tagged {token.ent_type_ or 'nothing'}"] += 1
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    count[f"then {_plain(after)}"] += 1
    at = first_of(token, mention).i
    before = doc[at - 1] if at else None
    partisan = standing_words().partisan
    for word in (before, after, doc[token.i + 2] if token.i + 2 < len(doc) else None):
        if word is not None and word.lemma_.lower() in partisan:
            count["partisan word"] += 1
            break
    count[f"before: {_plain(before)}"] += 1
    if before is None:
        return
    if before.lower_ in titles():
        count["title before"] += 1
    if before.text in _QUOTES and after is not None and after.text in _QUOTES:
        count["quoted"] += 1
    if before.lower_ == "the" and at > 1:
        count[f"before the: {_plain(doc[at - 2])}"] += 1


def first_of(last: Token, mention: Mention) -> Token:
    """Return the first token of a mention, given its last one."""
    start = last.idx + len(last) - (mention.end - mention.start)
    at = last.i
    while at > 0 and last.doc[at].idx > start:
        at -= 1
    return last.doc[at]


def _plain(token: Token | None) -> str:
    """Return a grammatical word or mark as it stands, of other words only their part of speech."""
    if token is None:
        return "nothing"
    return token.lower_ if token.pos_ in _GRAMMATICAL else token.pos_


def _opening_end(parsed: Parsed) -> int:
    return parsed.sentences[min(2, len(parsed.sentences) - 1)].end if parsed.sentences else 0


def _sentence_of(parsed: Parsed, mention: Mention) -> int:
    from briefing.extract.mentions import sentence_index

    return sentence_index(parsed, mention.start) or 0
