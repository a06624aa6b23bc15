"""Corrections written into a folder's `.briefing.yaml`, with everything else in the file left as it stands.

The file is edited as text, so that comments, order and spelling stay the analyst's; the result is
read back and compared with what it should say before anything is written.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from briefing.config import ConfigError
from briefing.marks import Correction
from briefing.settings_file import read_settings_file
from briefing.whole_file import write_whole

_KEYS = {"merge": "merge", "kind": "kind", "role": "roles", "hide": "hide"}
_HEADER = "# Corrections made in the dashboard; see config.yaml for every setting.\n"


def with_corrections(path: Path, corrections: Iterable[Correction]) -> str:
    """Return the text of the file with the corrections in it.

    Raises ConfigError where the file is not valid now, or is written in a way that cannot be added to.
    """
    before: dict[str, Any] = read_settings_file(path) if path.exists() else {}
    text = path.read_text(encoding="utf-8-sig") if path.exists() else _HEADER
    wanted: dict[str, Any] = copy.deepcopy(before)
    for one in corrections:
        key = _KEYS[one.kind]
        if key == "hide":
            names = wanted.setdefault(key, [])
            if one.name in names:
                continue
            names.append(one.name)
            text = _added(text, key, f"- {_scalar(one.name)}")
        else:
            table = wanted.setdefault(key, {})
            if table.get(one.name) == one.value:
                continue
            if one.name in table:
                text = _removed(text, key, one.name)
            table[one.name] = one.value
            text = _added(text, key, f"{_scalar(one.name)}: {_scalar(one.value)}")
    if _settings(text) != wanted:
        raise ConfigError(f"{path}: corrections cannot be added to it as it is written; nothing was changed")
    return text


def write_text(path: Path, text: str) -> None:
    """Replace a file by a text, whole or not at all. Raises OSError."""
    write_whole(path, [text.encode()])


def _settings(text: str) -> dict[str, Any]:
    """Return what a text sets, keys that are left empty dropped."""
    try:
        values = yaml.safe_load(text) or {}
    except yaml.YAMLError:
        return {}
    return {key: value for key, value in values.items() if value is not None}


def _scalar(text: str) -> str:
    """Return text as YAML on one line, quoted where it has to be."""
    return yaml.safe_dump(text, allow_unicode=True, width=1 << 20, default_flow_style=True).split("\n")[0]


def _added(text: str, key: str, line: str) -> str:
    """Return the text with a line more under a top-level key."""
    if text and not text.endswith("\n"):
        text += "\n"
    found = _entry(text, key)
    if found is None:
        return f"{text}{key}:\n  {line}\n"
    key_node, value = found
    if isinstance(value, yaml.ScalarNode):  # left empty
        at = key_node.end_mark.index + 1
        end = text.index("\n", at)
        return f"{text[: end + 1]}  {line}\n{text[end + 1 :]}"
    if value.flow_style:
        return _opened_up(text, value, line)
    last = value.value[-1]
    end_node = last[1] if isinstance(last, tuple) else last
    end = text.index("\n", _end(text, end_node))
    return f"{text[: end + 1]}{' ' * value.start_mark.column}{line}\n{text[end + 1 :]}"


def _opened_up(text: str, value: yaml.CollectionNode, line: str) -> str:
    """Return the text with a value in braces or brackets written as lines, and one line more."""
    start, end = value.start_mark.index, value.end_mark.index
    inside = yaml.safe_load(text[start:end])
    if isinstance(inside, dict):
        lines = [f"{_scalar(str(name))}: {_scalar(str(one))}" for name, one in inside.items()]
    else:
        lines = [f"- {_scalar(str(one))}" for one in inside]
    rest = text.index("\n", end)
    comment = text[end:rest].strip()
    head = text[:start].rstrip(" ") + (f"  {comment}" if comment else "")
    return "\n".join([head, *(f"  {one}" for one in (*lines, line))]) + text[rest:]


def _removed(text: str, key: str, name: str) -> str:
    """Return the text without the entry of a name under a key."""
    found = _entry(text, key)
    if found is None or not isinstance(found[1], yaml.MappingNode):
        return text
    for at, value in found[1].value:
        if at.value == name and not found[1].flow_style:
            start = text.rindex("\n", 0, at.start_mark.index) + 1
            return text[:start] + text[text.index("\n", _end(text, value)) + 1 :]
        if at.value == name:
            start, end = at.start_mark.index, value.end_mark.index
            rest = text[end:].lstrip()
            return text[:start] + (rest[1:].lstrip() if rest.startswith(",") else rest)
    return text


def _entry(text: str, key: str) -> tuple[yaml.Node, Any] | None:
    """Return the nodes of a top-level key and its value."""
    tree = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(tree, yaml.MappingNode):
        return None
    return next(((name, value) for name, value in tree.value if name.value == key), None)


def _end(text: str, node: yaml.Node) -> int:
    """Return where a value ends, the white space that the parser takes in left out."""
    end = int(node.end_mark.index)
    return len(text[:end].rstrip())
