"""Company: what the list that a name stands in, and the noun that it stands under, tell of the name.

"Legends such as Ilse Brandt and Jan Torv" are persons, "the villages of Velm and Torvik" places (Hearst 1992), whatever
a tagger makes of names that it has never seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.extract.name_spans import Name
from briefing.extract.parse import Paragraph
from briefing.extract.tables import is_place, name_words, role_noun, role_words
from briefing.extract.title_phrases import PEOPLE
from briefing.model import Mention, MentionKind

_LISTED = re.compile(r"(?: ?\([^()]{1,30}\))?(?:[,;]|[,;]? (?:and|&) |[,;] )")
_AND_THE = re.compile(r"(?: ?\([^()]{1,30}\))?(?:[,;]|[,;]? (?:and|or))(?: the)? ")
_CAPITAL = re.compile(r" [A-ZÀ-Þ]")
_UNDER = re.compile(
    r"\b(?:(?P<examples>[a-z]+),? (?:such as|like|including|namely|notably|especially)|(?P<set>[a-z]+s)[:,]|(?P<of>[a-z]+) of(?: the)?) $"
)
_BEHIND = re.compile(r" ([a-z]+)\b(?!-)")
_TAKEN: dict[MentionKind, frozenset[MentionKind]] = {
    "person": frozenset({"place", "other"}),
    "place": frozenset({"person", "organisation", "group", "other"}),
    "organisation": frozenset({"person", "place", "other"}),
    "group": frozenset({"person", "place", "other"}),
}
"""The kinds that a tagger may have given to what is of each kind."""
_LINKS = tuple(
    f"{link} "
    for link in ("as", "like", "including", "namely", "notably", "especially", ":", ",", "of", "of the")
)
_BEFORE = 40
"""Characters before a list in which the noun that it stands under is looked for."""
_SCENE = re.compile(r"\b(?:in|at|near|from|to|outside|around) $", re.IGNORECASE)
_ALSO_STATES = {"ally", "member", "neighbor", "neighbour", "partner", "rival"}
"""Nouns for persons that states and firms are too."""
LONGEST_UNTOLD = 3
LEAST_PERSONS = 2
"""Persons in a list of which a name that a tagger calls a place is taken for another."""


def in_company(names: Sequence[Name], paragraph: Paragraph) -> Iterator[Name]:
    """Yield names, those untold with the kind that their list, or a noun beside them, tells."""
    for listed in _lists(names, paragraph):
        told, several = _told_before(listed[0], paragraph)
        for at, name in enumerate(listed):
            before = told if several or not at else None
            if before in _TAKEN and name.kind in _TAKEN[before] and _untold(name, before):
                yield replace(name, kind=before)
            elif name.kind in _TAKEN["place"] and _is_scene(name, paragraph) and _untold(name, "place"):
                yield replace(name, kind="place")
            elif len(listed) > 1 and _among_persons(listed, at, paragraph):
                yield replace(name, kind="person")
            else:
                yield name


def _lists(names: Sequence[Name], paragraph: Paragraph) -> Iterator[list[Name]]:
    """Yield the names that marks or "and" join, one after the other."""
    listed: list[Name] = []
    for name in names:
        if listed:
            between = paragraph.text[listed[-1].end - paragraph.offset : name.start - paragraph.offset]
            if not _LISTED.fullmatch(between):
                yield listed
                listed = []
        listed.append(name)
    if listed:
        yield listed


def _told_before(first: Name, paragraph: Paragraph) -> tuple[MentionKind | None, bool]:
    """Return the kind that the noun before a list tells, and whether it tells it of more than the first name."""
    at = first.start - paragraph.offset
    before = paragraph.text[max(0, at - _BEFORE) : at]
    found = _UNDER.search(before) if before.endswith(_LINKS) else None
    if found is None:
        return None, False
    word = found["examples"] or found["set"] or found["of"]
    singular = re.sub(r"ies$", "y", word).removesuffix("s") if word.endswith("s") else word
    told = name_words().get(singular.capitalize())
    person = role_noun(word) and word not in role_words() and singular not in _ALSO_STATES
    if not found["of"] and (person or word in PEOPLE):
        return "person", True
    if told == "place" and not found["set"]:
        return "place", word != singular
    return (told, True) if told in {"organisation", "group"} and found["examples"] else (None, False)


def _is_scene(name: Name, paragraph: Paragraph) -> bool:
    """Tell whether a noun for places follows a name, or two do: "the Velm river", "the Velm temple compound"."""
    at = name.end - paragraph.offset
    found = _BEHIND.match(paragraph.text, at) if paragraph.text[at + 1 : at + 2].islower() else None
    noun = paragraph.doc.token_at(found.start(1)) if found else None
    if noun is not None and noun.dep_ == "compound" and noun.head.i == noun.i + 1:
        noun = noun.head
    if noun is None or noun.dep_ == "compound":
        return False
    return name_words().get(noun.lower_.capitalize()) == "place"


def _untold(name: Name, kind: MentionKind) -> bool:
    """Tell a name whose own words, and for persons no table of places, tell what it is."""
    words = name.text.split()
    return (
        len(words) <= LONGEST_UNTOLD
        and not name.title
        and not name.text.isupper()
        and all(word[0].isupper() for word in words)
        and not any(word in name_words() for word in words)
        and not (kind == "person" and is_place(name.text))
    )


def _among_persons(listed: Sequence[Name], at: int, paragraph: Paragraph) -> bool:
    """Tell an untold name among persons: "Ilse Brandt, Jan Torv and Mio Lund"; of what may be a place on both sides."""
    name = listed[at]
    persons = [one.kind == "person" for one in listed]
    beside = persons[max(0, at - 1) : at] + persons[at + 1 : at + 2]
    words = name.text.split()
    # "Ilse Brandt, Meridian Joint Editor Jan Torv": Meridian is no person of that list.
    office = _CAPITAL.match(paragraph.text, name.end - paragraph.offset)
    if len(words) not in {2, LONGEST_UNTOLD} or office or not any(beside):
        return False
    if name.kind == "organisation":
        return all(word[0].isupper() and not word.isupper() and word not in name_words() for word in words)
    if name.kind != "place" or not _untold(name, "person") or not all(beside) or sum(persons) < LEAST_PERSONS:
        return False
    start = listed[0].start - paragraph.offset
    last = at == len(listed) - 1
    before = (
        paragraph.text[listed[at - 1].end - paragraph.offset : name.start - paragraph.offset] if at else ""
    )
    return bool(at) and (not last or " and " in before) and not _SCENE.search(paragraph.text[:start][-10:])


def beside_places(mentions: Sequence[Mention], text: str) -> frozenset[int]:
    """Return the indices of the mentions that stand in a list next to a place. `text` is the article's."""
    named = [at for at, mention in enumerate(mentions) if mention.form != "pronoun"]
    found = set()
    for at, behind in pairwise(named):
        if _AND_THE.fullmatch(text, mentions[at].end, mentions[behind].start):
            found |= {one for one, other in ((at, behind), (behind, at)) if mentions[other].kind == "place"}
    return frozenset(found)
