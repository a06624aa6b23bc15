"""Runs of capitalised words: names that a tagger passes over or cuts short."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from briefing.extract.name_spans import OWNER, WORD, Name, trimmed
from briefing.extract.parse import Paragraph
from briefing.extract.tables import bodies, is_office, name_edges, name_words, role_noun, states, titles
from briefing.model import MentionKind

_COUNTED = {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"}
"""Labels of what a tagger finds that is no name."""
_RUN = re.compile(rf"{WORD}(?: (?:(?:of|for|and|de) (?:the )?)?(?:(?:[A-Z]\.|[B-HJ-Z]) (?=[A-Z]))?{WORD})*")
_DOTTED = re.compile(r"(?<=[Tt]he )(?:[A-Z]\.){2,}(?! ?[A-Z])")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,7}")
LONGEST_KNOWN = 4
"""Words of the names of states and international bodies that are looked for before "and"."""


def tells_institution(text: str) -> bool:
    """Tell whether a run of capitalised words is one institution by its words: "Roads and Transport Authority"."""
    words = text.split()
    institution = {"organisation", "group"}
    if len(words) < 3 or name_words().get(words[-1]) not in institution:
        return False
    if any(not role_noun(text[: owner.start()].rsplit(maxsplit=1)[-1]) for owner in OWNER.finditer(text)):
        return False
    # Both words before a firm's legal form tell its trade: "Velmora Oil and Gas Ltd".
    firm = words[-3] == "and" and words[-1] in name_edges().firms and words[-2] in name_words()
    return not any(
        (word in {"of", "for"} and name_words().get(words[at]) not in institution)
        or (
            word == "and" and not (firm and at == len(words) - 4) and _apart(words[: at + 1], words[at + 2 :])
        )
        for at, word in enumerate(words[1:])
    )


def _apart(words: Sequence[str], behind: Sequence[str]) -> bool:
    """Tell whether "and" stands between two names: one that is known or told by its last word, or a demonym or article behind it."""
    article = behind[0] == "the" and not {"of", "for"} & set(words)
    if article or behind[0] in states() or name_words().get(words[-1]) in {"organisation", "group"}:
        return True
    last = (" ".join(words[-count:]) for count in range(1, LONGEST_KNOWN + 1))
    return any(form in states() or form in bodies() for form in last)


def runs_of(paragraph: Paragraph) -> Iterator[Name]:
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
    counted = {token.idx for token in paragraph.doc if token.ent_type_ in _COUNTED}
    for match in _RUN.finditer(text):
        words = match[0].split()
        before = text[max(0, match.start() - 2) : match.start()].strip()
        first = match.start() in starts or before in {'"', "“", "‘"}
        begin = match.start()
        if first and proper.get(begin) not in {"PROPN", "NOUN", "ADJ"} and len(words) > 1:
            begin += len(words[0]) + 1
            words, first = words[1:], False
        if begin in counted:
            continue
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


def passed_over(named: Sequence[Name], runs: Iterable[Name]) -> Iterator[Name]:
    """Yield the runs that hold no name found otherwise."""
    taken = sorted((name.start, name.end) for name in named)
    starts = [start for start, _ in taken]
    for name in runs:
        for part in chain((name,), _joined(name), _before_office(name)):
            at = bisect_right(starts, part.start)
            if (at and taken[at - 1][1] > part.start) or (at < len(taken) and taken[at][0] < part.end):
                continue
            yield part
            break


def _joined(name: Name) -> Iterator[Name]:
    """Yield the longer names that "and" joins in a run: "Jacobo Brandt and Ilse Torv"."""
    begin = 0
    office, of, _ = name.text.partition(" of ")
    if of and is_office(office):
        return
    for part in name.text.split(" and "):
        owned = OWNER.split(part, maxsplit=1)[-1]
        for its in dict.fromkeys((part, owned)):
            if " " in its:
                start = name.start + begin + len(part) - len(its)
                yield replace(name, start=start, end=start + len(its), text=its)
        begin += len(part) + len(" and ")


def _before_office(name: Name) -> Iterator[Name]:
    """Yield the acronym that stands before an office in a run: "VDP" of "VDP Secretary Ilse Brandt"."""
    words = name.text.split(maxsplit=2)
    if len(words) == 1 or not _ACRONYM.fullmatch(words[0]):
        return
    known = words[0] in name_words() or role_noun(words[0]) or words[0].lower() in titles()
    if not known and is_office(words[1]):
        yield replace(name, end=name.start + len(words[0]), text=words[0], kind="organisation")
