"""Profiles: what one article says of each of its actors, ranked.

Which names are actors is decided by a linear model over their standing in the article, trained by
`python -m training.actors`; a second one tells those without whom the story cannot be told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.mentions import sentence_index, token_at
from briefing.extract.parse import Parsed
from briefing.extract.roles import affiliation_in, roles_at, title_before
from briefing.extract.standing import features
from briefing.linear import load_model
from briefing.model import ActorKind, Mention, Profile, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTOR_MODEL, MAIN_MODEL = "actor_chosen", "actor_main"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be an actor: its mentions (by index), and what is known of it."""

    name: str
    kind: ActorKind
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
        likely = chosen.score(candidate.features)
        if likely < chosen.threshold:
            continue
        weight = main.score(candidate.features)
        found.append(
            Profile(
                name=candidate.name,
                kind=candidate.kind,
                aliases=candidate.aliases,
                role=candidate.role,
                affiliation=candidate.affiliation,
                mentions=candidate.mentions,
                score=round(weight, 4),
                why=f"actor {likely:.2f}, main {weight:.2f}, mentioned {len(candidate.mentions)} times",
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
    spoke = Counter(statement.who for statement in statements)
    for name, indices in groups.items():
        its = [mentions[index] for index in indices]
        named = [mention for mention in its if mention.form != "pronoun"]
        if not named:
            continue
        tokens = [token_at(parsed, mention.end - 1) for mention in its]
        kind = _kind(named)
        role, start = _role(parsed, named) if kind == "person" else (None, 0)
        affiliation = affiliation_in(role, start, list(mentions), name) if role else None
        yield Candidate(
            name=name,
            kind=kind,
            mentions=tuple(indices),
            aliases=_aliases(parsed, named),
            role=role,
            affiliation=affiliation,
            features=features(parsed, its, tokens, role=role is not None, spoke=spoke[name]),
        )


def _kind(named: Sequence[Mention]) -> ActorKind:
    """Return the kind as an actor; a place that acts does so by its authorities."""
    kind = named[0].kind
    if kind in {"person", "state", "group"}:
        return kind
    return "organisation" if kind == "organisation" else "state"


def _aliases(parsed: Parsed, named: Sequence[Mention]) -> tuple[str, ...]:
    """Return the forms of a name in the text, persons also with what stands before it, in order."""
    text = parsed.article.text
    forms = dict.fromkeys([named[0].name, *(text[mention.start : mention.end] for mention in named)])
    for mention in named:
        index = sentence_index(parsed, mention.start) if mention.kind == "person" else None
        tokens = _name_tokens(parsed, mention, index) if index is not None else []
        before = title_before(tokens) if tokens else ""
        if before:
            start = text.rfind(before, 0, mention.start)
            form = text[start : mention.end]
            if start >= 0 and len(form) < len(before) + mention.end - mention.start + 3:
                forms[form] = None
    return tuple(forms)


def _role(parsed: Parsed, named: Sequence[Mention]) -> tuple[str | None, int]:
    """Return the first role that the text gives, with its offset in the article."""
    for mention in named:
        index = sentence_index(parsed, mention.start)
        if index is None:
            continue
        sentence = parsed.sentences[index]
        tokens = _name_tokens(parsed, mention, index)
        for role in roles_at(tokens) if tokens else ():
            at = parsed.article.text.find(role, sentence.start, sentence.end)
            return role, at if at >= 0 else sentence.start
    return None, 0


def _name_tokens(parsed: Parsed, mention: Mention, index: int) -> list[Token]:
    sentence = parsed.sentences[index]
    start, end = mention.start - sentence.offset, mention.end - sentence.offset
    return [token for token in sentence.span if start <= token.idx < end]
