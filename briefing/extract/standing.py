"""Standing: what an article's mentions of a name tell of its part in the story, as features.

An actor speaks, decides, acts or is acted upon; a mere place follows "in" and "at". The features
are counts of such positions, for the model that tells actors from names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.extract.parse import Parsed
from briefing.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACE_WORDS = frozenset(
    ["in", "at", "near", "from", "to", "across", "outside", "around", "into", "through", "throughout", "over"]
)
PARTY_WORDS = frozenset(["by", "with", "between", "against", "for", "of", "on", "among", "to"])
SPEECH = frozenset(
    ["say", "tell", "add", "announce", "claim", "warn", "call", "urge", "demand", "accuse", "deny", "declare", "state",
     "report", "insist", "argue", "note", "explain", "want", "believe", "ask", "confirm", "describe", "point", "stress"]
)  # fmt: skip
OFFICE = frozenset(
    ["government", "president", "minister", "ministry", "army", "military", "force", "police", "official", "troop",
     "soldier", "authority", "parliament", "court", "embassy", "ambassador", "leader", "spokesman", "spokesperson",
     "regime", "administration", "premier", "chancellor", "senate", "congress", "navy", "warplane", "delegation"]
)  # fmt: skip


def features(
    parsed: Parsed, mentions: Sequence[Mention], tokens: Sequence[Token | None], *, role: bool, spoke: int
) -> dict[str, float]:
    """Return the features of one actor from its mentions and the last token of each."""
    named = [mention for mention in mentions if mention.form != "pronoun"]
    first = named[0] if named else mentions[0]
    count: dict[str, float] = defaultdict(float)
    for mention, token in zip(mentions, tokens, strict=True):
        count[f"form {mention.form}"] += 1
        if token is not None:
            _position(token, mention, count)
    total = len(mentions)
    kind = first.kind
    title = (parsed.article.title or "").lower()
    sentences = {_sentence_of(parsed, mention) for mention in mentions}
    found: dict[str, float] = {f"kind {kind}": 1.0}
    for name, value in count.items():
        found[f"{name} any"] = 1.0
        found[f"{name} share"] = value / total
        if kind in {"state", "place"}:
            found[f"{kind} {name} any"] = 1.0
    found["mentions"] = min(total, 12) / 12
    found["once"] = float(total == 1)
    found["once " + kind] = float(total == 1)
    found["sentences"] = min(len(sentences), 8) / 8
    found["share of sentences"] = len(sentences) / max(1, len(parsed.sentences))
    found["in opening"] = float(first.start < _opening_end(parsed))
    found["first place"] = first.start / max(1, len(parsed.article.text))
    found["in title"] = float(bool(title) and first.name.lower().split()[-1] in title)
    found["words in name"] = min(len(first.name.split()), 4) / 4
    found["has role"] = float(role)
    found["spoke"] = min(spoke, 3) / 3
    found["spoke any"] = float(spoke > 0)
    words = first.name.split()
    found["capitals"] = float(first.name.isupper())
    found[f"words {kind} {min(len(words), 4)}"] = 1.0
    if kind in {"organisation", "group", "place"}:
        found[f"last word {words[-1].lower()}"] = 1.0
        found[f"first word {words[0].lower()}"] = 1.0
    return found


def _position(token: Token, mention: Mention, count: dict[str, float]) -> None:
    """Count the grammatical position of one mention."""
    at = token
    while (
        at.dep_ in {"compound", "conj", "appos", "nmod"}
        and at.head.i != at.i
        and at.head.pos_ in {"PROPN", "NOUN"}
    ):
        if at.head.lemma_.lower() in OFFICE:
            count["before office"] += 1
        if at.dep_ == "conj":
            count["in list"] += 1
        at = at.head
    if mention.form == "demonym":
        count["demonym before noun" if token.head.pos_ in {"NOUN", "PROPN"} else "demonym alone"] += 1
        if token.head.lemma_.lower() in OFFICE:
            count["before office"] += 1
    for name in _relation(at):
        count[name] += 1


def _relation(token: Token) -> Iterator[str]:
    """Yield the names of the relation between a name and what it depends on."""
    head, lemma = token.head, token.head.lemma_.lower()
    if token.dep_ in {"nsubj", "nsubjpass"}:
        yield "subject"
        if lemma in SPEECH:
            yield "speaker"
    elif token.dep_ in {"dobj", "iobj", "dative"}:
        yield "object"
    elif token.dep_ == "poss":
        yield "possessive"
        if lemma in OFFICE:
            yield "before office"
    elif token.dep_ == "pobj":
        word = head.lower_
        known = word in PLACE_WORDS or word in PARTY_WORDS
        yield "after in or at" if word in {"in", "at"} else f"after {word}" if known else "after other"
        if head.dep_ == "agent" or word == "by":
            yield "agent"
    else:
        yield {"appos": "apposition", "ROOT": "root"}.get(token.dep_, "other position")


def _opening_end(parsed: Parsed) -> int:
    return parsed.sentences[min(2, len(parsed.sentences) - 1)].end if parsed.sentences else 0


def _sentence_of(parsed: Parsed, mention: Mention) -> int:
    from briefing.extract.mentions import sentence_index

    return sentence_index(parsed, mention.start) or 0
