"""Whom an actor has to do with: the actors named in the same sentences, with the word that ties them.

A tie is read off the words alone: both are named in one sentence and a word of `data/ties.yaml` stands
between them. Everything else is "named with". No grammar is looked at, so a tie is where to look,
not a finding.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from briefing.data import read_table
from briefing.model import Actor, Briefing, Evidence

NAMED_WITH = "named with"
FARTHEST = 7
"""Words from the start of one name to the other, beyond which a word between them ties them no more."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _TieWords:
    by: str
    words: list[str]


@dataclass(frozen=True, slots=True)
class Tie:
    """How an actor stands to another, with the sentences that say so."""

    how: str
    other: str
    evidence: tuple[Evidence, ...]


def ties_of(actor: Actor, briefing: Briefing) -> list[Tie]:
    """Return the ties of an actor, those with a word for them first, then by the number of sentences."""
    named = {(one.article, one.start): one for one in actor.evidence}
    found: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for other in briefing.actors:
        if other.id == actor.id:
            continue
        for one in other.evidence:
            if (one.article, one.start) in named:
                found[_how(one.sentence, actor, other), other.name].append(one)
    ties = [Tie(how, name, tuple(evidence)) for (how, name), evidence in found.items()]
    return sorted(ties, key=lambda tie: (tie.how == NAMED_WITH, -len(tie.evidence), tie.other))


def _how(sentence: str, actor: Actor, other: Actor) -> str:
    """Return the tie that a sentence shows from the actor to the other."""
    mine, its = _places(sentence, actor), _places(sentence, other)
    for at in mine:
        for there in its:
            low, high = min(at, there), max(at, there)
            between = _WORD.findall(sentence[low:high])
            for word in between if len(between) <= FARTHEST else ():
                names = _words().get(word.lower())
                if names:
                    return names[0] if at < there else names[1]
    return NAMED_WITH


def _places(sentence: str, actor: Actor) -> list[int]:
    """Return where a sentence names an actor, by its name, an alias or the last word of its name."""
    names = {actor.name, *actor.aliases, actor.name.split()[-1]}
    return sorted({at for name in names if (at := sentence.find(name)) >= 0})


@cache
def _words() -> dict[str, tuple[str, str]]:
    """Return for each word the tie from the actor before it, and from the one after it."""
    table = read_table("ties", dict[str, _TieWords])
    return {word: (how, entry.by) for how, entry in table.items() for word in entry.words}
