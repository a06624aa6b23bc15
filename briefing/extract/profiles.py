"""Profiles: what one article says of each of its actors, ranked.

Which names are actors is decided by a linear model over their standing in the article, trained by
`python -m training.actors`; a second one tells those without whom the story cannot be told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

from briefing.extract.affiliations import affiliation_beside, affiliation_in
from briefing.extract.company import beside_places
from briefing.extract.datelines import in_dateline
from briefing.extract.mentions import sentence_index, token_at
from briefing.extract.parse import Parsed
from briefing.extract.roles import roles_at
from briefing.extract.standing import Surroundings, features, first_of, makers, plain
from briefing.extract.tables import bodies, names_thing, titles
from briefing.extract.title_phrases import title_before
from briefing.extract.works import is_no_party
from briefing.linear import load_model
from briefing.model import ActorKind, Mention, MentionKind, Profile, Statement

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

ACTOR_MODEL, MAIN_MODEL, KIND_MODEL = "actor_chosen", "actor_main", "actor_kind"
KINDS: tuple[ActorKind, ...] = ("person", "organisation", "state", "group")

LONGEST_ACRONYM = 4
WEIGHT_OF_MAIN = 0.5
"""What the chance of being a main actor adds to that of being one at all: whom the story needs is listed in doubt."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be an actor: its mentions (by index), and what is known of it."""

    name: str
    mentions: tuple[int, ...]
    aliases: tuple[str, ...]
    role: str | None
    affiliation: str | None
    features: dict[str, float]


def find_profiles(
    parsed: Parsed, mentions: tuple[Mention, ...], statements: tuple[Statement, ...]
) -> tuple[Profile, ...]:
    """Return the actors of an article, most important first."""
    chosen, main = load_model(ACTOR_MODEL), load_model(MAIN_MODEL)
    found = []
    for candidate in find_candidates(parsed, mentions, statements):
        likely, weight = chosen.score(candidate.features), main.score(candidate.features)
        if likely + WEIGHT_OF_MAIN * weight < chosen.threshold and weight < main.threshold:
            continue
        kind = _kind(candidate)
        person = kind == "person"
        found.append(
            Profile(
                name=candidate.name,
                kind=kind,
                aliases=candidate.aliases,
                role=candidate.role if person else None,
                affiliation=candidate.affiliation if person else None,
                mentions=candidate.mentions,
                score=round(weight, 4),
                why=f"actor {likely:.2f}, main {weight:.2f}",
            )
        )
    return tuple(sorted(found, key=lambda profile: (-profile.score, profile.name)))


def find_candidates(
    parsed: Parsed, mentions: Sequence[Mention], statements: Sequence[Statement]
) -> Iterator[Candidate]:
    """Yield every name of an article that could be an actor, with its features."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        groups[mention.name].append(index)
    listed = beside_places(mentions, parsed.article.text)
    told = reported(mentions, statements)
    spoke = Counter(statement.who for statement in statements)
    made_by = makers(parsed.article)
    totals = sorted((len(indices) for indices in groups.values()), reverse=True)
    for name, indices in groups.items():
        its = [mentions[index] for index in indices]
        named = [mention for mention in its if mention.form not in {"pronoun", "nominal"}]
        if not named or _no_party(name, named[0].kind, made_by):
            continue
        tokens = [token_at(parsed, mention.end - 1) for mention in its]
        if all(token is not None and in_dateline(token) for token in tokens):
            continue
        # What has a first name alone is not called by the whole one: a host's show may bear hers.
        telling = [" " in parsed.article.text[m.start : m.end] or " " not in name for m in its]
        if named[0].kind != "state" and any(map(_is_work, compress(its, telling), compress(tokens, telling))):
            continue
        may_have_role = named[0].kind not in {"state", "other"}
        role, start, sure = _role(parsed, named) if may_have_role else (None, 0, False)
        affiliation = affiliation_in(role, start, mentions, name) if role and sure else None
        if affiliation is None and may_have_role:
            affiliation = affiliation_beside(named, mentions, parsed.article.text)
        yield Candidate(
            name=name,
            mentions=tuple(indices),
            aliases=_aliases(parsed, named),
            role=role if sure else None,
            affiliation=affiliation,
            features=features(
                parsed,
                its,
                tokens,
                role=role is not None,
                sure=sure,
                around=Surroundings(
                    statements=spoke[name],
                    reported=sum(index in told for index in indices) / len(indices),
                    beside_place=not listed.isdisjoint(indices),
                ),
                totals=totals,
            ),
        )


def reported(mentions: Sequence[Mention], statements: Iterable[Statement]) -> frozenset[int]:
    """Return the indices of the mentions, given in order, that stand in what somebody says."""
    starts = [mention.start for mention in mentions]
    return frozenset(
        index
        for statement in statements
        for index in range(
            bisect_left(starts, statement.content.start), bisect_left(starts, statement.content.end)
        )
    )


def _no_party(name: str, kind: MentionKind, made_by: frozenset[str]) -> bool:
    """Tell the article's own publisher, the town of a dateline, a place in capitals, a law or prize, and a ship called like a person."""
    town = kind == "place" and name.isupper() and len(name) > LONGEST_ACRONYM
    if kind not in {"state", "place"} and plain(name) in made_by:
        return True
    if kind not in {"state", "person"} and names_thing(name):
        return True
    return town or (kind == "other" and " " in name and name.split(maxsplit=1)[0].lower() in titles())


