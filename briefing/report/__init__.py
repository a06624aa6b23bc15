"""A briefing as text, Markdown, HTML, JSON, JSON lines or CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module

from briefing.marks import Mark, without_hidden
from briefing.model import Article, Briefing, Reading

__all__ = ["FORMATS", "Material", "render"]


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made of; `readings` is needed only where single articles are reported.

    `compared` says in words what the changes are counted from; empty where none were asked for. `marks`
    are the analyst's, by item: what is hidden is left out, what is starred or noted stands first.
    """

    briefing: Briefing
    articles: Mapping[str, Article]
    readings: Sequence[Reading] = ()
    compared: str = ""
    marks: Mapping[str, Mark] = field(default_factory=dict)


FORMATS = {
    "text": "briefing.report.text",
    "md": "briefing.report.markdown",
    "html": "briefing.report.html",
    "json": "briefing.report.structured",
    "jsonl": "briefing.report.extractions",
    "csv": "briefing.report.table",
}
"""The module of each format; each has a function `render(material)` that yields bytes."""


def render(
    form: str,
    briefing: Briefing,
    articles: Mapping[str, Article],
    readings: Sequence[Reading] = (),
    compared: str = "",
    marks: Mapping[str, Mark] | None = None,
) -> Iterator[bytes]:
    """Yield the report in the format named; raises KeyError for one that there is not."""
    made: Callable[[Material], Iterator[bytes]] = import_module(FORMATS[form]).render
    return made(Material(without_hidden(briefing, marks or {}), articles, readings, compared, marks or {}))
