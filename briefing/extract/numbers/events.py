"""What its clause says happened to what a number counts: "soldiers killed in Idlib", "seats won by the party"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.extract.datelines import in_dateline
from briefing.extract.numbers.measured import NAMES, SUBJECTS, TIMES, subject_of, verb_over
from briefing.extract.numbers.noun_phrases import NOUNS, Counted, anchor_of, is_noun, is_number, join, tail_of
from briefing.extract.numbers.tables import context_words, participles

if TYPE_CHECKING:
    from briefing.extract.syntax import Span, Token

PLANS = frozenset({"will", "shall", "'ll", "’ll", "to"})
MAYBE = frozenset({"may", "might", "could", "would", "should", "can", "if"})
BEING = frozenset({"am", "is", "are", "was", "were", "'s", "’s", "'re", "’re"})
GOING_ON = frozenset({"xcomp", "oprd", "acomp"})
NEAR_VERB = frozenset({"dobj", "attr"})
DONE_ALONE = frozenset({"die", "drown", "perish", "flee", "lose", "suffocate", "starve"})
SOMEBODY = frozenset({"i", "we", "you", "he", "she", "they", "who"})
LONGEST_NAME = 4
LONGEST_COMPLEMENT = 6
VOWELS = "aeiou"


def with_event(counted: Counted, number: Span, *, carried: bool = False, period: bool = False) -> Counted:
    """Add to a count what happened to what is counted, or whose it is ("goals (Wood)").

    `carried` says that what is counted was named with another number, and only the place of this one
    counts; of a `period` whatever lasted so long is told.
    """
    if not carried and (own := _own_clause(counted.head, number)):
        return counted.told(own)
    top = anchor_of(number) if carried or counted.of else counted.head
    if counted.of and top.dep_ not in SUBJECTS | {"dobj"}:
        top = counted.head
    while top.dep_ in {"conj", "appos"} and top.head.pos_ in NOUNS:
        top = top.head
    if top.head.pos_ == "VERB" and not _is_open(top.head):
        told = _done_to(top, number) or _done_by(top, counted, number)
        if told:
            return counted.told(told)
    if not carried and _says_little(counted) and (told := _said_of(counted.head, number)):
        return counted.told(told)
    acts = top.dep_ == "nsubj" and top.head.pos_ == "VERB" and not _is_open(top.head)
    if acts and not any(child.dep_ == "dobj" for child in top.head.children):
        return counted
    holder = None if carried else _holder(top, counted.head, number, period=period)
    return replace(counted, phrase=f"{counted.phrase} ({holder})") if holder else counted


def paid_by(holder: Counted, number: Span) -> Counted:
    """Return the holder of an amount with what it did with it ("lost by the company"), where that is told."""
    anchor = anchor_of(number)
    verb = anchor.head
    if anchor.dep_ != "dobj" or verb.pos_ != "VERB" or _is_open(verb):
        return holder
    agent = _agent(verb)
    if verb.lemma_.lower() in context_words().light or agent is None or agent.i != holder.head.i:
        return holder
    ahead = "to be " * _is_planned(verb)
    return replace(holder, phrase=f"{ahead}{past_participle(verb)} by {holder.phrase}")


def told_apart(counted: Counted, number: Span) -> Counted:
    """Return what a number is said to be of with the clause that tells which: "people killed by the storm".

    Of "the number of people killed by the storm rose to five" these are counted.
    """
    own = _own_clause(counted.head, number) if counted.phrase.startswith("number of ") else None
    return replace(counted, phrase=f"{counted.phrase.removeprefix('number of ')} {own}") if own else counted


def done_to_somebody(number: Span) -> Counted | None:
    """Return the verb that says for what an amount is somebody's whom a pronoun tells: "fined" of "he was fined $2m"."""
    verb = anchor_of(number).head
    if verb.pos_ != "VERB" or anchor_of(number).dep_ == "pobj":
        return None
    ahead = verb.dep_ == "xcomp" and any(c.lower_ == "to" for c in verb.children)
    above = verb.head if ahead else verb
    if not any(c.dep_ in SUBJECTS and c.lower_ in SOMEBODY for c in above.children):
        return None
    return Counted(verb, "to be " * ahead + past_participle(verb), implied=True)


