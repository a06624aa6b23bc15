"""Personal pronouns: which words they are, and what grammar alone says of what they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.questions.clauses import SUBJECTS, in_class

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

PERSONAL = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
NEUTER = frozenset(["it", "its", "itself"])
THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
ME = frozenset(["i", "me", "my", "mine", "myself"])
US = frozenset(["we", "us", "our", "ours", "ourselves"])
POSSESSIVE = frozenset(["his", "her", "its", "their", "my", "our"])
PRONOUNS = PERSONAL | NEUTER | THEY | ME | US
DEMONSTRATIVE = frozenset(["this", "that", "these", "those"])


def is_pronoun(token: Token) -> bool:
    """Tell whether a token is a personal or possessive pronoun; "US" and "IT" only look like ones."""
    return token.lower_ in PRONOUNS and token.tag_ in {"PRP", "PRP$"}


def is_expletive(token: Token) -> bool:
    """Tell whether "it" stands for a clause: "it is important that", "it appears that"."""
    if token.lower_ != "it" or token.dep_ not in SUBJECTS:
        return False
    verb = token.head
    state = next((c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"}), None)
    clausal = {"ccomp", "xcomp", "advcl", "csubj", "acl", "relcl"}
    holders = [verb] if state is None else [verb, state]
    if verb.lemma_ in {"be", "appear", "seem", "remain", "become", "happen", "emerge", "transpire"}:
        return any(c.dep_ in clausal and c.i > verb.i for holder in holders for c in holder.children)
    return any(c.dep_ == "auxpass" for c in verb.children) and any(c.dep_ == "ccomp" for c in verb.children)


def sums_up(token: Token) -> bool:
    """Tell whether "it" may stand for the condition before it: "if she won, it would be a first"."""
    verb = token.head
    if token.lower_ != "it" or token.dep_ not in SUBJECTS:
        return False
    supposed = any(
        c.dep_ == "advcl" and c.i < token.i and any(m.lower_ in {"if", "should"} for m in c.children)
        for c in verb.children
    )
    judged = verb.lemma_ == "be" and any(c.dep_ in {"acomp", "attr"} for c in verb.children)
    return supposed and (judged or any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children))


def points_back(token: Token) -> bool:
    """Tell whether a demonstrative takes up what was told before, as "the" does: "this plan", not "this year"."""
    if token.lower_ not in DEMONSTRATIVE or token.dep_ != "det":
        return False
    noun = token.head
    return noun.pos_ == "NOUN" and noun.ent_type_ not in {"DATE", "TIME"} and not in_class(noun, "deictic")


def like_subject(possessive: Token) -> Token | None:
    """Return the subject pronoun of the same clause that a possessive goes with: "it ... its"."""
    group = next((g for g in (PERSONAL, NEUTER, THEY) if possessive.lower_ in g), frozenset())
    for ancestor in possessive.ancestors:
        for child in ancestor.children:
            if child.dep_ in SUBJECTS and child.lower_ in group and child.i < possessive.i:
                return child
    return None


def objects_before(token: Token) -> Iterator[Token]:
    """Yield the objects of the main clause before a subject pronoun, which may be what it stands for."""
    if token.dep_ in SUBJECTS:
        root = token.sent.root
        yield from (c for c in root.children if c.dep_ == "dobj" and c.i < token.i)
