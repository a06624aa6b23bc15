"""Settings: config.yaml checked into typed values, every error with its file and line.

Later files win over earlier ones key by key: the user's own, `config.yaml` in the working folder,
`.briefing.yaml` in each folder that is briefed; command-line flags and `BRIEFING_*` variables win
over all of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from briefing.kinds import ActorKind, Grade

SummaryMethod = Literal["briefing", "lead", "lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic"]
FieldMeaning = Literal[
    "id", "title", "text", "summary", "published", "publisher", "author", "url", "language"
]
PaneName = Literal["summary", "actors", "numbers", "questions"]

OWN_FILE = "config.yaml"
FOLDER_FILE = ".briefing.yaml"


class ConfigError(Exception):
    """A setting that cannot be used; the text names the file, the line and what to write instead."""


class ClusterError(Exception):
    """A cluster that cannot be used; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class SummarySettings:
    """How long the summary is (None: 5 sentences for one article, 7 for several) and who makes it."""

    sentences: Annotated[int, Meta(ge=1, le=100)] | None = None
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
    `kind` and `roles` replace what was found. `cluster` is the address of a Dask scheduler, or `local`. `fields` names fields of news databases by what they mean.
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

    @property
    def actors(self) -> Settings:
        return self


def load_settings(paths: Iterable[str] = (), config: str | None = None) -> Settings:
    """Return the settings for briefing these paths; `config` names a file read instead of the usual ones.

    Raises ConfigError with file, line and the nearest right key.
    """
    merged: dict[str, Any] = {}
    if config is not None:
        files = [Path(config)]
        if not files[0].is_file():
            raise ConfigError(f"{config}: there is no such file")
    else:
        files = [path for path in usual_files(paths) if path.is_file()]
    for path in files:
        # Loaded where there is a file: YAML takes longer than all else before the first paint.
        from briefing.settings_file import read_settings_file

        _merge(merged, read_settings_file(path))
    return msgspec.convert(merged, Settings)


def usual_files(paths: Iterable[str]) -> Iterator[Path]:
    """Yield the places where settings are looked for, weakest first."""
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    yield Path(home) / "briefing" / OWN_FILE
    yield Path(OWN_FILE)
    for name in paths:
        if name != "-" and Path(name).is_dir():
            yield Path(name) / FOLDER_FILE


def _merge(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Lay one file's values over another's: mappings key by key, everything else whole."""
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value
