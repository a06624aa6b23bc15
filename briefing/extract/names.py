"""Names as a tagger finds them, mended with what is known of states and of names in general.

`tag_names` is the one place that knows the tagger: another model can take its place here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.extract.company import in_company
from briefing.extract.datelines import dateline_end
from briefing.extract.name_context import told_beside
from briefing.extract.name_runs import passed_over, runs_of, tells_institution
from briefing.extract.name_spans import (
    Name,
    extended,
    is_institution,
    is_named_after,
    trimmed,
    without_verbs,
)
from briefing.extract.neighbours import apart, beside_each_other, with_body, without_office, without_rank
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
_GOVERNMENT = re.compile(r"(?:(?<=[Tt]he )|(?<=[Tt]he federal )|(?<=[Tt]he central ))government\b(?! of\b|-)")
_CREDITED = r"[A-ZÀ-Þ][\w.&’'-]*"
_CREDIT = re.compile(
    rf"(?<=[.!?]) ?[–—-]{{1,2}} ?{_CREDITED}(?:(?: |, | ?/ ?| and | of | with ){_CREDITED}){{0,7}}$"
)
"""Who a text is from, after a dash behind its last full stop: "– The Velmora Times/Torv News Network"."""
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
    runs = [_whole_craft(name, paragraph) for name in runs_of(paragraph)]
    tagged += [name for name in runs if tells_institution(name.text)]
    tagged += _spelled_out(paragraph)
    whole = beside_each_other(_without_overlaps(tagged, known), paragraph)
    reaching = beside_each_other(extended(whole, paragraph), paragraph)
    named = [with_body(without_rank(name, paragraph), paragraph) for name in reaching]
    others = [with_body(name, paragraph) for name in passed_over(named, runs)]
    found = [part for name in _without_overlaps(named, others) for part in without_office(name)]
    credit = _CREDIT.search(paragraph.text)
    end = paragraph.offset + (credit.start() if credit else len(paragraph.text))
    parties = [name for name in found if name.start < end or name.kind == "person"]
    return list(in_company(told_beside(parties, paragraph), paragraph))


def _scene(names: Iterable[Name], parsed: Parsed) -> Iterator[Name]:
    """Yield names, the town of the dateline that opens the article as a place."""
    first = parsed.paragraphs[0] if parsed.paragraphs else None
    behind = first.offset + dateline_end(first.text) if first else 0
    for name in names:
        town = name.start < behind and name.kind != "state" and (name.text.isupper() or is_place(name.text))
        yield replace(name, kind="place") if town else name


def _whole_craft(name: Name, paragraph: Paragraph) -> Name:
    """Give "the Lady Ilse" and "the ferry Lady Ilse" the first word back: so a ship or a house is called, and "HMS Ilse"."""
    if name.text.partition(" ")[0] in name_edges().ships and " " in name.text:
        return replace(name, kind="other")
    at = name.start - paragraph.offset
    ahead = paragraph.text[max(0, at - 20) : at].split(" ")[-2:]
    title = ahead[0] if len(ahead) == 2 and not ahead[1] else ""
    start = at - len(title) - 1
    if title in name_edges().ships:
        whole = paragraph.text[start : name.end - paragraph.offset]
        return Name(paragraph.offset + start, name.end, "other", whole)
    if title.lower() not in _CRAFT or not title[0].isupper() or " " in name.text or start < 2:
        return name
    before = paragraph.doc.char_span(start - 2, start - 1, alignment_mode="expand")
    noun = before[0] if before else None
    if noun is None or not (noun.lower_ == "the" or (noun.tag_ == "NN" and not role_noun(noun.text))):
        return name
    whole = paragraph.text[start : name.end - paragraph.offset]
    return Name(paragraph.offset + start, name.end, "other", whole)


def _titled(name: Name, paragraph: Paragraph) -> Name:
    """Read the word before a name: a title makes a person, "in" makes a place of what the tagger calls an organisation."""
    at = name.start - paragraph.offset
    before = paragraph.text[max(0, at - 40) : at]
    words = before.split()
    if not before.endswith(" ") or not words or name.text in states():
        return name
    last = name.text.split()[-1]
    told = None if last in name_edges().surnames else name_words().get(last)
    gender = titles().get(words[-1].lower())
    short = name.text.count(" ") < LONGEST_TITLED and told is None
    place = is_named_after(words[-1], name.text)
    if words[-1][:1].isupper() and gender in {"male", "female"} and (place or is_institution(name.text)):
        start = at - len(words[-1]) - 1
        whole = paragraph.text[start : name.end - paragraph.offset]
        return Name(paragraph.offset + start, name.end, "place" if place else told or name.kind, whole)
    if words[-1][:1].isupper() and (gender in {"male", "female"} or (gender == "neutral" and short)):
        return replace(name, kind="person", title=name.title or words[-1])
    scene = words[-1] in {"in", "near", "at", "from"}
    if scene and (name.text in cities() or name.text in regions()):
        return replace(name, kind="place")
    if words[-1] in {"in", "near", "at"} and name_words().get(last) == "place":
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
