"""Facts that an article states as settled: a question that it answers itself is not open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.parse import Parsed
from briefing.extract.questions.clauses import child, in_class, modal, negated, subject, verbs

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

Fact = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class SettledFacts:
    """What plain past-tense main clauses say: (subject, verb, object) with the last sentence that says it."""

    facts: dict[Fact, int]

    def settle(self, verb: Token, sentence: int) -> bool:
        """Tell whether another sentence says as a fact what this clause leaves open."""
        fact = _fact(verb)
        return fact is not None and self.facts.get(fact, sentence) != sentence


def settled_facts(parsed: Parsed) -> SettledFacts:
    """Return the facts of an article."""
    found: dict[Fact, int] = {}
    for sentence in parsed.sentences:
        for verb in verbs(sentence.span):
            if verb.dep_ != "ROOT" or verb.tag_ not in {"VBD", "VBN"} or modal(verb) is not None:
                continue
            if negated(verb) or in_class(verb, "report"):
                continue
            fact = _fact(verb)
            if fact is not None:
                found[fact] = sentence.index
    return SettledFacts(found)


def _fact(verb: Token) -> Fact | None:
    who, what = subject(verb), child(verb, "dobj")
    if who is None or what is None or who.pos_ == "PRON" or what.pos_ == "PRON":
        return None
    return who.lemma_.lower(), verb.lemma_.lower(), what.lemma_.lower()
