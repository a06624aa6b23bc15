"""Affiliations: the state, institution or group that a person belongs to, as the words beside the name tell it.

It stands in the role ("mayor of Velmora"), owns the name ("Meridian's Ilse Brandt", "Canada's striker Jan Torv") or
stands right behind it ("Ilse Brandt of Meridian University", "Jan Torv (Lake Party)").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefing.extract.speakers import INSTITUTIONS
from briefing.extract.tables import name_edges, role_noun
from briefing.model import Mention

_OFFICE_AFTER = re.compile(r"\s+(?:affairs\s+)?(?:under)?(?:minister|secretary)\b", re.IGNORECASE)
_OFFICE_BEFORE = re.compile(r"\b(?:minister|secretary)\s+(?:of|for)\s+(?:the\s+)?$", re.IGNORECASE)
_BEHIND = re.compile(r"(?: ?\([^()\n]{1,40}\))? of (?:the )?(?:[a-z-]+ ){0,3}| ?\(")
"""What leads from a name to whom the person belongs: "of the", "(No. 8, $13 billion) of furniture maker", "("."""
_OWNED = re.compile(r"['’]s? ((?:[\w.-]+ ){0,5})")
"""What leads from an owner to a name: "'s", "'s Deputy Mayor"."""
FARTHEST, NEAREST = 90, 3
"""Characters from a name to whom its bearer belongs, and the mentions behind it among which that one is."""


def affiliation_beside(named: Sequence[Mention], mentions: Sequence[Mention], text: str) -> str | None:
    """Return to whom one belongs whom `named` names, by the first name that tells it.

    `mentions` are those of the article, in order; `text` is the article's.
    """
    for name in named:
        at = bisect_left(mentions, name.start, key=lambda mention: mention.start)
        for body in (*mentions[max(0, at - 1) : at], *mentions[at + 1 : at + 1 + NEAREST]):
            if body.kind not in INSTITUTIONS or body.name == name.name:
                continue
            if _owns(text[body.end : name.start]) or _stands_behind(text, name, body):
                return body.name
    return None


def _owns(between: str) -> bool:
    """Tell the words between an owner and a name from those between two parties: "'s" and what somebody is."""
    found = _OWNED.fullmatch(between) if len(between) < FARTHEST else None
    title = found[1].split() if found else []
    return found is not None and (not title or role_noun(title[-1]))


def _stands_behind(text: str, name: Mention, body: Mention) -> bool:
    """Tell whom a name is "of", or whom its brackets hold alone or first."""
    between = text[name.end : body.start]
    if len(between) > FARTHEST or not _BEHIND.fullmatch(between):
        return False
    return between[-1] != "(" or text[body.end : body.end + 1] in {")", ","}


def affiliation_in(role: str, start: int, mentions: Sequence[Mention], person: str) -> str | None:
    """Return the state or organisation named in a role that stands at an offset, the last one first.

    The mentions are given in order.
    """
    first, last = (bisect_left(mentions, at, key=lambda m: m.start) for at in (start, start + len(role)))
    for m in reversed(mentions[first:last]):
        bodies = m.kind in INSTITUTIONS and m.name != person
        if bodies and not _is_portfolio(role, m.start - start, m.end - start):
            return m.name
    return None


def _is_portfolio(role: str, start: int, end: int) -> bool:
    """Tell what a minister is responsible for, "Interior Minister" or "Secretary of State", from a body."""
    held = _OFFICE_AFTER.match(role, end) or _OFFICE_BEFORE.search(role[:start])
    return held is not None and role[start:end].lower() in name_edges().portfolios
