"""Settings: every one that there is, with its type and default. `settings_file` reads them from files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from msgspec import Meta

from briefing.kinds import ActorKind, Grade

SummaryMethod = Literal["briefing", "lead", "lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic"]
FieldMeaning = Literal[
    "id", "title", "text", "summary", "published", "publisher", "author", "url", "language"
]
PaneName = Literal["summary", "actors", "numbers", "questions"]


MOST_SENTENCES = 100
"""Sentences that a summary may have."""


class ConfigError(Exception):
    """A setting that cannot be used; the text names the file, the line and what to write instead."""


class ClusterError(Exception):
    """A cluster that cannot be used; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class SummarySettings:
    """How long the summary is (None: 5 sentences for one article, 7 for several) and who makes it."""

    sentences: Annotated[int, Meta(ge=1, le=MOST_SENTENCES)] | None = None
    method: SummaryMethod = "briefing"


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """How the dashboard looks: a theme by name, the panes in their order, the source's share in per cent.

    `keys` maps the names of key table entries (see `?` and README) to keys, several separated by commas.
    """

    theme: str = "briefing-dark"
    panes: Annotated[list[PaneName], Meta(min_length=1)] = field(
        default_factory=lambda: ["summary", "actors", "numbers", "questions"]
    )
    source_height: Annotated[int, Meta(ge=10, le=90)] = 40
    signs: Literal["auto", "unicode", "ascii"] = "auto"
    keys: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LimitSettings:
    """What one file may take: seconds, MB of memory, MB of size. Beyond that it is skipped."""

    seconds: Annotated[float, Meta(gt=0)] = 60.0
    memory: Annotated[int, Meta(ge=200)] = 1000
    file: Annotated[float, Meta(gt=0)] = 20.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that config.yaml can say.

    The analyst's corrections win over the machine: `aliases` maps a name to further names of the
    same actor, `merge` a name to the actor that it belongs to, `hide` lists names not to show,
    `kind` and `roles` replace what was found; each takes any name by which the articles know an actor. `cluster` is the address of a Dask scheduler, or `local`. `fields` names fields of news databases by what they mean.
    """

    summary: SummarySettings = field(default_factory=SummarySettings)
    screen: ScreenSettings = field(default_factory=ScreenSettings)
    limits: LimitSettings = field(default_factory=LimitSettings)
    aliases: dict[str, list[str]] = field(default_factory=dict)
    merge: dict[str, str] = field(default_factory=dict)
    hide: list[str] = field(default_factory=list)
    kind: dict[str, ActorKind] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    watch: list[str] = field(default_factory=list)
    reliability: dict[str, Grade] = field(default_factory=dict)
    fields: dict[FieldMeaning, list[str]] = field(default_factory=dict)
    model: str = "auto"
    workers: Annotated[int, Meta(ge=0, le=256)] = 0
    cluster: Annotated[str, Meta(min_length=1)] | None = None
    store: bool = True
