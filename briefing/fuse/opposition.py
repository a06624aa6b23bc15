"""Opposition: how much speaks for one claim contradicting another, in one sentence or across several."""

from __future__ import annotations

import re

from briefing.fuse.claims import Claim
from briefing.fuse.dispute_words import dispute_words
from briefing.fuse.terms import cosine
from briefing.fuse.unreported import PRONOUNS

NEAR = 3
"""Sentences before a denial in which what it denies may stand in other words."""
NEARNESS = 0.3
"""Added for a claim in the sentence before a denial, less further up."""
NAMED = 0.15
"""Added where the sentence of either claim names the other party."""
RELATED, RELATED_BY_NAME = 0.2, 0.1
"""Cosines from which a claim right before another is about the same: where neither names the other's party, and where one does."""
AGAINST = 0.1
"""Added where a word such as "but" sets a claim against the other."""
DENIED = 0.3
"""Cosine from which a denial is of a charge that names nobody."""
REPEATED = 0.7
"""Cosine from which two articles that deny nothing tell the same claim."""
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


def opposition(claim: Claim, other: Claim) -> float:
    """Return how much speaks for a claim contradicting another; 0 where it cannot."""
    if claim.side & other.side:
        return 0.0
    if claim.place == other.place:
        return _within_sentence(claim, other)
    alike = cosine(claim.terms, other.terms)
    return _across_sentences(claim, other, alike) if _can_contradict(claim, other, alike) else 0.0


def _can_contradict(claim: Claim, other: Claim, alike: float) -> bool:
    """Tell whether what is said in two sentences, so much alike, can contradict each other."""
    if _told_by_other(claim, other) or _told_by_other(other, claim):
        return False
    turned, related = _is_set_against(claim, other), _is_related(claim, other, alike)
    if not turned and (_of_another_thing(claim, other) or _of_another_thing(other, claim)):
        return False
    if turned and claim.stance == "claims" and not related:
        return False
    stances = {claim.stance, other.stance}
    if "blames" in stances:
        denied = "denies" in stances and (_names(claim, other) or claim.brief or alike >= DENIED)
        return turned or denied or _charges(claim, other)
    if "denies" not in stances and (not related or claim.vague or other.vague):
        return False
    return nearness(claim, other) > 0 or alike >= DENIED or claim.of_thing or claim.brief


def _across_sentences(claim: Claim, other: Claim, alike: float) -> float:
    """Return how much speaks for claims of two sentences contradicting each other, which they can."""
    named, stances = _names(claim, other), {claim.stance, other.stance}
    score = alike + OPPOSED[claim.stance, other.stance] + NAMED * named
    if claim.article != other.article:
        return score if "denies" in stances or alike < REPEATED else 0.0
    if claim.at < other.at:
        return score if other.stance != "claims" or turns(other) else 0.0
    refers = "denies" in stances and claim.brief
    speaks_of = claim.owners & other.called or (named and "blames" in stances) or _blame_two(claim, other)
    if refers or speaks_of or _is_related(claim, other, alike):
        score += nearness(claim, other)
    return score + AGAINST * _is_set_against(claim, other)


def _names(claim: Claim, other: Claim) -> bool:
    """Tell whether the sentence of either claim names the party of the other."""
    return claim.names(other) or other.names(claim)


def _is_related(claim: Claim, other: Claim, alike: float) -> bool:
    return alike >= (RELATED_BY_NAME if _names(claim, other) else RELATED)


def _is_set_against(claim: Claim, other: Claim) -> bool:
    """Tell whether a word such as "but" at the head of its sentence sets a claim against one right before it."""
    return claim.article == other.article and claim.at - other.at == 1 and turns(claim)


def _of_another_thing(claim: Claim, other: Claim) -> bool:
    """Tell whether a claim rejects a thing of which it does not say that it is of the other party."""
    return claim.of_thing and not claim.about & other.called


def _told_by_other(claim: Claim, other: Claim) -> bool:
    """Tell whether a claim is known only from what the other party says: "Orland said that Velmora blames Tarn"."""
    return not claim.by_noun and bool(claim.told_by & other.side)


