"""Stands in for reading in worker processes, which import it by name: some articles and files are faults."""

from __future__ import annotations

import os
import signal
import time

import msgspec

from briefing.ingest import Intake, Options, Source
from briefing.model import Article, Extraction, Skipped, pack


def pretend_batch(batch: tuple[Article, ...], model: str) -> bytes:
    """Stands in for reading: some articles kill the process, never end, or raise."""
    found = []
    for item in batch:
        if item.id.startswith("kill"):
            os.kill(os.getpid(), signal.SIGKILL)
        if item.id.startswith("hang"):
            time.sleep(3600)
        if item.id.startswith("raise"):
            raise ValueError(item.id)
        found.append(pack(Extraction()))
    return msgspec.msgpack.encode(found)


def pretend_read(source: Source, stdin: bytes | None, options: Options) -> list[Intake]:
    """Stands in for reading one file apart: some files are faults, told by the beginning of their names."""
    name = source.path.name
    if name.startswith("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("once"):
        flag = source.path.with_suffix(".tried")
        if not flag.exists():
            flag.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("hang"):
        time.sleep(3600)
    if name.startswith("raise"):
        raise ValueError(name)
    if name.startswith("eat"):
        return [Skipped(source.name, f"{len(bytearray(2_000_000_000))} bytes")]
    return [Article(name, source.name, "text", ())]
