"""Identity: the names under which several articles know one and the same actor.

Names are compared word by word after folding case, accents, hyphens, initials and the two spellings of
"organisation", and but for "Ltd" and the like. A person is the same where first and last name are, or are spelled
nearly alike; a last name alone belongs to the only person who has it; initials belong to the only name that they
abbreviate. What ends in a person's whole name is that person ("Police Lt Anna Lind"). Two people who share a last
name but no first name stay two.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from briefing.model import ActorKind, Mention, MentionKind, Profile

ALIKE = 0.75
"""How alike two spellings of a word of a name are, by the matcher of the standard library."""
SHORTEST_ALIKE = 4
PARTICLES = frozenset(["al", "el", "the", "of", "and", "for", "de", "da", "la", "bin", "von", "van"])
COMPANIES = frozenset(["ltd", "limited", "inc", "incorporated", "plc", "llc", "corp", "gmbh"])
"""Words behind a company's name that can be left out."""
COMPARED = 200
"""Persons with one initial that are compared for their spelling, so that cost stays near linear."""
_SMALL = re.compile(r"\b(?:of|for|in|and|or|de|von|van)\b|[&’']")
_NUMERAL = re.compile(r"[ivx]+|jr|sr")
Known = tuple[str, ActorKind]
"""A name of an actor in one article or more, and its kind there."""


@dataclass(slots=True)
class _Form:
    """One name with its folded words and how often it is used over all articles."""

    known: Known
    words: tuple[str, ...]
    count: int


def one_name_each(profiles: Iterable[Profile]) -> dict[Known, Known]:
    """Return for each name and kind of the articles' profiles the name and kind that it goes under."""
    counts: Counter[Known] = Counter()
    for profile in profiles:
        counts[profile.name, profile.kind] += len(profile.mentions)
    forms = [_Form(known, folded(known[0]), count) for known, count in sorted(counts.items())]
    same = _Groups(forms)
    _by_words(forms, same)
    persons = [form for form in forms if form.known[1] == "person"]
    _by_first_and_last(persons, same)
    _by_spelling(persons, same)
    _by_part(persons, same)
    _by_title(forms, persons, same)
    _by_initials([form for form in forms if form.known[1] in {"organisation", "group", "state"}], same)
    return {form.known: same.name_of(form.known) for form in forms}


def kinds_of_names(mentions: Iterable[Mention]) -> dict[str, MentionKind]:
    """Return for each name of one article, folded to one text, the kind that most of its mentions have."""
    kinds: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    for mention in mentions:
        if mention.form == "name":
            kinds[mention.name][mention.kind] += 1
    return {" ".join(folded(name)): its.most_common(1)[0][0] for name, its in kinds.items()}


