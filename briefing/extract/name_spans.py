"""The span of a name: where it begins and ends in its paragraph, and what of it is a title.

A tagger cuts names short ("Jung Hae" of "Jung Hae-in"), runs them together ("UNESCO's World Heritage")
and takes up words beside them ("Ex-Minister Brandt"). Each step here mends one of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from briefing.extract.dates.expressions import time_words
from briefing.extract.parse import Paragraph
from briefing.extract.tables import (
    is_office,
    name_edges,
    name_words,
    names_thing,
    regions,
    role_noun,
    split_titles,
    states,
    titles,
)
from briefing.model import MentionKind

WORD = r"[A-ZÀ-Þ][\w’'&.-]*\w"
OWNER = re.compile(r"['’]s? ")
LONGEST_PERSON = 5
OFFICES = {
    "Ministry",
    "Department",
    "Council",
    "Police",
    "Agency",
    "Authority",
    "Commission",
    "Committee",
    "Office",
    "University",
    "Bank",
    "Army",
    "Court",
    "Parliament",
    "Government",
    "Board",
    "Institute",
    "Bureau",
}
_LEADING = re.compile(r"^(?:the|a|an|this|that|our|his|her|its|their|former|ex-|late)\s+", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:['’`]s?|[-–](?:led|backed|based|run|owned|held|controlled|ruled|bound|born)|[\s\"“”‘’'.,;:()\[\]–—-]+)$"
)
_QUOTING = re.compile(r"\s[\"“][^\"”]*$")
"""A quotation that opens behind a name: 'told the Herald "You'."""
_OFFICE_BEHIND = re.compile(r"(?<=\w) (?:CEO|CFO|COO|CTO|MD|MPs?|MLAs?|PM)$")
_OPENING = re.compile(r"^[\s\"“”‘’'.,;:()\[\]–—-]+")
_WORD_MORE = re.compile(rf" {WORD}")
_WORD_BEFORE = re.compile(r"(?<![\w.’'-])([A-ZÀ-Þ](?:[\w’'-]*\w|\.)?) $")
_SUFFIX = re.compile(r"-(?!(?:led|run|born|held|era|wide|like)\b)[a-z]{1,4}\b")
_NUMBERED = re.compile(r" \d{1,3}(?=[,.;)’']|$)")
_AMOUNT = re.compile(r"[A-Z]{1,4}\$?\d[\d.,]*\w{0,2}")
_CAPITALS = re.compile(r"[A-Z]{2,6}")
_FIELDS = re.compile(rf"(?:, {WORD}(?: {WORD})?)*,? (?:and|&) {WORD}(?: {WORD})?(?! (?:and|[A-Z]))")
_NOT_NAMED = {"VERB", "AUX", "ADV", "ADP", "SCONJ", "PRON", "DET", "CCONJ", "INTJ"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: offsets in the article, its kind, and its text without title and article."""

    start: int
    end: int
    kind: MentionKind
    text: str
    title: str = ""


def without_verbs(name: Name, paragraph: Paragraph) -> Name:
    """Leave out words at the edges of a person's name that are no names: "Asking Zameer" → "Zameer"."""
    if name.kind != "person":
        return name
    start = name.start - paragraph.offset
    span = paragraph.doc.char_span(start, start + len(name.text), alignment_mode="expand")
    tokens = list(span) if span is not None else []
    while len(tokens) > 1 and tokens[0].pos_ in _NOT_NAMED and tokens[0].ent_iob_ != "I":
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].text[0].islower() and tokens[-1].pos_ in _NOT_NAMED:
        tokens = tokens[:-1]
    if not tokens:
        return name
    first, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    if (first, end) == (start, start + len(name.text)):
        return name
    return replace(
        name,
        start=paragraph.offset + first,
        end=paragraph.offset + end,
        text=paragraph.text[first:end],
    )


def trimmed(name: Name) -> Name | None:
    """Take articles, possessives, marks and titles off a name; None where no name is left."""
    text, start = name.text, name.start
    text = _QUOTING.sub("", text.split("\n")[0].split(" (")[0])
    while (rest := _LEADING.sub("", _OPENING.sub("", text))) != text:
        start += len(text) - len(rest)
        text = rest
    text = _OFFICE_BEHIND.sub("", text)
    while (rest := _TRAILING.sub("", text)) != text and not re.fullmatch(r"(?:\w\.)+", text):
        text = rest
    title, rest = _title_and_name(text, name.kind)
    kind = name.kind
    if title and is_named_after(title, rest):
        return Name(start, start + len(text), "place", text)
    if title:
        start += len(text) - len(rest)
        text, kind = rest, "person"
    elif text:
        kind = _kind_by_words(text, kind)
    if len(text) < 2 or (not text[0].isupper() and not text[0].isdigit() and "-" not in text):
        return None
    if _is_no_name(text) or _AMOUNT.fullmatch(text) or not any(c.isalpha() for c in text):
        return None
    return Name(start, start + len(text), kind, text, title)


@cache
def _no_names() -> frozenset[str]:
    return name_edges().unnamed.union(time_words().weekdays, time_words().months)


def _is_no_name(text: str) -> bool:
    """Tell a word with a capital that names nobody, in the singular or plural: "Monday", "Euros"."""
    word = text.lower()
    return word in _no_names() or word.removesuffix("s") in _no_names()


def is_named_after(title: str, rest: str) -> bool:
    """Tell a place that bears the name of a monarch or saint, who has no surname: "Queen Margrethe Street"."""
    told = " " in rest and name_words().get(rest.rsplit(maxsplit=1)[-1])
    return told == "place" and title.rpartition(" ")[2].lower() in name_edges().reigning


