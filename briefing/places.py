"""Where things are kept: what may be deleted at any time, and what must not be lost."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder of everything that may be deleted at any time."""
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "briefing"


def state_folder() -> Path:
    """Return the folder of what must not be lost."""
    home = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(home) / "briefing"


def place_of(paths: Iterable[str]) -> str:
    """Return a short name for what is briefed together, the same from whatever folder it is started."""
    full = sorted(path if path == "-" else str(Path(path).resolve()) for path in paths)
    return hashlib.blake2b("\0".join(full).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
