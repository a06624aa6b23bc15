"""Reports into files: what is replaced, what is written to as it stands, and what is said where that fails."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.options import DONE, FAILED
from briefing.output import write_out


def parts() -> Iterator[bytes]:
    yield b"one "
    yield b"two"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    assert write_out(parts(), str(pipe)) == DONE
    reader.join(10)
    assert pipe.is_fifo()
    assert read == [b"one two"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device_is_told_and_stays_a_device(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = tmp_path / "full"
    link.symlink_to("/dev/full")
    assert write_out(parts(), str(link)) == FAILED
    assert link.is_char_device()
    assert "cannot be written: No space left on device" in capsys.readouterr().err
