"""Actors over all articles, each real-world actor once, most important first.

`identity` tells which names are one actor's. The analyst's corrections come last and win.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from briefing.config import Settings
from briefing.fuse.corrections import Corrected, corrections, key_of, unmatched
from briefing.fuse.evidence import evidence_for, item_id
from briefing.fuse.identity import Known, folded, kinds_of_names, mostly_places, one_name_each
from briefing.model import Actor, Evidence, MentionKind, Profile, Quote, Reading, Statement, Unmatched

Value = TypeVar("Value", bound=str)
_TWO = re.compile(r"\sand\s(?=the\s)")
"""What stands between two names; the name of one has no article in its middle: "Food and Drug Administration"."""


@dataclass(frozen=True, slots=True)
class _Sighting:
    """One article's profile of an actor, with the sentences that mention it and what it said."""

    article: str
    profile: Profile
    evidence: tuple[Evidence, ...]
    statements: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one article says of its actors, and what kind it takes each of its names for."""

    sightings: tuple[_Sighting, ...]
    kinds: Mapping[str, MentionKind]


def actors_seen(reading: Reading) -> Seen:
    """Return what an article says of its actors, ready to be brought together with what others say."""
    reading = reading.opened()
    return Seen(tuple(_sightings(reading)), kinds_of_names(reading.found.mentions))


def fuse_actors(articles: Sequence[Seen], settings: Settings) -> tuple[Actor, ...]:
    """Return the actors, ranked by their weight in the articles and the number of articles that hold them.

    What most articles take for a place is no actor in the others; two names run together that are known apart are two actors.
    """
    seen, names = _named_actors(articles)
    corrected = corrections(names, (sighting.profile for sighting in seen), settings)
    groups: dict[str, list[_Sighting]] = defaultdict(list)
    own: dict[str, list[_Sighting]] = defaultdict(list)
    for sighting in seen:
        name, _ = names[sighting.profile.name, sighting.profile.kind]
        groups[corrected.belongs.get(name, name)].append(sighting)
        own[name].append(sighting)
    ranked = [
        (_weight(group), _actor(name, group, own.get(name, group), corrected))
        for name, group in groups.items()
        if name not in corrected.hidden
    ]
    ranked.sort(key=lambda entry: (-entry[0], entry[1].name))
    return tuple(actor for _, actor in ranked)


def unmatched_corrections(articles: Sequence[Seen], settings: Settings) -> tuple[Unmatched, ...]:
    """Return the corrections that mean none of the actors; nothing where there are no actors."""
    seen, names = _named_actors(articles)
    return unmatched(names, (sighting.profile for sighting in seen), settings) if seen else ()


def _named_actors(articles: Sequence[Seen]) -> tuple[list[_Sighting], dict[Known, Known]]:
    """Return the sightings of actors, and the name and kind that each one's go under."""
    seen = _told_apart([sighting for article in articles for sighting in article.sightings])
    names = one_name_each(sighting.profile for sighting in seen)
    places = mostly_places(article.kinds for article in articles)
    actors = [
        sighting
        for sighting in seen
        if sighting.profile.kind == "state" or " ".join(folded(sighting.profile.name)) not in places
    ]
    return actors, names


def _told_apart(seen: Sequence[_Sighting]) -> list[_Sighting]:
    """Return the sightings, of "Orland and the Velmora Council" one of each where both are actors by themselves."""
    kinds = {folded(sighting.profile.name): sighting.profile.kind for sighting in seen}
    found = []
    for sighting in seen:
        parts = [part.removeprefix("the ") for part in _TWO.split(sighting.profile.name)]
        if len(parts) != 2 or any(folded(part) not in kinds for part in parts):
            found.append(sighting)
            continue
        for part in parts:
            profile = replace(
                sighting.profile,
                name=part,
                kind=kinds[folded(part)],
                aliases=(part,),
                role=None,
                affiliation=None,
            )
            found.append(replace(sighting, profile=profile))
    return found


