"""Disputes: claims of two parties that contradict each other, within an article or across those of a story.

A dispute begins with a claim that denies or blames. What it contradicts is another party's claim in much
the same words, or one that stands right before it; naming each other speaks for it, agreeing against.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.fuse.claims import Claim, dispute_words, find_claims
from briefing.fuse.terms import cosine
from briefing.model import Reading

NEAR = 3
"""Sentences before a denial in which what it denies may stand in other words."""
NEARNESS = 0.3
"""Added for a claim in the sentence before a denial, less further up."""
NAMED = 0.15
"""Added where the sentence of either claim names the other party."""
RELATED = 0.1
"""Cosine from which a claim right before another is about the same."""
AGAINST = 0.1
"""Added where a word such as "but" sets a claim against the other."""
OPPOSED = {
    ("claims", "denies"): 0.0,
    ("claims", "blames"): 0.0,
    ("claims", "claims"): 0.0,
    ("denies", "blames"): 0.15,
    ("denies", "claims"): 0.0,
    ("denies", "denies"): -0.1,
    ("blames", "blames"): 0.1,
    ("blames", "claims"): -0.1,
    ("blames", "denies"): 0.1,
}
JOIN = 0.38
"""Score from which two claims are taken to contradict each other."""
MOST_SIDES = 5
COMPARED = 40
"""Claims with one term in common that each is compared with at most, so that cost stays near linear."""
TELLING = 8
"""Terms of a claim by which others are found to compare it with."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims of different parties that contradict each other, the contradicting one first."""

    claims: tuple[Claim, ...]
    score: float


def find_disputes(readings: Sequence[Reading]) -> list[Dispute]:
    """Return the disputes in the articles of one story, the surest first."""
    claims = find_claims(readings)
    near = _neighbours(claims)
    found = [
        dispute
        for at, claim in enumerate(claims)
        if (dispute := _dispute(claim, [claims[n] for n in near.get(at, ())]))
    ]
    found.sort(key=lambda d: (-d.score, d.claims[0].place, d.claims[0].content.start))
    return _merged(found)


def _neighbours(claims: Sequence[Claim]) -> dict[int, list[int]]:
    """Return for each claim those worth comparing: with a telling term in common, or right before it."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        for name in sorted(claim.terms, key=lambda name: (-claim.terms[name], name))[:TELLING]:
            holders[name].append(at)
    near: dict[int, set[int]] = defaultdict(set)
    for held in holders.values():
        for position, at in enumerate(held):
            if claims[at].stance != "claims":
                near[at].update(held[max(0, position - COMPARED) : position + COMPARED])
    for at, claim in enumerate(claims):
        for other in range(at - 1, -1, -1):
            if claims[other].article != claim.article or claim.at - claims[other].at > _reach(claim):
                break
            near[at].add(other)
    return {at: sorted(others - {at}) for at, others in near.items()}


def _reach(claim: Claim) -> int:
    """Return how many sentences back a claim can contradict what it has no words in common with."""
    if claim.stance != "claims":
        return NEAR
    return 1 if _opens_with_contrast(claim.text) else 0


def _dispute(claim: Claim, others: Sequence[Claim]) -> Dispute | None:
    """Return what a claim contradicts, one claim of each party, the most opposed first."""
    scored = sorted(
        ((opposition(claim, other), other) for other in others),
        key=lambda pair: (-pair[0], pair[1].place, pair[1].content.start),
    )
    sides, best = [claim], 0.0
    for score, other in scored:
        if score < JOIN or len(sides) == MOST_SIDES:
            break
        if any(other.side & side.side for side in sides):
            continue
        sides.append(other)
        best = max(best, score)
    return Dispute(tuple(sides), best) if len(sides) > 1 else None


def opposition(claim: Claim, other: Claim) -> float:
    """Return how much speaks for a claim contradicting another; 0 where it cannot."""
    if claim.side & other.side:
        return 0.0
    named = claim.names(other) or other.names(claim)
    if claim.stance == other.stance == "blames" and not named:
        return 0.0  # two that blame a third agree
    alike = cosine(claim.terms, other.terms)
    score = alike + OPPOSED[claim.stance, other.stance] + NAMED * named
    if claim.article != other.article:
        return score
    if claim.place == other.place:
        return (
            score + AGAINST
            if _set_against(claim, other) and (named or claim.verb or claim.stance == "claims")
            else 0.0
        )
    distance = claim.at - other.at
    if distance < 0:
        return score if other.stance != "claims" or _opens_with_contrast(other.text) else 0.0
    if distance > NEAR or not (named or claim.brief or alike >= RELATED):
        return score
    return (
        score + NEARNESS / distance + (AGAINST if distance == 1 and _opens_with_contrast(claim.text) else 0.0)
    )


def _set_against(one: Claim, other: Claim) -> bool:
    """Tell whether a word such as "but" stands between two claims of a sentence, neither inside the other."""
    first, second = sorted((one.content, other.content), key=lambda span: (span.start, -span.end))
    if second.end <= first.end:
        return False
    text = one.reading.article.text[one.sentence.start : second.start].lower()
    return not dispute_words().contrast.isdisjoint(re.findall(r"\w+", text))


def _opens_with_contrast(text: str) -> bool:
    first = re.match(r"\W*(\w+)", text)
    return first is not None and first[1].lower() in dispute_words().contrast


def _merged(disputes: Sequence[Dispute]) -> list[Dispute]:
    """Bring disputes together that have a sentence in common: the surest holds the parties of all."""
    kept: list[Dispute] = []
    holder: dict[tuple[str, int], int] = {}
    for dispute in disputes:
        places = {claim.place for claim in dispute.claims}
        homes = sorted(holder[place] for place in places if place in holder)
        if homes:
            kept[homes[0]] = Dispute(_together(kept[homes[0]], dispute), kept[homes[0]].score)
        else:
            holder.update(dict.fromkeys(places, len(kept)))
            kept.append(dispute)
    return kept


def _together(one: Dispute, other: Dispute) -> tuple[Claim, ...]:
    """Return the claims of a dispute and those of further parties, up to the most that are shown."""
    sides = list(one.claims)
    for claim in other.claims:
        if len(sides) < MOST_SIDES and not any(claim.side & side.side for side in sides):
            sides.append(claim)
    return tuple(sides)