def _title_and_name(text: str, kind: MentionKind) -> tuple[str, str]:
    """Return what stands before a person's own name, and that name; no title where no person is meant."""
    title, rest = split_titles(text)
    words = rest.split()
    gender = titles().get(title.lower())
    if title and kind != "person" and is_institution(rest):
        return "", text
    told = not words or words[-1] in name_words() or is_office(rest)
    plain = (
        title.lower() not in name_edges().ambiguous
        and len(words) < LONGEST_PERSON
        and not told
        and rest not in states()
    )
    if kind != "person" and gender not in {"male", "female"} and not (title and plain):
        return "", text
    while rest.count(" ") > 1 and role_noun(rest.split()[0]):
        rest = rest.split(maxsplit=1)[1]
    for at, word in enumerate(words[1:-1], 1):
        if titles().get(word.lower()) == "neutral" and word not in name_edges().given:
            rest = " ".join(words[at + 1 :])
    return text[: len(text) - len(rest)].strip(), rest


def is_institution(text: str) -> bool:
    """Tell whether the last of several words names an institution and is no surname: "Fahd University"."""
    words = text.split()
    told = len(words) > 1 and name_words().get(words[-1]) in {"organisation", "group"}
    return told and words[-1] not in name_edges().surnames


def _kind_by_words(text: str, kind: MentionKind) -> MentionKind:
    """Return the kind that a name's own words tell, or the tagger's."""
    words = text.split()
    if kind == "person":
        told = name_words().get(words[-1])
        if (
            len(words) == 1
            and name_words().get(f"{text}s") == "group"
            and f"{text}s" not in name_edges().surnames
        ):
            return "group"
        return (
            told
            if told and words[-1] not in name_edges().surnames
            else "organisation"
            if _CAPITALS.fullmatch(text)
            else kind
        )
    if len(words) < 2:
        return kind
    head = name_words().get(text.partition(" of ")[0].split()[-1]) if " of " in text else None
    if head in {"organisation", "group"} or (head == "other" and names_thing(text)):
        return head
    told = name_words().get(words[-1]) or (name_words().get(words[0]) if " of " in text else None)
    return told or kind


def extended(names: Sequence[Name], paragraph: Paragraph) -> list[Name]:
    """Let names reach over the capitalised words beside them, up to the next name."""
    found: list[Name] = []
    for name, following in zip_longest(names, names[1:]):
        behind = found[-1].end if found else paragraph.offset
        if name.start < behind:
            continue
        if name.kind == "organisation" and (end := _joined_field(name, following, paragraph)):
            text = paragraph.text[name.start - paragraph.offset : end - paragraph.offset]
            found.append(replace(name, end=end, text=text))
            continue
        limit = following.start if following else paragraph.offset + len(paragraph.text)
        found.append(_reaching_back(_reaching(name, paragraph, limit), paragraph, behind))
    return found


def _reaching(name: Name, paragraph: Paragraph, limit: int) -> Name:
    text, offset = paragraph.text, paragraph.offset
    end = name.end - offset
    if name.text.rsplit(maxsplit=1)[-1] in name_edges().units and (number := _NUMBERED.match(text, end)):
        end = number.end()
        return replace(name, end=offset + end, text=text[name.start - offset : end])
    if name.kind == "person" and (suffix := _SUFFIX.match(text, end)):
        end = suffix.end()
    while (
        _takes_more(name)
        and (more := _WORD_MORE.match(text, end))
        and more.end() <= limit - offset
        and text[name.start - offset : more.end()].count(" ") < LONGEST_PERSON
        and not _is_no_name(more[0].strip())
        and not more[0].endswith(("'s", "’s"))
        and not ((name.kind != "person" or more[0].isupper()) and is_office(more[0].strip()))
    ):
        end = more.end()
    if offset + end == name.end:
        return name
    return replace(name, end=offset + end, text=text[name.start - offset : end])


def _joined_field(name: Name, following: Name | None, paragraph: Paragraph) -> int | None:
    """Return where an office's further fields end: "Ministry of Sport, Youth and National Service"."""
    head, of, _ = name.text.partition(" of ")
    found = _FIELDS.match(paragraph.text, name.end - paragraph.offset)
    if not of or found is None or name_words().get(head.split()[-1]) != "organisation":
        return None
    end = paragraph.offset + found.end()
    apart = following is not None and following.start < end and following.kind in {"person", "state", "place"}
    return None if apart or any(word in OFFICES for word in found[0].split()) else end


def _takes_more(name: Name) -> bool:
    """Tell a name that may be cut short: a person's, or a single word of no known place."""
    known = name.text in states() or name.text in regions()
    return name.kind == "person" or (name.kind in {"place", "group"} and " " not in name.text and not known)


def _reaching_back(name: Name, paragraph: Paragraph, behind: int) -> Name:
    """Let a person's single name take the first name or initial before it: "R Ashoka"."""
    text, offset = paragraph.text, paragraph.offset
    begin = name.start - offset
    found = _WORD_BEFORE.search(text, max(0, begin - 30), begin)
    if name.kind != "person" or found is None or offset + found.start() < behind:
        return name
    word = found[1]
    token = paragraph.doc.char_span(found.start(1), found.end(1))
    proper = token is not None and token[0].pos_ == "PROPN"
    if name.text.count(" ") > 1 or (token is not None and token[0].is_sent_start and " " not in name.text):
        return name
    strange = titles().get(word.lower()) or role_noun(word) or word in states() or word in regions()
    if text[: found.start()].endswith(("the ", "of ", "a ", "an ")):
        return name
    if not proper or strange or _is_no_name(word) or word in name_words():
        return name
    return replace(name, start=offset + found.start(), text=text[found.start() : name.end - offset])
