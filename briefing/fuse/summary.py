"""The summary: sentences that, read in order, tell most of the story.

A sentence's relevance is the probability that a careful reader chooses it, by a linear model over the
features of `sentence_features`; sentences are then taken one by one, each for its relevance less
what of it is told already (after maximal marginal relevance, Carbonell and Goldstein 1998). Over several
articles a sentence also counts for the pairs of words it adds, each weighted by the number of articles
that hold it (Gillick and Favre 2009).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from briefing.config import Settings
from briefing.fuse.corroboration import Corroboration
from briefing.fuse.evidence import evidence_for, item_id
from briefing.fuse.sentence_features import Candidate, Pair, candidates
from briefing.linear import load_model
from briefing.model import Reading, SummaryLine

MODEL = "summary_sentence"
ONE_ARTICLE, SEVERAL_ARTICLES = 5, 7
TOLD_COST, SEVERAL_TOLD_COST = 0.15, 0.5
LEANING_COST = 0.05
SHARED_GAIN = 0.5
SAME = 0.6
"""A sentence with more than this share of its terms told already says nothing."""
SENTENCES_COMPARED, FEWEST_OF_AN_ARTICLE = 6000, 3
"""Of a large folder each article sends its most relevant sentences only, so that memory stays small."""
Chosen = tuple[Candidate, str]


def summarise(readings: Sequence[Reading], settings: Settings) -> tuple[SummaryLine, ...]:
    """Return the summary over these articles, the most important sentence first."""
    count = settings.summary.sentences or (ONE_ARTICLE if len(readings) == 1 else SEVERAL_ARTICLES)
    most = max(FEWEST_OF_AN_ARTICLE, SENTENCES_COMPARED // max(1, len(readings)))
    sentences = [one for at, reading in enumerate(readings) for one in _best(candidates(at, reading), most)]
    method = settings.summary.method
    if method == "briefing":
        chosen = choose(sentences, count, len(readings))
    elif method == "lead":
        chosen = lead(sentences, count)
    else:
        from briefing.fuse.sumy_methods import choose_with_sumy

        chosen = choose_with_sumy(method, sentences, count)
    told = Corroboration(sentences) if len(readings) > 1 else None
    return tuple(_line(readings, one, why, told.of(one) if told else []) for one, why in chosen)


def over_stories(stories: Sequence[Sequence[SummaryLine]], settings: Settings) -> tuple[SummaryLine, ...]:
    """Return the summary over stories, the most important one first: a line of each in turn, as far as they go."""
    count = settings.summary.sentences or SEVERAL_ARTICLES
    longest = max(map(len, stories), default=0)
    turns = (lines[turn] for turn in range(longest) for lines in stories if turn < len(lines))
    return tuple(islice(turns, count))


def _best(sentences: list[Candidate], most: int) -> list[Candidate]:
    """Return the most relevant sentences of one article, in their order."""
    if len(sentences) <= most:
        return sentences
    model = load_model(MODEL)
    ranked = sorted(range(len(sentences)), key=lambda at: (-model.score(sentences[at].features), at))
    return [sentences[at] for at in sorted(ranked[:most])]


def choose(sentences: Sequence[Candidate], count: int, articles: int = 1) -> list[Chosen]:
    """Return the best sentences with the reason for each, in order of choice."""
    model = load_model(MODEL)
    relevance = [model.score(one.features) for one in sentences]
    shared = _shared_pairs(sentences) if articles > 1 else {}
    cost = SEVERAL_TOLD_COST if articles > 1 else TOLD_COST
    told: set[str] = set()
    told_pairs: set[Pair] = set()
    overlap = [0.0] * len(sentences)
    gains = [_gain(one, shared, told_pairs) for one in sentences]
    most = max(gains, default=0.0) or 1.0
    left = list(range(len(sentences)))
    chosen: list[Chosen] = []

    def worth(at: int) -> tuple[bool, float, int]:
        value = relevance[at] - cost * overlap[at] + SHARED_GAIN * gains[at] / most
        return (overlap[at] <= SAME, value - (0.0 if sentences[at].alone else LEANING_COST), -at)

    while left and len(chosen) < count:
        best = max(left, key=worth)
        left.remove(best)
        taken = sentences[best]
        chosen.append((taken, _reason(taken, relevance[best], overlap[best], gains[best])))
        told |= taken.vector.keys()
        told_pairs |= taken.pairs
        for at in left:
            terms = sentences[at].vector.keys()
            overlap[at] = len(terms & told) / max(1, len(terms))
            if gains[at] and not taken.pairs.isdisjoint(sentences[at].pairs):
                gains[at] = _gain(sentences[at], shared, told_pairs)
    return chosen


def lead(sentences: Sequence[Candidate], count: int) -> list[Chosen]:
    """Return the first sentences of all articles, then the second ones, and so on."""
    seen: Counter[int] = Counter()
    turns = []
    for one in sentences:
        turns.append((seen[one.document], one))
        seen[one.document] += 1
    turns.sort(key=lambda turn: turn[0])
    return [(one, f"sentence {at + 1} of its article") for at, one in turns[:count]]


def _shared_pairs(sentences: Sequence[Candidate]) -> dict[Pair, int]:
    """Return the pairs of words that several articles hold, with the number of articles."""
    held = Counter(pair for pair, _ in {(pair, one.document) for one in sentences for pair in one.pairs})
    return {pair: count for pair, count in held.items() if count > 1}


def _gain(sentence: Candidate, shared: dict[Pair, int], told: set[Pair]) -> float:
    """Return what a sentence adds of what several articles tell, for its length."""
    total = sum(shared.get(pair, 0) for pair in sentence.pairs if pair not in told)
    return total / math.sqrt(max(10, len(sentence.pairs)))


def _reason(sentence: Candidate, relevance: float, told: float, gain: float) -> str:
    """Say in a few words what put a sentence into the summary."""
    weights = load_model(MODEL).weights
    parts = sorted(
        ((weights.get(name, 0.0) * value, name) for name, value in sentence.features.items()), reverse=True
    )
    reasons = [f"{name} {value:+.2f}" for value, name in parts[:3] if value > 0]
    said = f"chance {relevance:.2f}: {', '.join(reasons)}" if reasons else f"chance {relevance:.2f}"
    if gain:
        said += f"; shared by several articles {gain:.1f}"
    return said + (f"; told already {told:.0%}" if told else "")


def _line(
    readings: Sequence[Reading], sentence: Candidate, why: str, others: Sequence[Candidate]
) -> SummaryLine:
    """Return a sentence as a line, its own evidence first, then the sentences of others that tell the same."""
    evidence = [evidence_for(readings[one.document], one.start, one.end) for one in (sentence, *others)]
    return SummaryLine(
        id=item_id("s", evidence[0].article, evidence[0].sentence),
        text=evidence[0].sentence,
        evidence=tuple(evidence),
        why=why,
    )
