"""Which sentence leaves something open, and in what way: features of a sentence for linear models.

Named features only: words and phrases by class, the grammar around the verbs, quotation, who
speaks, and where the sentence stands in its article.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from briefing.data import read_table
from briefing.extract.parse import Parsed, ParsedSentence
from briefing.extract.questions.clauses import sentence_text
from briefing.extract.questions.telling import PLAIN, Telling
from briefing.linear import load_model
from briefing.model import Number

if TYPE_CHECKING:
    from briefing.extract.syntax import Span, Token

Features = dict[str, float]

MODALS = frozenset(
    ["will", "would", "may", "might", "can", "could", "shall", "should", "must", "'ll", "wo", "ca"]
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
FIRST_PERSON = frozenset(["i", "we", "me", "us", "my", "our"])
OPEN_QUOTES = frozenset('"“”«»')
MAX_TOKENS = 160
LONG_WORDS = 40
LATE = 0.2
"""How much less the last sentence matters than the first: articles tell first things first."""
AVOWED = 0.85
"""Least probability for a sentence which says that something is not known."""
CUE_ORDER = (
    frozenset({"unknown", "hedge"}),
    frozenset({"deny", "claim"}),
    frozenset({"plan", "demand"}),
    frozenset({"process", "future", "unnamed"}),
    frozenset({"say"}),
)


@cache
def cue_classes() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the cue classes by lemma and by phrase, from `data/open_cues.yaml`."""
    words: dict[str, list[str]] = {}
    phrases: dict[str, list[str]] = {}
    for name, cues in read_table("open_cues", dict[str, list[str]]).items():
        for cue in cues:
            (phrases if " " in cue else words).setdefault(cue, []).append(name)
    return words, phrases


def open_score(features: Features) -> float:
    """Return the probability that a sentence leaves something open.

    A damaged figure always does, and an avowal that something is not known nearly always: too few
    articles hold one for the model to learn it.
    """
    if "garbled" in features:
        return 1.0
    score = load_model("question_open").score(features)
    return max(score, AVOWED) if "class:ignorance" in features else score


def weight_score(features: Features, opened: float) -> float:
    """Return how much what a sentence leaves open matters, 0 to 1; `opened` is its probability of being open.

    The root brings the chance of being among what matters most to the scale of that probability.
    """
    late = 1 - LATE * features["place"]
    if "garbled" in features or "class:ignorance" in features:
        return opened * late
    return math.sqrt(load_model("question_main").score(weight_features(features)) * late)


def weight_features(features: Features) -> Features:
    """Return the features of how much a sentence matters: also whether what is to come is told, quoted or reported."""
    ahead = "to-come" if "draft:to-come" in features else "other"
    told = [name for name in features if name.startswith("told:")]
    return features | dict.fromkeys((f"{name}:{ahead}" for name in told), 1.0)


def cue_token(span: Span) -> Token | None:
    """Return the word that most plainly leaves something open, if any does."""
    words, _ = cue_classes()
    for names in CUE_ORDER:
        for token in span:
            if names.intersection(words.get(token.lemma_.lower(), ())):
                return token
    return None


def sentence_features(
    parsed: Parsed,
    sentence: ParsedSentence,
    numbers: tuple[Number, ...] = (),
    told: frozenset[Telling] = PLAIN,
) -> Features:
    """Return the named features of one sentence; `told` says whether somebody is quoted in it."""
    tokens = list(sentence.span[:MAX_TOKENS])
    found: Features = dict.fromkeys(_names(parsed, sentence, tokens, numbers), 1.0)
    found |= dict.fromkeys((f"told:{way}" for way in told), 1.0)
    total = max(1, len(parsed.sentences))
    found["place"] = sentence.index / total
    found["length"] = min(1.0, len(tokens) / LONG_WORDS)
    found["article_length"] = min(1.0, total / 60)
    return found


