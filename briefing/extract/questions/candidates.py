"""A question that a clause might leave open, and who says the clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.questions.antecedents import Name
from briefing.extract.questions.clauses import (
    in_class,
    is_passive,
    is_plural,
    own_subject,
    subject,
    word_classes,
)
from briefing.extract.questions.phrasing import Writer
from briefing.extract.tables import role_noun
from briefing.model import QuestionKind

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

TO_COME: tuple[QuestionKind, ...] = ("pending", "forecast", "unknown", "disputed", "asked")
CLAIMED: tuple[QuestionKind, ...] = ("unverified", "disputed", "unknown", "asked")
NOT_KNOWN: tuple[QuestionKind, ...] = ("unknown", "asked")
ANY: tuple[QuestionKind, ...] = ("unknown", "pending", "forecast", "disputed", "asked", "unverified")
CONDITIONS = frozenset({"if", "unless", "when", "once", "before"})
INVERTED = frozenset({"should", "had", "were"})
MAX_SPEAKER = 7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that a sentence might leave open; `text` has no capital and no question mark yet.

    `pattern` names the rule that made it, `fits` the kinds that it suits, `cue` the word that
    leaves it open, `verb` the verb of its clause, `said_by` whose words it is; `avowed` says that the
    sentence states outright that the answer is not known; `negative` keeps the "not" of the clause, where
    `text` drops it: "is the water not safe".
    """

    pattern: str
    text: str
    fits: tuple[QuestionKind, ...]
    cue: Token
    verb: Token
    said_by: Name | None = None
    avowed: bool = False
    negative: str | None = None


def speaker_of(verb: Token, writer: Writer) -> Name | None:
    """Return who reports the clause of a verb, if the sentence says so briefly."""
    report = reporting_verb(verb)
    if report is None or is_passive(report):
        return None
    who = own_subject(report) or (subject(report) if report.dep_ == "conj" else None)
    if who is None:
        return None
    return brief_name(who, writer)


def reporting_verb(verb: Token) -> Token | None:
    """Return the reporting verb that governs a clause, before or after it."""
    if verb.dep_ == "ccomp" and in_class(verb.head, "report"):
        return verb.head
    if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and in_class(verb.head.head, "report"):
        return verb.head.head
    return next(
        (
            c
            for c in verb.children
            if c.dep_ in {"parataxis", "ccomp"}
            and c.i > verb.i
            and in_class(c, "report")
            and own_subject(c) is not None
        ),
        None,
    )


def subject_name(verb: Token, writer: Writer) -> Name | None:
    """Return the subject of a verb, if it is brief."""
    who = subject(verb) if verb.pos_ in {"VERB", "AUX"} else None
    return brief_name(who, writer) if who is not None else None


def brief_name(noun: Token, writer: Writer) -> Name | None:
    """Return a short noun phrase as a name that knows its number; "they" for things is none."""
    name = writer.phrase(noun)
    if name is not None and noun.lower_ == "they" and name.text.islower() and not _speaks(name.text):
        return None
    if name is None or "," in name.text or len(name.text.split()) > MAX_SPEAKER:
        return None
    several = name.plural if name.plural is not None else is_plural(noun) and noun.tag_ != "NNPS"
    return Name(name.text, several)


def _speaks(words: str) -> bool:
    """Tell whether a noun in the plural is one of persons: "the local officials"."""
    last = words.rsplit(maxsplit=1)[-1]
    known = word_classes()["human"] | word_classes()["speaking"]
    return role_noun(last) or any(form in known for form in (last, last.removesuffix("s")))


def in_condition(verb: Token) -> bool:
    """Tell whether a verb stands in a conditional or temporal clause."""
    return any(
        (t.dep_ == "advcl" and any(c.lower_ in CONDITIONS for c in t.children)) or _is_inverted(t)
        for t in (verb, *verb.ancestors)
    )


def _is_inverted(verb: Token) -> bool:
    """Tell whether a clause sets a condition by its order: "should the talks fail"."""
    noun = own_subject(verb) if verb.dep_ != "ROOT" else None
    return noun is not None and any(c.lower_ in INVERTED and c.i < noun.left_edge.i for c in verb.children)
