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
from briefing.fuse.evidence import evidence_for, item_id
from briefing.fuse.identity import Known, folded, kinds_of_names, mostly_places, one_name_each
from briefing.model import Actor, Evidence, MentionKind, Profile, Quote, Reading, Statement

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
    seen = _told_apart([sighting for article in articles for sighting in article.sightings])
    names = _corrected(one_name_each(sighting.profile for sighting in seen), settings)
    places = mostly_places(article.kinds for article in articles)
    groups: dict[str, list[_Sighting]] = defaultdict(list)
    for sighting in seen:
        profile = sighting.profile
        if profile.kind == "state" or " ".join(folded(profile.name)) not in places:
            groups[names[profile.name, profile.kind]].append(sighting)
    hidden = {_key(name) for name in settings.hide}
    ranked = [
        (_weight(group), _actor(name, group, settings))
        for name, group in groups.items()
        if not hidden & {_key(name), *(_key(a) for s in group for a in s.profile.aliases)}
    ]
    ranked.sort(key=lambda entry: (-entry[0], entry[1].name))
    return tuple(actor for _, actor in ranked)


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


def _key(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").removeprefix("the ").split())


def _corrected(names: Mapping[Known, Known], settings: Settings) -> dict[Known, str]:
    """Return the name that each one goes under once the analyst's corrections are applied."""
    corrected = _corrections(settings)
    return {
        known: corrected.get(_key(name), corrected.get(_key(known[0]), name))
        for known, (name, _) in names.items()
    }


def _corrections(settings: Settings) -> dict[str, str]:
    """Return the analyst's names by the forms that they stand for."""
    forms = {_key(form): name for name, others in settings.aliases.items() for form in (name, *others)}
    return forms | {_key(one): other for one, other in settings.merge.items()}


def _actor(name: str, group: Sequence[_Sighting], settings: Settings) -> Actor:
    profiles = [sighting.profile for sighting in group]
    evidence = _evidence(group)
    kind = _setting(settings.kind, name) or _most(profile.kind for profile in profiles) or "person"
    persons = [profile for profile in profiles if profile.kind == kind == "person"]
    role = _setting(settings.roles, name) or _most(profile.role for profile in persons)
    aliases = dict.fromkeys(alias for profile in profiles for alias in profile.aliases if alias != name)
    titled = (f"{profile.role} {alias}" for profile in profiles if profile.role for alias in profile.aliases)
    written = dict.fromkeys(form for form in titled if any(form in one.sentence for one in evidence))
    mentions = sum(len(profile.mentions) for profile in profiles)
    best = max(profiles, key=lambda profile: profile.score)
    return Actor(
        id=item_id("a", _key(name)),
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


def _setting(values: Mapping[str, Value], name: str) -> Value | None:
    return next((value for key, value in values.items() if _key(key) == _key(name)), None)


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
