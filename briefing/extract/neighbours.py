"""Neighbouring names: those that a tagger ran together, the parts of one that it cut asunder, the words it left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import dropwhile

from briefing.extract.alternatives import any_of
from briefing.extract.name_spans import LONGEST_PERSON, Name, trimmed
from briefing.extract.parse import Paragraph
from briefing.extract.tables import (
    is_place,
    name_edges,
    name_words,
    role_noun,
    role_words,
    states,
    titles,
)
from briefing.extract.title_phrases import PEOPLE
from briefing.model import MentionKind

_APART = re.compile(
    r"(?<=\w)['’]s? (?=[A-ZÀ-Þ])|(?<=\w), (?=[A-ZÀ-Þ])| and (?=the [A-ZÀ-Þ])| ?[/–—] ?|- | v(?:s\.?|ersus) "
)
_CAPITALISED = re.compile(r" ([A-ZÀ-Þ][\w-]*)")
_FACTION = re.compile(r"[A-Z]{2,8}(?:\([A-Z][A-Za-z]{0,11}\)|-[A-Z]\b(?!-))")
"""A part of a party, told apart without a space: "VDP(M)", "VDP-N"."""
_NATIONAL = re.compile(r"[A-Z]\w+(?:[cs]h|ots)(?:wo)?m[ae]n")
"""Where somebody is from, as "Frenchman" and "Welshwoman" say."""

LONGEST_BODY = 60
"""Characters before a place in which an institution is looked for that it tells apart."""
LEAST_TITLED = 3
"""Words of a name that holds a title and a person's first and last name."""
_NO_PART = {"VERB", "AUX", "ADP", "PRON", "DET", "CCONJ", "SCONJ", "ADV"}


def apart(name: Name) -> Iterator[Name]:
    """Yield the names that a tagger ran together: "UNESCO's World Heritage", "National Archives, Ilse Brandt"."""
    begin = 0
    for mark in _APART.finditer(name.text):
        if mark.start() > begin and _separates(name.text, begin, mark):
            yield _part(name, begin, mark.start())
            begin = mark.end()
    yield _part(name, begin, len(name.text)) if begin else name


def without_office(name: Name) -> Iterator[Name]:
    """Yield the names in what a tagger takes for one with an office in it: "VDP MP Ilse Brandt", "Frenchman Jan Torv"."""
    words = name.text.split()
    own = words[1:]
    if len(own) < LEAST_TITLED - 1 or any(word in name_words() or not word[0].isupper() for word in own):
        yield name
        return
    if _says_who(words[0]):
        yield replace(_part(name, len(words[0]) + 1, len(name.text)), kind="person")
        return
    at = next((at for at, word in enumerate(words[1:-2], 1) if _is_title(word)), 0)
    before = " ".join(words[:at])
    person = trimmed(_part(name, len(before) + 1, len(name.text))) if at and name.kind != "person" else None
    if person is None or not person.title:
        yield name
        return
    if before not in name_words():
        yield _part(name, 0, len(before))
    yield person


def _says_who(word: str) -> bool:
    """Tell a noun before a name that says who that is: "Killers", "Frenchman"."""
    people = word.endswith("s") and word.lower().removesuffix("s") in role_words()
    return people or _NATIONAL.fullmatch(word) is not None


def _is_title(word: str) -> bool:
    return titles().get(word.lower()) == "neutral" and word not in name_edges().given


def _separates(text: str, begin: int, mark: re.Match[str]) -> bool:
    """Tell a mark between two names from one inside a name: "People's Party", "Ministry of Sport, Youth and Service"."""
    before, rest = text[begin : mark.start()], text[mark.end() :]
    if mark[0] == " and ":
        return not {"of", "for"} & set(before.split())
    if "," in mark[0]:
        return not (_joined().match(rest) or " and " in rest)
    if mark[0].strip() not in {"'s", "’s", "'", "’"}:
        return True
    owner = before.split()[-1].lower()
    institution = name_words().get(rest.split()[-1]) in {"organisation", "group"}
    return before in states() or not (role_noun(owner) or owner in PEOPLE or institution)


@cache
def _joined() -> re.Pattern[str]:
    """Match what belongs to the name before its comma: "Torv Motors, Inc", "Jan Torv, Jr"."""
    return re.compile(rf"{any_of([*name_edges().firms, 'Jr', 'Sr'])}\b")


def _part(name: Name, begin: int, end: int) -> Name:
    return replace(name, start=name.start + begin, end=name.start + end, text=name.text[begin:end])