def _weight(group: Sequence[_Sighting]) -> float:
    """Return an actor's weight: its chances to be a main one, summed, times the articles that hold it."""
    articles = len({sighting.article for sighting in group})
    return round(articles * sum(sighting.profile.score for sighting in group), 6)


def _actor(actor: str, group: Sequence[_Sighting], own: Sequence[_Sighting], corrected: Corrected) -> Actor:
    """Return an actor over all its sightings; what it is stands in its own, without those that were merged into it."""
    profiles = [sighting.profile for sighting in group]
    evidence = _evidence(group)
    kind = corrected.kinds.get(actor) or _most(sighting.profile.kind for sighting in own) or "person"
    persons = [sighting.profile for sighting in own if sighting.profile.kind == kind == "person"]
    role = corrected.roles.get(actor) or _most(profile.role for profile in persons)
    name = corrected.shown.get(actor, actor)
    aliases = dict.fromkeys(alias for profile in profiles for alias in profile.aliases if alias != name)
    titled = (f"{profile.role} {alias}" for profile in profiles if profile.role for alias in profile.aliases)
    written = dict.fromkeys(form for form in titled if any(form in one.sentence for one in evidence))
    mentions = sum(len(profile.mentions) for profile in profiles)
    best = max(profiles, key=lambda profile: profile.score)
    return Actor(
        id=item_id("a", key_of(name)),
        name=name,
        kind=kind,
        aliases=tuple(aliases) + tuple(form for form in written if form not in aliases),
        role=role,
        affiliation=_most(profile.affiliation for profile in persons),
        mentions=mentions,
        articles=len({sighting.article for sighting in group}),
        statements=tuple(quote for sighting in group for quote in sighting.statements),
        evidence=evidence,
        why=f"{best.why}, mentioned {mentions} times",
    )


def _most(values: Iterable[Value | None]) -> Value | None:
    """Return the commonest value, the first of equals."""
    counted = Counter(value for value in values if value is not None)
    return counted.most_common(1)[0][0] if counted else None


def _evidence(group: Iterable[_Sighting]) -> tuple[Evidence, ...]:
    """Return the sentences that mention an actor, each once."""
    found: dict[tuple[str, int], Evidence] = {}
    for sighting in group:
        for evidence in sighting.evidence:
            found.setdefault((evidence.article, evidence.start), evidence)
    return tuple(found.values())


def _sightings(reading: Reading) -> Iterator[_Sighting]:
    """Yield what an article says of each of its actors; actors share the record of a sentence that mentions several."""
    found = reading.found
    sentences: dict[tuple[int, int], Evidence] = {}

    def sentence(start: int, end: int) -> Evidence:
        one = evidence_for(reading, start, end)
        return sentences.setdefault((one.start, one.end), one)

    for profile in found.profiles:
        mentions = (found.mentions[index] for index in profile.mentions)
        its = [s for s in found.statements if s.who == profile.name and s.commitment != "open"]
        yield _Sighting(
            reading.article.id,
            profile,
            tuple(dict.fromkeys(sentence(mention.start, mention.end) for mention in mentions)),
            tuple(_quote(reading, statement) for statement in its if not _within(statement, its)),
        )


def _within(statement: Statement, others: Sequence[Statement]) -> bool:
    part = statement.content
    return any(
        other is not statement
        and other.content.start <= part.start
        and part.end <= other.content.end
        and (other.content.start, other.content.end) != (part.start, part.end)
        for other in others
    )


def _quote(reading: Reading, statement: Statement) -> Quote:
    text = reading.article.text
    content, cue = statement.content, statement.cue
    return Quote(
        text=text[content.start : content.end],
        cue=text[cue.start : cue.end] if cue else None,
        direct=statement.direct,
        evidence=(evidence_for(reading, content.start, content.end),),
    )
