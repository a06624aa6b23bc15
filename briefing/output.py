"""What goes out: reports on standard output or into a file, progress and messages on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from briefing.options import DONE, FAILED, SUFFIXES

if TYPE_CHECKING:
    from briefing.model import Briefing
    from briefing.run import Request, Snapshot


def form_of(output: str) -> str:
    """Return the format that the ending of a file chooses, text where it has none. Raises UsageError."""
    ending = PurePath(output).suffix
    if ending and ending.lower() not in SUFFIXES:
        raise click.UsageError(
            f"-o {plain(output)}: the ending {plain(ending)} chooses no format; end the name in "
            f"{', '.join(SUFFIXES)}, or say --format"
        )
    return SUFFIXES[ending.lower()] if ending else "text"


def write_out(parts: Iterator[bytes], output: str | None) -> int:
    """Write to standard output, or to a file; a regular one is replaced only once all is written."""
    from briefing.whole_file import write_whole

    output = None if output == "-" else output
    try:
        if output is None:
            sys.stdout.buffer.writelines(parts)
            sys.stdout.buffer.flush()
        else:
            write_whole(Path(output), parts)
    except BrokenPipeError:
        if output is None:
            # Whoever read the output has seen enough; nothing more may be written to it, even at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        where = "standard output" if output is None else plain(output)
        complain(f"{where}: cannot be written: {error.strerror or error}")
        return FAILED
    return DONE


def finished(request: Request) -> Snapshot:
    """Run to the end, telling the progress of long work on a terminal's standard error."""
    from briefing.run import snapshots

    chatty = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"
    told = ""
    for snapshot in snapshots(request):
        if snapshot.waiting and snapshot.waiting != told:
            sys.stderr.write("\r\033[K" if chatty else "")
            complain(plain(snapshot.waiting))
        told = snapshot.waiting
        if snapshot.finished:
            if chatty:
                sys.stderr.write("\r\033[K")
            return snapshot
        if chatty:
            sys.stderr.write(f"\r\033[Kreading {snapshot.done} of {snapshot.total} articles")
            sys.stderr.flush()
    raise RuntimeError("the reading ended without a briefing")


def on_terminal() -> bool:
    """Tell whether a screen can be drawn and steered, and nobody takes the output elsewhere; Textual draws on stderr."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    able = os.environ.get("TERM", "") not in {"", "dumb"}
    return able and all(stream is not None and stream.isatty() for stream in streams)


def plain(text: str) -> str:
    """Return text with nothing in it that a terminal would act on."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def complain(message: str) -> None:
    """Say something to the analyst on standard error."""
    click.echo(f"briefing: {message}", err=True)


def complain_of_skipped(briefing: Briefing, paths: Sequence[str]) -> None:
    """Say that no article could be read, and of each file why; of paths that hold none, that they are empty."""
    for item in briefing.skipped:
        complain(f"{plain(item.path)}: {plain(item.reason)}")
    if not briefing.skipped:
        complain(f"{', '.join(map(plain, paths))}: there is no file in it (hidden ones are not read)")
    complain("no article could be read")
