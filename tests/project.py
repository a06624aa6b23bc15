"""Where the files of the project lie, which need not be where the package under test is installed."""

from __future__ import annotations

from pathlib import Path

import briefing

ROOT = Path(__file__).parent.parent
"""The folder with the documents and the tests."""
PACKAGE = Path(briefing.__file__).parent


def place(name: str) -> Path:
    """Return where a path lies that a document names, those of the package where that is installed."""
    return PACKAGE.parent / name if name.startswith("briefing/") else ROOT / name
