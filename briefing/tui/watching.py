"""Whether files have changed, told from their names, sizes and times without opening any."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator


def fingerprint(paths: Iterable[str]) -> str:
    """Return a digest that changes when a file under the paths comes, goes or is written to."""
    digest = hashlib.blake2b(digest_size=16)
    for path in paths:
        for name in _files(path):
            try:
                status = os.stat(name)  # noqa: PTH116 - thousands of files; a Path for each is waste
            except OSError:
                continue
            digest.update(
                f"{name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode("utf-8", "surrogateescape")
            )
    return digest.hexdigest()


def _files(path: str) -> Iterator[str]:
    """Yield the files under a path that are not hidden, in a fixed order."""
    if not os.path.isdir(path):  # noqa: PTH112 - strings throughout
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(folder, name) for name in sorted(names) if not name.startswith("."))  # noqa: PTH118 - the same