def beside_each_other(names: Sequence[Name], paragraph: Paragraph) -> list[Name]:
    """Join the parts of a person's name; take off a name the title of the person named right after it.

    "Abu Said" "Torv" is one person; of "Meridian Joint Editor" before "Ilse Brandt" only "Meridian" is a name.
    """
    found: list[Name] = []
    for name in names:
        before = found[-1] if found else None
        follows = before is not None and before.end + 1 == name.start and not name.title
        if before is None or not follows or name.kind != "person":
            found.append(name)
            continue
        own = _without_title(before)
        if own != before.text:
            kind: MentionKind = "organisation" if before.kind == "person" else before.kind
            kept = replace(before, end=before.start + len(own), text=own, kind=kind)
            found[-1:] = [kept, name] if own else [name]
        elif _one_person(before, name):
            text = paragraph.text[before.start - paragraph.offset : name.end - paragraph.offset]
            found[-1] = replace(before, end=name.end, text=text, kind="person")
        else:
            found.append(name)
    return found


def _without_title(name: Name) -> str:
    """Return a name without the words at its end that say what the person named next is."""
    words = name.text.split()
    while (
        words
        and name.text not in states()
        and (role_noun(words[-1]) or words[-1].lower() in name_edges().seniority)
    ):
        words.pop()
    return " ".join(words)


def _one_person(before: Name, name: Name) -> bool:
    """Tell two parts of a person's name, also where the first was taken for a place of which nothing is known."""
    unknown = before.kind == "place" and " " not in before.text and not is_place(before.text)
    short = f"{before.text} {name.text}".count(" ") < LONGEST_PERSON
    return short and (before.kind == "person" or unknown)


@cache
def _body() -> re.Pattern[str]:
    """Match an institution in small letters behind a name, with up to two words before it."""
    table = name_edges()
    return re.compile(rf"(?:['’]s?)? (?:[a-z-]+ )?(?:[a-z]+ )?({any_of(table.bodies | table.groups)})\b(?!-)")


def _is_kin(group: re.Match[str], name: Name, paragraph: Paragraph) -> bool:
    """Tell a group that goes by a person's name, "the Brandt family", from somebody's own: "Brandt's family"."""
    told = paragraph.text[: name.start - paragraph.offset].endswith(("the ", "The "))
    named = not (name.title or name.text.isupper())
    return told and named and group[0] == f" {group[1]}" and group[1] in name_edges().kin


def without_rank(name: Name, paragraph: Paragraph) -> Name:
    """Leave out the words of rank before an office that follows a name: of "Meridian Joint" before "Editor"."""
    behind = _CAPITALISED.match(paragraph.text, name.end - paragraph.offset)
    if behind is None or not role_noun(behind[1]):
        return name
    words = name.text.split()
    while len(words) > 1 and words[-1].lower() in name_edges().seniority:
        words.pop()
    text = " ".join(words)
    return replace(name, end=name.start + len(text), text=text)


@cache
def _body_of() -> re.Pattern[str]:
    """Match an institution in small letters, with up to two words before it, that a place behind it tells apart."""
    table = name_edges()
    told = any_of(table.bodies | table.groups)
    return re.compile(rf"(?<![\w-])(?:[a-z-]+ )?(?:[a-z]+ )?({told}) (?:of|in)(?: the)? $")


def _body_of_place(place: Name, paragraph: Paragraph) -> Name | None:
    """Return the institution that a place tells apart: "electoral commission of Velmora", "court in Torvik"."""
    start, end = place.start - paragraph.offset, place.end - paragraph.offset
    if not paragraph.text.endswith((" of ", " in ", " the "), 0, start):
        return None
    match = _body_of().search(paragraph.text, max(0, start - LONGEST_BODY), start)
    span = match and paragraph.doc.char_span(match.start(), match.end(1), alignment_mode="expand")
    if match is None or not span:
        return None
    words = list(dropwhile(lambda word: word.pos_ in _NO_PART | {"NUM"}, span))
    if not words or any(word.pos_ in _NO_PART for word in words):
        return None
    begin = words[0].idx
    kind: MentionKind = "group" if match[1] in name_edges().groups else "organisation"
    return Name(paragraph.offset + begin, place.end, kind, paragraph.text[begin:end])


def with_body(name: Name, paragraph: Paragraph) -> Name:
    """Let a name take in the institution that it tells apart, also in small letters: "the Iranian police"; or its faction."""
    start, end = name.start - paragraph.offset, name.end - paragraph.offset
    faction = _FACTION.match(paragraph.text, start)
    if faction and faction.end() >= end:
        return Name(name.start, paragraph.offset + faction.end(), name.kind, faction[0])
    if name.kind in {"state", "place"} and (body := _body_of_place(name, paragraph)):
        return body
    match = _body().match(paragraph.text, end)
    whose = match is not None and (name.kind == "person" or match[1] in name_edges().kin)
    if match is None or (whose and not _is_kin(match, name, paragraph)):
        return name
    words = paragraph.doc.char_span(match.start(), match.end(), alignment_mode="expand")
    if not words or any(word.pos_ in _NO_PART for word in words):
        return name
    last = words[-1]
    if last.dep_ == "compound" and last.head.i > last.i:
        return name
    kind: MentionKind = "group" if match[1] in name_edges().groups else "organisation"
    return Name(name.start, paragraph.offset + match.end(), kind, paragraph.text[start : match.end()])
