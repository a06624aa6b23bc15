"""Whether words still refer, and agree, where a clause is written as a question with names for pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.extract.questions.clauses import SUBJECTS, child, in_class, is_plural, subject
from briefing.extract.tables import role_noun

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "am": "is"}
SIBILANTS = ("s", "x", "z", "ch", "sh", "o")


def agreeing_form(verb: Token) -> str:
    """Return a present verb as it follows a singular name: "we want" becomes "Norvik wants"."""
    form = verb.lower_
    if form in SINGULAR or "'" in form or "’" in form:
        return SINGULAR.get(form, verb.text)
    if form.endswith("y") and form[-2:-1] not in "aeiou":
        return f"{verb.text[:-1]}ies"
    return f"{verb.text}es" if form.endswith(SIBILANTS) else f"{verb.text}s"


def joins(second: Token, first: Token) -> bool:
    """Tell whether a verb is joined to another by "and"."""
    return second.dep_ == "conj" and second.head.i == first.i


def follows(second: Token, first: Token) -> bool:
    """Tell whether the second of two joined verbs takes the form that the first takes in a question."""
    return second.tag_ in FINITE or second.tag_ == first.tag_ == "VBG"


def is_nearer_person(who: Token) -> bool:
    """Tell whether "who" follows a person's name but is taken to stand for another noun, no person."""
    if who.lower_ != "who" or who.head.dep_ != "relcl" or not who.i:
        return False
    before, noun = who.nbor(-1), who.head.head
    if not before.is_alpha and before.i:
        before = before.nbor(-1)
    return (
        before.ent_type_ == "PERSON"
        and before.i != noun.i
        and noun.ent_type_ != "PERSON"
        and not in_class(noun, "human")
    )


def same_party(name: str, who: str) -> bool:
    """Tell whether two names are of one party: "Norvik's council" and "the council"."""
    if not who or not name:
        return False
    last = name.rsplit(maxsplit=1)[-1]
    return name in who or who in name or (last.islower() and who.endswith(f" {last}"))


def has_antecedent(pronoun: Token, before: Sequence[Token]) -> bool:
    """Tell whether the words before a possessive hold a noun that it may stand for."""
    if pronoun.lower_ == "their":
        return any(is_plural(t) for t in before if t.pos_ in {"NOUN", "PROPN"})
    if pronoun.lower_ == "its":
        return any(t.ent_type_ in {"GPE", "ORG", "NORP"} and t.pos_ == "PROPN" for t in before)
    return any(t.ent_type_ == "PERSON" for t in before)


def is_of_own_subject(possessive: Token) -> bool:
    """Tell whether "his" or "her" is likeliest that of its clause's own subject: "the mayor lost his seat"."""
    verb = next((t for t in possessive.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    noun = subject(verb) if verb is not None else None
    if noun is None or possessive.lower_ not in {"his", "her"} or noun.i > possessive.i:
        return False
    return noun.tag_ == "NN" and role_noun(noun.text)


def in_clause_of_plural(pronoun: Token, before: Sequence[Token]) -> bool:
    """Tell whether "they" stands in the relative clause of a plural noun told before: "those who say they left"."""
    clause = next((t for t in pronoun.ancestors if t.dep_ == "relcl"), None)
    who = child(clause, *SUBJECTS) if clause is not None else None
    if clause is None or who is None or who.lower_ not in {"who", "which", "that"}:
        return False
    return is_plural(clause.head) and any(t.i == clause.head.i for t in before)
