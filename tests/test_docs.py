"""What the documents say holds: every setting, folder and command that they name exists."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from project import ROOT, place

from briefing.config import Settings

DOCUMENTS = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def keys_of(kind: type[Any], before: str = "") -> set[str]:
    """Return the settings of a dataclass, those of its parts with a dot."""
    found: set[str] = set()
    hints = get_type_hints(kind)
    for item in fields(kind):
        inner = hints[item.name]
        found |= keys_of(inner, f"{item.name}.") if is_dataclass(inner) else {before + item.name}
    return found


def test_every_setting_is_explained_and_no_other() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text()
    assert set(re.findall(r"^\| `([a-z_.]+)` \|", text, re.MULTILINE)) == keys_of(Settings)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text()
    named = re.findall(r"`((?:briefing|tests|docs|training|benchmarks)/[\w./]*[\w/])`", text)
    links = [link for link in re.findall(r"\]\(([^)#:]+)\)", text) if not link.startswith("http")]
    missing = [name for name in named if not place(name).exists()]
    missing += [link for link in links if not (document.parent / link).exists()]
    assert missing == []