def nearness(claim: Claim, other: Claim) -> float:
    """Return what the place of a claim right before another adds; nothing within a sentence."""
    distance = claim.at - other.at
    return NEARNESS / distance if claim.article == other.article and 0 < distance <= NEAR else 0.0


def _within_sentence(claim: Claim, other: Claim) -> float:
    """Return how much speaks for two claims of one sentence contradicting each other: only a word such as "but" does.

    It stands between the two, or opens the sentence where it speaks of that alone, as "although" does. "While"
    in the middle of a sentence often only goes on: it needs two charges, or a denial that names the other party.
    """
    if _denies_told(claim, other) or _denies_told(other, claim):
        return 1.0
    first, second = sorted((claim.content, other.content), key=lambda span: (span.start, -span.end))
    if second.start < first.end or claim.told_by or other.told_by:
        return 0.0
    if not (_has_cue(claim) and _has_cue(other)) or _goes_on(claim, other):
        return 0.0
    text = claim.reading.article.text
    opening, *_ = claim.text.lower().split(maxsplit=1)
    start = max(first.start, claim.sentence.start + len(opening))
    between = {word.strip(",;:") for word in text[start : second.start].lower().split()}
    against = (between | ({opening} - dispute_words().turning)) & dispute_words().contrast
    if not against:
        return 0.0
    denied = "denies" in (claim.stance, other.stance)
    named = bool(claim.about & other.called or other.about & claim.called)
    if against == {"while"} and opening != "while" and not ((denied and named) or _blame_two(claim, other)):
        return 0.0
    return cosine(claim.terms, other.terms) + OPPOSED[claim.stance, other.stance] + NAMED * named + AGAINST


def _has_cue(claim: Claim) -> bool:
    """Tell whether the sentence itself says that its party says it; what a quotation goes on with can be anybody's."""
    cue = claim.statement.cue
    return cue is not None and claim.sentence.start <= cue.start < claim.sentence.end


def _goes_on(claim: Claim, other: Claim) -> bool:
    """Tell whether the later claim can be of who makes the earlier one, or tells that one too.

    So "he" behind "but" is who spoke before it, and in "Orland said it left, but fights go on, Tarn reports" Tarn tells it all.
    """
    last = max(claim, other, key=lambda one: one.content.start)
    cue, speaker = last.statement.cue, last.statement.speaker
    behind = cue is not None and cue.start >= last.content.end and not last.statement.direct
    text = last.reading.article.text
    return behind or (speaker is not None and text[speaker.start : speaker.end].lower() in PRONOUNS)


def _denies_told(claim: Claim, other: Claim) -> bool:
    """Tell whether what is denied is what a noun in the denial tells of another party: "denied charges from Orland"."""
    cue = claim.statement.cue
    start = cue.end if cue else claim.content.start
    held = start <= other.content.start < claim.content.end
    return claim.stance == "denies" and other.by_noun and held


def _charges(claim: Claim, other: Claim) -> bool:
    """Tell whether one of two claims blames the party of the other, or both blame, and not the same."""
    return any(
        one.stance == "blames" and one.about & two.called for one, two in ((claim, other), (other, claim))
    ) or _blame_two(claim, other)


def _blame_two(claim: Claim, other: Claim) -> bool:
    """Tell whether two claims blame, and not the same party."""
    return claim.stance == other.stance == "blames" and bool(
        claim.about and other.about and not claim.about & other.about
    )


def turns(claim: Claim) -> bool:
    """Tell whether a claim is what its sentence sets against the one before: "But Orland says".

    Not so in "But calm returned after Orland said", nor in "But calm returned, Orland said", where "but" is the article's own.
    """
    opening = re.match(r"\w+", claim.text)
    if opening is None or opening[0].lower() not in dispute_words().turning:
        return False
    speaker = claim.statement.speaker
    if speaker is None or speaker.start > claim.content.start:
        return False
    before = claim.reading.article.text[claim.sentence.start + opening.end() : speaker.start]
    return dispute_words().subordinating.isdisjoint(before.rpartition(",")[2].lower().split())
