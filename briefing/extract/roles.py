"""Roles: the words of a text that say what somebody is, and to whom they belong.

Read from the words before a name ("Kremlin spokesman Dmitry Peskov"), an apposition ("Yury Barmin, a
Middle East analyst at ..."; "the mayor of Velmora, Ilse Brandt"), a predicate ("X is the minister of ...")
or "as" ("appointed X as head of ..."). A noun for persons makes a phrase a role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.extract.tables import role_words, titles
from briefing.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 26
_LEADING = re.compile(
    r"^(?:the|a|an|his|her|its|their|our|my|now|also|royal|highness|excellency|mr|ms|mrs|dr)\.?\s+",
    re.IGNORECASE,
)
_ADDRESS = {"mr", "mrs", "ms", "miss", "dr", "sir", "saint", "hon", "madam", "lady", "lord"}
_LINKS = {"of", "for", "and", "to", "at", "in", "on", "with", "&"}
_FORMERLY = {
    "former",
    "ex",
    "then",
    "late",
    "acting",
    "deputy",
    "senior",
    "vice",
    "assistant",
    "executive",
    "ruling",
}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def roles_at(name: list[Token]) -> Iterator[tuple[bool, str]]:
    """Yield the roles that a sentence gives to the person of this name, and whether a noun for persons backs them."""
    for words in (_after(name), _before_comma(name), _predicate(name)):
        if role := clean_role(_text(words)):
            yield True, role
    if role := clean_role(title_before(name)):
        yield any(map(_is_person, re.split(r"[\s/]+", role))), role


def clean_role(words: str) -> str | None:
    """Return a role without article, commas and mere forms of address, None where nothing is left."""
    words = words.strip(" ,;:-–—'\"“”‘’")
    while (rest := _LEADING.sub("", words)) != words:
        words = rest
    if not words or words.lower().strip(".") in _ADDRESS or not re.search(r"[^\W\d]{2}", words):
        return None
    return words if len(words.split()) <= LONGEST else None


def affiliation_in(role: str, start: int, mentions: Sequence[Mention], person: str) -> str | None:
    """Return the state or organisation named in a role that stands at an offset, the last one first."""
    inside = [m for m in mentions if start <= m.start < start + len(role) and m.name != person]
    return next((m.name for m in reversed(inside) if m.kind in {"organisation", "state", "group"}), None)


def _is_person(word: str) -> bool:
    """Tell whether a word says what a person is, in the singular or plural."""
    word = word.lower().strip(".,()")
    known = role_words()
    return word in known or word.removesuffix("s") in known or word.rpartition("-")[2] in known


def title_before(name: list[Token]) -> str:
    """Return the run of nouns and adjectives right before a name, with its "of"-phrases."""
    doc, begin, start = name[0].doc, name[0].i, name[0].sent.start
    at = begin
    while at > start and begin - at < LONGEST and _in_title(doc[at - 1], inside=at < begin):
        at -= 1
    return _text(_cut(list(doc[at:begin])))


def _in_title(token: Token, *, inside: bool) -> bool:
    """Tell whether a word can be part of what stands before a name."""
    word = token.lower_
    if token.pos_ in {"NOUN", "PROPN", "ADJ"} or word in _FORMERLY or word in titles() or _is_person(word):
        return True
    if token.text in {"-", "&", "/", "(", ")"} or (inside and token.tag_ == "POS"):
        return True
    if inside and (token.tag_ in {"VBN", "VBG"} or (token.pos_ == "ADV" and word.endswith("ly"))):
        return True
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is None or not inside:
        return False
    if word == "in":
        return _is_person(before.text)
    return word in {"of", "for", "and"} or (word == "the" and before.lower_ in {"of", "in"})


def _cut(words: list[Token]) -> list[Token]:
    """Keep of a run before a name what belongs to it: from the last person on, without a foreign "of"."""
    for at in range(len(words) - 1, -1, -1):
        token = words[at]
        before = words[at - 1] if at else None
        foreign = token.lower_ in {"of", "for", "in"} and not any(
            _is_person(w.text) for w in words[max(0, at - 3) : at]
        )
        apart = token.lower_ == "and" and (before is None or not _is_person(before.text))
        own = token.tag_ == "POS" and at == 1 and before is not None and before.text.islower()
        if foreign or apart or own:
            words = words[at + 1 :]
            break
    while words and (
        words[0].lower_ in _LINKS or words[0].is_punct or words[0].tag_ == "POS" or words[0].lower_ == "the"
    ):
        words = words[1:]
    if not words or words[-1].tag_ == "POS" or words[-1].lower_ in _LINKS:
        return []
    nouns = any(w.tag_ not in {"JJ", "JJR", "JJS", "CD"} or _is_person(w.text) for w in words)
    return words if nouns else []


def _after(name: list[Token]) -> list[Token]:
    """Return the noun phrase between a name's comma and the next comma, verb or full stop."""
    doc, end = name[0].doc, name[0].sent.end
    at = name[-1].i + 1
    if at < end and doc[at].text == "(":
        while at < end and doc[at].text != ")":
            at += 1
        at += 1
    if at >= end or doc[at].text not in {",", "–", "—", "-"}:
        return []
    at += 1
    if at + 1 < end and doc[at].like_num and doc[at + 1].text == ",":
        at += 2
    words: list[Token] = []
    while at < end and not _ends(doc[at], words) and len(words) <= LONGEST:
        words.append(doc[at])
        at += 1
    if (
        not words
        or words[0].pos_ not in {"DET", "NOUN", "ADJ", "PROPN", "ADV", "PRON", "VERB"}
        or words[0].lower_ in {"and", "who"}
    ):
        return []
    head = next((w for w in words[:9] if _is_person(w.text)), None)
    if (
        head is None
        or head.tag_ in {"NNS", "NNPS"}
        or (words[-1].ent_type_ == "PERSON" and words[-1].i > head.i)
        or any(w.lower_ in {"in", "at", "on", "with", "from"} for w in words if w.i < head.i)
    ):
        return []
    return words


