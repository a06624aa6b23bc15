"""Files that are replaced whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Let a file hold these parts, once all of them are made and written; until then it holds what it did.

    A link stays one, and the file keeps its permissions. What is no regular file, such as a pipe or
    `/dev/null`, is written to, not replaced. Raises OSError, and whatever making the parts raises.
    """
    if path.is_relative_to("/dev") or (path.exists() and not path.is_file()):
        with path.open("wb") as stream:
            stream.writelines(parts)
        return
    target = path.resolve()
    scratch = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with scratch.open("wb") as stream:
            stream.writelines(parts)
        if target.exists():
            shutil.copymode(target, scratch)
        scratch.replace(target)
    except BaseException:  # an interruption too leaves nothing behind
        scratch.unlink(missing_ok=True)
        raise