def _is_work(mention: Mention, last: Token | None) -> bool:
    """Tell whether the text calls what is named a novel, a character in one, a law or another thing."""
    if last is None or mention.form == "pronoun":
        return False
    return is_no_party(first_of(last, mention), last)


def _kind(candidate: Candidate) -> ActorKind:
    """Return the likeliest kind of an actor: a name's words, its tags and its company vote where no table tells it."""
    if candidate.features.get("kind state"):
        return "state"
    if candidate.name in bodies():
        return "organisation"
    return max(KINDS, key=lambda kind: load_model(f"{KIND_MODEL}_{kind}").score(candidate.features))


def _aliases(parsed: Parsed, named: Sequence[Mention]) -> tuple[str, ...]:
    """Return the forms of a name in the text, persons also with what stands before it, in order."""
    text = parsed.article.text
    forms = dict.fromkeys([named[0].name, *(text[mention.start : mention.end] for mention in named)])
    for mention in named:
        index = sentence_index(parsed, mention.start) if mention.kind == "person" else None
        tokens = _name_tokens(parsed, mention, index) if index is not None else []
        before = title_before(tokens) if tokens else ""
        titled = before.rpartition(" ")[2]
        if before != titled and titled.lower() in titles():
            forms[f"{titled} {text[mention.start : mention.end]}"] = None
        if before:
            start = text.rfind(before, 0, mention.start)
            form = text[start : mention.end]
            if start >= 0 and len(form) < len(before) + mention.end - mention.start + 3:
                forms[form] = None
    return tuple(forms)


def _role(parsed: Parsed, named: Sequence[Mention]) -> tuple[str | None, int, bool]:
    """Return the first role that the text gives, a sure one before others, with its offset and whether it is sure.

    A later one that says the same and more takes its place.
    """
    best: tuple[str | None, int, bool] = (None, 0, False)
    for mention in named:
        index = sentence_index(parsed, mention.start)
        tokens = _name_tokens(parsed, mention, index) if index is not None else []
        if index is None or not tokens:
            continue
        sentence = parsed.sentences[index]
        for sure, role in _roles(tokens):
            if best[0] is None or (sure and not best[2]) or (sure and _says_more(role, best[0])):
                at = parsed.article.text.find(role, sentence.start, sentence.end)
                best = role, at if at >= 0 else sentence.start, sure
    return best


def _roles(tokens: list[Token]) -> tuple[tuple[bool, str], ...]:
    """Return what the text says of the person whom these tokens name."""
    place = "roles", tokens[0].i, tokens[-1].i
    return tokens[0].doc.once(place, lambda: tuple(roles_at(tokens)))


def _says_more(role: str, than: str) -> bool:
    """Tell whether a role holds all the words of another and further ones."""
    return set(than.lower().split()) < set(role.lower().split())


def _name_tokens(parsed: Parsed, mention: Mention, index: int) -> list[Token]:
    sentence = parsed.sentences[index]
    start, end = mention.start - sentence.offset, mention.end - sentence.offset
    return [token for token in sentence.span.doc.beginning_in(start, end) if token.i < sentence.span.end]
