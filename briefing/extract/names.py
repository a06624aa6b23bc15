"""Names as a tagger finds them, mended with what is known of states and of names in general.

`tag_names` is the one place that knows the tagger: another model can take its place here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing.extract.parse import Paragraph, Parsed
from briefing.extract.tables import name_words, regions, split_titles, state_pattern, states, titles
from briefing.model import MentionKind

LABELS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_LEADING = re.compile(r"^(?:the|a|an|this|that|our|his|her|its|their|former|ex-|late)\s+", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:['’`]s?|[-–](?:led|backed|based|run|owned|held|controlled|ruled|bound|born)|[\s\"“”‘’'.,;:()\[\]–—-]+)$"
)
_OPENING = re.compile(r"^[\s\"“”‘’'.,;:()\[\]–—-]+")
_WORD = r"[A-ZÀ-Þ][\w’'&.-]*\w"
_RUN = re.compile(rf"{_WORD}(?: (?:(?:of|for|and|de) (?:the )?)?{_WORD})*")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,7}")
_WORD_MORE = re.compile(rf" {_WORD}")
_OWNER = re.compile(r"['’]s? ")
LONGEST_PERSON = 5
LONGEST_TITLED = 3
_AMOUNT = re.compile(r"[A-Z]{1,4}\$?\d[\d.,]*\w{0,2}")
_NOT_NAMED = {"VERB", "AUX", "ADV", "ADP", "SCONJ", "PRON", "DET", "CCONJ", "INTJ"}
_CALENDAR = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|today|yesterday|tomorrow|covid(?:-19)?|euro|dollar|english|internet)s?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: offsets in the article, its kind, and its text without title and article."""

    start: int
    end: int
    kind: MentionKind
    text: str
    title: str = ""


def tag_names(paragraph: Paragraph) -> Iterator[Name]:
    """Yield the names that the tagger finds in one paragraph, as it finds them."""
    for entity in paragraph.doc.ents:
        kind = LABELS.get(entity.label_)
        if kind is not None:
            start = paragraph.offset + entity.start_char
            yield Name(start, start + len(entity.text), kind, entity.text)


def find_names(parsed: Parsed) -> list[Name]:
    """Return the names of an article in order, trimmed, states from the table, none overlapping."""
    found: list[Name] = []
    for paragraph in parsed.paragraphs:
        tagged = [
            _titled(t, paragraph)
            for name in tag_names(paragraph)
            if (t := _trimmed(_named_part(name, paragraph)))
        ]
        known = list(_states_in(paragraph))
        runs = list(_runs(paragraph))
        tagged += [name for name in runs if _tells_institution(name.text)]
        named = _extended(_without_overlaps(tagged, known), paragraph)
        found += _without_overlaps(named, _passed_over(named, runs))
    return found


def _tells_institution(text: str) -> bool:
    """Tell whether a run of capitalised words is one institution by its words: "Roads and Transport Authority"."""
    words = text.split()
    institution = {"organisation", "group"}
    if len(words) < 3 or name_words().get(words[-1]) not in institution or _OWNER.search(text):
        return False
    return not any(
        (word in {"of", "for"} and name_words().get(before) not in institution)
        or (word == "and" and (before in states() or name_words().get(before) in institution))
        for before, word in pairwise(words)
    )


def _named_part(name: Name, paragraph: Paragraph) -> Name:
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
    return replace(
        name,
        start=paragraph.offset + first,
        end=paragraph.offset + end,
        text=paragraph.doc.text[first:end],
    )


def _extended(names: Sequence[Name], paragraph: Paragraph) -> list[Name]:
    """Let persons reach over the capitalised words that follow them, up to the next name."""
    ends = [*(name.start for name in names), paragraph.offset + len(paragraph.doc.text)][1:]
    return [_reaching(name, paragraph, end) for name, end in zip(names, ends, strict=True)]


def _reaching(name: Name, paragraph: Paragraph, limit: int) -> Name:
    text, offset = paragraph.doc.text, paragraph.offset
    end = name.end - offset
    while (
        name.kind == "person"
        and (more := _WORD_MORE.match(text, end))
        and more.end() <= limit - offset
        and text[name.start - offset : more.end()].count(" ") < LONGEST_PERSON
        and not _CALENDAR.fullmatch(more[0].strip())
        and not more[0].endswith(("'s", "’s"))
    ):
        end = more.end()
    return replace(name, end=offset + end, text=text[name.start - offset : end])


