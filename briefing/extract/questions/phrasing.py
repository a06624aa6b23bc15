"""Clause to question: inversion and do-support, with names in place of pronouns.

The rules are those of English interrogatives in any grammar (Quirk et al. 1985, ch. 11): the
first auxiliary or form of "be" changes places with the subject; a verb without one takes a form
of "do" and becomes an infinitive.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.questions.clauses import (
    antecedent,
    auxiliaries,
    base_form,
    in_class,
    is_complete,
    is_passive,
    is_plural,
    noun_phrase,
    subject,
    tail,
    word_classes,
)
from briefing.extract.questions.naming import Name, Names
from briefing.extract.questions.pronouns import ME, POSSESSIVE, US, is_expletive, is_pronoun
from briefing.extract.questions.tidy import tidy

if TYPE_CHECKING:
    from spacy.tokens import Token

BE = {
    "am": "is",
    "is": "is",
    "are": "are",
    "was": "was",
    "were": "were",
    "'s": "is",
    "’s": "is",
    "'re": "are",
    "'m": "is",
}
FINITE = frozenset({"VBD", "VBZ", "VBP"})
ARTICLES = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "some", "all", "both", "many", "most"]
)
THIRD_POSSESSIVE = frozenset(["his", "her", "its", "their"])
FIRST_PERSON = ME | US
TIMES = frozenset({"DATE", "TIME", "ORDINAL", "PERCENT"})
SUPPOSING = frozenset({"may", "might", "must"})
KEPT_MODALS = {"can": "can", "ca": "can", "could": "could", "should": "should"}
SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "am": "is"}
PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do", "am": "are"}
MAX_SUBJECT = 14


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes clauses of one paragraph as questions; `offset` is the paragraph's place in the article."""

    names: Names
    offset: int
    common: frozenset[str] = frozenset()

    def yes_no(self, verb: Token) -> str | None:
        """Return the clause of a finite verb as a yes-no question without question mark."""
        there = self._there(verb)
        if there is not None:
            return there
        who = self.subject(verb)
        if who is None:
            return None
        return self._inverted(verb, who)

    def will(self, verb: Token, who: Name | None = None) -> str | None:
        """Return "will" + subject + infinitive clause; `who` where the subject is not the verb's own."""
        who = who or self.subject(verb)
        if who is None:
            return None
        passive = is_passive(verb) or (verb.tag_ == "VBN" and not auxiliaries(verb))
        form = f"be {verb.text}" if passive else self._infinitive(verb)
        kept = tail(verb)
        return (
            self._joined("will", who.text, form, self.write(kept, who.text))
            if is_complete(verb, kept)
            else None
        )

    def did(self, verb: Token) -> str | None:
        """Return a perfect infinitive, "to have done", as a question in the simple past."""
        who = self.subject(verb)
        if who is None:
            return None
        others = [h for h in auxiliaries(verb) if h.lower_ != "have"]
        return self._past(verb, who, self.write(tail(verb), who.text), others)

    def held(self, verb: Token, who: Name, noun: Token) -> str | None:
        """Return an infinitive, "is said to be", as the claim that it makes."""
        rest = self.write(tail(verb), who.text)
        several = who.plural if who.plural is not None else is_plural(noun)
        if is_passive(verb) or verb.lemma_ == "be":
            form = verb.text if is_passive(verb) else ""
            return self._joined("are" if several else "is", who.text, form, rest)
        return self._joined("do" if several else "does", who.text, self._infinitive(verb), rest)

    def subject(self, verb: Token) -> Name | None:
        """Return the subject of a verb as a name, None where it could not stand alone."""
        noun = subject(verb)
        if noun is None and verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in {"NOUN", "PROPN"}:
            noun = verb.head
        return self.phrase(antecedent(noun), verb) if noun is not None else None

    def phrase(self, noun: Token, verb: Token | None = None) -> Name | None:
        """Return a noun phrase as a name, without the clause of `verb`; None where it could not stand alone."""
        word = noun.lower_
        if noun.ent_type_ in TIMES and noun.tag_ != "NNP":
            return None
        if is_pronoun(noun):
            return self.names.of(noun, self.offset)
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
        if not tokens or len(tokens) > MAX_SUBJECT:
            return None
        if tokens[0].tag_ in {"WRB", "WP", "WDT"} or any(t.tag_ == "PRP" for t in tokens):
            return None
        if any(in_class(t, "report") and t.tag_ in {"VBD", "VBZ"} and t.head is not noun for t in tokens):
            return None
        if any(t.dep_ == "mark" and t.lower_ != "that" for t in tokens):
            return None
        if any(t.lower_ in POSSESSIVE and self.names.of(t, self.offset) is None for t in tokens):
            return None
        text = self.write(tokens)
        return Name(text, None) if text else None

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
        for at, token in enumerate(tokens):
            if token.idx + self.offset < named_to:
                continue
            person = self.names.person_at(token, self.offset)
            if person is not None:
                named_to, text = person
                last = next((t for t in reversed(tokens) if t.idx + self.offset < named_to), token)
                out.append(text + last.whitespace_)
                continue
            text = self._token(token, who, "".join(out)) or ""
            if bare is not None and token.dep_ == "conj" and token.head.i == bare.i and token.tag_ in FINITE:
                text = base_form(token)
            if token.lower_ in THIRD_POSSESSIVE and _has_antecedent(token, tokens[:at]):
                text = token.lower_
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

    def _token(self, token: Token, who: str, before: str = "") -> str | None:
        word = token.lower_
        if is_pronoun(token):
            name = self.names.of(token, self.offset)
            own = name is not None and (_same_party(name.text, who) or name.text in before)
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
                return name.text + ("'" if name.text.endswith("s") and name.plural else "'s")
            return name.text
        if token.text == "The" and not token.ent_type_:
            return "the"
        if token.is_sent_start or (token.i and token.nbor(-1).text in '"“['):
            return self._lowered(token)
        return token.text

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
        if token.pos_ != "PROPN" or token.lower_ in self.common:
            return (
                token.text
                if token.text.isupper() and len(token.text) > 1
                else token.text[:1].lower() + token.text[1:]
            )
        return token.text

    def _inverted(self, verb: Token, who: Name) -> str | None:
        helpers = auxiliaries(verb)
        plain = not helpers and verb.lemma_ != "be"
        kept = tail(verb)
        rest = self.write(kept, who.text, verb if plain else None) if is_complete(verb, kept) else None
        if rest is None:
            return None
        if not helpers:
            return self._without_helper(verb, who, rest)
        first = helpers[0].lower_
        others = [h.text for h in helpers[1:]]
        if first in SUPPOSING and others[:1] == ["have"]:
            return self._past(verb, who, rest, helpers[1:])
        if helpers[0].tag_ == "MD":
            chain = [*others, verb.text] if others else [self._infinitive(verb)]
            unreal = first == "would" and others[:1] == ["have"]
            return self._joined("would" if unreal else KEPT_MODALS.get(first, "will"), who.text, *chain, rest)
        if first in {"do", "does", "did"}:
            return self._joined(_agree(first, who), who.text, self._infinitive(verb), rest)
        if first in {"have", "has", "'ve", "had", "'d", "’ve"} or (
            first in {"'s", "’s"} and verb.tag_ == "VBN" and not is_passive(verb)
        ):
            if first in {"had", "'d"} and " since " not in f" {rest} ":
                return self._past(verb, who, rest, helpers[1:])
            form = "have" if first in {"have", "'ve", "’ve"} else "has"
            return self._joined(_agree(form, who), who.text, *others, verb.text, rest)
        return self._joined(_agree(BE.get(first, first), who), who.text, *others, verb.text, rest)

    def _past(self, verb: Token, who: Name, rest: str | None, others: Sequence[Token]) -> str | None:
        """Return a pluperfect of reported speech in the simple past."""
        if verb.lemma_ == "be":
            return self._joined(self._was(verb, who), who.text, rest)
        if any(o.lower_ == "been" for o in others):
            return self._joined(self._was(verb, who), who.text, verb.text, rest)
        return self._joined("did", who.text, self._infinitive(verb), rest)

    @staticmethod
    def _was(verb: Token, who: Name) -> str:
        """Return "was" or "were": "had" does not tell which the subject takes."""
        noun = subject(verb)
        several = who.plural if who.plural is not None else noun is not None and is_plural(noun)
        return "were" if several else "was"

    def _without_helper(self, verb: Token, who: Name, rest: str) -> str | None:
        if (verb.lower_ in BE and verb.lemma_ == "be") or verb.lower_ in {"'re", "'m"}:
            return self._joined(_agree(BE[verb.lower_], who), who.text, rest)
        if verb.tag_ == "VBD":
            return self._joined("did", who.text, self._infinitive(verb), rest)
        if verb.tag_ in {"VBZ", "VBP"}:
            form = "does" if verb.tag_ == "VBZ" else "do"
            return self._joined(_agree(form, who), who.text, self._infinitive(verb), rest)
        return None

    def _infinitive(self, verb: Token) -> str:
        return base_form(verb)

    def _there(self, verb: Token) -> str | None:
        if not any(c.dep_ == "expl" and c.lower_ == "there" for c in verb.children) or verb.lemma_ != "be":
            return None
        noun = next((c for c in verb.children if c.dep_ in {"attr", "nsubj", "dobj"}), None)
        if noun is None:
            return None
        rest = self.write(tail(verb))
        if not rest:
            rest = self.write(noun_phrase(noun))
        if not rest:
            return None
        rest = re.sub(r"^no ", "any ", rest)
        helpers = auxiliaries(verb)
        if helpers and helpers[0].tag_ == "MD" and len(helpers) == 1:
            return self._joined("will", "there", "be", rest)
        if helpers:
            return self._joined("have" if is_plural(noun) else "has", "there", "been", rest)
        past = verb.tag_ == "VBD"
        form = ("were" if past else "are") if is_plural(noun) else ("was" if past else "is")
        return self._joined(form, "there", rest)

    @staticmethod
    def _joined(*parts: str | None) -> str | None:
        if any(part is None for part in parts):
            return None
        return " ".join(part for part in parts if part)


def _same_party(name: str, who: str) -> bool:
    return bool(who) and (name in who or who in name)


def _has_antecedent(pronoun: Token, before: Sequence[Token]) -> bool:
    """Tell whether the words before a possessive hold a noun that it may stand for."""
    if pronoun.lower_ == "their":
        return any(is_plural(t) for t in before if t.pos_ in {"NOUN", "PROPN"})
    if pronoun.lower_ == "its":
        return any(t.ent_type_ in {"GPE", "ORG", "NORP"} and t.pos_ == "PROPN" for t in before)
    return any(t.ent_type_ == "PERSON" for t in before)


def _agree(form: str, who: Name) -> str:
    """Return a form of be, have or do that agrees with the subject."""
    if who.plural is None:
        return form
    table = PLURAL if who.plural else SINGULAR
    return table.get(form, form)
