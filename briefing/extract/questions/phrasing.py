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

from briefing.extract.questions.antecedents import Name
from briefing.extract.questions.clauses import (
    auxiliaries,
    base_form,
    in_class,
    is_passive,
    is_plural,
    modal,
    noun_phrase,
    subject,
)
from briefing.extract.questions.noun_phrases import NounWriter
from briefing.extract.questions.references import SINGULAR
from briefing.extract.questions.tails import is_complete, tail

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

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
WH_TAGS = frozenset({"WP", "WDT", "WP$"})
SUPPOSING = frozenset({"may", "might", "must"})
KEPT_MODALS = {"can": "can", "ca": "can", "could": "could", "should": "should"}
PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do", "am": "are"}


@dataclass(frozen=True, slots=True)
class Writer(NounWriter):
    """Writes clauses of one paragraph as questions."""

    def yes_no(self, verb: Token) -> str | None:
        """Return the clause of a finite verb as a yes-no question without question mark."""
        there = self._there(verb)
        if there is not None:
            return there
        who = self.subject(verb)
        objects_first = any(
            c.dep_ == "dobj" and c.i < verb.i and c.tag_ not in WH_TAGS for c in verb.children
        )
        if who is None or objects_first:
            return None
        return self._inverted(verb, who)

    def negative(self, verb: Token, text: str) -> str | None:
        """Return the question `text` of a clause with "not" as it is told with it: "is the water not safe"."""
        first, _, rest = text.partition(" ")
        who = self.subject(verb)
        if who is None or " any " in rest or not rest.startswith(f"{who.text} "):
            return None
        return f"{first} {who.text} not{rest.removeprefix(who.text)}"

    def will(self, verb: Token, who: Name | None = None) -> str | None:
        """Return "will" + subject + infinitive clause; `who` where the subject is not the verb's own."""
        who = who or self.subject(verb)
        if who is None:
            return None
        passive = is_passive(verb) or (verb.tag_ == "VBN" and not auxiliaries(verb))
        form = f"be {verb.text}" if passive else self._infinitive(verb)
        kept = tail(verb)
        if not is_complete(verb, kept):
            return None
        rest = self.write(kept, who.text, None if passive else verb)
        return self._joined("will", _with_manner(who, verb).text, form, rest)

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

    def _inverted(self, verb: Token, who: Name) -> str | None:
        helpers = auxiliaries(verb)
        plain = not helpers and verb.lemma_ != "be"
        kept = tail(verb)
        rest = self.write(kept, who.text, verb if plain else None) if is_complete(verb, kept) else None
        if rest is None:
            return None
        who = _with_manner(who, verb)
        if not helpers:
            return self._without_helper(verb, who, rest)
        first = helpers[0].lower_
        others = [h.text for h in helpers[1:]]
        if first in SUPPOSING and others[:1] == ["have"]:
            return self._past(verb, who, rest, helpers[1:])
        if helpers[0].tag_ == "MD":
            chain = [*others, verb.text] if others else [self._infinitive(verb)]
            unreal = first == "would" and (others[:1] == ["have"] or " if " in f" {rest} ")
            return self._joined("would" if unreal else KEPT_MODALS.get(first, "will"), who.text, *chain, rest)
        if first in {"do", "does", "did"}:
            return self._joined(_agree(first, who), who.text, self._infinitive(verb), rest)
        if first in {"have", "has", "'ve", "had", "'d", "’ve"} or (
            first in {"'s", "’s"}
            and verb.tag_ == "VBN"
            and ("been" in {verb.lower_, *others} or not is_passive(verb))
        ):
            if first in {"had", "'d"} and " since " not in f" {rest} ":
                return self._past(verb, who, rest, helpers[1:])
            several = first in {"have", "'ve", "’ve"}
            if first in {"had", "'d"}:
                several = self._several(verb, who)
            form = "have" if several else "has"
            return self._joined(_agree(form, who), who.text, *others, verb.text, rest)
        return self._joined(_agree(BE.get(first, first), who), who.text, *others, verb.text, rest)

    def _past(self, verb: Token, who: Name, rest: str | None, others: Sequence[Token]) -> str | None:
        """Return a pluperfect of reported speech in the simple past."""
        if verb.lemma_ == "be":
            return self._joined(self._was(verb, who), who.text, rest)
        if any(o.lower_ == "been" for o in others):
            return self._joined(self._was(verb, who), who.text, verb.text, rest)
        return self._joined("did", who.text, self._infinitive(verb), rest)

    def _was(self, verb: Token, who: Name) -> str:
        return "were" if self._several(verb, who) else "was"

    @staticmethod
    def _several(verb: Token, who: Name) -> bool:
        """Tell whether a subject takes a plural verb where "had" does not tell it."""
        noun = subject(verb)
        return who.plural if who.plural is not None else noun is not None and is_plural(noun)

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
        if helpers and helpers[0].tag_ != "MD":
            return self._joined("have" if is_plural(noun) else "has", "there", "been", rest)
        past = verb.tag_ == "VBD" or bool(helpers)
        form = ("were" if past else "are") if is_plural(noun) else ("was" if past else "is")
        return self._joined(form, "there", rest)

    @staticmethod
    def _joined(*parts: str | None) -> str | None:
        if any(part is None for part in parts):
            return None
        return " ".join(part for part in parts if part)


def _with_manner(who: Name, verb: Token) -> Name:
    """Return a subject with the adverbs before its verb that tell how or how often: "is the dam often closed"."""
    words = [
        c.lower_
        for c in verb.children
        if c.dep_ == "advmod"
        and c.i < verb.i
        and in_class(c, "manner")
        and not any(c.children)
        and not (c.lower_ == "well" and modal(verb) is not None)
    ]
    return Name(" ".join([who.text, *words]), who.plural)


def _agree(form: str, who: Name) -> str:
    """Return a form of be, have or do that agrees with the subject."""
    if who.plural is None:
        return form
    table = PLURAL if who.plural else SINGULAR
    return table.get(form, form)