def _trimmed(name: Name) -> Name | None:
    """Take articles, possessives, marks and titles off a name; None where no name is left."""
    text, start = name.text, name.start
    text = text.split("\n")[0].split(" (")[0]
    while (rest := _LEADING.sub("", _OPENING.sub("", text))) != text:
        start += len(text) - len(rest)
        text = rest
    while (rest := _TRAILING.sub("", text)) != text and not re.fullmatch(r"(?:\w\.)+", text):
        text = rest
    title, rest = split_titles(text)
    kind = name.kind
    if kind == "person" or titles().get(title.lower()) in {"male", "female"}:
        start += len(text) - len(rest)
        text, kind = rest, "person"
    else:
        title = ""
        kind = _kind_by_words(text, kind)
    if len(text) < 2 or (not text[0].isupper() and not text[0].isdigit() and "-" not in text):
        return None
    if _CALENDAR.fullmatch(text) or _AMOUNT.fullmatch(text) or not any(c.isalpha() for c in text):
        return None
    return replace(name, start=start, end=start + len(text), text=text, title=title, kind=kind)


def _titled(name: Name, paragraph: Paragraph) -> Name:
    """Read the word before a name: a title makes a person, "in" makes a place of what the tagger calls an organisation."""
    at = name.start - paragraph.offset
    before = paragraph.doc.text[max(0, at - 40) : at]
    words = before.split()
    if not before.endswith(" ") or not words or name.text in states():
        return name
    told = name_words().get(name.text.split()[-1])
    gender = titles().get(words[-1].lower())
    short = name.text.count(" ") < LONGEST_TITLED and told is None
    if words[-1][:1].isupper() and (gender in {"male", "female"} or (gender == "neutral" and short)):
        return replace(name, kind="person", title=name.title or words[-1])
    untold = name.kind == "organisation" and told is None and not name.text.isupper()
    if untold and (name.text in regions() or words[-1] in {"in", "near"}):
        return replace(name, kind="place")
    return name


def _kind_by_words(text: str, kind: MentionKind) -> MentionKind:
    """Return the kind that a name's own words tell, or the tagger's."""
    words = text.split()
    if len(words) < 2:
        return kind
    told = name_words().get(words[-1]) or (name_words().get(words[0]) if " of " in text else None)
    return told or kind


def _states_in(paragraph: Paragraph) -> Iterator[Name]:
    for match in state_pattern().finditer(paragraph.doc.text):
        form = states()[match[0]][1]
        kind: MentionKind = "place" if form == "seat" else "state"
        start = paragraph.offset + match.start()
        yield Name(start, start + len(match[0]), kind, match[0])


def _runs(paragraph: Paragraph) -> Iterator[Name]:
    """Yield runs of capitalised words and acronyms, whatever the tagger makes of them.

    A word or two that begin a sentence are no name for that.
    """
    text = paragraph.doc.text
    starts = {sentence.start_char for sentence in paragraph.doc.sents}
    proper = {token.idx: token.pos_ for token in paragraph.doc}
    for match in _RUN.finditer(text):
        words = match[0].split()
        before = text[max(0, match.start() - 2) : match.start()].strip()
        first = match.start() in starts or before in {'"', "“", "‘"}
        begin = match.start()
        if first and proper.get(begin) not in {"PROPN", "NOUN", "ADJ"} and len(words) > 1:
            begin += len(words[0]) + 1
            words, first = words[1:], False
        alone = len(words) == 1
        if alone and not _ACRONYM.fullmatch(words[0]) and (first or proper.get(begin) != "PROPN"):
            continue
        if first and len(words) == 2 and proper.get(begin) != "PROPN":
            continue
        if name_words().get(words[-1]) == "other":
            continue
        start, whole = paragraph.offset + begin, text[begin : match.end()]
        kind: MentionKind = "other" if alone and not (whole.isupper() and len(whole) > 2) else "organisation"
        name = _trimmed(Name(start, start + len(whole), kind, whole))
        if name is not None:
            yield name


def _passed_over(named: Sequence[Name], runs: Iterable[Name]) -> Iterator[Name]:
    """Yield the runs that hold no name found otherwise."""
    taken = sorted((name.start, name.end) for name in named)
    starts = [start for start, _ in taken]
    for name in runs:
        at = bisect_right(starts, name.start)
        if (at and taken[at - 1][1] > name.start) or (at < len(taken) and taken[at][0] < name.end):
            continue
        yield name


def _without_overlaps(tagged: Iterable[Name], known: Iterable[Name]) -> list[Name]:
    """Keep the longer of two that overlap; a state from the table wins over the tagger's own reading of it."""
    kept: list[Name] = []
    ranked = [(-(name.end - name.start), 1, name) for name in tagged]
    ranked += [(-(name.end - name.start), 0, name) for name in known]
    taken: set[int] = set()
    for _, _, name in sorted(ranked, key=lambda entry: (entry[0], entry[1], entry[2].start)):
        places = range(name.start, name.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)
