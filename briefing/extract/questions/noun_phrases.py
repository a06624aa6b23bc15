"""Noun phrases as they stand in a question: names for pronouns, no first capital."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.datelines import in_dateline, opens_story
from briefing.extract.questions.antecedents import Name, described_by
from briefing.extract.questions.clauses import (
    AUXILIARIES,
    antecedent,
    base_form,
    child,
    in_class,
    noun_phrase,
    own_subject,
    subject,
    word_classes,
)
from briefing.extract.questions.naming import Names
from briefing.extract.questions.pronouns import (
    ME,
    POSSESSIVE,
    THEY,
    US,
    is_expletive,
    is_pronoun,
    points_back,
    sums_up,
)
from briefing.extract.questions.references import (
    agreeing_form,
    follows,
    has_antecedent,
    in_clause_of_plural,
    is_nearer_person,
    is_of_own_subject,
    joins,
    same_party,
)
from briefing.extract.questions.tidy import tidy
from briefing.extract.tables import states

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

ARTICLES = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "some", "all", "both", "many", "most"]
)
OPENING = frozenset(['"', "“", "[", "`", "``"])
THIRD_POSSESSIVE = frozenset(["his", "her", "its", "their"])
FIRST_PERSON = ME | US
TIMES = frozenset({"DATE", "TIME", "ORDINAL", "PERCENT"})
LONG_OWNER = re.compile(r"^the [a-z].* (?:in|at|from|with|on|for|near|against) ")
"""A party that takes no "'s": "the farmers in the north"."""
MAX_SUBJECT = 14


@dataclass(frozen=True, slots=True)
class NounWriter:
    """Writes noun phrases of one paragraph; `offset` is the paragraph's place in the article."""

    names: Names
    offset: int
    common: frozenset[str] = frozenset()

    def subject(self, verb: Token) -> Name | None:
        """Return the subject of a verb as a name, None where it could not stand alone."""
        noun = subject(verb)
        if noun is not None and is_nearer_person(noun):
            return None
        if noun is None and verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in {"NOUN", "PROPN"}:
            noun = verb.head
        if noun is None:
            return None
        told = antecedent(noun)
        named = self.phrase(what, verb) if told is not noun and (what := described_by(told)) else None
        return named or self.phrase(told, verb)

    def owner(self, noun: Token) -> Name | None:
        """Return whose attempt, plan or power a noun is: its possessor, else the subject of its clause."""
        possessor = child(noun, "poss")
        if possessor is not None:
            return self.phrase(possessor)
        if noun.dep_ == "pobj" and noun.head.lower_ == "as":
            return None
        verb = next((t for t in noun.ancestors if t.pos_ in {"VERB", "AUX"}), None)
        if verb is None or noun.dep_ in {"nsubj", "nsubjpass"}:
            return None
        return self.subject(verb)

    def phrase(self, noun: Token, verb: Token | None = None) -> Name | None:
        """Return a noun phrase as a name, without the clause of `verb`; None where it could not stand alone."""
        word = noun.lower_
        if noun.ent_type_ in TIMES and noun.tag_ != "NNP" and not word.endswith("old"):
            return None
        if in_dateline(noun) or sums_up(noun):
            return None
        known = self.names.of(noun, self.offset) if is_pronoun(noun) else self.names.title(noun)
        if known is not None or is_pronoun(noun):
            return known
        described = self.names.description(noun, self.offset)
        if described:
            return Name(described, None)
        if (
            word in word_classes()["vague"] and not any(c.dep_ == "prep" for c in noun.children)
        ) or noun.pos_ not in {
            "NOUN",
            "PROPN",
            "NUM",
            "PRON",
            "DET",
            "ADJ",
        }:
            return None
        tokens = noun_phrase(noun, verb if verb is not None and noun.is_ancestor(verb) else None)
        person = self._person(noun)
        if person is not None and noun.tag_ == "NNP" and not any(c.dep_ == "conj" for c in noun.children):
            return Name(person, None)
        if not tokens or len(tokens) > MAX_SUBJECT or not self._stands_alone(tokens):
            return None
        text = self.write(tokens)
        return Name(f"any {text[3:]}" if text.startswith("no ") else text, None) if text else None

    def _stands_alone(self, tokens: list[Token]) -> bool:
        """Tell whether a phrase leaves nothing to be guessed: no pronoun without its noun, no other clause."""
        if tokens[0].tag_ in {"WRB", "WP", "WDT"} or any(t.tag_ == "PRP" for t in tokens):
            return False
        if tokens[-1].dep_ in {"amod", "det"} and tokens[-1].head.i > tokens[-1].i:
            return False
        if any(in_class(t, "report") and t.tag_ in {"VBD", "VBZ"} for t in tokens):
            return False
        if any(t.dep_ == "mark" and t.lower_ != "that" for t in tokens):
            return False
        if any(t.tag_ == "WP" for t in tokens) and not any(t.dep_ == "relcl" for t in tokens):
            return False
        return not (any(t.ent_type_ == "DATE" for t in tokens) and any(t.text == "," for t in tokens))

    def _person(self, noun: Token) -> str | None:
        """Return the full name of the person whose name holds a noun."""
        at = noun
        for _ in range(6):
            found = self.names.person_at(at, self.offset)
            if found is not None:
                return found[1] if found[0] > noun.idx + self.offset else None
            if at.i == at.sent.start:
                break
            at = at.nbor(-1)
        return None

    def write(self, tokens: Sequence[Token], who: str = "", bare: Token | None = None) -> str | None:
        """Return tokens as text, pronouns replaced where they do not refer to `who`.

        Finite verbs joined to `bare` by "and" are written as infinitives. None where a pronoun
        would be left without its noun.
        """
        out: list[str] = []
        named_to = -1
        ownerless: set[int] = set()
        for at, token in enumerate(tokens):
            if token.idx + self.offset < named_to:
                continue
            person = self.names.person_at(token, self.offset)
            if person is not None:
                named_to, text = person
                last = next((t for t in reversed(tokens) if t.idx + self.offset < named_to), token)
                out.append(text + last.whitespace_)
                continue
            described = self._described(tokens[at : at + 2])
            if described and described not in f"{who} {''.join(out)}":
                named_to = tokens[at + 1].idx + self.offset + 1
                out.append(described + tokens[at + 1].whitespace_)
                continue
            if at and tokens[at - 1].i in ownerless and token.lower_ == "own":
                continue
            if bare is not None and token.tag_ == "TO" and joins(token.head, bare):
                continue
            text = self._token(token, who, "".join(out)) or ""
            if bare is not None and joins(token, bare) and follows(token, bare):
                text = base_form(token)
            if token.lower_ in THIRD_POSSESSIVE and (
                has_antecedent(token, tokens[:at]) or is_of_own_subject(token)
            ):
                text = token.lower_
            if token.lower_ in THEY and in_clause_of_plural(token, tokens[:at]):
                text = token.lower_
            if token.tag_ == "PRP$" and self._is_ownerless(token, text, who):
                text = "the"
                ownerless.add(token.i)
            if not text:
                return None
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            gap = following is not None and (following.i != token.i + 1 or bool(token.whitespace_))
            if (
                following is not None
                and following.is_punct
                and following.i != token.i + 1
                and following.text in ",;:.)"
            ):
                gap = False
            out.append(text + (" " if gap else ""))
        return tidy("".join(out))

    def _is_ownerless(self, token: Token, text: str, who: str) -> bool:
        """Tell whether a possessive is left without the party it stands for, or needs none: "our country", "their two countries"."""
        if self.names.of(token, self.offset) is not None:
            return False
        counted = token.lower_ == "their" and any(c.dep_ == "nummod" for c in token.head.children)
        return not text or counted or (token.lower_ in THIRD_POSSESSIVE and not who)

    def _described(self, tokens: Sequence[Token]) -> str | None:
        """Return what an article and the noun right after it mean in full."""
        if len(tokens) < 2 or tokens[0].head.i != tokens[1].i or tokens[0].dep_ != "det":
            return None
        return self.names.description(tokens[1], self.offset)

    def _token(self, token: Token, who: str, before: str = "") -> str | None:
        word = token.lower_
        if is_pronoun(token):
            name = self.names.of(token, self.offset)
            own = name is not None and (same_party(name.text, who) or name.text in before)
            if name is None or own:
                lost = word in FIRST_PERSON or (
                    name is None and word not in POSSESSIVE and not is_expletive(token)
                )
                if own and word in {"my", "our"}:
                    return "their"
                return None if lost else token.text.lower()
            if word.endswith(("self", "selves")):
                return token.text
            if word in POSSESSIVE and token.dep_ == "poss":
                if LONG_OWNER.search(name.text):
                    return None
                bare = name.text.endswith("s") and (name.plural or " " in name.text)
                return name.text + ("'" if bare else "'s")
            return name.text
        if token.text == "The" or points_back(token):
            return "the"
        if opens_story(token) or (token.i and token.nbor(-1).text in OPENING):
            return self._lowered(token)
        verb = token.head if token.dep_ in AUXILIARIES else token
        noun = own_subject(verb) if token.tag_ == "VBP" else None
        known = self.names.of(noun, self.offset) if noun is not None and noun.lower_ in FIRST_PERSON else None
        return agreeing_form(token) if known is not None and not known.plural else token.text

    def _lowered(self, token: Token) -> str:
        """Return the first word of a sentence as it would stand within one."""
        if token.lower_ in ARTICLES:
            return token.lower_
        if (
            token.ent_type_
            and token.ent_type_ not in {"DATE", "TIME", "CARDINAL", "QUANTITY", "ORDINAL", "PERCENT"}
            and token.pos_ != "DET"
            and token.lower_ not in self.common
        ):
            return token.text
        qualifies = token.dep_ == "compound" and token.head.text.islower() and not token.ent_type_
        if (token.pos_ != "PROPN" or token.lower_ in self.common or qualifies) and token.text not in states():
            return token.text if not token.text[1:].islower() else token.text[:1].lower() + token.text[1:]
        return token.text