def _ends(token: Token, words: Sequence[Token]) -> bool:
    if token.text in {",", ";", ".", ":", "–", "—", '"', "“", "”", "?", "!"} and token.text != "-":
        return True
    if token.lower_ in {"who", "whose", "whom", "which", "that", "when", "where", "while", "but"}:
        return True
    if token.tag_ == "VBN" and words and words[-1].pos_ == "NOUN":
        return True
    return token.tag_ in _FINITE and not (words and words[-1].lower_ in {"of", "the"})


def _before_comma(name: list[Token]) -> list[Token]:
    """Return the noun phrase that a name is set after: "the mayor of Velmora, Ilse Brandt"."""
    doc, start = name[0].doc, name[0].sent.start
    comma = name[0].i - 1
    if comma <= start or doc[comma].text != ",":
        return []
    words: list[Token] = []
    at = comma - 1
    while at >= start and len(words) < LONGEST:
        token = doc[at]
        fits = token.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "ADP", "CCONJ", "PART"} or token.text in {
            "-",
            "&",
            "’s",
        }
        if not fits:
            break
        words.insert(0, token)
        at -= 1
    head = next((at for at, w in enumerate(words) if _is_person(w.text)), None)
    if head is None or any(
        words[at].tag_ in {"NNS", "NNPS"} and _is_person(words[at].text) for at in (head, -1)
    ):
        return []
    first = head
    while first > 0 and (
        words[first - 1].pos_ in {"NOUN", "PROPN", "ADJ"}
        or words[first - 1].tag_ == "POS"
        or words[first - 1].text == "-"
    ):
        first -= 1
    rest = words[head + 1 :]
    if (
        rest
        and rest[0].lower_ not in {"of", "for", "at", "in", "and", "to", "general"}
        and not rest[0].text[0].isupper()
    ):
        return []
    return words[first:]


def _predicate(name: list[Token]) -> list[Token]:
    """Return the noun phrase after a form of "be" whose subject is a name, or after its verb's "as"."""
    inside = {token.i for token in name}
    root = next((t for t in name if t.head.i not in inside or t.head.i == t.i), name[-1])
    verb = root.head
    if root.dep_ not in {"nsubj", "nsubjpass", "dobj"} or verb.pos_ not in {"VERB", "AUX"}:
        return []
    for child in verb.children:
        noun: Token | None = None
        if child.dep_ == "attr" and verb.lemma_ == "be" and root.dep_ == "nsubj":
            noun = child
        elif child.lower_ == "as" and child.dep_ == "prep":
            noun = next((c for c in child.children if c.dep_ == "pobj"), None)
        if noun is not None and _is_person(noun.text):
            return _phrase(noun)
    return []


def _phrase(noun: Token) -> list[Token]:
    """Return the tokens of a noun phrase up to its first clause or comma."""
    end = noun.right_edge.i
    for token in noun.subtree:
        if token.i > noun.i and (
            token.text in {",", ";", "—", "–", "("} or token.dep_ in {"relcl", "advcl", "parataxis"}
        ):
            end = min(end, (token if token.is_punct else token.left_edge).i - 1)
    return [token for token in noun.subtree if token.i <= end]


def _text(tokens: Sequence[Token]) -> str:
    """Return the words as they stand; a plural that heads one person's title in the singular."""
    words = "".join(token.text_with_ws for token in tokens).strip()
    last = words.split()[-1].lower() if words else ""
    plural = last.endswith("s") and last not in role_words() and _is_person(last)
    return words[:-1] if plural else words
