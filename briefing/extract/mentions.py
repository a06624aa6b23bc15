"""Mentions of actors and places, each with the label of its actor in this article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.extract.datelines import in_dateline
from briefing.extract.genders import may_be
from briefing.extract.labels import Label, label_names
from briefing.extract.name_spans import Name
from briefing.extract.names import find_names
from briefing.extract.parse import Parsed
from briefing.extract.pronouns import find_pronouns
from briefing.extract.short_forms import last_words, tells_of_another
from briefing.extract.tables import state_named, states, titles
from briefing.model import Mention

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

ACTING = {"nsubj", "nsubjpass", "agent", "dobj", "iobj", "poss", "dative"}
PARTY_PREPOSITIONS = {"by", "with", "between", "against", "from", "for", "on"}
PLACE_PREPOSITIONS = {
    "in",
    "at",
    "to",
    "near",
    "outside",
    "around",
    "across",
    "into",
    "from",
    "through",
    "via",
}
_AFTER_THE = re.compile(r"(?<=\b[Tt]he )[^\W\d_]+\b(?![-'’]|\sof\b)")
_ALWAYS_GOVERNMENT = re.compile(
    r"^(?:the )?(?:Kremlin|White House|Blue House|Downing Street|Whitehall|Elysee|Élysée)$"
)


def find_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """Return all mentions in order: names, demonyms, seats of government, and pronouns that are safe."""
    names = find_names(parsed)
    labels = label_names(names, parsed.article.text)
    names += _repeats(parsed, names, labels)
    names += _by_last_word(parsed, names, labels)
    names.sort(key=lambda name: name.start)
    mentions = [_mention(name, _titled(name, labels), parsed) for name in names]
    return tuple(sorted([*mentions, *find_pronouns(parsed, mentions, names)], key=lambda m: (m.start, m.end)))


def _titled(name: Name, labels: dict[str, Label]) -> Label:
    """Return the label of a name; behind a title that its bearer cannot have, that of the one other who can.

    "Mrs Torv" is Maria Torv where both she and Peter Torv are named.
    """
    label, gender = labels[name.text], titles().get(name.title.lower())
    if label.kind != "person" or gender not in {"male", "female"} or may_be(label.name, gender):
        return label
    surname = label.name.split()[-1]
    others = {
        other.name: other
        for other in labels.values()
        if other.kind == "person" and other.name.split()[-1] == surname and other.name != label.name
    }
    fitting = [other for other in others.values() if may_be(other.name, gender)]
    return fitting[0] if len(fitting) == 1 else label


def _mention(name: Name, label: Label, parsed: Parsed) -> Mention:
    entry = state_named(name.text)
    if entry is not None and label.kind in {"state", "place"}:
        state, way = entry
        if way == "seat":
            if _acts(name, parsed):
                return Mention(name.start, name.end, "state", state, "seat")
            return Mention(name.start, name.end, "place", label.name)
        return Mention(name.start, name.end, "state", state, "demonym" if way == "demonym" else "name")
    return Mention(name.start, name.end, label.kind, label.name, "nominal" if label.nominal else "name")


def _acts(name: Name, parsed: Parsed) -> bool:
    """Tell a capital that stands for its government from one where something happens."""
    if _ALWAYS_GOVERNMENT.match(name.text):
        return True
    token = token_at(parsed, name.end - 1)
    if token is None or in_dateline(token):
        return False
    if (
        token.i + 1 < len(token.doc)
        and token.nbor(1).text == "-"
        and token.nbor(1).idx == token.idx + len(token)
    ):
        return True
    while token.dep_ in {"conj", "compound"} and token.head.i != token.i:
        token = token.head
    if token.dep_ == "pobj":
        return token.head.lower_ in PARTY_PREPOSITIONS - PLACE_PREPOSITIONS
    return token.dep_ in ACTING


def _repeats(parsed: Parsed, names: Sequence[Name], labels: dict[str, Label]) -> list[Name]:
    """Find further mentions of names that the tagger knew once and missed elsewhere."""
    wanted = {
        form: label
        for form, label in labels.items()
        if len(form) > 3 and form not in states() and (" " in form or label.kind == "person")
    }
    for label in list(wanted.values()):
        surname = label.name.split()[-1]
        if label.kind == "person" and " " in label.name and len(surname) > 3 and surname[0].isupper():
            wanted.setdefault(surname, label)
    if not wanted:
        return []
    labels.update({form: label for form, label in wanted.items() if form not in labels})
    taken = sorted((name.start, name.end) for name in names)
    found = []
    for paragraph in parsed.paragraphs:
        for at, form in _places(paragraph.text, wanted):
            start = paragraph.offset + at
            if not _overlaps(taken, start, start + len(form)):
                found.append(Name(start, start + len(form), wanted[form].kind, form))
    return found


def _by_last_word(parsed: Parsed, names: Sequence[Name], labels: dict[str, Label]) -> list[Name]:
    """Find "the commission" in small letters where the article names one commission, and tells of no other."""
    kinds = {label.name: label.kind for form, label in labels.items() if form == label.name}
    text = parsed.article.text
    wanted = {
        word: name
        for word, name in last_words(kinds).items()
        if name.split()[-1].islower() or " in " in name or not tells_of_another(word, text)
    }
    if not wanted:
        return []
    labels.update({word: Label(name, kinds[name], nominal=True) for word, name in wanted.items()})
    taken = sorted((name.start, name.end) for name in names)
    found = []
    for paragraph in parsed.paragraphs:
        for match in _AFTER_THE.finditer(paragraph.text):
            start = paragraph.offset + match.start()
            if match[0] in wanted and not _overlaps(taken, start, start + len(match[0])):
                found.append(Name(start, start + len(match[0]), labels[match[0]].kind, match[0]))
    return found


def _places(text: str, forms: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield where forms stand in a text as words of their own, the longer of two that begin together."""
    places = []
    for form in forms:
        at = text.find(form)
        while at >= 0:
            places.append((at, -len(form), form))
            at = text.find(form, at + 1)
    end = 0
    for at, _, form in sorted(places):
        if at >= end and not (_in_word(text[at - 1 : at]) or _in_word(text[at + len(form) :][:1])):
            yield at, form
            end = at + len(form)


def _in_word(character: str) -> bool:
    return character.isalnum() or character in {"_", "-"}


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(taken, (start, 1 << 60))
    return (at > 0 and taken[at - 1][1] > start) or (at < len(taken) and taken[at][0] < end)


def sentence_index(parsed: Parsed, offset: int) -> int | None:
    """Return the index of the sentence that holds an offset of the article."""
    at = bisect_right(parsed.sentences, offset, key=lambda sentence: sentence.start) - 1
    return at if at >= 0 and offset < parsed.sentences[at].end else None


def token_at(parsed: Parsed, offset: int) -> Token | None:
    """Return the token that holds an offset of the article."""
    index = sentence_index(parsed, offset)
    if index is None:
        return None
    sentence = parsed.sentences[index]
    return sentence.span.doc.token_at(offset - sentence.offset)
