"""In which way a sentence leaves something open: its cues, a first guess by rule, and what is asked.

All are features of the linear models that decide; they were fitted together, so that their odds compare.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from briefing.extract.questions.candidates import Candidate
from briefing.extract.questions.clauses import in_class
from briefing.extract.questions.cues import cued_kinds, cued_ways
from briefing.extract.questions.openness import Features
from briefing.linear import load_model
from briefing.model import QuestionKind

KINDS: tuple[QuestionKind, ...] = get_args(QuestionKind)
HEDGED = frozenset({"modal-may", "modal-might", "modal-could", "modal-can"})
TO_COME = frozenset(
    [
        "plan",
        "demand",
        "demand-that",
        "purpose-advcl",
        "purpose-xcomp",
        "attempt",
        "ready",
        "event",
        "event-definite",
        "proceeding",
        "charged",
    ]
)
CONTRADICTED = frozenset({"accused", "accused-both", "denied", "claim-not", "statement-not"})
STRONG, WEAK = 1.0, 0.5
FACTS = frozenset({"did", "is", "was", "are", "were", "has", "have", "do", "does"})
FUTURE = frozenset({"will", "can", "could", "would"})
VERB_CLASSES = ("outcome", "act")
GRAMMAR = ("modal", "neg:", "claim-", "say-", "deny-", "plan-", "demand-", "hedge-", "ccomp:", "subject:")
QUOTED = frozenset(
    ["quotes:start", "quotes", "quotes:one", "first-person", "told:plain", "told:direct", "told:indirect"]
)


def guess_kind(text: str, candidate: Candidate | None, *, party: bool) -> QuestionKind:
    """Return a first guess of the kind; `party` says that the clause's subject is one who can decide."""
    cued = cued_kinds(text)
    pattern = candidate.pattern if candidate is not None else ""
    if "asked" in cued:
        return "asked"
    if "unknown" in cued:
        return "unknown"
    if pattern in CONTRADICTED:
        return "disputed"
    if pattern in HEDGED:
        return "forecast"
    if pattern.startswith("modal"):
        decided = pattern in {"modal-must", "modal-should"} or (party and "forecast" not in cued)
        return "pending" if decided else "forecast"
    if pattern in TO_COME:
        return "forecast" if "forecast" in cued else "pending"
    for kind in ("disputed", "forecast"):
        if kind in cued:
            return kind
    return "unverified"


def kind_features(features: Features, text: str, asked: Sequence[tuple[Candidate, Features]]) -> Features:
    """Return the features of a sentence's kind, given the candidates that it could be asked as.

    `features` are those of the sentence, beside each candidate stand its own.
    """
    found = {name: WEAK for name in features if name.startswith(GRAMMAR)}
    found |= dict.fromkeys(QUOTED.intersection(features), STRONG)
    for kind in cued_kinds(text):
        found[f"cues:{kind}"] = STRONG
    ways = cued_ways(text)
    found |= dict.fromkeys((f"way:{way}" for way in ways), STRONG)
    candidates: Sequence[tuple[Candidate | None, Features]] = asked or [(None, {})]
    for candidate, clause in candidates:
        party = "subject:party" in clause
        tense = _tense(candidate)
        found[f"guess:{guess_kind(text, candidate, party=party)}"] = STRONG
        found[f"tense:{tense}"] = STRONG
        found |= dict.fromkeys((f"way:{way}:{tense}" for way in ways), STRONG)
        if candidate is not None:
            found[f"starts:{_first(candidate)}"] = STRONG
            found[f"verb:{_verb_class(candidate)}:{'future' if tense == 'future' else 'fact'}"] = STRONG
            if candidate.said_by is not None:
                found[f"said:{tense}"] = STRONG
    return found


def _first(candidate: Candidate) -> str:
    return candidate.text.split()[0].lower()


def _tense(candidate: Candidate | None) -> str:
    if candidate is None:
        return "none"
    first = _first(candidate)
    return "future" if first in FUTURE else "fact" if first in FACTS else "wh"


def _verb_class(candidate: Candidate) -> str:
    """Tell whether a clause says what becomes of something, or what somebody sets about to do."""
    return next((name for name in VERB_CLASSES if in_class(candidate.verb, name)), "other")


def kind_scores(features: Features) -> dict[QuestionKind, float]:
    """Return the probability of each kind, given that the sentence leaves something open."""
    chances = {kind: load_model(f"question_{kind}").score(features) for kind in KINDS}
    odds = {kind: chance / (1 - chance) for kind, chance in chances.items()}
    return {kind: odd / sum(odds.values()) for kind, odd in odds.items()}