def _names(
    parsed: Parsed, sentence: ParsedSentence, tokens: list[Token], numbers: tuple[Number, ...]
) -> Iterator[str]:
    yield from _word_names(tokens)
    yield from _verb_names(tokens)
    yield from _place_names(parsed, sentence, tokens)
    if any(n.hedge == "garbled" and sentence.start <= n.start < sentence.end for n in numbers):
        yield "garbled"


def _word_names(tokens: list[Token]) -> Iterator[str]:
    words, phrases = cue_classes()
    classes = set()
    for token in tokens:
        lemma = token.lemma_.lower()
        if token.form.is_alpha and (not token.ent_type_ or token.pos_ in {"VERB", "AUX", "ADV"}):
            yield f"lemma:{lemma}"
        for name in words.get(lemma, ()) or words.get(token.lower_, ()):
            classes.add(name)
    text = " ".join([token.lower_ for token in tokens])
    for phrase, names in phrases.items():
        if phrase in text:
            yield f"phrase:{phrase}"
            classes.update(names)
    for name in classes:
        yield f"class:{name}"
    if not classes:
        yield "class:none"


def _verb_names(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        children = list(token.children)
        auxiliaries = [child.lower_ for child in children if child.dep_ in {"aux", "auxpass"}]
        modal = next((word for word in auxiliaries if word in MODALS), None)
        form = modal or ("to" if "to" in auxiliaries else token.tag_)
        level = "root" if token.dep_ == "ROOT" else token.dep_
        yield f"{level}:{form}"
        if any(child.dep_ == "neg" for child in children):
            yield f"neg:{level}"
        if form == "to" or level in {"ccomp", "xcomp", "pcomp"}:
            yield f"under:{token.head.lemma_.lower()}:{form if form in {'to', 'VBG'} else 'clause'}"
        if modal:
            yield f"modal:{modal}"
            for child in children:
                if child.dep_ in SUBJECTS:
                    yield f"modal-subject:{child.ent_type_ or child.pos_}"
        if level == "root":
            yield f"root:{token.lemma_.lower()}"
            yield from _root_names(token, children)
        for child in children:
            if child.dep_ == "mark":
                yield f"mark:{child.lower_}:{level}"
            elif child.dep_ == "advmod" and child.tag_ == "WRB":
                yield f"wh:{child.lower_}:{level}"


def _root_names(root: Token, children: list[Token]) -> Iterator[str]:
    words, _ = cue_classes()
    kinds = words.get(root.lemma_.lower(), ())
    for child in children:
        if child.dep_ in SUBJECTS:
            yield f"subject:{child.ent_type_ or child.pos_}"
            yield f"subject-number:{child.tag_}"
            for kind in kinds:
                yield f"{kind}-subject:{child.ent_type_ or child.pos_}"
        elif child.dep_ == "ccomp":
            form = next((c.lower_ for c in child.children if c.lower_ in MODALS), child.tag_)
            for kind in kinds or ("other",):
                yield f"{kind}-clause:{form}"


def _place_names(parsed: Parsed, sentence: ParsedSentence, tokens: list[Token]) -> Iterator[str]:
    text = sentence_text(sentence)
    if "?" in text:
        yield "asks"
        if text.rstrip("\"'”’) ").endswith("?"):
            yield "asks:end"
    quotes = sum(map(text.count, OPEN_QUOTES))
    if quotes:
        yield "quotes" if quotes > 1 else "quotes:one"
        if text[0] in OPEN_QUOTES:
            yield "quotes:start"
    words = {token.lower_ for token in tokens}
    if words & FIRST_PERSON:
        yield "first-person"
    if "you" in words:
        yield "second-person"
    total = len(parsed.sentences)
    if sentence.index < 4:
        yield f"place:{sentence.index}"
    if sentence.index >= total - 2:
        yield f"place:{sentence.index - total}"
    yield f"article:{min(6, total // 8)}"
    yield f"length:{min(6, len(tokens) // 8)}"
    if tokens and tokens[0].lower_ in {"he", "she", "it", "they", "this", "that"}:
        yield f"begins:{tokens[0].lower_}"
    if not any(token.pos_ in {"VERB", "AUX"} for token in tokens):
        yield "no-verb"
