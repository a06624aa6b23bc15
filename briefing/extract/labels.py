"""One label for each real-world actor of an article: surnames to full names, acronyms to what they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from briefing.extract.name_spans import Name
from briefing.extract.tables import cities, is_office, name_words, regions, split_titles, state_named, states
from briefing.model import MentionKind

_SMALL = {"of", "the", "and", "for", "in", "on", "de", "du", "des", "la", "al", "&"}
INSTITUTIONS: frozenset[MentionKind] = frozenset({"organisation", "group"})
_MERGED = {"organisation", "group", "place"}
_UNITS = {
    "Department",
    "Committee",
    "Board",
    "Office",
    "Council",
    "Commission",
    "Secretariat",
    "Ministry",
    "Division",
    "Branch",
    "Unit",
    "Declaration",
    "Foundation",
    "News",
    "Police",
    "University",
    "Court",
    "Authority",
    "Government",
}
_REALMS = {"Kingdom", "Sultanate", "Emirate", "Republic", "Government"}
_OFFICE = r"((?:[A-Z]\w+(?:-\w+)?(?: (?:of|for|and)(?: the)?)? )*[A-Z]\w+)"
_OFFICE_BEFORE = re.compile(_OFFICE + r"(?: \([A-Z]+\))?,? $")
_OFFICE_AFTER = re.compile(r", (?:the )?" + _OFFICE)
LONGEST_OFFICE = 70
_COMPARED = 400
_BRACKETED = re.compile(r"\s*\(\s*[\"“']?([A-Z][A-Za-z&.-]{1,11})[\"”']?\s*\)")


@dataclass(frozen=True, slots=True)
class Label:
    """The name and kind under which all mentions of one actor go; `nominal` where a form is no name of it."""

    name: str
    kind: MentionKind
    nominal: bool = False


def label_names(names: Sequence[Name], text: str) -> dict[str, Label]:
    """Return the label of each distinct name of an article. `text` is the article's, for "Long Name (LN)"."""
    kinds = _kinds(names)
    counts = Counter(name.text for name in names)
    full = [text for text, kind in kinds.items() if kind == "person" and len(_words(text)) > 1]
    labels: dict[str, Label] = {}
    acronyms = _bracketed(names, text)
    offices = _holders(names, text)
    realm = _most_named_state(names)
    named = {entry[0] for form in kinds if (entry := state_named(form)) and not form.endswith("s")}
    for form, kind in kinds.items():
        state = _government_of(form)
        entry = state_named(form)
        if state:
            labels[form] = Label(state, "state")
        elif entry is not None and entry[1] == "demonym" and form.endswith("s") and entry[0] not in named:
            labels[form] = Label(form, "group")
        elif entry is not None and (kind in {"state", "place"} or form not in states()):
            labels[form] = Label(entry[0], "state") if entry[1] != "seat" else Label(form.title(), "place")
        elif form in _REALMS and realm:
            labels[form] = Label(realm, "state", nominal=True)
        elif form in offices and form not in full:
            labels[form] = Label(offices[form], "person", nominal=True)
        elif is_office(form) and (kind != "person" or _full_name(form, full, counts) == form):
            labels[form] = Label(form, "other", nominal=True)
        elif kind == "person":
            labels[form] = Label(_full_name(form, full, counts), "person")
        else:
            labels[form] = _institution(form, kind, kinds, acronyms, full, counts)
    settled = {form: _settled(label, labels) for form, label in labels.items()}
    return _spelled_alike(settled, counts)


