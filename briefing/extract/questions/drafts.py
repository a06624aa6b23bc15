"""Every well-formed question that can be made of a sentence's clauses, and which one to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.extract.parse import Parsed, ParsedSentence
from briefing.extract.questions import (
    accusations,
    aims,
    claims,
    indirect,
    outlooks,
    proceedings,
    prospects,
    unknowns,
)
from briefing.extract.questions.candidates import Candidate
from briefing.extract.questions.choice import candidate_features
from briefing.extract.questions.clauses import in_object_relative, verbs
from briefing.extract.questions.cues import cued_kinds, cued_ways
from briefing.extract.questions.naming import Names
from briefing.extract.questions.openness import Features
from briefing.extract.questions.phrasing import Writer
from briefing.extract.questions.tidy import finish
from briefing.extract.questions.wellformed import is_well_formed
from briefing.linear import load_model

if TYPE_CHECKING:
    from briefing.extract.syntax import Span

LONGEST = 160
VERB_PATTERNS = tuple(
    pattern
    for module in (prospects, aims, outlooks, proceedings, claims, accusations, unknowns, indirect)
    for pattern in module.VERB_PATTERNS
)
NOUN_PATTERNS = (*outlooks.NOUN_PATTERNS, *proceedings.NOUN_PATTERNS, *accusations.NOUN_PATTERNS)


@dataclass(frozen=True, slots=True)
class Draft:
    """A well-formed question that a sentence could be shown as, and the candidate behind it."""

    candidate: Candidate
    text: str
    features: Features


def drafts(sentence: ParsedSentence, names: Names, common: frozenset[str]) -> list[Draft]:
    """Return the well-formed questions that the patterns make of a sentence, each once."""
    made: dict[str, Draft] = {}
    if len(sentence.span) > LONGEST:
        return []
    for candidate in _candidates(sentence.span, Writer(names, sentence.offset, common)):
        text = finish(candidate.text)
        known = made.get(text)
        if known is None and is_well_formed(text):
            made[text] = Draft(candidate, text, candidate_features(candidate, text))
        elif known is not None and candidate.avowed:
            made[text] = replace(known, candidate=replace(known.candidate, avowed=True))
    return list(made.values())


def open_features(features: Features, text: str, made: list[Draft]) -> Features:
    """Return the features of a sentence with the cues of each kind and the patterns that its drafts follow."""
    found = dict(features)
    for kind in cued_kinds(text):
        found[f"cues:{kind}"] = 1.0
    for way in cued_ways(text):
        found[f"way:{way}"] = 1.0
    for draft in made:
        pattern = draft.candidate.pattern
        found[f"draft:{pattern}"] = 1.0
        found[f"draft:{pattern}:{'party' if 'subject:party' in draft.features else 'thing'}"] = 1.0
        if "pending" in draft.candidate.fits:
            found["draft:to-come"] = 1.0
    if not made:
        found["draft:none"] = 1.0
    return found


def best_draft(made: list[Draft]) -> Draft | None:
    """Return the draft that a reader would most likely ask."""
    model = load_model("question_choice")
    return max(made, key=lambda draft: model.score(draft.features), default=None)


def common_words(parsed: Parsed) -> frozenset[str]:
    """Return the words that the article also writes small, and so are no names."""
    return frozenset(
        token.text
        for paragraph in parsed.paragraphs
        for token in paragraph.doc
        if token.text.islower() and not token.is_sent_start
    )


def _candidates(span: Span, writer: Writer) -> Iterator[Candidate]:
    for verb in verbs(span):
        if in_object_relative(verb):
            continue
        for pattern in VERB_PATTERNS:
            yield from pattern(verb, writer)
    for noun in span:
        if noun.pos_ == "NOUN":
            for of_noun in NOUN_PATTERNS:
                yield from of_noun(noun, writer)
