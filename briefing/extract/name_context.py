"""What stands right beside a name and tells what it is: an age, an office, a region, the rest of the name of a prize."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from briefing.extract.alternatives import any_of
from briefing.extract.name_spans import Name
from briefing.extract.parse import Paragraph
from briefing.extract.tables import name_edges, name_words, regions, role_noun, states

_AWARDED = r"(?: of|(?<= of)) the (?:Year|Month|Week|Season|Decade|Century|Tournament|Match)\b"
_AWARD = re.compile(rf"\w{_AWARDED}")
_AWARD_OR_LAW = re.compile(rf"{_AWARDED}| ?\([A-Z][^()]{{0,40}}\) (?:Act|Bill|Law|Ordinance|Rules)\b")
"""What stands behind the name of an award or a law: "Farmer of the Year", "Harbours (Safety) Act"."""
_HEADED = re.compile(r"\b(\w+) (?:of|for|in)(?: the)? (?:[A-Z][\w-]+,? (?:(?:and|&) )?)*$")
"""Who heads or teaches a field, with further fields before it: "Minister of Trade and "."""
_COMMON = frozenset({"NN", "NNS", "JJ", "VB", "VBG", "VBN", "VBD", "IN", "DT", "RB", "WDT", "PRP"})
_COMPASS = re.compile(r"(?:North|South|East|West)(?:ern)?[ -]")
_AGE = re.compile(r", (?:aged )?[1-9]\d(?:,|\.$|\. [A-Z]| and\b)")
_CAPITALISED = re.compile(r"[A-Z]\w+")
_LETTERS = re.compile(r"(?:[A-Z]\.? ?){2,}[A-Z]?\.?")
_FROM = re.compile(r"\b(?:in|from|at|near|outside|around) $", re.IGNORECASE)
LONGEST_OFFICE = 80
LONGEST_UNTOLD = 3
SHORTEST_DOCTRINE = 5


def told_beside(names: Sequence[Name], paragraph: Paragraph) -> list[Name]:
    """Return names without those that are no party's, some with the kind that the words beside them tell."""
    found: list[Name] = []
    for name, following in zip_longest(names, names[1:]):
        before = found[-1] if found else None
        if (
            _is_award_or_law(name, paragraph)
            or _is_field(name, paragraph)
            or _is_adjective(name)
            or _is_origin(name, paragraph)
            or _is_creed(name.text)
            or _is_honour(name, before, paragraph)
            or _is_common_word(name, paragraph)
            or _is_medium(name, paragraph)
            or _is_title(name, paragraph)
        ):
            continue
        own = _without_portfolio(name, paragraph)
        if own.kind == "person" and _is_part_of_place(own, before, paragraph):
            own = replace(own, kind="place")
        found.append(_by_neighbours(own, following, paragraph))
    return found


def _is_award_or_law(name: Name, paragraph: Paragraph) -> bool:
    """Tell a name that is, or is cut from, that of an award or a law."""
    end = name.end - paragraph.offset
    behind = paragraph.text.startswith((" of ", " the ", " (", "("), end)
    return bool(
        (behind and _AWARD_OR_LAW.match(paragraph.text, end))
        or (" the " in name.text and _AWARD.search(name.text))
    )


def _is_field(name: Name, paragraph: Paragraph) -> bool:
    """Tell a field of work or study behind who heads or teaches it: "head of Balance Sheet Management"."""
    *before, last = name.text.split()
    if name.kind in {"state", "person"} or last not in name_edges().fields or {"of", "for"} & {*before}:
        return False
    at = name.start - paragraph.offset
    found = _HEADED.search(paragraph.text, max(0, at - LONGEST_OFFICE), at)
    headed = found is not None and (found[1] in name_edges().headed or role_noun(found[1]))
    return headed or _studied().search(paragraph.text, max(0, at - LONGEST_OFFICE), at) is not None


def _is_adjective(name: Name) -> bool:
    """Tell "South Velmoran", which says where somebody is from and names nobody."""
    match = _COMPASS.match(name.text)
    origin = states().get(name.text[match.end() :]) if match else None
    return origin is not None and origin[1] == "demonym" and name.text not in states()


def _is_origin(name: Name, paragraph: Paragraph) -> bool:
    """Tell the people that somebody is of: "an Inuk mother"."""
    start, end = name.start - paragraph.offset, name.end - paragraph.offset
    article = paragraph.text.endswith((" a ", " an ", "A ", "An "), 0, start)
    return article and name.kind != "state" and _somebody().match(paragraph.text, end) is not None


def _is_creed(text: str) -> bool:
    """Tell the name of a religion or a doctrine, which is no group; "Velmora Tourism" is that of a body."""
    body = " " in text and text.rsplit(maxsplit=1)[-1] in name_edges().fields
    doctrine = text.endswith("ism") and len(text) > SHORTEST_DOCTRINE and text.istitle() and not body
    return doctrine or text in name_edges().creeds


def _is_common_word(name: Name, paragraph: Paragraph) -> bool:
    """Tell a word that only the beginning of a sentence gives a capital: "Turnout was high"."""
    if " " in name.text or name.kind in {"state", "place"} or name.text in name_words():
        return False
    token = paragraph.doc.token_at(name.start - paragraph.offset)
    return token is not None and token.is_sent_start and token.tag_ in _common_tags(name)


