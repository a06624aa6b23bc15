"""Whether a sentence tells something in the article's own name, or what somebody says, and how."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from briefing.extract.parse import Parsed
from briefing.model import Statement

Telling = Literal["plain", "direct", "indirect"]
PLAIN: frozenset[Telling] = frozenset({"plain"})


def tellings(parsed: Parsed, statements: Iterable[Statement]) -> list[frozenset[Telling]]:
    """Return for each sentence whether words of somebody stand in it, quoted or reported; "plain" where none do."""
    found: list[set[Telling]] = [set() for _ in parsed.sentences]
    first = 0
    for statement in sorted(statements, key=lambda s: s.content.start):
        while first < len(found) and parsed.sentences[first].end <= statement.content.start:
            first += 1
        for sentence in parsed.sentences[first:]:
            if sentence.start >= statement.content.end:
                break
            found[sentence.index].add("direct" if statement.direct else "indirect")
    return [frozenset(ways) or PLAIN for ways in found]
