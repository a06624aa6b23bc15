"""Features of a candidate question, by which the one that a reader would ask is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.questions.candidates import Candidate
from briefing.extract.questions.clauses import auxiliaries, is_passive, negated, subject
from briefing.extract.questions.openness import MODALS, Features, cue_classes

if TYPE_CHECKING:
    from briefing.extract.syntax import Token


def candidate_features(candidate: Candidate, question: str) -> Features:
    """Return the named features of a candidate; `question` is its finished text."""
    words = question.split()
    found = dict.fromkeys(_names(candidate, words), 1.0)
    found["clause-share"] = min(1.0, len(words) / max(1, len(candidate.verb.sent)))
    return found


def _names(candidate: Candidate, words: list[str]) -> Iterator[str]:
    verb, cue = candidate.verb, candidate.cue
    lexicon, _ = cue_classes()
    yield f"pattern:{candidate.pattern}"
    yield f"starts:{words[0].lower()}"
    yield f"cue:{cue.lemma_.lower()}"
    yield f"verb:{verb.lemma_.lower()}"
    for role, token in (("cue", cue), ("verb", verb)):
        for name in lexicon.get(token.lemma_.lower(), ()):
            yield f"{role}-class:{name}"
    yield f"dep:{verb.dep_}"
    yield f"tag:{verb.tag_}"
    yield f"under:{verb.dep_}:{verb.head.tag_}"
    yield f"depth:{min(4, _depth(verb))}"
    yield f"words:{min(6, len(words) // 4)}"
    yield f"names:{min(4, sum(word[:1].isupper() for word in words[1:]))}"
    for helper in auxiliaries(verb):
        yield f"helper:{helper.lower_ if helper.lower_ in MODALS else helper.lemma_.lower()}"
    if negated(verb):
        yield "negated"
    if is_passive(verb):
        yield "passive"
    if candidate.said_by:
        yield "said"
    yield from _subject_names(verb)


def _subject_names(verb: Token) -> Iterator[str]:
    noun = subject(verb)
    if noun is None:
        yield "subject:none"
        return
    yield f"subject:{noun.ent_type_ or noun.pos_}"
    if noun.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or noun.pos_ == "PRON":
        yield "subject:party"


def _depth(token: Token) -> int:
    return sum(1 for _ in zip(token.ancestors, range(5), strict=False))