def people_of_fate(number: Span) -> Counted | None:
    """Return the people whom a bare count is of where a verb says what befell them ("killing 15", "15 died")."""
    anchor = anchor_of(number)
    verb = anchor.head
    if verb.pos_ != "VERB" or anchor.dep_ not in {"dobj", "nsubj", "nsubjpass"} or not _is_fate(verb):
        return None
    if verb.lemma_.lower() in {"lose", "destroy"} or _is_open(verb):
        return None
    told = _done_by(anchor, None, number) if anchor.dep_ == "nsubj" else _done_to(anchor, number)
    return Counted(verb, f"people {told}", core="people", implied=True) if told else None


def _own_clause(noun: Token, number: Span) -> str | None:
    """Return the participle right after a noun ("people killed in the attack") or "who lost their homes"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ in {"VBN", "VBG"} and child.i == noun.i + 1:
            if child.lower_ in context_words().ages:
                continue
            return join([child, *_place(child, number)])
        if child.dep_ == "relcl" and _is_fate(child) and child.i <= noun.i + 3:
            thing = next((c for c in child.children if c.dep_ == "dobj" and c.i > child.i), child)
            if thing.i > child.i + 3:
                continue
            return join([*noun.doc[noun.i + 1 : thing.i + 1], *_place(thing, number)])
    return None


def _done_to(noun: Token, number: Span) -> str | None:
    """Return the participle of the verb whose object or passive subject a noun is, with who did it or where."""
    verb = noun.head
    if verb.lemma_.lower() in context_words().light:
        return None
    if noun.dep_ == "nsubjpass" and verb.tag_ == "VBN":
        further = next((c for c in verb.children if c.dep_ in GOING_ON and 0 < c.i - verb.i <= 4), verb)
        words = join(verb.doc[verb.i : further.i + 1])
        return f"{'to be ' * _is_planned(verb)}{words} {join(_place(further, number))}".strip()
    if noun.dep_ != "dobj":
        return None
    aux = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    ahead = "being " if verb.tag_ == "VBG" and aux & BEING else "to be " * _is_planned(verb)
    agent = _agent(verb)
    named = agent is not None and _is_holder(agent, number)
    by = f" by {_name(agent)}" if agent is not None and named else ""
    particle = "".join(f" {child.lower_}" for child in verb.children if child.dep_ == "prt")
    return f"{ahead}{past_participle(verb)}{particle}{by}"


def _agent(verb: Token) -> Token | None:
    """Return the noun that does what a verb says; a pronoun stands for one only after "said that"."""
    own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if own is not None and own.pos_ == "PRON" and own.tag_ not in {"WP", "WDT"} and verb.dep_ != "ccomp":
        return None
    return subject_of(verb)


def _done_by(noun: Token, counted: Counted | None, number: Span) -> str | None:
    """Return "who died in the attack" for the subject of a verb of fate."""
    verb = noun.head
    if noun.dep_ != "nsubj" or not _is_fate(verb) or verb.tag_ not in {"VBD", "VBN"}:
        return None
    if any(child.dep_ in {"dobj", "ccomp"} for child in verb.children):
        return None
    if verb.lemma_.lower() not in DONE_ALONE:
        # "And four killed": the parser takes the participle of a shortened clause for a verb of its own.
        return join([verb, *_place(verb, number)])
    who = "who" if counted is None or counted.head.lemma_.lower() in context_words().people else "that"
    perfect = "have " if any(child.lower_ in {"has", "have"} for child in verb.children) else ""
    return f"{who} {perfect}{join([verb, *_place(verb, number)])}"


def _says_little(counted: Counted) -> bool:
    """Tell whether all that is known of what is counted is that it is people."""
    return counted.phrase == counted.head.text and counted.head.lemma_.lower() in context_words().people


def _said_of(people: Token, number: Span) -> str | None:
    """Return what a clause says of its subject, short: "missing", "told to leave", "who live on the island"."""
    clause = next((c for c in people.children if c.dep_ == "relcl" and c.i <= people.i + 3), None)
    verb = clause if clause is not None else people.head
    if verb.pos_ not in {"VERB", "AUX"} or _is_open(verb):
        return None
    if clause is None and people.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    state = next((c for c in verb.children if c.dep_ == "acomp" and c.i > verb.i), None)
    if verb.lemma_ == "be":
        return state.text if state is not None and state.pos_ == "ADJ" else None
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    tail = _complement(verb, number)
    if helpers and helpers[-1].lemma_ == "be":
        return join([verb, *tail])
    told = tail or not any(child.dep_ in {"dobj", "ccomp", "xcomp"} for child in verb.children)
    had = [child for child in helpers if child.lemma_ == "have"]
    if not told or verb.tag_ not in ({"VBN"} if had else {"VBP", "VBD"}):
        return None
    return f"who {join([*had, verb, *tail])}"


def _complement(verb: Token, number: Span) -> list[Token]:
    """Return what completes a verb where it is short: its object, what is to be done, or a first phrase."""
    for child in verb.children:
        if child.i <= verb.i or child.dep_ not in {"dobj", "xcomp", "prep", "prt"}:
            continue
        if child.dep_ == "prep":
            return _place(verb, number)
        last = next((c for c in child.children if c.dep_ == "dobj"), child)
        words = [token for token in child.subtree if verb.i < token.i <= last.i]
        if len(words) <= LONGEST_COMPLEMENT and not any(is_number(token) for token in words):
            return words
        return []
    return []


def _place(verb: Token, number: Span) -> list[Token]:
    """Return the phrase after a verb that tells where or by what; times and further verbs left out."""
    tail = tail_of(verb, number)
    return [] if any(token.ent_type_ in TIMES or token.tag_ == "VBG" for token in tail) else tail


def _is_fate(verb: Token) -> bool:
    return verb.lemma_.lower() in context_words().casualties


def _is_open(verb: Token) -> bool:
    """Tell whether what a verb says did not happen or only may: negated, under "if" or "could", failed."""
    return any(
        child.dep_ == "neg" or (child.dep_ in {"aux", "mark"} and child.lower_ in MAYBE)
        for child in verb.children
    ) or (verb.dep_ == "xcomp" and verb.head.lemma_ in {"fail", "refuse", "decline", "try", "want"})


def _is_planned(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in PLANS for child in verb.children)


def _holder(top: Token, head: Token, number: Span, *, period: bool) -> str | None:
    """Return the name of who has or does what is counted: the subject of its clause."""
    verb = verb_over(top)
    if verb is None or verb.i == top.i:
        return None
    subject = subject_of(verb)
    if subject is None or subject.i in {top.i, head.i} or not _is_holder(subject, number):
        return None
    # "Years (David)" says nothing of the years.
    if period and subject.ent_type_ == "PERSON":
        return None
    if not (
        period
        or _is_named(subject)
        or _is_mark(top, number)
        or top.dep_ in NEAR_VERB
        or top.head.head.i == verb.i
    ):
        return None
    if subject.is_ancestor(head) and not subject.is_ancestor(verb):
        return None
    return _name(subject)


def _is_mark(noun: Token, number: Span) -> bool:
    """Tell whether something stands at what is counted ("the index closed up 1% at 1,463 points")."""
    marks = context_words().marks
    return noun.head.lower_ in {"at", "to"} and noun.lemma_.lower() in marks and number.text[:1].isdigit()


def _is_holder(subject: Token, number: Span) -> bool:
    """Tell whether a subject is a noun outside the number and the dateline that a count can be said of."""
    inside = number.start <= subject.i < number.end
    return is_noun(subject) and not inside and subject.ent_type_ not in TIMES and not in_dateline(subject)


def _is_named(subject: Token) -> bool:
    return subject.ent_type_ in NAMES or subject.pos_ == "PROPN"


def _name(subject: Token) -> str:
    words = [child for child in subject.children if child.dep_ == "compound" and child.i < subject.i]
    return join([*words[-LONGEST_NAME:], subject])


def past_participle(verb: Token) -> str:
    """Return the past participle of a verb: its own form, from the table of irregular ones, or by rule."""
    if verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lower_.endswith("ed")):
        return verb.lower_
    lemma = verb.lemma_.lower()
    if lemma in participles():
        return participles()[lemma]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return f"{lemma[:-1]}ied"
    short = (
        len(lemma) in {3, 4}
        and lemma[-1] not in "aeiouwxy"
        and lemma[-2] in VOWELS
        and lemma[-3] not in VOWELS
    )
    return f"{lemma}{lemma[-1]}ed" if short else f"{lemma}ed"
