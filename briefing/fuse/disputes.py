"""Disputes: claims of two parties that contradict each other, within an article or across those of a story.

A dispute begins with a claim that denies or blames. What it contradicts is another party's claim in much
the same words, or one that stands right before it; naming each other speaks for it, agreeing against.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.fuse.claims import Claim, find_claims
from briefing.fuse.opposition import NEAR, nearness, opposition, turns
from briefing.fuse.terms import cosine
from briefing.model import Reading

JOIN = 0.38
"""Score from which two claims are taken to contradict each other."""
ECHO = 0.25
"""Cosine from which a party says the same again."""
MOST_SIDES, MOST_ECHOES = 5, 5
COMPARED = 40
"""Claims with one term in common that each is compared with at most, so that cost stays near linear."""
TELLING = 8
"""Terms of a claim by which others are found to compare it with."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims of different parties that contradict each other, the contradicting one first.

    `echoes` are what the same parties say of it in other articles.
    """

    claims: tuple[Claim, ...]
    score: float
    echoes: tuple[Claim, ...] = ()


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
    return 1 if turns(claim) else 0


def _dispute(claim: Claim, others: Sequence[Claim]) -> Dispute | None:
    """Return what a claim contradicts, one claim of each party, the most opposed first."""
    scored = sorted(
        ((opposition(claim, other), other) for other in others),
        key=lambda pair: (-pair[0], pair[1].place, pair[1].content.start),
    )
    found = Dispute((claim,), 0.0)
    for score, other in scored:
        # Nearness alone tells what is contradicted, not what else is.
        if score >= JOIN and (len(found.claims) == 1 or score - nearness(claim, other) >= JOIN):
            found = replace(_joined(found, other), score=max(found.score, score))
    if len(found.claims) == 1:
        return None
    for other in others:
        if (
            other.side & claim.side
            and other.stance == claim.stance
            and cosine(claim.terms, other.terms) >= JOIN
        ):
            found = _joined(found, other)
    return found


def _joined(dispute: Dispute, claim: Claim) -> Dispute:
    """Return a dispute with a further claim: of another party, or of one that has said so in other articles only."""
    side = next((one for one in dispute.claims if one.side & claim.side), None)
    if side is None:
        if len(dispute.claims) == MOST_SIDES:
            return dispute
        return replace(dispute, claims=(*dispute.claims, claim))
    told = {one.article for one in (*dispute.claims, *dispute.echoes) if one.side & claim.side}
    again = side.stance == claim.stance != "claims" or cosine(side.terms, claim.terms) >= ECHO
    if claim.article in told or len(dispute.echoes) == MOST_ECHOES or claim.told_by or not again:
        return dispute
    return replace(dispute, echoes=(*dispute.echoes, claim))


def _merged(disputes: Sequence[Dispute]) -> list[Dispute]:
    """Bring disputes together that share a claim, or that the same parties have over the same: the surest holds the parties of all."""
    kept: list[Dispute] = []
    holder: dict[tuple[str, int], int] = {}
    for dispute in disputes:
        claims = (*dispute.claims, *dispute.echoes)
        home = min((holder[_key(claim)] for claim in claims if _key(claim) in holder), default=None)
        if home is None:
            home = next((at for at, other in enumerate(kept) if _is_same(other, dispute)), len(kept))
        if home == len(kept):
            kept.append(dispute)
        for claim in claims:
            # A plain claim contradicts what it was found with, which need not be all of this.
            if claim.stance != "claims" or any(claim.side & side.side for side in kept[home].claims):
                kept[home] = _joined(kept[home], claim)
        for claim in (*kept[home].claims, *kept[home].echoes):
            holder.setdefault(_key(claim), home)
    return kept


def _key(claim: Claim) -> tuple[str, int]:
    return claim.article, claim.content.start


def _is_same(one: Dispute, other: Dispute) -> bool:
    """Tell whether two parties of a dispute have another over the same."""
    pairs = [(mine, theirs) for mine in one.claims for theirs in other.claims if mine.side & theirs.side]
    parties = {id(mine) for mine, _ in pairs}
    return len(parties) > 1 and any(cosine(mine.terms, theirs.terms) >= ECHO for mine, theirs in pairs)
