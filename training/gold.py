"""Annotated articles for training and measuring, in the folder that BRIEFING_GOLD names."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from briefing.extract.parse import Parsed, parse
from briefing.ingest import ingest
from briefing.model import Article

FOLDER = Path(os.environ.get("BRIEFING_GOLD", "gold"))
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with what each of its careful readers wrote about it (one or two)."""

    id: str
    article: Article
    readings: tuple[dict[str, Any], ...]


def load(split: str) -> list[Annotated]:
    """Return the annotated articles of `train`, `dev` or `all`, sorted by id."""
    if split == "all":
        return load("train") + load("dev")
    texts = expected(FOLDER / split / "articles")
    found = []
    for path in sorted(texts.glob("*.txt")):
        notes = [FOLDER / split / reader / f"{path.stem}.json" for reader in ("A", "B", ".")]
        readings = tuple(json.loads(note.read_text()) for note in notes if note.exists())
        article = next(iter(ingest([str(path)])))
        if isinstance(article, Article) and readings:
            found.append(Annotated(path.stem, article, readings))
    return found


def expected(path: Path) -> Path:
    """Return a path in the folder of annotations; where it is missing, say what is expected and exit with 2."""
    if path.exists():
        return path
    print(
        f"training: no annotations: {path} is missing. Name their folder: BRIEFING_GOLD=FOLDER; it holds score.py, "
        "and in train/ and dev/ the texts as articles/ID.txt, what two readers marked as A/ID.json and B/ID.json.",
        file=sys.stderr,
    )
    sys.exit(2)


def load_parsed(split: str) -> Iterator[tuple[Annotated, Parsed]]:
    """Yield every annotated article with its parse."""
    items = load(split)
    yield from zip(items, parse(item.article for item in items), strict=True)


def folds(items: list[Any]) -> Iterator[tuple[list[Any], list[Any]]]:
    """Yield (training, testing) splits by article, always the same ones."""
    for fold in range(FOLDS):
        yield (
            [item for at, item in enumerate(items) if at % FOLDS != fold],
            [item for at, item in enumerate(items) if at % FOLDS == fold],
        )


def scorer() -> ModuleType:
    """Return the scorer that stands beside the annotations, as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", expected(FOLDER / "score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
