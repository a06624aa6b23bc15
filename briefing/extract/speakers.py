"""Speakers: which of the names in the words for a speaker is the one who speaks.

"Brandt's opponents" are not Brandt, and "a spokesman for Ilse Brandt" is not Ilse Brandt: a person who owns the noun, or
stands behind its preposition, does not speak. An institution speaks through who works for it, a state through its
offices alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.extract.reported_speech import reporting
from briefing.extract.tables import people_nouns, role_noun, standing_words
from briefing.model import Mention, MentionKind

if TYPE_CHECKING:
    from briefing.extract.parse import Paragraph
    from briefing.extract.syntax import Token

_NOBODY = {"no", "nobody", "none", "neither", "nor", "few", "nothing"}
INSTITUTIONS: frozenset[MentionKind] = frozenset({"state", "organisation", "group"})


def speaking(inside: Sequence[Mention], start: int, end: int, paragraph: Paragraph) -> str | None:
    """Return the name of the one who speaks among the mentions in a speaker's words, a person before an institution.

    `start` and `end` are offsets of the paragraph, those of the mentions are of the article.
    """
    words = paragraph.doc.beginning_in(start, end)
    head = _head(words)
    if head is None or is_nobody(head):
        return None
    named = [(mention, tokens) for mention in inside if (tokens := _tokens(mention, paragraph))]
    persons = [(mention.name, tokens) for mention, tokens in named if mention.kind == "person"]
    own = [name for name, tokens in persons if head in tokens]
    own += [name for name, tokens in persons if not _belongs(tokens, head)]
    own += [mention.name for mention, tokens in named if _speaks_for(head, tokens, mention.kind)]
    return own[0] if own else None


def is_nobody(speaker: Token) -> bool:
    """Tell a speaker who does not speak: "no minister", "neither Brandt nor Torv", "few ministers", not "a few"."""
    return any(
        word.lower_ in _NOBODY and not (word.lower_ == "few" and word.i and word.nbor(-1).lower_ == "a")
        for word in (speaker, *speaker.children)
    )


def _head(words: Sequence[Token]) -> Token | None:
    """Return the first of some tokens that depends on none of them."""
    places = {word.i for word in words}
    return next((word for word in words if word.head.i not in places or word.head is word), None)


def _tokens(mention: Mention, paragraph: Paragraph) -> list[Token]:
    return paragraph.doc.beginning_in(mention.start - paragraph.offset, mention.end - paragraph.offset)


def _belongs(name: Sequence[Token], head: Token) -> bool:
    """Tell a person who only owns what speaks, or whom it concerns, from one whose office or kin it is.

    "The mayor, Ilse Brandt", "the minister of trade Jan Torv" and "the mayor's brother Jan Torv" speak themselves, and so
    does who owns what is read: "Ilse Brandt's letter".
    """
    last = name[-1]
    if (last.dep_ == "appos" and last.i > head.i) or head.lemma_.lower() in reporting().texts:
        return False
    for word in _way_up(last, head):
        before = word.i < word.head.i and word.head.pos_ == "NOUN"
        if word.dep_ == "poss" or (before and word.dep_ in {"compound", "nmod", "amod"}):
            return True
        if word.dep_ == "pobj" and _behind_preposition(name[0]):
            return True
    return False


def _way_up(token: Token, head: Token) -> Iterator[Token]:
    """Yield a token and those above it below the head of the words."""
    while token is not head and token.head is not token:
        yield token
        token = token.head


def _behind_preposition(first: Token) -> bool:
    """Tell whether nothing but a title stands between a name and a preposition before it: "for President Jan Torv"."""
    doc, at = first.doc, first.i
    while at > first.sent.start and (doc[at - 1].pos_ in {"ADJ", "DET"} or role_noun(doc[at - 1].text)):
        at -= 1
    return at > first.sent.start and doc[at - 1].pos_ == "ADP"


def _speaks_for(head: Token, name: Sequence[Token], kind: MentionKind) -> bool:
    """Tell whether the head of a speaker's words is an institution's name, or speaks for it."""
    noun = head.lemma_.lower()
    if head in name:
        return kind in INSTITUTIONS
    if kind == "state":
        return noun in standing_words().office
    return kind in INSTITUTIONS and noun not in people_nouns()
