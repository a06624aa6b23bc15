"""Files of settings: YAML checked into typed values, every error with file, line and the nearest right key.

Later files win over earlier ones key by key: the user's own, `config.yaml` in the working folder,
`.briefing.yaml` in each folder that is briefed; command-line flags and `BRIEFING_*` variables win
over all of them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec
import yaml

from briefing.config import ConfigError, Settings

OWN_FILE = "config.yaml"
FOLDER_FILE = ".briefing.yaml"
OUTWARD = ("cluster", "model")
"""Settings that decide where articles are sent and what code reads them: a folder may come from anybody."""
DEFAULTS = Settings()
MERGE = "tag:yaml.org,2002:merge"
DEEPEST = 3
"""Levels of keys, as in `screen: {keys: {quit: q}}`."""

PLAIN_WORDS = {
    "int | null": "a whole number",
    "int": "a whole number",
    "str": "text",
    "bool": "true or false",
    "array": "a list such as [a, b]",
    "object": "`key: value` lines",
    "float": "a number",
}


def load_settings(paths: Iterable[str] = (), config: str | None = None) -> Settings:
    """Return the settings for briefing these paths; `config` names a file read instead of the usual ones.

    Raises ConfigError with file, line and the nearest right key.
    """
    merged: dict[str, Any] = {}
    if config is not None and not Path(config).is_file():
        raise ConfigError(f"{config}: there is no such file")
    for path in _files(paths, config):
        _merge(merged, read_settings_file(path))
    return msgspec.convert(merged, Settings)


def where_set(setting: str, name: str, paths: Iterable[str], config: str | None) -> tuple[Path, int] | None:
    """Return file and line where a name stands under a setting, in the strongest file that has it there."""
    for path in reversed(_files(paths, config)):
        try:
            tree, _ = _parsed(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, yaml.YAMLError, RecursionError):
            continue
        for key, value in tree.value if isinstance(tree, yaml.MappingNode) else ():
            if key.value != setting or not isinstance(value, yaml.CollectionNode):
                continue
            for one in value.value:
                node = one[0] if isinstance(value, yaml.MappingNode) else one
                if node.value == name:
                    return path, node.start_mark.line + 1
    return None


def _files(paths: Iterable[str], config: str | None) -> list[Path]:
    """Return the files that settings are taken from, weakest first."""
    files = usual_files(paths) if config is None else iter((Path(config),))
    return [path for path in files if path.is_file()]


def usual_files(paths: Iterable[str]) -> Iterator[Path]:
    """Yield the places where settings are looked for, weakest first."""
    yield home_file()
    yield Path(OWN_FILE)
    for name in paths:
        if name != "-" and Path(name).is_dir():
            yield Path(name) / FOLDER_FILE


def home_file() -> Path:
    """Return the place of the settings that hold for every folder."""
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(home) / "briefing" / OWN_FILE


def read_settings_file(path: Path) -> dict[str, Any]:
    """Return what one file sets, checked. Raises ConfigError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        tree, values = _parsed(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(f"{path}:{line}: not valid YAML: {error.problem}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: cannot be read: it is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from None
    if tree is None:
        return {}
    if not isinstance(values, dict):
        raise ConfigError(f"{path}:1: settings are `key: value` lines")
    _check_keys(path, tree, msgspec.inspect.type_info(Settings))
    values = _without_blanks(values)
    _refuse_outward(path, tree, values)
    try:
        msgspec.convert(values, Settings)
    except msgspec.ValidationError as error:
        raise ConfigError(_explain(path, tree, str(error))) from None
    _check_key_map(path, tree, values)
    return values


def _refuse_outward(path: Path, tree: yaml.Node, values: Mapping[str, Any]) -> None:
    """Raise ConfigError where a folder's own file sets what decides where articles go, other than by default."""
    for name in OUTWARD if path.name == FOLDER_FILE else ():
        if values.get(name, getattr(DEFAULTS, name)) != getattr(DEFAULTS, name):
            raise ConfigError(
                f"{path}:{_line_of(tree, name)}: {name!r} is not taken from the file that lies beside the articles; "
                f"set it in config.yaml, or say --{name}"
            )


def _parsed(text: str) -> tuple[yaml.Node | None, Any]:
    """Return the nodes of a document, which know their lines, and its values."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        tree = loader.get_single_node()
        if tree is None:
            return None, None
        _refuse_merging(tree)
        return tree, loader.construct_document(tree)
    finally:
        loader.dispose()


def _refuse_merging(tree: yaml.Node) -> None:
    """Raise MarkedYAMLError where a mapping takes in others by `<<`: with each level of these it may become twice as large."""
    waiting, seen = [tree], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.tag == MERGE:
            raise yaml.MarkedYAMLError(
                problem="`<<` takes in no other keys here", problem_mark=node.start_mark
            )
        if isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _without_blanks(values: dict[str, Any], levels: int = DEEPEST) -> dict[str, Any]:
    """Drop the keys that are left empty, which keep their default.

    Values that stand below others too deep are none of a setting. They are left alone: a file that comes with a
    folder may name one value in many places, and so hold more than could ever be gone through.
    """
    return {
        key: _without_blanks(value, levels - 1) if isinstance(value, dict) and levels > 1 else value
        for key, value in values.items()
        if value is not None
    }


def _check_keys(path: Path, node: yaml.Node, kind: msgspec.inspect.Type) -> None:
    """Raise ConfigError for a key that is unknown or said twice."""
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    known = (
        {item.encode_name: item.type for item in kind.fields}
        if isinstance(kind, msgspec.inspect.DataclassType)
        else None
    )
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name in seen:
            raise ConfigError(f"{path}:{line}: {name!r} is set twice; keep one of them")
        seen.add(name)
        if known is None:
            continue
        if name not in known:
            raise ConfigError(f"{path}:{line}: unknown key {name!r}; {_nearest(name, known)}")
        _check_keys(path, value, known[name])


def _check_key_map(path: Path, tree: yaml.Node, values: dict[str, Any]) -> None:
    """Raise ConfigError for a key map with an unknown action, or with one key for two actions."""
    own = (values.get("screen") or {}).get("keys") or {}
    if not own:
        return
    from briefing.keys import KEYS, taken_twice

    known = [key.id for key in KEYS]
    for name in own:
        if name not in known:
            line = _line_of(tree, "screen", "keys", name)
            raise ConfigError(f"{path}:{line}: there is no action {name!r}; {_nearest(name, known)}")
    if (twice := taken_twice(own)) is not None:
        key, one, other = twice
        line = _line_of(tree, "screen", "keys", other)
        raise ConfigError(
            f"{path}:{line}: {key!r} is the key of {one!r} already; give {one!r} another key as well"
        )


def _line_of(node: yaml.Node, *names: str) -> int:
    """Return the line of a nested key, counted from 1."""
    line = 1
    for name in names:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        for key, value in pairs:
            if key.value == name:
                line, node = key.start_mark.line + 1, value
    return line


def _nearest(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else "known keys are " + ", ".join(sorted(known))


def _explain(path: Path, tree: yaml.Node, message: str) -> str:
    """Turn a validation message that ends in a path such as `$.summary.method` into file, line and advice."""
    text, _, place = message.partition(" - at `")
    steps = re.findall(r"\.([^.\[\]`]+)|\[(\d+|\.\.\.)\]", place)
    node = tree
    for name, index in steps:
        if isinstance(node, yaml.MappingNode) and name:
            node = next((value for key, value in node.value if key.value == name), node)
        elif isinstance(node, yaml.MappingNode):
            node = next((value for _, value in node.value if _rejected(value, text)), node)
        elif isinstance(node, yaml.SequenceNode) and index.isdigit():
            node = node.value[int(index)]
    where = ".".join(name for name, _ in steps if name)
    advice = ""
    choices = _choices(where)
    if isinstance(node, yaml.ScalarNode) and choices:
        near = get_close_matches(node.value.lower(), choices, n=1, cutoff=0.5)
        advice = f"; did you mean {near[0]!r}?" if near else "; choose one of " + ", ".join(choices)
        text = f"{node.value!r} is not a choice for {where!r}"
    else:
        for term, words in PLAIN_WORDS.items():
            text = text.replace(f"`{term}`", words)
        text = f"{where!r}: {text[0].lower()}{text[1:]}"
    return f"{path}:{node.start_mark.line + 1}: {text}{advice}"


def _rejected(node: yaml.Node, message: str) -> bool:
    """Tell whether a scalar is the one that a message about an enum complains of."""
    return isinstance(node, yaml.ScalarNode) and f"'{node.value}'" in message


def _choices(where: str) -> list[str]:
    """Return the words that a setting may take, where it has a fixed list."""
    kind: msgspec.inspect.Type = msgspec.inspect.type_info(Settings)
    for name in where.split("."):
        if not isinstance(kind, msgspec.inspect.DataclassType):
            break
        kind = next(item.type for item in kind.fields if item.encode_name == name)
    while not isinstance(kind, msgspec.inspect.LiteralType):
        if isinstance(kind, msgspec.inspect.ListType):
            kind = kind.item_type
        elif isinstance(kind, msgspec.inspect.DictType):
            kind = kind.value_type
        else:
            return []
    return [str(value) for value in kind.values]


def _merge(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Lay one file's values over another's: mappings key by key, everything else whole."""
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value
