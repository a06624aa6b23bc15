"""Ages: those that say who somebody is ("Smith, 43, said"), and those that are told of somebody ("she was 99")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.extract.numbers.lexer import Numeral
from briefing.extract.numbers.noun_phrases import anchor_of
from briefing.extract.numbers.tables import context_words
from briefing.extract.tables import role_noun

if TYPE_CHECKING:
    from briefing.extract.syntax import Span, Token

AGE_AFTER = re.compile(
    r"[-\s]*(?:(?:and|or|to)[-\s]+(?:a\s+)?(?:half|\w+)[-\s]+)?(?:years?|months?|weeks?|days?)-olds?\b"
    r"|-years?\s+olds?\b|\s+years?\s+of\s+age\b",
    re.IGNORECASE,
)
OLDEST = 130
YOUNGEST = 2
LEAVES_SCHOOL = 13
"""The age from which "at 16" is no time of day."""
AGE_WORDS = 32
THEN_REACH = 8
"""Characters before an age in which its comma and "then" stand."""
_SAID_OF = frozenset({"attr", "acomp", "dobj", "npadvmod", "oprd"})
_SELF = frozenset({"he", "she", "i"})
_ENDS = frozenset({"PUNCT", "CCONJ", "SCONJ", "PRON"})
_FOLLOW = frozenset({"when", "in", "on", "at", "after", "before", "while", "this", "last", "to", "as", "by"})
_NO_END = frozenset({"-", "–", "—", "/", "%", ":"})
# Between a name's comma and an age: "Martin, then 20, got 24 years".
_THEN = re.compile(r"[,(;]\s*(?:then|now|only|just)\s*$")


def is_age(text: str, numeral: Numeral, unit: str | None, end: int, tokens: Span) -> bool:
    """Tell whether a number is somebody's age: "a 43-year-old man", "Smith, 43, said", "aged 43".

    `unit` and `end` are the number's unit and where its words end.
    """
    if numeral.value is None or numeral.value > OLDEST or numeral.form not in {"digits", "words"}:
        return False
    if unit in {None, "year", "month", "week", "day"} and AGE_AFTER.match(text, end if unit else numeral.end):
        return True
    if unit is not None:
        return False
    return age_words(text, numeral.start) is not None or is_apposed_age(text, numeral, tokens)


def age_words(text: str, start: int) -> int | None:
    """Return where the words begin that make an age of the number behind them: "aged", "between the ages of"."""
    found = _age_words().search(text, max(0, start - AGE_WORDS), start)
    return found.start() if found else None


@cache
def _age_words() -> re.Pattern[str]:
    """Match "aged", "at the age of" and the like; of "the average age of 40" only "age" itself tells no person's age."""
    words = "|".join(sorted(context_words().ages))
    own = r"(?:(?<=\bat )|(?:\b(?:the|an|his|her|their)\s+))age\s+of|\b(?:the\s+)?ages\s+of"
    return re.compile(rf"(?:{own}|\b(?:{words}))\s*[-.]?\s*(?:(?:between|from)\s+)?$", re.IGNORECASE)


def is_apposed_age(text: str, numeral: Numeral, tokens: Span) -> bool:
    """Tell whether a bare number between commas or in brackets follows a name ("Smith, 43, said")."""
    before, after = (
        text[max(0, numeral.start - 4) : numeral.start].rstrip(),
        text[numeral.end : numeral.end + 1],
    )
    then = _THEN.search(text, max(0, numeral.start - THEN_REACH), numeral.start) is not None
    apart = then or before.endswith((",", "(", ";"))
    if numeral.form != "digits" or not apart or after not in {",", ".", ")", ";"}:
        return False
    index = tokens[0].i - 2 - then
    return index >= 0 and (tokens.doc[index].pos_ == "PROPN" or tokens.doc[index].ent_type_ == "PERSON")


def whose_age(number: Span, value: float | None) -> Token | None:
    """Return who is said to be so old: "she was 99", "Anna Carter turned 50", "he left school at 16"."""
    if value is None or value != int(value) or not YOUNGEST <= value <= OLDEST or not _ends_clause(number):
        return None
    anchor = anchor_of(number)
    verb = anchor.head
    if anchor.dep_ == "pobj":
        if verb.lower_ != "at" or value < LEAVES_SCHOOL:
            return None
        verb = next((t for t in verb.ancestors if t.pos_ in {"VERB", "AUX"}), verb)
    elif verb.lemma_ not in {"be", "turn"} or anchor.dep_ not in _SAID_OF:
        return None
    who = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return who if who is not None and _is_person(who) else None


def _ends_clause(number: Span) -> bool:
    """Tell whether nothing behind a number is counted by it: "was 16 when", not "was 16 points"."""
    doc = number.doc
    if number.end >= len(doc):
        return True
    after = doc[number.end]
    return after.text not in _NO_END and (after.pos_ in _ENDS or after.lower_ in _FOLLOW)


def _is_person(noun: Token) -> bool:
    if noun.tag_ == "NNP":
        return noun.ent_type_ in {"PERSON", ""}
    return noun.lower_ in _SELF or (noun.tag_ == "NN" and role_noun(noun.text))
