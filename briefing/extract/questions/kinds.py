"""In which way a sentence leaves something open: cues of each kind, and a first guess by rule.

Both are features of the linear models that decide.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import get_args

import msgspec

from briefing.extract.questions.candidates import Candidate
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
WEIGHT = 2.0


@cache
def _cues() -> dict[QuestionKind, re.Pattern[str]]:
    raw = (files("briefing.data") / "kind_cues.yaml").read_bytes()
    phrases = msgspec.yaml.decode(raw, type=dict[QuestionKind, list[str]])
    return {kind: _any_of(words) for kind, words in phrases.items()}


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    """Return a pattern for any of these phrases, "*" standing for any ending."""
    parts = [r"\w*".join(map(re.escape, phrase.split("*"))) for phrase in phrases]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def cued_kinds(text: str) -> frozenset[QuestionKind]:
    """Return the kinds of which a sentence holds a cue."""
    found = {kind for kind, cues in _cues().items() if cues.search(text)}
    return frozenset({*found, "asked"} if "?" in text else found)


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


def kind_features(features: Features, text: str, candidate: Candidate | None, clause: Features) -> Features:
    """Return the features of a sentence with its cues, the guess, and the pattern of its clause."""
    party = "subject:party" in clause
    found = dict(features)
    for kind in cued_kinds(text):
        found[f"cues:{kind}"] = WEIGHT
    found[f"guess:{guess_kind(text, candidate, party=party)}"] = WEIGHT
    if candidate is not None:
        found[f"made-by:{candidate.pattern}:{'party' if party else 'thing'}"] = WEIGHT
    return found


def kind_scores(features: Features) -> dict[QuestionKind, float]:
    """Return the probability of each kind, given that the sentence leaves something open."""
    return {kind: load_model(f"question_{kind}").score(features) for kind in KINDS}
