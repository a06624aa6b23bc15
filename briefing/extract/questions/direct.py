"""Questions that stand in the text: asked outright, or raised by a figure that is damaged."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.extract.parse import ParsedSentence
from briefing.extract.questions.clauses import WH_WORDS, sentence_text, word_classes
from briefing.extract.questions.phrasing import Writer
from briefing.extract.questions.references import SINGULAR
from briefing.extract.questions.tails import tail
from briefing.extract.questions.tidy import finish
from briefing.extract.questions.wellformed import is_well_formed
from briefing.model import Number

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

BOUNDARIES = frozenset('"“”«»:;—–')
QUOTES = "\"“”«»'‘’ "


def direct_question(sentence: ParsedSentence, writer: Writer) -> str | None:
    """Return the question that a sentence asks outright, None where it asks none.

    Pronouns are replaced by names; where that leaves no question that stands alone, the sentence
    is returned as it is.
    """
    tokens = list(sentence.span)
    end = next((at for at, token in enumerate(tokens) if token.text == "?"), None)
    if end is None:
        return None
    for start in _starts(tokens, end):
        written = writer.write(tokens[start:end])
        text = finish(_agreeing(written, tokens[start:end], writer)) if written else ""
        if text and is_well_formed(text):
            return text
    return sentence_text(sentence)


def _agreeing(text: str, tokens: list[Token], writer: Writer) -> str:
    """Return a question in which the verb before a name agrees with it: "how do we pay" asked of one party."""
    for helper, word in pairwise(tokens):
        name = writer.names.of(word, writer.offset)
        form = SINGULAR.get(helper.lower_)
        if name is not None and name.plural is False and form and helper.pos_ == "AUX":
            text = text.replace(f"{helper.text} {name.text}", f"{form} {name.text}", 1)
    return text


def _starts(tokens: list[Token], end: int) -> list[int]:
    """Return where the question that ends at `end` may begin: after a boundary, at a question word."""
    plain, linked = [], []
    for at in range(end):
        word = tokens[at].lower_
        if word not in word_classes()["starter"]:
            continue
        if at == 0 or tokens[at - 1].text in BOUNDARIES:
            plain.append(at)
        elif word in WH_WORDS and (tokens[at - 1].text == "," or tokens[at - 1].dep_ == "cc"):
            linked.append(at)
    return [*plain[:4], *linked[:4]]


def damaged_figure(sentence: ParsedSentence, number: Number, writer: Writer) -> str:
    """Return the question how many a damaged figure counts."""
    token = next((t for t in sentence.span if sentence.offset + t.idx + len(t) > number.start), None)
    verb = token.head if token is not None and token.head.pos_ == "VERB" and token.i < token.head.i else None
    noun = token.head if token is not None and token.head.pos_ == "NOUN" else None
    if noun is not None and noun.dep_ == "nsubj" and noun.head.pos_ == "VERB":
        verb = noun.head
    if verb is not None:
        things = f" {noun.text}" if noun is not None else ""
        rest = writer.write(tail(verb))
        text = finish(f"how many{things} {verb.text} {rest or ''}")
        if verb.tag_ in {"VBD", "VBP", "VBZ"} and is_well_formed(text):
            return text
    figure = re.sub(r"\s+", " ", number.text.strip(QUOTES))
    return f"What figure does the damaged “{figure}” stand for?"
