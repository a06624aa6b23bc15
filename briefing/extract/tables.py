"""The tables that names are read with: states and titles, from `briefing/data/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from briefing.data import read_table
from briefing.extract.alternatives import any_of
from briefing.model import MentionKind

StateForm = Literal["name", "demonym", "seat"]

_LEARNED = ("ologist", "ographer", "iatrist")
"""How words for those who practise a science or an art end."""
WORDS_KEPT = 4_096
"""Words of which is remembered what they say of a person: the words beside names recur."""


@dataclass(frozen=True, slots=True)
class StateNames:
    """What stands for one state in the news."""

    demonyms: list[str]
    seats: list[str]
    names: list[str]


@dataclass(frozen=True, slots=True)
class Titles:
    """Words before a name that are not part of it."""

    male: list[str]
    female: list[str]
    neutral: list[str]


@dataclass(frozen=True, slots=True)
class StandingWords:
    """Words that tell what part a name plays where it stands beside them."""

    place_prepositions: frozenset[str]
    party_prepositions: frozenset[str]
    speech: frozenset[str]
    office: frozenset[str]
    partisan: frozenset[str]
    agencies: frozenset[str]
    outlets: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameEdges:
    """Words that belong to a name or only stand beside it; the file says of each list what it holds."""

    surnames: frozenset[str]
    given: frozenset[str]
    ambiguous: frozenset[str]
    seniority: frozenset[str]
    tenures: frozenset[str]
    serving: frozenset[str]
    address: frozenset[str]
    vague: frozenset[str]
    units: frozenset[str]
    bodies: frozenset[str]
    groups: frozenset[str]
    kin: frozenset[str]
    reigning: frozenset[str]
    portfolios: frozenset[str]
    firms: frozenset[str]
    ships: frozenset[str]
    also_parties: frozenset[str]
    fields: frozenset[str]
    creeds: frozenset[str]
    honours: frozenset[str]
    seats: frozenset[str]
    buildings: frozenset[str]
    platforms: frozenset[str]
    posts: frozenset[str]
    somebody: frozenset[str]
    sitting: frozenset[str]
    studying: frozenset[str]
    headed: frozenset[str]
    unnamed: frozenset[str]


@cache
def name_edges() -> NameEdges:
    """Return the words at the edges of names."""
    return read_table("name_edges", NameEdges)


@cache
def standing_words() -> StandingWords:
    """Return the prepositions, verbs and nouns that tell an actor from a place."""
    return read_table("standing", StandingWords)


@cache
def _role_nouns() -> dict[str, frozenset[str]]:
    return read_table("role_words", dict[str, frozenset[str]])


@cache
def role_words() -> frozenset[str]:
    """Return the nouns that say what a person is, in lower case and in the singular."""
    return frozenset().union(*_role_nouns().values())


@cache
def people_nouns() -> frozenset[str]:
    """Return those of the role words that tell neither an office nor a trade: "supporter", "victim"."""
    words = _role_nouns()
    return words["people"] - words["offices"] - words["occupations"]


@cache
def regions() -> frozenset[str]:
    """Return the names of capitals and first-level regions of states."""
    return _lines("regions.txt")


@cache
def cities() -> frozenset[str]:
    """Return the names of towns and cities."""
    return _lines("cities.txt")


def _lines(table: str) -> frozenset[str]:
    """Return the names of a long table, below its remarks: as plain lines they are read in a tenth of the time."""
    lines = (files("briefing.data") / table).read_text("utf-8").splitlines()
    first = next(at for at, line in enumerate(lines) if not line.startswith("#"))
    return frozenset(lines[first:])


@lru_cache(maxsize=WORDS_KEPT)
def role_noun(word: str) -> bool:
    """Tell whether a word says what a person is, in the singular or plural."""
    word = word.lower().strip(".,()").removesuffix("-designate").removesuffix("-elect")
    known, last = role_words(), word.rpartition("-")[2]
    return last.removesuffix("s").endswith(_LEARNED) or any(
        form in known for form in (word, word.removesuffix("s"), last, last.removesuffix("s"))
    )


@lru_cache(maxsize=WORDS_KEPT)
def is_office(name: str) -> bool:
    """Tell whether capitalised words are an office rather than a name: "Minister of Tourism", "Vice Admiral"."""
    words = name.partition(" of ")[0].split()
    last = words[-1] if words else ""
    office = last.lower() in _role_nouns()["offices"] or last.lower() in titles()
    return office and last.capitalize() not in name_words()


@cache
def states() -> dict[str, tuple[str, StateForm]]:
    """Return the state that each word or phrase stands for, and in which way."""
    table = read_table("states", dict[str, StateNames])
    found: dict[str, tuple[str, StateForm]] = {}
    for name, entry in table.items():
        for seat in entry.seats:
            found.setdefault(seat, (name, "seat"))
    for name, entry in table.items():
        for demonym in entry.demonyms:
            found[demonym] = (name, "demonym")
    for name, entry in table.items():
        for form in (name, *entry.names):
            found[form] = (name, "name")
    return found


@cache
def bodies() -> dict[str, str]:
    """Return the name of the international body that each of its names stands for."""
    table = read_table("bodies", dict[str, list[str]])
    return {form: name for name, forms in table.items() for form in (name, *forms)}


def state_named(form: str) -> tuple[str, StateForm] | None:
    """Return the state that a form stands for, also in capitals as in a dateline, and in which way."""
    capitals = form.isupper() and len(form) > 3
    return states().get(form) or (states().get(form.title()) if capitals else None)


def is_place(name: str) -> bool:
    """Tell whether words are the name of a state, a region or a large city, also in capitals."""
    return name in states() or (name.isupper() and name.title() in states()) or is_town(name)


def is_town(name: str) -> bool:
    """Tell whether words are the name of a region or a large city, also in capitals."""
    forms = {name, name.title() if name.isupper() else name}
    return any(form in regions() or form in cities() for form in forms)


@cache
def state_pattern() -> re.Pattern[str]:
    """A pattern that finds every name, demonym and seat of a state, the longest first."""
    return re.compile(rf"(?<![\w.-]){any_of(states())}(?![\w])(?!\.\w)")


@cache
def titles() -> dict[str, str]:
    """Return the gender that each title tells: male, female or neutral; keys in lower case."""
    table = read_table("titles", Titles)
    return {
        title.lower(): gender
        for gender, words in (("neutral", table.neutral), ("female", table.female), ("male", table.male))
        for title in words
    }


@cache
def name_words() -> dict[str, MentionKind]:
    """Return the kind that the last word of a name tells."""
    table = read_table("name_words", dict[MentionKind, list[str]])
    return {word: kind for kind, words in table.items() for word in words}


@lru_cache(maxsize=WORDS_KEPT)
def names_thing(name: str) -> bool:
    """Tell a name whose head noun names no party: "Grey Harbour Award", "Velm Cup of Nations"."""
    head, last = name.partition(" of ")[0].split()[-1], name.rsplit(maxsplit=1)[-1]
    told = [name_words().get(word) for word in (head, last)]
    word = head if told[0] == "other" else last
    if " " not in name or "other" not in told or told[0] in {"organisation", "group"}:
        return False
    return word not in name_edges().also_parties and not word.isupper()


@cache
def _title_pattern() -> re.Pattern[str]:
    return re.compile(any_of(titles()) + r"(?=\s)\s+", re.IGNORECASE)


@cache
def _title_beginnings() -> frozenset[str]:
    return frozenset(title.split()[0] for title in titles())


def split_titles(name: str) -> tuple[str, str]:
    """Return the titles before a name and the name without them; a name is never left empty."""
    at = 0
    while found := _title_at(name, at):
        at = found.end()
    return name[:at].strip(), name[at:]


def _title_at(name: str, at: int) -> re.Match[str] | None:
    """Return the title that stands at a place of a name, with further words behind it."""
    words = name[at:].split(maxsplit=1)
    if len(words) < 2 or words[0].lower() not in _title_beginnings():
        return None
    found = _title_pattern().match(name, at)
    return found if found and found.end() < len(name) else None
