"""Names as a tagger finds them, mended with what is known of states and of names in general.

`tag_names` is the one place that knows the tagger: another model can take its place here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.extract.parse import Paragraph, Parsed
from briefing.extract.tables import name_words, split_titles, state_pattern, states, titles
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
_TRAILING = re.compile(r"(?:['’`]s?|[\s\"“”‘’'.,;:()\[\]–—-]+)$")
_OPENING = re.compile(r"^[\s\"“”‘’'.,;:()\[\]–—-]+")
_WORD = r"[A-ZÀ-Þ][\w’'&.-]*\w"
_RUN = re.compile(rf"{_WORD}(?: (?:(?:of|for|and|de) (?:the )?)?{_WORD})*")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{2,7}")
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
    guessed: bool = False


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
        tagged = [_titled(trimmed, paragraph) for name in tag_names(paragraph) if (trimmed := _trimmed(name))]
        known = list(_states_in(paragraph))
        named = _without_overlaps(tagged, known)
        found += _without_overlaps(named, _capitalised(paragraph, named))
    return found


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
    if _CALENDAR.fullmatch(text) or not any(c.isalpha() for c in text):
        return None
    return replace(name, start=start, end=start + len(text), text=text, title=title, kind=kind)


def _titled(name: Name, paragraph: Paragraph) -> Name:
    """Read what stands behind "Mr", "Ms" and the like as a person, whatever the tagger says."""
    before = paragraph.doc.text[: name.start - paragraph.offset].rsplit(None, 1)
    word = (
        before[-1]
        if before
        and paragraph.doc.text[name.start - paragraph.offset - 1 : name.start - paragraph.offset] == " "
        else ""
    )
    if titles().get(word.lower()) in {"male", "female"} and word[:1].isupper():
        return replace(name, kind="person", title=name.title or word)
    return name


def _kind_by_words(text: str, kind: MentionKind) -> MentionKind:
    """Return the kind that a name's own words tell, or the tagger's."""
    words = text.split()
    told = name_words().get(words[-1]) or (name_words().get(words[0]) if " of " in text else None)
    return told if told and len(words) > 1 else kind


def _states_in(paragraph: Paragraph) -> Iterator[Name]:
    for match in state_pattern().finditer(paragraph.doc.text):
        form = states()[match[0]][1]
        kind: MentionKind = "place" if form == "seat" else "state"
        start = paragraph.offset + match.start()
        yield Name(start, start + len(match[0]), kind, match[0])


def _capitalised(paragraph: Paragraph, named: Sequence[Name]) -> Iterator[Name]:
    """Yield runs of capitalised words and acronyms that the tagger passed over, as organisations.

    A single capitalised word at the start of a sentence is no name for that.
    """
    text = paragraph.doc.text
    starts = {sentence.start_char for sentence in paragraph.doc.sents}
    for match in _RUN.finditer(text):
        words = match[0].split()
        first = match.start() in starts or text[max(0, match.start() - 2) : match.start()].strip() in {
            '"',
            "“",
            "‘",
        }
        if len(words) == 1 and not _ACRONYM.fullmatch(match[0]):
            continue
        if first and len(words) == 2:
            continue
        if len(words) > 1 and name_words().get(words[-1], "other") == "other":
            continue
        start = paragraph.offset + match.start()
        name = _trimmed(Name(start, start + len(match[0]), "organisation", match[0], guessed=True))
        if name is not None and not any(one.start < name.end and name.start < one.end for one in named):
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
