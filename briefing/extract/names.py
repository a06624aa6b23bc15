"""Names as a tagger finds them, mended with what is known of states and of names in general.

`tag_names` is the one place that knows the tagger: another model can take its place here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.extract.company import in_company
from briefing.extract.datelines import dateline_end
from briefing.extract.name_spans import (
    OWNER,
    WORD,
    Name,
    extended,
    trimmed,
    without_verbs,
)
from briefing.extract.neighbours import apart, beside_each_other, with_body
from briefing.extract.parse import Paragraph, Parsed
from briefing.extract.tables import (
    cities,
    is_place,
    name_edges,
    name_words,
    regions,
    role_noun,
    state_pattern,
    states,
    titles,
)
from briefing.model import MentionKind

LABELS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_RUN = re.compile(rf"{WORD}(?: (?:(?:of|for|and|de) (?:the )?)?(?:(?:[A-Z]\.|[B-HJ-Z]) (?=[A-Z]))?{WORD})*")
_DOTTED = re.compile(r"(?<=[Tt]he )(?:[A-Z]\.){2,}(?! ?[A-Z])")
_GOVERNMENT = re.compile(r"(?<=[Tt]he )government\b(?! of\b|-)")
_BRACKETED = re.compile(r"\w ?\(([A-Z]{2,8})\)")
_CRAFT = {
    "lady",
    "miss",
    "sir",
    "lord",
    "king",
    "queen",
    "prince",
    "princess",
    "admiral",
    "captain",
    "general",
}
LONGEST_SPELLED_OUT = 120
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,7}")
LONGEST_TITLED = 3


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
        at, names = paragraph.doc.once("names", lambda: (paragraph.offset, _names_of(paragraph)))  # noqa: B023 - called at once
        by = paragraph.offset - at
        found += [replace(name, start=name.start + by, end=name.end + by) for name in names] if by else names
    return [*_scene(found, parsed)]


def _names_of(paragraph: Paragraph) -> list[Name]:
    """Return the names of one paragraph in order, none overlapping."""
    tagged = [
        _titled(_whole_craft(name, paragraph), paragraph)
        for tagged in tag_names(paragraph)
        for part in apart(tagged)
        if (name := trimmed(without_verbs(part, paragraph)))
    ]
    known = list(_states_in(paragraph))
    runs = [_whole_craft(name, paragraph) for name in _runs(paragraph)]
    tagged += [name for name in runs if _tells_institution(name.text)]
    tagged += _spelled_out(paragraph)
    whole = beside_each_other(_without_overlaps(tagged, known), paragraph)
    named = [with_body(name, paragraph) for name in extended(whole, paragraph)]
    others = [with_body(name, paragraph) for name in _passed_over(named, runs)]
    return list(in_company(_without_overlaps(named, others), paragraph))


def _scene(names: Iterable[Name], parsed: Parsed) -> Iterator[Name]:
    """Yield names, the town of the dateline that opens the article as a place."""
    first = parsed.paragraphs[0] if parsed.paragraphs else None
    behind = first.offset + dateline_end(first.text) if first else 0
    for name in names:
        town = name.start < behind and name.kind != "state" and (name.text.isupper() or is_place(name.text))
        yield replace(name, kind="place") if town else name


def _whole_craft(name: Name, paragraph: Paragraph) -> Name:
    """Give "the Lady Ilse" and "the ferry Lady Ilse" the first word back: so a ship or a house is called."""
    at = name.start - paragraph.offset
    ahead = paragraph.text[max(0, at - 20) : at].split(" ")[-2:]
    title = ahead[0] if len(ahead) == 2 and not ahead[1] else ""
    start = at - len(title) - 1
    if title.lower() not in _CRAFT or not title[0].isupper() or " " in name.text or start < 2:
        return name
    before = paragraph.doc.char_span(start - 2, start - 1, alignment_mode="expand")
    noun = before[0] if before else None
    if noun is None or not (noun.lower_ == "the" or (noun.tag_ == "NN" and not role_noun(noun.text))):
        return name
    whole = paragraph.text[start : name.end - paragraph.offset]
    return Name(paragraph.offset + start, name.end, "other", whole)


def _tells_institution(text: str) -> bool:
    """Tell whether a run of capitalised words is one institution by its words: "Roads and Transport Authority"."""
    words = text.split()
    institution = {"organisation", "group"}
    if len(words) < 3 or name_words().get(words[-1]) not in institution:
        return False
    if any(not role_noun(text[: owner.start()].rsplit(maxsplit=1)[-1]) for owner in OWNER.finditer(text)):
        return False
    return not any(
        (word in {"of", "for"} and name_words().get(before) not in institution)
        or (word == "and" and (before in states() or name_words().get(before) in institution))
        for before, word in pairwise(words)
    )


def _titled(name: Name, paragraph: Paragraph) -> Name:
    """Read the word before a name: a title makes a person, "in" makes a place of what the tagger calls an organisation."""
    at = name.start - paragraph.offset
    before = paragraph.text[max(0, at - 40) : at]
    words = before.split()
    if not before.endswith(" ") or not words or name.text in states():
        return name
    told = name_words().get(name.text.split()[-1])
    gender = titles().get(words[-1].lower())
    short = name.text.count(" ") < LONGEST_TITLED and told is None
    if words[-1][:1].isupper() and (gender in {"male", "female"} or (gender == "neutral" and short)):
        return replace(name, kind="person", title=name.title or words[-1])
    scene = words[-1] in {"in", "near", "at", "from"}
    if scene and (name.text in cities() or name.text in regions()):
        return replace(name, kind="place")
    untold = name.kind == "organisation" and told is None and not name.text.isupper()
    if untold and (name.text in regions() or words[-1] in {"in", "near"}):
        return replace(name, kind="place")
    return name


def _states_in(paragraph: Paragraph) -> Iterator[Name]:
    for match in _GOVERNMENT.finditer(paragraph.text):
        start = paragraph.offset + match.start()
        yield Name(start, start + len(match[0]), "state", match[0])
    for match in state_pattern().finditer(paragraph.text):
        form = states()[match[0]][1]
        kind: MentionKind = "place" if form == "seat" else "state"
        start = paragraph.offset + match.start()
        yield Name(start, start + len(match[0]), kind, match[0])


def _runs(paragraph: Paragraph) -> Iterator[Name]:
    """Yield runs of capitalised words and acronyms, whatever the tagger makes of them.

    A word or two that begin a sentence are no name for that.
    """
    text = paragraph.text
    for match in _DOTTED.finditer(text):
        if match[0] not in states():
            start = paragraph.offset + match.start()
            yield Name(start, start + len(match[0]), "organisation", match[0])
    starts = {sentence.start_char for sentence in paragraph.doc.sents}
    proper = {token.idx: token.pos_ for token in paragraph.doc}
    verbs = {at for at, part in proper.items() if part in {"VERB", "AUX"}}
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
            institution = name_words().get(words[0]) == "organisation"
            if institution and words[0].lower() not in name_edges().vague and match.end() + 1 in verbs:
                start = paragraph.offset + begin
                yield Name(start, start + len(words[0]), "organisation", words[0])
            continue
        if first and len(words) == 2 and proper.get(begin) != "PROPN":
            continue
        if name_words().get(words[-1]) == "other":
            continue
        start, whole = paragraph.offset + begin, text[begin : match.end()]
        kind: MentionKind = "other" if alone and not (whole.isupper() and len(whole) > 2) else "organisation"
        name = trimmed(Name(start, start + len(whole), kind, whole))
        if name is not None:
            yield name


def _passed_over(named: Sequence[Name], runs: Iterable[Name]) -> Iterator[Name]:
    """Yield the runs that hold no name found otherwise."""
    taken = sorted((name.start, name.end) for name in named)
    starts = [start for start, _ in taken]
    for name in runs:
        for part in (name, *_joined(name)):
            at = bisect_right(starts, part.start)
            if (at and taken[at - 1][1] > part.start) or (at < len(taken) and taken[at][0] < part.end):
                continue
            yield part
            break


def _joined(name: Name) -> Iterator[Name]:
    """Yield the longer names that "and" joins in a run: "Jacobo Brandt and Ilse Torv"."""
    begin = 0
    for part in name.text.split(" and "):
        if " " in part:
            start = name.start + begin
            yield replace(name, start=start, end=start + len(part), text=part)
        begin += len(part) + len(" and ")


def _spelled_out(paragraph: Paragraph) -> Iterator[Name]:
    """Yield the names that an acronym in brackets sums up: "Velmora Tenants' League (VTL)"."""
    text = paragraph.text
    for match in _BRACKETED.finditer(text):
        end = match.start() + 1
        words = list(re.finditer(r"[\w’']+", text[max(0, end - LONGEST_SPELLED_OUT) : end]))
        capitals = [word for word in words if word[0][0].isupper()][-len(match[1]) :]
        if "".join(word[0][0] for word in capitals) == match[1]:
            start = max(0, end - LONGEST_SPELLED_OUT) + capitals[0].start()
            whole = text[start:end]
            name = trimmed(Name(paragraph.offset + start, paragraph.offset + end, _kind(whole), whole))
            if name is not None:
                yield name


def _kind(name: str) -> MentionKind:
    told = name_words().get(name.rsplit(maxsplit=1)[-1])
    return told if told in {"organisation", "group"} else "organisation"


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
