"""Clauses over a dependency parse: subjects, noun phrases, auxiliaries.

Labels are those of the ClearNLP scheme that spaCy's English models use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from briefing.data import read_table
from briefing.extract.datelines import in_dateline, story_start

if TYPE_CHECKING:
    from briefing.extract.parse import ParsedSentence
    from briefing.extract.syntax import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass"})
MODALS = frozenset(
    ["will", "would", "may", "might", "can", "could", "shall", "should", "must", "'ll", "wo", "ca", "'d"]
)
WH_WORDS = frozenset(["why", "how", "when", "where", "what", "who", "whom", "which", "whose"])
HEAVY = frozenset({"relcl", "appos", "advcl", "parataxis"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
PLURAL_WORDS = frozenset(
    ["they", "we", "you", "these", "those", "police", "people", "both", "many", "several"]
)
BREAKS = frozenset({";", ":", "—", "–", "--"})
SHORT = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]")
"""A verb of one syllable that doubles its last letter."""
MAX_DEPTH = 4
LATELY = 64
"""Verbs of which is remembered what stands with them: each rule for questions asks again."""


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """Return the classes of `data/clause_words.yaml`."""
    return {k: frozenset(v) for k, v in read_table("clause_words", dict[str, list[str]]).items()}


def in_class(token: Token, name: str) -> bool:
    """Tell whether a token's lemma or form belongs to a class of words."""
    words = word_classes()[name]
    return token.lemma_.lower() in words or token.lower_ in words


def sentence_text(sentence: ParsedSentence) -> str:
    """Return a sentence exactly as in the article, without a look at the rest of its paragraph."""
    return str(sentence.span.text).strip()


def verbs(span: Span) -> Iterator[Token]:
    """Yield the main verbs of a sentence, copulas included, auxiliaries not."""
    for token in span:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in AUXILIARIES:
            yield token


def child(token: Token, *labels: str) -> Token | None:
    """Return the first child with one of these dependency labels."""
    for c in token.children:
        if c.dep_ in labels:
            return c
    return None


def in_object_relative(verb: Token) -> bool:
    """Tell whether a verb's object stands outside its clause: "the horse that he promised to send".

    After "where" or "when" nothing is lacking: "the final, where they will meet".
    """
    for token in (verb, *verb.ancestors):
        if token.dep_ == "relcl":
            own = child(token, *SUBJECTS)
            whole = token.tag_ != "VBD" and any(
                c.dep_ == "advmod" and c.tag_ == "WRB" for c in token.children
            )
            return own is not None and own.lower_ not in {"who", "which", "that"} and not whole
        reported = token.dep_ == "ccomp" and any(
            c.lower_ in {"which", "whom"} for c in (*token.head.children, *token.children)
        )
        if token.dep_ not in {"xcomp", "advcl", "conj"} and not reported:
            return False
    return False


def governs_infinitive(verb: Token) -> bool:
    """Tell whether a verb or its adjective only leads to an infinitive: "plans to", "is likely to"."""
    holders = [verb, *(c for c in verb.children if c.dep_ in {"acomp", "oprd"} and in_class(c, "ready"))]
    leads = in_class(verb, "plan") or in_class(verb, "call") or len(holders) > 1
    return leads and any(
        c.dep_ in {"xcomp", "advcl", "ccomp"} and c.i > verb.i and is_infinitive(c)
        for holder in holders
        for c in holder.children
    )


@lru_cache(maxsize=LATELY)
def auxiliaries(verb: Token) -> list[Token]:
    """Return the verb's auxiliaries, "to" left out."""
    return [c for c in verb.children if c.dep_ in AUXILIARIES and c.lower_ != "to" and c.i < verb.i]


@lru_cache(maxsize=LATELY)
def modal(verb: Token) -> Token | None:
    """Return the modal verb among the auxiliaries."""
    return next((c for c in auxiliaries(verb) if c.lower_ in MODALS and c.tag_ == "MD"), None)