def _common_tags(name: Name) -> frozenset[str]:
    """Return the tags of words that are no names: a plural may be that of a people."""
    return _COMMON - {"NNS"} if name.kind == "group" else _COMMON


def _is_title(name: Name, paragraph: Paragraph) -> bool:
    """Tell what somebody bears as a title: "the title of Viscount Torv"."""
    start = name.start - paragraph.offset
    return name.kind != "state" and paragraph.text.endswith((" title of ", " title of the "), 0, start)


def _is_medium(name: Name, paragraph: Paragraph) -> bool:
    """Tell a platform where somebody writes on it: "said on Facebook", "his Facebook page"."""
    start, end = name.start - paragraph.offset, name.end - paragraph.offset
    if name.text not in name_edges().platforms:
        return False
    written = paragraph.text.endswith((" on ", "On ", " via ", " through "), 0, start)
    return written or _posted().match(paragraph.text, end) is not None


def _is_honour(name: Name, before: Name | None, paragraph: Paragraph) -> bool:
    """Tell letters behind a person's name from an institution's: "Mr Jan Torv, C.B.E., of Oslo", "Ilse Brandt PhD"."""
    if before is None or before.kind != "person":
        return False
    between = paragraph.text[before.end - paragraph.offset : name.start - paragraph.offset]
    dotted = "." in name.text and between == ", " and _LETTERS.fullmatch(name.text)
    return bool(dotted) or (between in {" ", ", "} and name.text in name_edges().honours)


def _without_portfolio(name: Name, paragraph: Paragraph) -> Name:
    """Leave out what somebody is in charge of: of "Secretary Information Ilse Brandt" the name is Ilse Brandt."""
    first, _, rest = name.text.partition(" ")
    if name.kind != "person" or " " not in rest or first.lower() not in name_edges().portfolios:
        return name
    at = name.start - paragraph.offset
    before = paragraph.text[max(0, at - LONGEST_OFFICE) : at].split()[-1:]
    if not before or not (before[0][0].isupper() and role_noun(before[0])):
        return name
    return replace(name, start=name.end - len(rest), text=rest)


def _is_part_of_place(name: Name, before: Name | None, paragraph: Paragraph) -> bool:
    """Tell a quarter or a road of the place named before it from a person: "Oslo's Frogner Park"."""
    if before is None or before.kind not in {"place", "state"}:
        return False
    between = paragraph.text[before.end - paragraph.offset : name.start - paragraph.offset]
    return between in {"'s ", "’s "} and name_words().get(name.text.rsplit(maxsplit=1)[-1]) == "place"


def _by_neighbours(name: Name, following: Name | None, paragraph: Paragraph) -> Name:
    """Return an untold name with the kind that an age, a seat in parliament or a region behind it tells."""
    if not _is_untold(name):
        return name
    start, end = name.start - paragraph.offset, name.end - paragraph.offset
    if name.kind != "person" and _AGE.match(paragraph.text, end):
        return replace(name, kind="person")
    house = name.text.rpartition(" ")[2] in name_edges().buildings
    if house and paragraph.text.endswith((" in ", " at ", " near ", " outside "), 0, start):
        return replace(name, kind="place")
    if name.kind != "place" and _sits_for().search(paragraph.text, max(0, start - LONGEST_OFFICE), start):
        return replace(name, kind="place")
    if following is None or name.kind == "place":
        return name
    between = paragraph.text[end : following.start - paragraph.offset]
    if name.kind == "person" and following.kind == "person" and between.strip() in name_edges().seats:
        return replace(name, kind="place")
    entry = states().get(following.text)
    region = following.text in regions() or (entry is not None and entry[1] == "name")
    if between == ", " and region and _FROM.search(paragraph.text[max(0, start - 10) : start]):
        return replace(name, kind="place")
    return name


def _is_untold(name: Name) -> bool:
    """Tell a name of few capitalised words that no title, table or word of its own tells."""
    words = name.text.split()
    return (
        name.kind != "state"
        and not name.title
        and len(words) <= LONGEST_UNTOLD
        and not name.text.isupper()
        and all(word[0].isupper() for word in words)
        and (name.kind == "person" or not any(word in name_words() for word in words))
        and name.text not in states()
    )


def before_place_word(form: str, article: str) -> bool:
    """Tell a name that the text has before a word for places too: "Velm" where it names the Velm Desert."""
    at = article.find(f"{form} ")
    while at >= 0:
        behind = _CAPITALISED.match(article, at + len(form) + 1)
        place = behind and name_words().get(behind[0]) == "place" and behind[0] not in name_edges().surnames
        if place and not article[at - 1 : at].isalnum():
            return True
        at = article.find(f"{form} ", at + 1)
    return False


@cache
def _posted() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)? {any_of(name_edges().posts)}\b")


@cache
def _somebody() -> re.Pattern[str]:
    return re.compile(rf" {any_of(name_edges().somebody)}\b")


@cache
def _studied() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(name_edges().studying)} $")


@cache
def _sits_for() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(name_edges().sitting)} for (?:the )?$")
