"""Notices of corrections that came to nothing: where each stands, and what may have been meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.model import Briefing, Unmatched
from briefing.settings_file import home_file, where_set


def correction_notices(briefing: Briefing, paths: Iterable[str], config: str | None) -> Iterator[str]:
    """Yield a line for each correction in a file that means no actor of the briefing.

    Those made in the dashboard chose an actor that was there once; and one that holds for every folder cannot be
    expected in each, so that it is told only where it looks like a slip.
    """
    paths = tuple(paths)
    for one in briefing.unmatched:
        place = where_set(one.setting, one.name, paths, config)
        if place is not None and (one.shared or one.near or place[0] != home_file()):
            yield f"{place[0]}:{place[1]}: {_words(one)}"


def _words(one: Unmatched) -> str:
    said = f"{one.setting}: {one.name!r}"
    if one.shared:
        return f"{said} may be {' or '.join(map(repr, one.shared))}; write the whole name of the one that is meant"
    return f"{said} is no actor in these articles" + (f"; did you mean {one.near!r}?" if one.near else "")
