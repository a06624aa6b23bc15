"""One label for each real-world actor of an article: surnames to full names, acronyms to what they stand for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from briefing.extract.full_names import FullNames
from briefing.extract.name_context import before_place_word
from briefing.extract.name_spans import Name
from briefing.extract.short_forms import LongerNames, folded, initials, words_of
from briefing.extract.tables import (
    bodies,
    cities,
    is_office,
    name_edges,
    names_thing,
    regions,
    role_noun,
    split_titles,
    state_named,
    states,
    titles,
)
from briefing.model import MentionKind

_REALMS = {"Kingdom", "Sultanate", "Emirate", "Republic", "Government", "government"}
_TOWN = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|(?:[Mm]ayor|[Cc]ity|[Tt]own|[Vv]illage|[Pp]ort|[Pp]eople|[Rr]esidents) of)"
    r" ([A-Z]\w+)\b(?!(?:['’]s)?[ -][A-Z])"
)
"""What stands where only a place does: "in Torvik", "the mayor of Torvik", not "in Torvik County"."""
_OFFICE = r"((?:[A-Z]\w+(?:-\w+)?(?: (?:of|for|and)(?: the)?)? )*[A-Z]\w+)"
_OFFICE_BEFORE = re.compile(_OFFICE + r"(?: \([A-Z]+\))?,? $")
_OFFICE_AFTER = re.compile(r", (?:the )?" + _OFFICE)
_KNOWN_AS = re.compile(
    r"(?:\s*\[\w+\])?,?\s+(?:(?:who (?:is|was) )?(?:\w+ )?known (?:[\w-]+ ){0,5}as|also called|alias|a\.?k\.?a\.?|(?:was )?born(?: as)?|née)"
    r"\s+[\"“‘']?"
)
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
    kinds = _kinds(names, text)
    counts = Counter(name.text for name in names)
    persons = FullNames(kinds, counts)
    alike = _alike_in_case(kinds)
    labels: dict[str, Label] = {}
    acronyms = _bracketed(names, text)
    known_as = _known_as(names, text)
    longer = LongerNames(kinds)
    towns = frozenset(_TOWN.findall(text))
    offices = _holders(names, text)
    realm = _most_named_state(names)
    reigning = {name.text for name in names if name.title.rpartition(" ")[2].lower() in name_edges().reigning}
    peopled = {entry[0] for form in kinds if (entry := state_named(form)) and entry[1] == "demonym"}
    named = {entry[0] for form in kinds if (entry := state_named(form)) and not form.endswith("s")}
    for form, kind in kinds.items():
        state = _government_of(form)
        entry = state_named(form)
        namesake = persons.bearer(form) if entry is not None and entry[0] == form else None
        if form in known_as:
            labels[form] = Label(known_as[form], "person")
        elif state:
            labels[form] = Label(state, "state")
        elif form in bodies() and form not in acronyms:
            labels[form] = Label(bodies()[form], "organisation")
        elif entry is not None and entry[1] == "demonym" and form.endswith("s") and entry[0] not in named:
            labels[form] = Label(form, "group")
        elif namesake is not None and form not in towns | peopled:
            labels[form] = Label(namesake, "person")
        elif entry is not None and (kind in {"state", "place"} or form not in states()):
            labels[form] = Label(entry[0], "state") if entry[1] != "seat" else Label(form.title(), "place")
        elif form in _REALMS and realm and (realm[1] or not form.islower()):
            labels[form] = Label(realm[0], "state", nominal=True)
        elif form.islower():
            labels[form] = Label(form, "other", nominal=True)
        elif form in offices and form not in persons:
            labels[form] = Label(offices[form], "person", nominal=True)
        elif is_office(form) and (kind != "person" or persons.fuller(form) == form):
            labels[form] = Label(form, "other", nominal=True)
        elif kind == "person" and form not in acronyms:
            beginning = f"{form} " if form in reigning else ""
            labels[form] = Label(persons.fuller(form, beginning), "person")
        elif form in acronyms:
            labels[form] = Label(acronyms[form], kinds.get(acronyms[form], "organisation"))
        else:
            label = _institution(form, kinds, longer, persons) or Label(alike[_plain(form)], kind)
            # "The mayor of Torvik" is not of the Torvik Times.
            town = form in towns and label.name.startswith(f"{form} ")
            labels[form] = Label(form, "place") if town else label
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
                known = role_noun(initials) or f"({initials})" in text
                for form in {office, initials} if known else {office}:
                    found[form].add(name.text)
    return {office: next(iter(persons)) for office, persons in found.items() if len(persons) == 1}


def _known_as(names: Sequence[Name], text: str) -> dict[str, str]:
    """Return the other names that persons are "better known as", with the name before them."""
    found: dict[str, str] = {}
    for name, other in pairwise(sorted(names, key=lambda name: name.start)):
        both = name.kind == "person" and other.kind in {"person", "other", "organisation"}
        if both and _KNOWN_AS.fullmatch(text, name.end, other.start) and other.text != name.text:
            found.setdefault(other.text, name.text)
    return {other: name for other, name in found.items() if name not in found}


def _most_named_state(names: Sequence[Name]) -> tuple[str, bool] | None:
    """Return the state that an article names most, for which "the Kingdom" stands, and whether it is the only such one."""
    counts = Counter(entry[0] for name in names if (entry := state_named(name.text)))
    first = counts.most_common(1)
    return (first[0][0], list(counts.values()).count(first[0][1]) == 1) if first else None


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
        {label.name for label in labels.values() if len(words_of(label.name)) > 1},
        key=lambda n: (-counts[n], n),
    )
    by_word: dict[str, list[str]] = defaultdict(list)
    same: dict[str, str] = {}
    for name in long[:_COMPARED]:
        words = folded(name)
        near = dict.fromkeys(other for word in words for other in by_word[word])
        other = next((other for other in near if _alike(words, folded(other))), None)
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


def _alike_in_case(forms: Iterable[str]) -> dict[str, str]:
    """Return the first form of an article of all that differ only in case or in a final s, by what they have in common."""
    found: dict[str, str] = {}
    for form in forms:
        found.setdefault(_plain(form), form)
    return found


def _plain(form: str) -> str:
    """Return a form in small letters, without a final s, the state of "Iranian Army" under its own name."""
    head, _, rest = form.partition(" ")
    entry = state_named(head) if rest else None
    return f"{entry[0] if entry else head} {rest}".strip().lower().removesuffix("s")


def _settled(label: Label, labels: dict[str, Label]) -> Label:
    """Follow a label to the label of its own name, so that all forms of an actor share one."""
    for _ in range(4):
        further = labels.get(label.name, label)
        if further.name == label.name:
            return replace(label, kind=further.kind)
        label = further
    return label


def _kinds(names: Iterable[Name], article: str) -> dict[str, MentionKind]:
    """Return one kind for each form: that of most of its mentions; a title makes a person."""
    votes: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    titled: set[str] = set()
    for name in names:
        votes[name.text][name.kind] += 1
        if name.title and name.kind == "person":
            votes[name.text]["person"] += 2
            # "Governor Torv" is a person, "Governor Oppland" the governor of a region.
            if name.text not in regions() or titles().get(name.title.lower(), "neutral") != "neutral":
                titled.add(words_of(name.text)[-1])
    kinds = {
        text: max(count, key=lambda kind: (count[kind], kind != "other", kind))
        for text, count in votes.items()
    }
    parts = {
        word for text, kind in kinds.items() if kind == "person" and " " in text for word in text.split()
    }
    for text, kind in kinds.items():
        untold = kind == "person" and text not in titled and text not in parts
        if untold and (text in regions() or text in cities() or before_place_word(text, article)):
            kinds[text] = "place"
    # "Uighur" beside "Uighurs" is one of a people.
    for text, kind in list(kinds.items()):
        named = text in titled or text in parts or text in states()
        if not named and "person" in {kind, kinds.get(f"{text}s")} and f"{text}s" in kinds:
            kinds[text] = kinds[f"{text}s"] = "group"
    # "Ms Gerrard" tells that "Meagan Gerrard" is a person too.
    return {
        text: "person"
        if words_of(text)[-1] in titled and text not in states() and len(words_of(text)) < 4
        else kind
        for text, kind in kinds.items()
    }


def _institution(
    form: str, kinds: Mapping[str, MentionKind], longer: LongerNames, persons: FullNames
) -> Label | None:
    """Return the label of the person or the longer name that a form is short for, None where it is short for none."""
    bearer = persons.bearer(form) if len(words_of(form)) == 1 and not form.isupper() else None
    if bearer is not None:
        return Label(bearer, "person")
    titles_before, bare = split_titles(form)
    if titles_before and (named := persons.fuller(bare)) in persons:
        return Label(named, "person")
    single = form.removesuffix("s")
    of_people = kinds[form] == "group" and (f"{form}s" in kinds or (single != form and single in kinds))
    if not of_people and (whole := longer.of(form)):
        return Label(whole, kinds[whole])
    return None


def _bracketed(names: Sequence[Name], text: str) -> dict[str, str]:
    """Return the acronyms that stand in brackets behind a longer name, with that name."""
    found: dict[str, str] = {}
    for name in names:
        match = _BRACKETED.match(text, name.end, name.end + 30)
        if match is None or len(match[1]) >= len(name.text):
            continue
        # A person's party stands there too: "Jan Torv (JT)", "Jan Torv (SDP)".
        thing = name.kind == "other" and names_thing(name.text)
        if thing or name.kind in {"organisation", "group", "place"} or match[1] == initials(name.text):
            found.setdefault(match[1], name.text)
    return {short: long for short, long in found.items() if short != long}