def _holders(names: Sequence[Name], text: str) -> dict[str, str]:
    """Return the one person whom each office stands beside: "Minister of Tourism Ilse Brandt"; also by its initials."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.kind != "person":
            continue
        before = _OFFICE_BEFORE.search(text[max(0, name.start - LONGEST_OFFICE) : name.start])
        after = _OFFICE_AFTER.match(text, name.end, name.end + LONGEST_OFFICE)
        for match in (before, after):
            office = match[1].strip() if match else ""
            if is_office(office):
                initials = "".join(word[0] for word in office.split() if word[0].isupper())
                for form in {office, initials} if len(initials) > 1 else {office}:
                    found[form].add(name.text)
    return {office: next(iter(persons)) for office, persons in found.items() if len(persons) == 1}


def _most_named_state(names: Sequence[Name]) -> str | None:
    """Return the state that an article names most, for which "the Kingdom" stands."""
    counts = Counter(entry[0] for name in names if (entry := state_named(name.text)))
    return counts.most_common(1)[0][0] if counts else None


def _government_of(form: str) -> str | None:
    """Return the state of "Government of Guyana" and "Guyanese Government"."""
    head, _, place = form.partition(" of ")
    before, _, last = form.rpartition(" ")
    if last in {"Government", "Regime"} and (entry := states().get(before)):
        return entry[0]
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
    full = [text for text, kind in kinds.items() if kind == "person" and " " in text]
    for text, kind in kinds.items():
        alone = not any(text != name and text in name.split() for name in full)
        if kind == "person" and text not in titled and (text in regions() or text in cities()) and alone:
            kinds[text] = "place"
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
    if len(_words(form)) == 1 and name_words().get(form) in INSTITUTIONS:
        # `kinds` is in the order of the text: a short form follows the long one.
        before = list(kinds)[: list(kinds).index(form)]
        whole = [name for name in before if _ends_of(form, name) and name not in states()]
        if len(whole) == 1:
            return Label(whole[0], kinds[whole[0]])
    others = [n for n, its in kinds.items() if its in _MERGED and len(n) > len(form) and not is_office(n)]
    for shortens in (_initials_of, _begins, _shortens):
        longer = [name for name in others if shortens(form, name)]
        if len(longer) == 1 and form not in regions():
            return Label(longer[0], kinds[longer[0]])
    return Label(_case_alike(form, kinds), kind)


def _ends_of(word: str, name: str) -> bool:
    """Tell whether a word such as "Assembly" is the last or the first of a longer name."""
    words = _words(name)
    return len(words) > 1 and (words[-1] == word or name.startswith(f"{word} of "))


def _initials_of(short: str, name: str) -> bool:
    """Tell whether a form is the initials of a longer name."""
    words = [word for word in _words(name) if word.lower() not in _SMALL]
    return short.isupper() and short.replace(".", "") == "".join(word[0] for word in words).upper()


def _begins(short: str, name: str) -> bool:
    """Tell whether a form is the first words of a longer name, which is not a part of it such as its finance department."""
    parts, whole = _words(short), _words(name)
    if whole[: len(parts)] != parts or _is_unit(whole[len(parts) :]):
        return False
    return len(parts) > 1 or (len(whole) == 2 and whole[1] not in regions() and parts[0] not in name_words())


def _shortens(short: str, name: str) -> bool:
    """Tell whether a form is the first or last words of a longer name."""
    parts, whole = _words(short), _words(name)
    last = whole[-len(parts) :] == parts
    if len(parts) == 1:
        last = last and len(whole) == 2 and whole[1] not in regions() and parts[0] not in name_words()
    return last or _begins(short, name)


def _is_unit(rest: Sequence[str]) -> bool:
    """Tell whether the words after a name tell an institution of its own within it."""
    if not rest:
        return False
    if rest[0] == "of":
        return " ".join(rest[1:]) not in states()
    return rest[-1] in _UNITS


def _bracketed(names: Sequence[Name], text: str) -> dict[str, str]:
    """Return the acronyms that stand in brackets behind a longer name, with that name."""
    found: dict[str, str] = {}
    for name in names:
        match = _BRACKETED.match(text, name.end, name.end + 30)
        if match and name.kind in {"organisation", "group", "place"} and len(match[1]) < len(name.text):
            found.setdefault(match[1], name.text)
    return {short: long for short, long in found.items() if short != long}
