"""What `briefing --doctor` prints: versions, model, places, terminal, and a trial without network."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

from briefing import __version__
from briefing.config import ConfigError
from briefing.output import on_terminal
from briefing.places import cache_folder, state_folder
from briefing.settings_file import load_settings, usual_files
from briefing.store import model_version

PACKAGES = ("textual", "spacy", "sumy", "nltk", "msgspec", "pyyaml", "click", "pebble")
TRIAL = "The mayor of Velmora, Ilse Brandt, said on Monday that about 40 houses may be rebuilt by spring.\n"
_NETWORK_EVENTS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")


def examine(paths: Sequence[str] = ()) -> Iterator[str]:
    """Yield the report line by line; a trial article is briefed at the end, which takes some seconds."""
    yield f"briefing   {__version__} in {Path(__file__).parent}"
    yield f"python     {platform.python_version()} ({sys.executable}) on {platform.platform()}"
    yield "packages   " + ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    yield from _settings(paths)
    yield from _places()
    yield from _terminal()
    yield _trial()


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "missing"


def _settings(paths: Sequence[str]) -> Iterator[str]:
    for path in usual_files(paths):
        yield f"settings   {path}: {'read' if path.is_file() else 'not there, not needed'}"
    try:
        settings = load_settings(paths)
    except ConfigError as error:
        yield f"settings   PROBLEM: {error}"
        return
    found = model_version(settings.model)
    yield f"model      {found}" + ("" if found != settings.model else " (PROBLEM: not installed)")


def _places() -> Iterator[str]:
    for label, folder, use in (
        ("cache", cache_folder(), "what was read; safe to delete"),
        ("state", state_folder(), "history and marks"),
    ):
        yield f"{label:<10} {folder} ({_size(folder)}; {use}){_trouble(folder)}"


def _size(folder: Path) -> str:
    held = sum(path.stat().st_size for path in folder.glob("*") if path.is_file()) if folder.is_dir() else 0
    return f"{held / 1e6:.1f} MB"


def _trouble(folder: Path) -> str:
    """Say when nothing can be written where results are to be kept."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return "" if os.access(there, os.W_OK) else " PROBLEM: cannot be written; every run starts anew"


def _terminal() -> Iterator[str]:
    width, height = shutil.get_terminal_size()
    term = os.environ.get("TERM", "")
    yield (
        f"terminal   {term or 'none'}, {width}x{height}, {sys.stdout.encoding}, "
        f"{_colours()}; {'the dashboard' if on_terminal() else 'plain text'} is shown here"
    )


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "no colours (NO_COLOR is set)"
    if os.environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        return "true colours"
    return "256 colours" if "256" in os.environ.get("TERM", "") else "16 colours"


def _trial() -> str:
    """Brief one sentence in this process and count what the interpreter reports of the network."""
    from dataclasses import replace

    from briefing.config import Settings
    from briefing.run import Request, snapshots

    asked: list[str] = []
    watching = True

    def watch(event: str, _: tuple[object, ...]) -> None:
        if watching and event in _NETWORK_EVENTS:
            asked.append(event)

    sys.addaudithook(watch)
    try:
        settings = replace(Settings(), store=False)
        *_, last = snapshots(Request(("-",), settings, TRIAL.encode()))
    except Exception as error:  # noqa: BLE001 - whatever stops the trial is what the report has to say
        return f"trial      PROBLEM: {type(error).__name__}: {error}"
    finally:
        watching = False
    found = f"{len(last.briefing.actors)} actor, {len(last.briefing.key_numbers)} number"
    if not last.briefing.actors or not last.briefing.key_numbers:
        return f"trial      PROBLEM: one sentence was read and gave {found}"
    network = f"PROBLEM: {', '.join(sorted(set(asked)))}" if asked else "no network was asked for"
    return f"trial      one sentence was read: {found}; {network}"
