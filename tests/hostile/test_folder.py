"""The worst folder: the good is briefed, each bad file is named, time and memory stay bounded."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile.folder import make

SECONDS = 180
MEMORY_MB = 1000
PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2


def as_any_user() -> None:
    """Make the permissions of files bind the process to be started, even where the tests run as root."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for power in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            libc.prctl(PR_CAPBSET_DROP, power, 0, 0, 0)


def highest_memory(pid: int) -> float:
    """Return the highest resident memory so far of a process and its children, in MB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    own = next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
    return max([own, *(highest_memory(int(child)) for child in children)])


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory of processes is read from /proc")
@pytest.mark.slow
def test_the_good_is_briefed_and_every_bad_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "sent"
    folder.mkdir()
    bad = make(folder)
    out = tmp_path / "briefing.json"
    command = [sys.executable, "-m", "briefing", str(folder), "-o", str(out), "--workers", "2"]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=as_any_user,  # noqa: PLW1509 - no thread of the tests holds a lock here
    )
    highest, end = 0.0, time.monotonic() + SECONDS
    while process.poll() is None:
        assert time.monotonic() < end, "the run did not end in time"
        highest = max(highest, highest_memory(process.pid))
        time.sleep(0.05)
    assert process.stderr is not None
    told = process.stderr.read()
    process.stderr.close()
    assert process.returncode == 0, told
    assert b"\x1b" not in told
    briefing = json.loads(out.read_text())
    listed = {Path(card["path"]).name for card in briefing["articles"]}
    skipped = {item["path"].removeprefix(f"{folder}/"): item["reason"] for item in briefing["skipped"]}
    assert {"good-a.txt", "good-z.html", "line.txt", "brackets.txt"} <= listed
    assert any("nested.zip" in card["path"] for card in briefing["articles"])
    named = {place.partition("!")[0] for place in skipped}
    assert bad <= named, f"not named: {bad - named}"
    assert all(skipped.values())
    answered = listed | set(skipped)
    for path in folder.iterdir():
        shown = path.name.replace("\n", "\N{REPLACEMENT CHARACTER}").replace(
            "\x1b", "\N{REPLACEMENT CHARACTER}"
        )
        assert any(shown in name for name in answered | {c["path"] for c in briefing["articles"]}), path.name
    assert "permission" in skipped["forbidden.txt"].lower()
    assert "encrypted" in skipped["locked.pdf"]
    assert highest < MEMORY_MB
