"""One label for each real-world actor of an article: surnames to full names, acronyms to what they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from briefing.extract.names import Name
from briefing.extract.tables import name_words, regions, split_titles, states
from briefing.model import MentionKind

_SMALL = {"of", "the", "and", "for", "in", "on", "de", "du", "des", "la", "al", "&"}
_COMPARED = 400
_BRACKETED = re.compile(r"\s*\(\s*[\"“']?([A-Z][A-Za-z&.-]{1,11})[\"”']?\s*\)")


@dataclass(frozen=True, slots=True)
class Label:
    """The name and kind under which all mentions of one actor go."""

    name: str
    kind: MentionKind


def label_names(names: Sequence[Name], text: str) -> dict[str, Label]:
    """Return the label of each distinct name of an article. `text` is the article's, for "Long Name (LN)"."""
    kinds = _kinds(names)
    counts = Counter(name.text for name in names)
    full = [text for text, kind in kinds.items() if kind == "person" and len(_words(text)) > 1]
    labels: dict[str, Label] = {}
    acronyms = _bracketed(names, text)
    for form, kind in kinds.items():
        state = _government_of(form)
        if state:
            labels[form] = Label(state, "state")
        elif form in states() and kind in {"state", "place"}:
            state, way = states()[form]
            labels[form] = Label(state, "state") if way != "seat" else Label(form, "place")
        elif kind == "person":
            labels[form] = Label(_full_name(form, full, counts), "person")
        else:
            labels[form] = _institution(form, kind, kinds, acronyms, full, counts)
    settled = {form: _settled(label, labels) for form, label in labels.items()}
    return _spelled_alike(settled, counts)


def _government_of(form: str) -> str | None:
    """Return the state of "Government of Guyana"."""
    head, _, place = form.partition(" of ")
    if head not in {"Government", "Republic", "Kingdom", "State"}:
        return None
    state, way = states().get(place.removeprefix("the "), (None, "name"))
    return state if way == "name" else None


def _spelled_alike(labels: dict[str, Label], counts: Counter[str]) -> dict[str, Label]:
    """Bring together long names that differ in accents or in the spelling of one word."""
    long = sorted(
        {label.name for label in labels.values() if len(_words(label.name)) > 1},
        key=lambda n: (-counts[n], n),
    )
    by_word: dict[str, list[str]] = defaultdict(list)
    same: dict[str, str] = {}
    for name in long[:_COMPARED]:
        words = _folded(name)
        near = dict.fromkeys(other for word in words for other in by_word[word])
        other = next((other for other in near if _alike(words, _folded(other))), None)
        if other is not None:
            same[name] = other
            continue
        for word in words:
            by_word[word].append(name)
    kinds = {label.name: label.kind for label in labels.values()}
    return {
        form: Label(same[label.name], kinds[same[label.name]]) if label.name in same else label
        for form, label in labels.items()
    }


def _folded(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.lower())
    return _words("".join(char for char in plain if not unicodedata.combining(char)))


def _alike(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell two spellings of a name: all words the same but one, and that one nearly so."""
    if len(words) != len(others):
        return False
    different = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    if len(different) != 1:
        return not different
    a, b = different[0]
    return (
        min(len(a), len(b)) > 4
        and a[0] == b[0]
        and SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.75
    )


def _case_alike(form: str, kinds: dict[str, MentionKind]) -> str:
    """Return the first form of an article that differs only in case or in a final s."""
    key = form.lower().removesuffix("s")
    return next((other for other in kinds if other.lower().removesuffix("s") == key), form)


def _settled(label: Label, labels: dict[str, Label]) -> Label:
    """Follow a label to the label of its own name, so that all forms of an actor share one."""
    for _ in range(4):
        further = labels.get(label.name, label)
        if further.name == label.name:
            return replace(label, kind=further.kind)
        label = further
    return label


def _kinds(names: Iterable[Name]) -> dict[str, MentionKind]:
    """Return one kind for each form: that of most of its mentions; a title makes a person."""
    votes: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    titled: set[str] = set()
    for name in names:
        votes[name.text][name.kind] += 1
        if name.title and name.kind == "person":
            votes[name.text]["person"] += 2
            titled.add(_words(name.text)[-1])
    kinds = {text: max(count, key=lambda kind: (count[kind], kind)) for text, count in votes.items()}
    # "Ms Gerrard" tells that "Meagan Gerrard" is a person too.
    return {
        text: "person"
        if _words(text)[-1] in titled and text not in states() and len(_words(text)) < 4
        else kind
        for text, kind in kinds.items()
    }


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s-]+", name) if word]


def _full_name(form: str, full: Sequence[str], counts: Counter[str]) -> str:
    """Return the fullest name of the person whom a form names; itself where that is not clear."""
    words = _folded(form)
    parts = {name: _folded(name) for name in full if name != form}
    candidates = [name for name, its in parts.items() if len(its) > len(words) and _is_part(words, its)]
    if not candidates:
        return form
    surnamed = [name for name in candidates if parts[name][-1] == words[-1]] or candidates
    return max(surnamed, key=lambda name: (counts[name], len(name), name))


def _is_part(words: Sequence[str], of: Sequence[str]) -> bool:
    """Tell whether words occur in this order among others."""
    rest = iter(of)
    return all(word in rest for word in words)


def _institution(
    form: str,
    kind: MentionKind,
    kinds: dict[str, MentionKind],
    acronyms: dict[str, str],
    persons: Sequence[str],
    counts: Counter[str],
) -> Label:
    if form in acronyms:
        return Label(acronyms[form], kinds.get(acronyms[form], "organisation"))
    owners = {name for name in persons if form.lower() in (word.lower() for word in _words(name))}
    if len(_words(form)) == 1 and owners and not form.isupper():
        return Label(max(owners, key=lambda name: (counts[name], name)), "person")
    titles_before, bare = split_titles(form)
    if titles_before and (named := _full_name(bare, persons, counts)) in persons:
        return Label(named, "person")
    longer = [
        name
        for name, its in kinds.items()
        if its in {"organisation", "group", "place"} and len(name) > len(form) and _shortens(form, name)
    ]
    if len(longer) == 1 and form not in regions():
        return Label(longer[0], kinds[longer[0]])
    return Label(_case_alike(form, kinds), kind)


def _shortens(short: str, name: str) -> bool:
    """Tell whether a form is the initials, or the first or last words, of a longer name."""
    words = [word for word in _words(name) if word.lower() not in _SMALL]
    if short.isupper() and len(short) > 1:
        initials = "".join(word[0] for word in words).upper()
        if short.replace(".", "") == initials:
            return True
    parts, whole = _words(short), _words(name)
    first, last = whole[: len(parts)] == parts, whole[-len(parts) :] == parts
    if len(parts) > 1:
        return first or last
    return (first or last) and len(whole) == 2 and whole[1] not in regions() and parts[0] not in name_words()


def _bracketed(names: Sequence[Name], text: str) -> dict[str, str]:
    """Return the acronyms that stand in brackets behind a longer name, with that name."""
    found: dict[str, str] = {}
    for name in names:
        match = _BRACKETED.match(text, name.end, name.end + 30)
        if match and name.kind in {"organisation", "group", "place"} and len(match[1]) < len(name.text):
            found.setdefault(match[1], name.text)
    return {short: long for short, long in found.items() if short != long}
