"""The summary: sentences that, read in order, tell most of the story.

A sentence's relevance is the probability that a careful reader chooses it, by a linear model over the
features of `sentence_features`; sentences are then taken one by one, each for its relevance less
what of it is told already (after maximal marginal relevance, Carbonell and Goldstein 1998). What tells a
story of several articles is chosen by `story_summary`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from briefing.config import Settings
from briefing.extract.datelines import dateline_end
from briefing.fuse.corroboration import Corroboration
from briefing.fuse.evidence import evidence_for, item_id
from briefing.fuse.sentence_features import Candidate, candidates
from briefing.fuse.story_summary import StorySummary, newness, points_of
from briefing.fuse.terms import terms_of
from briefing.linear import load_model
from briefing.model import Actor, KeyNumber, OpenQuestion, Reading, SummaryLine

MODEL = "summary_sentence"
ONE_ARTICLE, SEVERAL_ARTICLES = 5, 7
TOLD_COST, LEANING_COST = 0.05, 0.05
SAME = 0.6
"""A sentence with more than this share of its terms told already says nothing."""
SENTENCES_COMPARED, FEWEST_OF_AN_ARTICLE = 6000, 3
"""Of a large folder each article sends its most relevant sentences only, so that memory stays small."""
Chosen = tuple[Candidate, str]
Pane = Sequence[Actor] | Sequence[KeyNumber] | Sequence[OpenQuestion]


def summarise(
    readings: Sequence[Reading], settings: Settings, panes: Sequence[Pane] = ()
) -> tuple[SummaryLine, ...]:
    """Return the summary over the articles of one story, the most important sentence first.

    `panes` hold what else is shown of them: a summary over several articles is to touch its main points.
    """
    count = lines_of(len(readings), settings)
    most = max(FEWEST_OF_AN_ARTICLE, SENTENCES_COMPARED // max(1, len(readings)))
    sentences = [one for at, reading in enumerate(readings) for one in _best(candidates(at, reading), most)]
    method = settings.summary.method
    if method == "briefing" and len(readings) > 1:
        chosen = _choose_of_several(readings, sentences, count, panes)
    elif method == "briefing":
        chosen = choose(sentences, count)
    elif method == "lead":
        chosen = lead(sentences, count)
    else:
        from briefing.fuse.sumy_methods import choose_with_sumy

        chosen = choose_with_sumy(method, sentences, count)
    told = Corroboration(sentences) if len(readings) > 1 else None
    return tuple(_line(readings, one, why, told.of(one) if told else []) for one, why in chosen)


def lines_of(articles: int, settings: Settings) -> int:
    """Return how many lines the summary of a story has at most, which is of so many articles.

    A longer summary begins with the lines of a shorter one.
    """
    return settings.summary.sentences or (ONE_ARTICLE if articles == 1 else SEVERAL_ARTICLES)


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


def choose(sentences: Sequence[Candidate], count: int) -> list[Chosen]:
    """Return the best sentences of an article with the reason for each, in order of choice.

    One that leans on the sentence before it is taken where that one is told, else only where no other is left, as
    is one that is not whole.
    """
    model = load_model(MODEL)
    relevance = [model.score(one.features) for one in sentences]
    told: set[str] = set()
    overlap = [0.0] * len(sentences)
    left = list(range(len(sentences)))
    unclear = {at for at in left if sentences[at].leans}
    chosen: list[Chosen] = []

    def worth(at: int) -> tuple[bool, float, int]:
        fit = overlap[at] <= SAME and sentences[at].whole and at not in unclear
        value = relevance[at] - TOLD_COST * overlap[at]
        return (fit, value - (0.0 if sentences[at].alone else LEANING_COST), -at)

    while left and len(chosen) < count:
        best = max(left, key=worth)
        left.remove(best)
        unclear.discard(best + 1)
        taken = sentences[best]
        chosen.append((taken, _reason(taken, relevance[best], overlap[best])))
        told |= taken.vector.keys()
        for at in left:
            terms = sentences[at].vector.keys()
            overlap[at] = len(terms & told) / max(1, len(terms))
    return chosen


def _choose_of_several(
    readings: Sequence[Reading], sentences: Sequence[Candidate], count: int, panes: Sequence[Pane]
) -> list[Chosen]:
    model = load_model(MODEL)
    chances = [model.score(one.features) for one in sentences]
    places = {(readings[one.document].article.id, one.start): at for at, one in enumerate(sentences)}
    points = [points_of(pane, places) for pane in panes]
    days = newness([reading.article.published for reading in readings])
    new = [days[one.document] for one in sentences]
    titles = [sorted(terms_of(reading.article.title or "")) for reading in readings]
    return StorySummary(sentences, chances, points, new, titles).choose(count)


def lead(sentences: Sequence[Candidate], count: int) -> list[Chosen]:
    """Return the first sentences of all articles, then the second ones, and so on."""
    seen: Counter[int] = Counter()
    turns = []
    for one in sentences:
        turns.append((seen[one.document], one))
        seen[one.document] += 1
    turns.sort(key=lambda turn: turn[0])
    return [(one, f"sentence {at + 1} of its article") for at, one in turns[:count]]


def _reason(sentence: Candidate, relevance: float, told: float) -> str:
    """Say in a few words what put a sentence into the summary."""
    weights = load_model(MODEL).weights
    parts = sorted(
        ((weights.get(name, 0.0) * value, name) for name, value in sentence.features.items()), reverse=True
    )
    reasons = [f"{name} {value:+.2f}" for value, name in parts[:3] if value > 0]
    said = f"chance {relevance:.2f}: {', '.join(reasons)}" if reasons else f"chance {relevance:.2f}"
    return said + (f"; told already {told:.0%}" if told else "")


def _line(
    readings: Sequence[Reading], sentence: Candidate, why: str, others: Sequence[Candidate]
) -> SummaryLine:
    """Return a sentence as a line, its own evidence first, then the sentences of others that tell the same.

    A dateline tells nothing in a summary: the line leaves it out, the evidence has the whole sentence.
    """
    evidence = [evidence_for(readings[one.document], one.start, one.end) for one in (sentence, *others)]
    return SummaryLine(
        id=item_id("s", evidence[0].article, evidence[0].sentence),
        text=evidence[0].sentence[dateline_end(evidence[0].sentence) :],
        evidence=tuple(evidence),
        why=why,
    )
