"""Whether a question that was made from a clause is fit to be shown.

A question that fails is not shown; its sentence is, with the cue marked.
"""

from __future__ import annotations

import re

from briefing.extract.alternatives import any_of
from briefing.extract.questions.clauses import WH_WORDS, word_classes

BE_FORMS = frozenset({"is", "are", "was", "were"})
PERSONS = frozenset(
    ["i", "we", "me", "us", "my", "our", "ours", "mine", "you", "your", "yours", "myself", "ourselves"]
)
WORDS = re.compile(r"\w+")
NO_PERSONS = re.compile(
    r"\b(?:US|U\.S\.|I{2,3})(?!\w)|(?<!\bof)(?<!\bis)(?<!\bwas)(?<!\bare)(?<!\bwere) mine\b"
)
"""Initials, and a mine in the ground."""
UNRESOLVED = re.compile(
    r"^(?:will|would|can|could|should|is|are|was|were|has|have|had|do|does|did) "
    r"(?:he|she|it|they|him|her|them|this|that|these|those|who|which|and|but|or|not|the also)\b"
)
TOGETHER = (
    "the the", "a a", "a the", "the a", "of of", "to to", "that that", "is is", "be be", "in in", "and and", "do so",
)  # fmt: skip
BROKEN = re.compile(
    rf"[|<>{{}}\\@]|,\s*,|\(\s*\)|\s'\s|https?:|\b(?:{any_of(TOGETHER)}\b|as well (?!as\b)\w)"
)
PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
FEWEST, MOST = 4, 28


def is_well_formed(question: str) -> bool:
    """Tell whether a question reads as one grammatical sentence that stands alone."""
    words = question.rstrip("?").split()
    if not FEWEST <= len(words) <= MOST or not question.endswith("?") or question.count("?") > 1:
        return False
    if (
        words[0].lower() not in word_classes()["starter"]
        or words[-1].lower().strip(",.;:") in word_classes()["dangling"]
    ):
        return False
    lower = question.lower()
    if _speaks_of_persons(question, lower) or UNRESOLVED.match(lower) or BROKEN.search(lower):
        return False
    if words[0].lower() not in WH_WORDS and _two_main_verbs([word.lower().strip(",") for word in words]):
        return False
    if question.count('"') % 2 or any(question.count(a) != question.count(b) for a, b in PAIRS):
        return False
    return not any(mark in question for mark in (";", "…", "..."))


def _two_main_verbs(words: list[str]) -> bool:
    """Tell whether a second form of "be" follows with nothing that could begin a clause of its own."""
    clause_starts = WH_WORDS | word_classes()["subordinator"]
    for word in words[1:]:
        if word in clause_starts:
            return False
        if word in BE_FORMS:
            return True
    return False


def _speaks_of_persons(question: str, lower: str) -> bool:
    """Tell whether a question holds "we" or "you"; "US" and "the mine" only look like pronouns."""
    if PERSONS.isdisjoint(WORDS.findall(lower)):
        return False
    return not PERSONS.isdisjoint(WORDS.findall(NO_PERSONS.sub("", question).lower()))