def mostly_places(articles: Iterable[Mapping[str, MentionKind]]) -> frozenset[str]:
    """Return the names that most articles holding them take for a place, given the kinds of each article's names."""
    held: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for kinds in articles:
        held.update(kinds.keys())
        places.update(name for name, kind in kinds.items() if kind == "place")
    return frozenset(name for name, count in places.items() if count > held[name] / 2 and held[name] > 1)


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> tuple[str, ...]:
    """Return the words of a name in one spelling: no case, accents, hyphens, initials or small words."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char)).replace("'s", "")
    words = re.findall(r"\w+", re.sub(r"(?<=\b\w)\.(?=\w\b)", "", plain))
    telling = tuple(word.replace("isation", "ization") for word in words if word not in PARTICLES)
    if len(telling) > 1 and telling[-1] in COMPANIES:
        telling = telling[:-1]
    without_initials = tuple(word for word in telling if len(word) > 1 or word.isdigit())
    return without_initials or telling or tuple(words)


class _Groups:
    """Names brought together step by step; each group goes under its commonest name."""

    def __init__(self, forms: Sequence[_Form]) -> None:
        self._up = {form.known: form.known for form in forms}
        self._forms = {form.known: form for form in forms}
        self._members = {form.known: [form] for form in forms}

    def root(self, known: Known) -> Known:
        while self._up[known] != known:
            self._up[known] = self._up[self._up[known]]
            known = self._up[known]
        return known

    def join(self, one: _Form, other: _Form) -> None:
        first, second = self.root(one.known), self.root(other.known)
        if first != second:
            self._up[second] = first
            self._members[first] += self._members.pop(second)

    def name_of(self, known: Known) -> Known:
        """Return the commonest full name of a group, under the kind that most of its mentions have."""
        group = self._members[self.root(known)]
        kinds: Counter[ActorKind] = Counter()
        for form in group:
            kinds[form.known[1]] += form.count
        kind = max(sorted(kinds), key=lambda k: kinds[k])
        spelled: Counter[str] = Counter()
        for form in group:
            spelled[form.known[0]] += form.count
        best = max(spelled, key=lambda name: (len(folded(name)) > 1, not name.isupper(), spelled[name], name))
        return best, kind


def _by_words(forms: Iterable[_Form], same: _Groups) -> None:
    """Join what is the same in every word; a single word only within a kind, or against a state."""
    first: dict[tuple[object, ...], _Form] = {}
    for form in forms:
        several = len(form.words) > 1
        key = (form.words,) if several else (form.words, form.known[1] == "person")
        same.join(first.setdefault(key, form), form)


def _by_first_and_last(persons: Iterable[_Form], same: _Groups) -> None:
    first: dict[tuple[str, str], _Form] = {}
    for form in persons:
        if len(form.words) > 1:
            same.join(first.setdefault((form.words[0], form.words[-1]), form), form)


def _by_spelling(persons: Iterable[_Form], same: _Groups) -> None:
    """Join names whose first and last words begin alike and are spelled nearly alike."""
    near: dict[tuple[str, str], list[_Form]] = defaultdict(list)
    for form in persons:
        if len(form.words) > 1 and len(near[form.words[0][0], form.words[-1][0]]) < COMPARED:
            near[form.words[0][0], form.words[-1][0]].append(form)
    for forms in near.values():
        for at, one in enumerate(forms):
            for other in forms[at + 1 :]:
                if _alike(one.words[0], other.words[0]) and _alike(one.words[-1], other.words[-1]):
                    same.join(one, other)


@lru_cache(maxsize=1 << 16)
def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST_ALIKE:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _by_part(persons: Sequence[_Form], same: _Groups) -> None:
    """Give a last name, or the last words of a name, to the only person who has them; titles before a name are off.

    So is "Jr" or a numeral behind one.
    """
    owners: dict[tuple[str, ...], list[_Form]] = defaultdict(list)
    for form in persons:
        for start in range(1, len(form.words)):
            owners[form.words[start:]].append(form)
        if len(form.words) > 2 and _NUMERAL.fullmatch(form.words[-1]):
            owners[form.words[:-1]].append(form)
    for form in persons:
        longer = owners.get(form.words, [])
        if longer and len({same.root(owner.known) for owner in longer}) == 1:
            same.join(longer[0], form)


def _by_title(forms: Iterable[_Form], persons: Iterable[_Form], same: _Groups) -> None:
    """Give what ends in a person's whole name, with a title or the like before it, to that person."""
    bearers = {form.words: form for form in persons if len(form.words) > 1}
    for form in forms:
        if form.known[1] == "person":
            continue
        for at in range(1, len(form.words) - 1):
            bearer = bearers.get(form.words[at:])
            if bearer and not _SMALL.search(form.known[0]):
                same.join(bearer, form)
                form.count = 0  # the person is neither called nor taken for what the mistake says
                break


def _by_initials(forms: Sequence[_Form], same: _Groups) -> None:
    """Join capitals such as "UN" with the only name of which they are the initials."""
    spelled: dict[str, list[_Form]] = defaultdict(list)
    for form in forms:
        if len(form.words) > 1:
            spelled["".join(word[0] for word in form.words)].append(form)
    for form in forms:
        letters = form.known[0].replace(".", "")
        if letters.isupper() and letters.isalpha() and len(form.words) == 1:
            longer = spelled.get(letters.lower(), [])
            if longer and len({same.root(owner.known) for owner in longer}) == 1:
                same.join(longer[0], form)
