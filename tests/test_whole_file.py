"""Files that go out are there whole or not at all, and nothing else is."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.whole_file import write_whole


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for words in (b"first and long", b"second"):
        write_whole(path, [words, b"!"])
        assert path.read_bytes() == words + b"!"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError, OSError, KeyboardInterrupt])
def test_what_is_not_finished_changes_nothing_and_leaves_nothing(
    tmp_path: Path, error: type[BaseException]
) -> None:
    def parts() -> Iterator[bytes]:
        yield b"new"
        raise error

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(error):
        write_whole(path, parts())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_one_and_permissions_stay(tmp_path: Path) -> None:
    kept = tmp_path / "folder" / "kept.txt"
    kept.parent.mkdir()
    kept.write_bytes(b"old")
    kept.chmod(0o600)
    link = tmp_path / "link.txt"
    link.symlink_to(Path("folder", "kept.txt"))
    write_whole(link, [b"new"])
    assert link.is_symlink()
    assert kept.read_bytes() == b"new"
    assert kept.stat().st_mode & 0o777 == 0o600


def test_what_is_no_file_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_whole(pipe, [b"some ", b"words"])
    reader.join(30)
    assert got == [b"some words"]
    assert pipe.is_fifo()
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, [b"x"])