@lru_cache(maxsize=LATELY)
def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb stands with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


@lru_cache(maxsize=LATELY)
def is_passive(verb: Token) -> bool:
    """Tell whether a verb has a passive auxiliary."""
    return any(c.dep_ == "auxpass" for c in verb.children)


@lru_cache(maxsize=LATELY)
def negated(verb: Token) -> bool:
    """Tell whether a verb is negated."""
    return any(c.dep_ == "neg" for c in verb.children)


def is_plural(noun: Token) -> bool:
    """Tell whether a noun takes a plural verb."""
    counted = any(
        c.dep_ == "nummod" and c.like_num and c.is_alpha and c.lower_ != "one" and c.i < noun.i
        for c in noun.children
    )
    return (
        noun.tag_ in PLURAL_TAGS
        or (counted and noun.tag_ == "NN")
        or noun.lower_ in PLURAL_WORDS
        or any(c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN", "PRON"} for c in noun.children)
    )


def is_denied(verb: Token) -> bool:
    """Tell whether a clause says that something is not so: "is not safe", "there is no danger"."""
    existential = any(c.dep_ == "expl" for c in verb.children)
    none = any(
        g.lower_ == "no"
        for c in verb.children
        if c.dep_ in SUBJECTS or (existential and c.dep_ == "attr")
        for g in c.children
    )
    return negated(verb) or none


@lru_cache(maxsize=LATELY)
def own_subject(verb: Token) -> Token | None:
    """Return the subject that stands with the verb itself."""
    for c in verb.children:
        if c.dep_ in SUBJECTS and not in_dateline(c):
            return c
    return None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the subject of a verb, its own or the one that it shares with the verb that governs it."""
    own = own_subject(verb)
    if own is None and _is_doubtful(verb):
        return None
    if own is not None:
        return None if own.lower_ in {"which", "who", "that"} and verb.dep_ != "relcl" else own
    if depth < MAX_DEPTH and verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ in {"VERB", "AUX"}:
        shared = subject(verb.head, depth + 1)
        return None if shared is not None and _disagrees(verb, antecedent(shared)) else shared
    if depth < MAX_DEPTH and verb.dep_ == "xcomp" and verb.head.dep_ in {"acomp", "attr"}:
        return subject(verb.head.head, depth + 1)
    return None


def _is_doubtful(verb: Token) -> bool:
    """Tell whether a verb without subject is unlikely to share that of its governor.

    Another clause stands between the two, it has a "there" of its own, or it is finite where only a
    participle or an infinitive can share a subject.
    """
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or modal(verb) is not None
    if any(c.dep_ == "expl" for c in verb.children) or (verb.dep_ == "advcl" and finite):
        return True
    between = (c for c in verb.head.children if c.dep_ == "conj" and verb.head.i < c.i < verb.i)
    return verb.dep_ == "conj" and any(
        g.dep_ in SUBJECTS | {"expl"} and g.lower_ not in WH_WORDS for c in between for g in c.children
    )


def _disagrees(verb: Token, noun: Token) -> bool:
    """Tell whether a verb is plural and a common noun singular: "the driver who fled and are investigating"."""
    return noun.tag_ == "NN" and not is_plural(noun) and any(c.lower_ == "are" for c in auxiliaries(verb))


def antecedent(noun: Token) -> Token:
    """Return the noun that a relative pronoun stands for, any other noun as it is."""
    if noun.lower_ in {"who", "which", "that"} and noun.head.dep_ == "relcl":
        return noun.head.head
    return noun


def noun_phrase(noun: Token, apart_from: Token | None = None) -> list[Token]:
    """Return the noun with its modifiers in order, without asides and without the clause of `apart_from`.

    A relative clause stays where no comma sets it off, since it tells which one is meant.
    """
    dropped: set[int] = set()
    start = story_start(noun.sent)
    holders = {t.i for t in (apart_from, *apart_from.ancestors)} if apart_from is not None else set()
    for token in noun.subtree:
        if token.idx < start or (token.dep_ == "case" and token.head is noun):
            dropped.add(token.i)
        elif token is not noun and (token.i in holders or _is_aside(token, noun)):
            dropped.update(t.i for t in token.subtree)
    tokens = [t for t in noun.subtree if t.i not in dropped and t.text not in BREAKS]
    return _whole_word(_contiguous(tokens, noun), noun)


def _is_aside(token: Token, noun: Token) -> bool:
    """Tell whether a word begins what a noun phrase can go without."""
    if token.dep_ in {"prep", "acl"} and token.i > noun.i and token.left_edge.nbor(-1).text == ",":
        return True
    if token.dep_ == "relcl":
        return not token.left_edge.i or token.left_edge.nbor(-1).is_punct
    return token.dep_ in HEAVY or (token.dep_ == "acl" and token.i > noun.i and token.tag_ == "VBG")


def _whole_word(tokens: list[Token], noun: Token) -> list[Token]:
    """Return a phrase with the rest of a hyphenated last word: "the ex-" becomes "the ex-pope"."""
    if not tokens or tokens[-1].i + 2 >= noun.sent.end or tokens[-1].whitespace_:
        return tokens
    hyphen = tokens[-1].nbor(1)
    if hyphen.text != "-" or hyphen.whitespace_ or not hyphen.nbor(1).is_alpha:
        return tokens
    return [*tokens, hyphen, hyphen.nbor(1)]


def base_form(verb: Token) -> str:
    """Return the infinitive of a verb without "to"."""
    if verb.lemma_ == "be" or verb.lower_ in {"'s", "'re", "'m"}:
        return "be"
    lemma = verb.lemma_.lower()
    return f"{lemma}e" if _lacks_e(verb.lower_, lemma) else lemma


def _lacks_e(form: str, lemma: str) -> bool:
    """Tell whether a lemmatiser took an "e" for part of the ending: "hop" for "hopes" and "hoped".

    "Hop" has "hops" and doubles its last letter in "hopped".
    """
    if form == f"{lemma}es":
        return not lemma.endswith(("s", "x", "z", "ch", "sh", "o"))
    return form in {f"{lemma}ed", f"{lemma}ing"} and SHORT.fullmatch(lemma) is not None


def without_orphan_links(tokens: list[Token]) -> list[Token]:
    """Drop conjunctions whose second part was left out, and punctuation at the end."""
    kept = {t.i for t in tokens}
    out = []
    for token in tokens:
        if token.dep_ == "cc" and token.i + 1 not in kept:
            continue
        if token.dep_ == "preconj" and not any(c.dep_ == "conj" and c.i in kept for c in token.head.children):
            continue
        out.append(token)
    while out and (out[-1].is_punct or out[-1].dep_ in {"cc", "mark"}):
        out.pop()
    return _with_whole_brackets(out)


def _with_whole_brackets(tokens: list[Token]) -> list[Token]:
    """Return a phrase without the aside in brackets at its end; what is part of a word, "CPI(M)", stays whole."""
    opened = next((at for at in range(len(tokens) - 1, 0, -1) if tokens[at].text in "()"), 0)
    if not opened or tokens[opened].text == ")":
        return tokens
    last = tokens[-1]
    closing = last.nbor(1) if last.i + 1 < last.sent.end else last
    if closing.text != ")":
        return tokens
    return [*tokens, closing] if not tokens[opened - 1].whitespace_ else without_orphan_links(tokens[:opened])


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """Drop punctuation left at either end of a phrase and links to what was dropped."""
    tokens = without_orphan_links(tokens)
    while tokens and tokens[0] is not head and tokens[0].is_punct and tokens[0].text not in "$£€":
        tokens = tokens[1:]
    return tokens
